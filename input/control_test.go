package input

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestEveryControlParsesFromItsName(t *testing.T) {
	seen := map[string]Control{}
	for c := None; c < padEnd; c++ {
		name := c.String()
		if name == "none" {
			continue
		}
		if other, twice := seen[name]; twice {
			t.Errorf("controls %d and %d: got one name %q; want two", c, other, name)
		}
		seen[name] = c
		if got, ok := Parse(name); got != c || !ok {
			t.Errorf("Parse(%q): got %d, %v; want %d, true", name, got, ok, c)
		}
		for player := 0; c.pad() && player < MaxPads; player++ {
			of := c.Of(player)
			if got, ok := Parse(of.String()); got != of || !ok {
				t.Errorf("Parse(%q): got %d, %v; want %d, true", of.String(), got, ok, of)
			}
		}
	}
	if got, want := len(seen), 119-1+8+25; got < want {
		t.Errorf("named controls: got %d; want at least %d", got, want)
	}
}

func TestNamesAreStable(t *testing.T) {
	for name, want := range map[string]Control{
		"W": KeyW, "0": Key0, "Up": KeyUp, "Numpad7": KeyNumpad7, "MouseLeft": MouseLeft, "WheelDown": WheelDown,
		"TouchScreen": TouchScreen, "TouchA": TouchA, "TouchPause": TouchPause, "TouchTap": TouchTap, "PadA": PadA, "PadHome": PadHome, "PadLeft": PadLeft, "PadLeftLeft": PadLeftLeft,
		"PadRightDown": PadRightDown, "PadA.0": PadA.Of(0), "PadL2.7": PadL2.Of(7), "none": None,
	} {
		if got, ok := Parse(name); got != want || !ok {
			t.Errorf("Parse(%q): got %d, %v; want %d, true", name, got, ok, want)
		}
	}
	numbers := map[Control]uint16{KeyA: 1, MouseLeft: 256, TouchScreen: 263, TouchA: 264, TouchTap: 269, PadA: 320, PadHome: 336, PadRightDown: 344, PadB.Of(1): 8513}
	for c, want := range numbers {
		if uint16(c) != want {
			t.Errorf("number of %v: got %d; want %d, which replays hold", c, uint16(c), want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, name := range []string{"", "w", "KeyW", "PadA.", "PadA.8", "PadA.-1", "PadA.01", "PadA.+1", "PadA.1.1", "W.0", "none.0", "control 300"} {
		if got, ok := Parse(name); ok {
			t.Errorf("Parse(%q): got %v; want none", name, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"W", "PadA.1", "PadA.01", ".", "none.3"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if c, ok := Parse(name); ok && c.String() != name {
			t.Errorf("Parse(%q): got %v; want the same name or none", name, c)
		}
	})
}

func TestOfAndBack(t *testing.T) {
	c := PadX.Of(2)
	if player, ok := c.Player(); player != 2 || !ok {
		t.Errorf("Player: got %d, %v; want 2, true", player, ok)
	}
	if got := c.Of(5).AnyPad(); got != PadX {
		t.Errorf("AnyPad: got %v; want PadX", got)
	}
	if _, ok := PadX.Player(); ok {
		t.Errorf("Player of PadX: got one; want none")
	}
	for name, f := range map[string]func(){
		"a key":     func() { KeyA.Of(0) },
		"player 8":  func() { PadA.Of(MaxPads) },
		"player -1": func() { PadA.Of(-1) },
	} {
		t.Run(name, func(t *testing.T) { mustPanic(t, "input: take ", f) })
	}
}

// TestEveryKeyHasItsControl reads the driver's keys from its source, so that a new key is not forgotten here.
func TestEveryKeyHasItsControl(t *testing.T) {
	want, got := constants(t, "../engine/driver/key.go"), constants(t, "key.go")
	delete(want, "KeyNone")
	for name := range want {
		if !got[name] {
			t.Errorf("control %s: got none; want one for driver.%s", name, name)
		}
	}
	if KeyNumpadEqual != Control(driver.KeyNumpadEqual) || len(want) != len(got) {
		t.Errorf("keys: got %d; want %d", len(got), len(want))
	}
}

func constants(t *testing.T, path string) map[string]bool {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, id := range spec.Names {
				if strings.HasPrefix(id.Name, "Key") {
					names[id.Name] = true
				}
			}
		}
		return true
	})
	return names
}

func mustPanic(t *testing.T, prefix string, f func()) {
	t.Helper()
	defer func() {
		if got, _ := recover().(string); !strings.HasPrefix(got, prefix) {
			t.Errorf("panic: got %q; want one that begins with %q", got, prefix)
		}
	}()
	f()
}
