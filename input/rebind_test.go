package input

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

const rebindText = `# What the hero does.
jump = Space, W, PadA   # up
dash = hold 0.5 X, PadB
fire = F

[menu]
ok   = Space, Enter
`

func TestRebindAnswers(t *testing.T) {
	for _, c := range []struct {
		answer     Answer
		with       string
		done       bool
		jump, dash string
	}{
		{Refuse, "fire", false, "Space, W, PadA", "F"},
		{Swap, "fire", true, "F, W, PadA", "Space"},
		{Replace, "fire", true, "F, W, PadA", ""},
		{Allow, "fire", true, "F, W, PadA", "F"},
	} {
		p := bindTo(t, rebindText)
		with, done := Rebind(&p.State, jump, KeyF, c.answer)
		if with != c.with || done != c.done {
			t.Errorf("answer %d: got %q, %v; want %q, %v", c.answer, with, done, c.with, c.done)
		}
		if got := [2]string{Binding(&p.State, jump), Binding(&p.State, named("fire"))}; got != [2]string{c.jump, c.dash} {
			t.Errorf("answer %d: got %q; want %q, %q", c.answer, got, c.jump, c.dash)
		}
	}
}

func TestRebindKeepsTheRest(t *testing.T) {
	p := bindTo(t, rebindText)
	if with, done := Rebind(&p.State, dash, KeyEnter, Refuse); with != "ok" || done {
		t.Errorf("Enter, which is a menu's: got %q, %v; want it refused, since these actions answer in the menu too", with, done)
	}
	Rebind(&p.State, dash, KeyV, Refuse)
	Rebind(&p.State, dash, PadY.Of(3), Refuse)
	Rebind(&p.State, jump, MouseLeft, Refuse)
	want := strings.NewReplacer("Space, W, PadA", "MouseLeft, W, PadA", "0.5 X, PadB", "0.5 V, PadY").Replace(rebindText)
	if got := BindingsText(&p.State); got != want {
		t.Errorf("the text: got\n%s\nwant\n%s", got, want)
	}
	if got, want := PlayerBindings(&p.State), "dash = hold 0.5 V, PadY\njump = MouseLeft, W, PadA\n"; got != want {
		t.Errorf("the player's: got\n%s\nwant\n%s", got, want)
	}
	p.press(KeyV)
	p.wait(30)
	p.expect(t, "held for half a second", dash, true, true, false)
	ResetBindings(&p.State, jump)
	if got := Binding(&p.State, jump); got != "Space, W, PadA" {
		t.Errorf("given back: got %q; want what the game has", got)
	}
	Rebind(&p.State, dash, KeyX, Refuse)
	Rebind(&p.State, dash, PadB, Refuse)
	if got := PlayerBindings(&p.State); got != "" {
		t.Errorf("as the game has it: got\n%s\nwant nothing to save", got)
	}
	Unbind(&p.State, jump, KeyW)
	if got := Binding(&p.State, jump); got != "Space, PadA" {
		t.Errorf("taken away: got %q; want the others", got)
	}
	ResetBindings(&p.State)
	if got := BindingsText(&p.State); got != rebindText {
		t.Errorf("all given back: got\n%s", got)
	}
}

func TestWhatIsHeldWhenItIsBoundCountsLater(t *testing.T) {
	p := bindTo(t, rebindText)
	p.press(KeyK)
	if c, ok := Listen(&p.State); !ok || c != KeyK {
		t.Fatalf("listen: got %v, %v; want K", c, ok)
	}
	Rebind(&p.State, jump, KeyK, Refuse)
	p.expect(t, "in the tick", jump, false, false, false)
	p.tick()
	p.expect(t, "still held", jump, false, false, false)
	p.release(KeyK)
	p.expect(t, "let go", jump, false, false, false)
	p.press(KeyK)
	p.expect(t, "anew", jump, true, true, false)
}

func TestListen(t *testing.T) {
	var p player
	p.press(KeyEscape)
	if c, ok := Listen(&p.State, KeyEscape, PadStart); ok {
		t.Errorf("Escape, which must not be: got %v", c)
	}
	p.in.Touches = []driver.TouchEvent{{ID: 1, Phase: driver.TouchBegan, X: 5, Y: 5}}
	p.tick()
	if c, ok := Listen(&p.State); ok {
		t.Errorf("a finger: got %v", c)
	}
	p.in.Pads = []driver.Pad{{ID: 1}, {ID: 2, Buttons: driver.PadStart}}
	p.tick()
	if c, ok := Listen(&p.State, PadStart); ok {
		t.Errorf("the second pad's start, which must not be: got %v", c)
	}
	if c, ok := Listen(&p.State); !ok || c != PadStart.Of(1) {
		t.Errorf("the second pad's start: got %v, %v; want it with its pad", c, ok)
	}
}

func TestCodeAloneCanBeRebound(t *testing.T) {
	p := bindTo(t, "", jump, Move)
	left := Ways(Move)[0]
	Rebind(&p.State, left, KeyJ, Refuse)
	if got := Binding(&p.State, left); got != "J, Left, PadLeft, PadLeftLeft" {
		t.Errorf("got %q; want J in the place of A", got)
	}
	p.press(KeyJ)
	if got := p.Vec(Move); got.X != -1 {
		t.Errorf("J: got %v; want left", got)
	}
	if got := PlayerBindings(&p.State); got != "move.left = J, Left, PadLeft, PadLeftLeft\n" {
		t.Errorf("the player's: got %q", got)
	}
	if how, on := Controls(&p.State, left, Pad); how != ByPress || on[0] != PadLeft {
		t.Errorf("controls on a pad: got %v, %v; want PadLeft", how, on)
	}
	if c := Hint(&p.State, left); c != KeyJ {
		t.Errorf("hint: got %v; want J", c)
	}
}

