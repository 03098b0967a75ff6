package input

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestModifiers(t *testing.T) {
	var p player
	p.in.Keys = append(p.in.Keys, driver.KeyEvent{Key: driver.KeyShiftRight, Down: true}, driver.KeyEvent{Key: driver.KeyMetaLeft, Down: true})
	p.in.CapsLock, p.in.NumLock = true, true
	p.tick()
	if got := Modifiers(&p.State); got != Shift|Meta || !got.Command() || !CapsLock(&p.State) || !NumLock(&p.State) {
		t.Errorf("got %b, caps %v, num %v; want shift, meta and both locks", got, CapsLock(&p.State), NumLock(&p.State))
	}
	p.in.Keys = append(p.in.Keys, driver.KeyEvent{Key: driver.KeyMetaLeft}, driver.KeyEvent{Key: driver.KeyAltLeft, Down: true})
	p.in.CapsLock = false
	p.tick()
	if got := Modifiers(&p.State); got != Shift|Alt || got.Command() || CapsLock(&p.State) {
		t.Errorf("got %b, caps %v; want shift and alt", got, CapsLock(&p.State))
	}
}

// TestLabels goes through what keys, mouse and pads are called, on a French keyboard and on pads of each family.
func TestLabels(t *testing.T) {
	var r robot
	Relabel(&r.Injector, KeyA, "q")
	Relabel(&r.Injector, KeyQ, "a")
	Relabel(&r.Injector, KeySemicolon, "m")
	Relabel(&r.Injector, KeyM, ",")
	Relabel(&r.Injector, Key2, "é")
	ConnectAs(&r.Injector, 1, "DualSense Wireless Controller", "")
	r.tick()
	r.Disconnect(0)
	r.tick()
	for c, want := range map[Control]string{
		KeyA: "Q", KeyQ: "A", KeySemicolon: "M", Key2: "É", KeyE: "E", KeyMinus: "-", KeyUp: "↑", KeyNumpad7: "Num 7",
		KeyControlRight: "Ctrl", KeyEnter: "Enter", KeyF5: "F5", MouseLeft: "Click", TouchTap: "Tap", None: "", 300: "",
		PadA: "Cross", PadA.Of(1): "Cross", PadL3.Of(1): "L3", PadUp.Of(1): "↑", PadRightDown: "Right stick ↓", PadA.Of(5): "A",
	} {
		if got := Label(&r.State, c); got != want {
			t.Errorf("%v: got %q; want %q", c, got, want)
		}
	}
	for label, want := range map[string]Control{"q": KeyA, "A": KeyQ, "m": KeySemicolon, "é": Key2, ";": None, "Enter": KeyEnter, "": None} {
		if got := KeyFor(&r.State, label); got != want {
			t.Errorf("the key for %q: got %v; want %v", label, got, want)
		}
	}
}

// TestEveryControlHasALabel finds none without a name, and none too long for a button.
func TestEveryControlHasALabel(t *testing.T) {
	var s State
	for c := Control(1); c < padEnd; c++ {
		if c.String() == "none" {
			continue
		}
		if l := Label(&s, c); l == "" || len([]rune(l)) > 13 {
			t.Errorf("%v: got the label %q; want one of 1 to 13 letters", c, l)
		}
	}
}

func TestPadFamilies(t *testing.T) {
	for _, c := range []struct {
		name, model string
		want        Family
	}{
		{"Xbox 360 Controller", "", Xbox},
		{"Microsoft X-Box 360 pad", "", Xbox},
		{"Wireless Controller", "030000004c050000c405000011810000", PlayStation},
		{"Wireless Controller", "030000004C050000c405000011810000", PlayStation},
		{"PS4 Controller", "", PlayStation},
		{"Pro Controller", "030000007e0500000920000011810000", Nintendo},
		{"Joy-Con (L)", "", Nintendo},
		{"Wireless Controller (STANDARD GAMEPAD Vendor: 054c Product: 09cc)", "", PlayStation},
		{"some pad", "03000000", Generic},
		{"", "", Generic},
	} {
		if got := familyOf(c.name, c.model); got != c.want {
			t.Errorf("%q, %q: got family %d; want %d", c.name, c.model, got, c.want)
		}
	}
}

