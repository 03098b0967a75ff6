package typing_test

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/typing"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var box = geom.R(20, 20, 160, 20)

// form is a game with one entry, which is written into until it is left.
type form struct {
	Name    typing.Entry
	Outcome typing.Outcome
}

func (f *form) Update(t *engine.Tick) error {
	if f.Outcome == typing.Writing {
		f.Outcome = f.Name.Update(t, box)
	}
	return nil
}

func (f *form) Draw(c *render.Canvas) {
	c.Rect(box, render.Hex(0x1d2b53))
	f.Name.Draw(c, box, render.Text{Size: 16})
}

func newForm(t *testing.T) (*form, *enginetest.Game) {
	f := &form{}
	return f, enginetest.New(t, f, engine.Config{Width: 200, Height: 60})
}

// want compares the text, with | for the caret and [ ] around a selection.
func (f *form) want(t *testing.T, after, want string) {
	t.Helper()
	from, to := f.Name.Selection()
	got := f.Name.Text[:from] + "[" + f.Name.Text[from:to] + "]" + f.Name.Text[to:]
	if from == to {
		got = f.Name.Text[:from] + "|" + f.Name.Text[from:]
	}
	if got != want {
		t.Errorf("%s: got %q; want %q", after, got, want)
	}
}

func TestEntryIsWritten(t *testing.T) {
	f, g := newForm(t)
	g.Type("Änne was here")
	f.want(t, "typed", "Änne was here|")
	g.Press(input.KeyBackspace)
	f.want(t, "Backspace", "Änne was her|")
	g.Down(input.KeyControlLeft).Press(input.KeyLeft).Up(input.KeyControlLeft)
	f.want(t, "a word to the left", "Änne was |her")
	g.Press(input.KeyHome).Press(input.KeyDelete)
	f.want(t, "Home, Delete", "|nne was her")
	g.Down(input.KeyShiftLeft).Press(input.KeyRight).Press(input.KeyRight).Up(input.KeyShiftLeft)
	f.want(t, "Shift and Right twice", "[nn]e was her")
	g.Type("E")
	f.want(t, "typed over it", "E|e was her")
	g.Press(input.KeyEnd).Hold(input.KeyBackspace, 60)
	f.want(t, "Backspace held for a second", "|")
	g.Press(input.KeyEnter)
	if f.Outcome != typing.Entered {
		t.Errorf("Enter: got outcome %v; want entered", f.Outcome)
	}
}

func TestEntryCopiesAndPastes(t *testing.T) {
	f, g := newForm(t)
	input.Relabel(g.Hands(), input.KeyQ, "a") // as on a French keyboard
	input.Relabel(g.Hands(), input.KeyA, "q")
	g.Type("krill").Down(input.KeyMetaLeft).Press(input.KeyQ)
	f.want(t, "all", "[krill]")
	g.Press(input.KeyX).Press(input.KeyV).Up(input.KeyMetaLeft)
	f.want(t, "cut, and nothing to paste yet", "|")
	g.Input().Clipboard = append(g.Input().Clipboard, "two\nlines\x00")
	g.Step(1)
	f.want(t, "pasted", "twolines|")
}

func TestEntryAsksForTheClipboard(t *testing.T) {
	f := &form{Name: typing.Entry{Text: "abc", Anchor: 3}}
	l := engine.New(f, engine.Config{Width: 200, Height: 60}, nil)
	var j input.Injector
	var in driver.Input
	tick := func() *driver.Output {
		j.Write(&in)
		defer in.Reset()
		return l.Tick(&in)
	}
	in.Width, in.Height = 400, 120
	want := driver.TextSession{Active: true, Text: "abc", SelEnd: 3, Caret: driver.Box{X: 40, Y: 40, W: 320, H: 40}}
	if got := tick().Window.Text; got != want {
		t.Errorf("got the session %+v; want %+v", got, want)
	}
	j.Hold(input.KeyControlLeft)
	j.Tap(input.KeyC)
	if a := tick().Actions; len(a) != 1 || a[0].Kind != driver.ActionClipboard || a[0].Text != "abc" {
		t.Errorf("Ctrl+C: got %+v; want abc copied", a)
	}
	j.Tap(input.KeyV)
	if a := tick().Actions; len(a) != 1 || a[0].Kind != driver.ActionReadClipboard {
		t.Errorf("Ctrl+V: got %+v; want the clipboard asked for", a)
	}
	j.ReleaseAll()
	j.Tap(input.KeyEscape)
	if got := tick().Window.Text; got != (driver.TextSession{}) || f.Outcome != typing.Left {
		t.Errorf("Escape: got the session %+v and outcome %v; want it over", got, f.Outcome)
	}
}