func TestOptions(t *testing.T) {
	p := bindTo(t, "run = ShiftLeft\nsave = Ctrl+S\ncharge = hold X\n")
	run, charge := named("run"), named("charge")
	for name, value := range map[string]string{"toggle": "run", "hold": "0.1", "repeat": "0.2 0.05", "chord": "1"} {
		if err := SetOption(&p.State, name, value); err != nil {
			t.Fatal(err)
		}
	}
	p.press(KeyShiftLeft)
	p.release(KeyShiftLeft)
	p.expect(t, "a switch", run, true, false, false)
	p.press(KeyX)
	n := 0
	for range 30 {
		p.tick()
		if p.Repeated(charge) {
			n++
		}
	}
	if n != 1+5 { // at 0.1 s it begins, and after 0.2 s more and each 0.05
		t.Errorf("begun and repeated in half a second: got %d; want 6", n)
	}
	p.press(KeyControlLeft)
	p.release(KeyControlLeft)
	p.wait(20)
	p.press(KeyS)
	p.expect(t, "one key after the other", save, true, true, false)
	p.release(KeyS)
	p.wait(60)
	p.press(KeyS)
	p.expect(t, "too late", save, false, false, false)
	if err := SetOption(&p.State, "hold", "long"); err == nil || !strings.Contains(err.Error(), `"long" is no time`) {
		t.Errorf("a broken option: got %v; want an error", err)
	}
	if got := PlayerBindings(&p.State); strings.Count(got, "\n") != 4 || !strings.Contains(got, "set hold = 0.1\n") {
		t.Errorf("the player's: got\n%s\nwant four options", got)
	}
	if err := RebindAll(&p.State, "run = J\nsave = K\n"); err != nil || Binding(&p.State, save) != "K" {
		t.Errorf("a layout for one hand: got %v, %q", err, Binding(&p.State, save))
	}
}

// TestOldPlayersTextsLoseNothing reads a player's text of another release: lines that mean nothing now stay for later.
func TestOldPlayersTextsLoseNothing(t *testing.T) {
	const old = "swim = U\njump = Sapce\n[moon]\nfloat = I\nset gravity = 1\n"
	var p player
	if err := Bind("b.txt", jump, dash).Load(&p.State, rebindText[:strings.Index(rebindText, "fire")], old); err != nil {
		t.Fatal(err)
	}
	p.press(KeySpace)
	p.expect(t, "a broken line of the player's", jump, true, true, false)
	Rebind(&p.State, dash, KeyO, Refuse)
	if got, want := PlayerBindings(&p.State), "swim = U\njump = Sapce\ndash = hold 0.5 O, PadB\n[moon]\nfloat = I\nset gravity = 1\n"; got != want {
		t.Errorf("after a change: got\n%s\nwant\n%s", got, want)
	}
}

// TestRandomRebindingHoldsTogether rebinds at random, and reads the player's text again each time: it means the same, and
// after Refuse, Swap or Replace no two actions of one context share a control.
func TestRandomRebindingHoldsTogether(t *testing.T) {
	const text = "a = A, PadA\nb = B, PadB\n[x]\nc = C, hold D\n[y]\nd = A, Ctrl+B\n"
	r := rand.New(rand.NewPCG(15, 16))
	names := []string{"a", "b", "c", "d"}
	for range 100 {
		p := bindTo(t, strings.Replace(text, "d = A", "d = D", 1))
		for range 30 {
			c := KeyA + Control(r.IntN(6))
			if r.IntN(3) == 0 {
				c = (PadA + Control(r.IntN(4))).Of(r.IntN(2))
			}
			a, answer := named(names[r.IntN(4)]), Answer(r.IntN(3))
			with, done := Rebind(&p.State, a, c, answer)
			if done == (with != "" && answer == Refuse) {
				t.Fatalf("answer %d, %q had it: got done %v", answer, with, done)
			}
			if done && !slices.Contains(strings.Split(Binding(&p.State, a), ", "), c.AnyPad().String()) &&
				!strings.Contains(Binding(&p.State, a), "hold "+c.String()) {
				t.Fatalf("%s = %v: got %q", a.Name, c, Binding(&p.State, a))
			}
			var again player
			if err := Bind("").Load(&again.State, p.game, PlayerBindings(&p.State)); err != nil {
				t.Fatal(err)
			}
			for _, n := range names {
				if got, want := Binding(&again.State, named(n)), Binding(&p.State, named(n)); got != want {
					t.Fatalf("read again, %s: got %q; want %q", n, got, want)
				}
			}
			if BindingsText(&again.State) != BindingsText(&p.State) {
				t.Fatalf("read again: got\n%s\nwant\n%s", BindingsText(&again.State), BindingsText(&p.State))
			}
			clash(t, p)
		}
	}
}

func clash(t *testing.T, p *player) {
	t.Helper()
	b := p.made()
	for i := range b.entries {
		for k := range b.entries[:i] {
			e, o := &b.entries[i], &b.entries[k]
			for n := range e.terms {
				if x := &e.terms[n]; x.plain() && o.has(x.parts[0].a) && b.meet(e, o) {
					t.Fatalf("%s and %s share %s:\n%s", e.key.name, o.key.name, x.text, BindingsText(&p.State))
				}
			}
		}
	}
}