func TestRepeatedHasItsOwnTimes(t *testing.T) {
	var p player
	p.in.Keys = append(p.in.Keys, driver.KeyEvent{Key: driver.KeyLeft, Down: true})
	var at []int
	for i := range 40 {
		p.tick()
		if RepeatedEvery(&p.State, Action{On: Any{KeyLeft}}, 0.25, 0.1) {
			at = append(at, i)
		}
	}
	if want := []int{0, 15, 21, 27, 33, 39}; !slices.Equal(at, want) {
		t.Errorf("got it in the ticks %v; want %v", at, want)
	}
	mustPanic(t, "input: RepeatedEvery: every must be positive, in seconds; try 0.1", func() { RepeatedEvery(&p.State, Action{}, 1, 0) })
}

func TestChangesAreAll(t *testing.T) {
	var r robot
	r.Tap(KeyA)
	r.Hold(PadB.Of(1))
	r.Hold(MouseRight)
	r.tick()
	want := func(after string, want ...string) {
		t.Helper()
		var got []string
		for c, down := range Changes(&r.State) {
			got = append(got, c.String()+map[bool]string{false: " up", true: " down"}[down])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v; want %v", after, got, want)
		}
	}
	want("three things", "A down", "MouseRight down", "PadB.1 down")
	r.Release(PadB.Of(1))
	r.Hold(WheelUp)
	r.tick()
	want("two ends and a turn of the wheel", "A up", "WheelUp down", "WheelUp up", "PadB.1 up")
	for range Changes(&r.State) {
		break // leaving early must not fail
	}
}

// TestTextIsComposed goes from a composition to its end, with the replacements that input methods ask for.
func TestTextIsComposed(t *testing.T) {
	var r robot
	Compose(&r.Injector, "にほ", 3, 99)
	r.tick()
	if got, want := Composing(&r.State), (Composition{Text: "にほ", SelStart: 3, SelEnd: 6}); got != want || r.Text() != "" {
		t.Errorf("got %+v and text %q; want %+v", got, r.Text(), want)
	}
	r.tick()
	if Composing(&r.State).Text != "にほ" {
		t.Error("a tick later: got nothing; want it still composed")
	}
	Commit(&r.Injector, "日本", 0, 2)
	r.Type("!")
	r.in.Clipboard = []string{"?"}
	PutKeyboardAway(&r.Injector)
	r.tick()
	if got, want := Edits(&r.State), []Edit{{"日本", 0, 2}, {"!", 0, 0}, {"?", 0, 0}}; !slices.Equal(got, want) || r.Text() != "日本!?" {
		t.Errorf("got %v and text %q; want %v", got, r.Text(), want)
	}
	if Composing(&r.State) != (Composition{}) || !TextEnded(&r.State) {
		t.Errorf("got %+v, ended %v; want nothing composed, and the end", Composing(&r.State), TextEnded(&r.State))
	}
	r.tick()
	if len(Edits(&r.State)) != 0 || TextEnded(&r.State) {
		t.Error("a tick later: got something; want nothing")
	}
}

// TestAStateIsItsOwn copies states and goes on: the copies stay as they were.
func TestAStateIsItsOwn(t *testing.T) {
	var r robot
	ConnectAs(&r.Injector, 0, "first", "")
	r.Type("a")
	r.tick()
	was := r.State
	r.Type("bcd")
	r.Disconnect(0)
	r.tick()
	ConnectAs(&r.Injector, 0, "second", "")
	r.tick()
	if got := Edits(&was); len(got) != 1 || got[0].Text != "a" || PadName(&was, 0) != "first" || PadName(&r.State, 0) != "second" {
		t.Errorf("got %v and pad %q in the copy, %q now; want a, first and second", got, PadName(&was, 0), PadName(&r.State, 0))
	}
}