// TestEntryComposes goes through a word as a Japanese input method makes it.
func TestEntryComposes(t *testing.T) {
	f, g := newForm(t)
	g.Type("a").Compose("nih").Golden("composing").Compose("に").Compose("にほ")
	if shown, from, to, caret := f.Name.Shown(); shown != "aにほ" || from != 1 || to != 7 || caret != 7 || f.Name.Text != "a" {
		t.Errorf("got %q, %d to %d, caret %d, text %q; want aにほ with にほ not entered", shown, from, to, caret, f.Name.Text)
	}
	g.Press(input.KeyBackspace)
	f.want(t, "Backspace, which is the method's", "a|")
	g.Commit("日本")
	f.want(t, "entered", "a日本|")
	if shown, from, to, _ := f.Name.Shown(); shown != "a日本" || from != to {
		t.Errorf("got %q with %d to %d composed; want nothing composed", shown, from, to)
	}
	input.Commit(g.Hands(), "ö", 0, 1)
	g.Step(1)
	f.want(t, "a letter replaced by its accents", "ö|日本")
	g.Compose("x")
	input.PutKeyboardAway(g.Hands())
	g.Step(1)
	f.want(t, "the keyboard put away", "öx|日本")
	if f.Outcome != typing.Left {
		t.Errorf("got outcome %v; want it left", f.Outcome)
	}
}

func TestEntryLosesItsCompositionWithTheFocus(t *testing.T) {
	f, g := newForm(t)
	g.Compose("に").Focus(false).Step(1)
	if shown, _, _, _ := f.Name.Shown(); shown != "" {
		t.Errorf("got %q; want nothing composed while the player is away", shown)
	}
}

func TestEntryHasRoomForSoMany(t *testing.T) {
	f, g := newForm(t)
	f.Name.Max = 3
	g.Commit("日本語です").Commit("!")
	f.want(t, "more than there is room for", "日本語|")
}

func TestEntryIsDrawn(t *testing.T) {
	f, g := newForm(t)
	g.Type("A long name for a small box")
	g.Golden("long")
	f.Name.Caret, f.Name.Anchor = 2, 6
	g.Golden("selected")
}

// TestEntryHolds does anything to an entry, with what broken methods and games say: caret and anchor lie between letters,
// and the text is as long as it may be and valid.
func TestEntryHolds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	f, g := newForm(t)
	g.Blind = true
	f.Name.Max = 20
	keys := []input.Control{
		input.KeyLeft, input.KeyRight, input.KeyHome, input.KeyEnd, input.KeyBackspace, input.KeyDelete,
		input.KeyShiftLeft, input.KeyControlLeft, input.KeyAltLeft, input.KeyMetaRight, input.KeyA, input.KeyX,
	}
	texts := []string{"a", "é", "日本", "e\u0301", "👩\u200d🚀", "x y", "\n", "\xff\xfe", ""}
	at := func() int { return r.IntN(90) - 10 }
	for range 5000 {
		switch r.IntN(6) {
		case 0:
			g.Down(keys[r.IntN(len(keys))])
		case 1:
			g.Up(keys[r.IntN(len(keys))])
		case 2:
			input.Commit(g.Hands(), texts[r.IntN(len(texts))], at(), at())
		case 3:
			input.Compose(g.Hands(), texts[r.IntN(len(texts))], at(), at())
		case 4:
			f.Name.Caret, f.Name.Anchor = at(), at()
		case 5:
			g.Hands().Type(texts[r.IntN(len(texts))])
		}
		g.Step(1)
		e := &f.Name
		for _, p := range []int{e.Caret, e.Anchor} {
			if p < 0 || p > len(e.Text) || p < len(e.Text) && !utf8.RuneStart(e.Text[p]) {
				t.Fatalf("got a caret at %d of %q; want it between letters", p, e.Text)
			}
		}
		if !utf8.ValidString(e.Text) || utf8.RuneCountInString(e.Text) > e.Max {
			t.Fatalf("got %q; want valid text of at most %d letters", e.Text, e.Max)
		}
		if shown, from, to, caret := e.Shown(); from < 0 || to < from || to > len(shown) || caret < from || caret > max(to, from) {
			t.Fatalf("got %d to %d, caret %d of %q", from, to, caret, shown)
		}
	}
}
