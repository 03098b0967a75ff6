package typing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// Entry is a line of text that a player writes, with a caret and a selection: letters, Backspace and Delete, the arrows,
// Home and End, with Shift to select and with Ctrl or Alt by words, and Ctrl or Command with A, C, X and V. It is plain
// data; the zero value is empty and ready.
type Entry struct {
	Text   string
	Caret  int // bytes of Text before it
	Anchor int // where the selection begins, bytes; as Caret: nothing is selected
	Max    int // of letters; zero: any number

	composing input.Composition
}

// Outcome is what became of an Entry in a tick.
type Outcome uint8

// The outcomes.
const (
	Writing Outcome = iota
	Entered         // the player pressed Enter
	Left            // he pressed Escape, or put the phone's keyboard away
)

// How a held key repeats, seconds.
const (
	repeatAfter = 0.45
	repeatEvery = 0.04
)

// Update takes over what the player wrote in a tick. box is where the entry is drawn, canvas units. What is being composed
// is entered when the player leaves. O(length of the text).
func (e *Entry) Update(t *engine.Tick, box geom.Rect) Outcome {
	s := t.Input
	e.hold()
	for _, edit := range input.Edits(s) {
		e.edit(edit)
	}
	e.composing = input.Composing(s)
	e.keys(t)
	outcome := Writing
	switch {
	case pressed(s, input.KeyEscape) || input.TextEnded(s):
		outcome = Left
	case pressed(s, input.KeyEnter) || pressed(s, input.KeyNumpadEnter):
		outcome = Entered
	}
	if outcome != Writing {
		e.insert(e.composing.Text)
		e.composing = input.Composition{}
		return outcome
	}
	from, to := e.Selection()
	Write(t, Field{Text: e.Text, SelStart: from, SelEnd: to, Caret: box})
	return Writing
}

// Selection returns the bytes of Text that are selected; equal: none, and where the caret stands.
func (e *Entry) Selection() (from, to int) { return min(e.Caret, e.Anchor), max(e.Caret, e.Anchor) }

// Shown returns the text with what is being composed, which are the bytes from, to of it, and where the caret stands.
func (e *Entry) Shown() (text string, from, to, caret int) {
	if e.composing.Text == "" {
		return e.Text, e.Caret, e.Caret, e.Caret
	}
	a, b := e.Selection()
	return e.Text[:a] + e.composing.Text + e.Text[b:], a, a + len(e.composing.Text), a + e.composing.SelEnd
}

// SetText replaces the text and puts the caret behind it.
func (e *Entry) SetText(text string) {
	e.Text, e.Caret, e.Anchor = "", 0, 0
	e.insert(text)
}

// hold brings caret and anchor into the text, whatever the game has set.
func (e *Entry) hold() {
	e.Caret, e.Anchor = boundary(e.Text, e.Caret), boundary(e.Text, e.Anchor)
}

// edit does what an input method or a keyboard did.
func (e *Entry) edit(d input.Edit) {
	if d.Start != d.End {
		e.Anchor, e.Caret = boundary(e.Text, min(d.Start, d.End)), boundary(e.Text, max(d.Start, d.End))
	}
	e.insert(d.Text)
}

// insert puts a text in place of the selection, as far as there is room. What is no letter on a line is left out.
func (e *Entry) insert(text string) {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, text)
	from, to := e.Selection()
	if e.Max > 0 {
		room := e.Max - utf8.RuneCountInString(e.Text) + utf8.RuneCountInString(e.Text[from:to])
		text = first(text, room)
	}
	e.Text = e.Text[:from] + text + e.Text[to:]
	e.Caret = from + len(text)
	e.Anchor = e.Caret
}

// first returns the first n letters of a text.
func first(text string, n int) string {
	for i := range text {
		if n <= 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// keys does what keys do that write nothing.
func (e *Entry) keys(t *engine.Tick) {
	s, mods := t.Input, input.Modifiers(t.Input)
	if e.composing.Text != "" {
		return // they are the method's
	}
	if mods.Command() && mods&input.Alt == 0 {
		e.shortcut(t)
	}
	words := mods&(input.Ctrl|input.Alt) != 0
	ends := mods&input.Meta != 0
	for _, k := range moves {
		if !input.RepeatedEvery(s, input.Action{On: input.Any{k.key}}, repeatAfter, repeatEvery) {
			continue
		}
		to := k.to(e.Text, e.Caret, words)
		if ends {
			to = k.to(e.Text, to, true)
		}
		e.move(k, to, mods)
	}
}

// move moves the caret, or deletes up to where it would go.
func (e *Entry) move(k move, to int, mods input.Mods) {
	from, end := e.Selection()
	switch {
	case k.deletes:
		if from == end {
			e.Anchor = to
		}
		e.insert("")
	case mods&input.Shift != 0:
		e.Caret = to
	case from != end && (k.key == input.KeyLeft || k.key == input.KeyRight):
		e.Caret = from
		if k.key == input.KeyRight {
			e.Caret = end
		}
		e.Anchor = e.Caret
	default:
		e.Caret, e.Anchor = to, to
	}
}

// move is a key that goes somewhere in the text.
type move struct {
	key     input.Control
	deletes bool // what lies between
	to      func(text string, at int, word bool) int
}

var moves = [...]move{
	{input.KeyLeft, false, before},
	{input.KeyRight, false, after},
	{input.KeyHome, false, func(string, int, bool) int { return 0 }},
	{input.KeyEnd, false, func(text string, _ int, _ bool) int { return len(text) }},
	{input.KeyBackspace, true, before},
	{input.KeyDelete, true, after},
}

// shortcut copies, cuts, pastes and selects all.
func (e *Entry) shortcut(t *engine.Tick) {
	hit := func(letter string) bool { return pressed(t.Input, input.KeyFor(t.Input, letter)) }
	from, to := e.Selection()
	switch {
	case hit("a"):
		e.Anchor, e.Caret = 0, len(e.Text)
	case (hit("c") || hit("x")) && from != to:
		engine.Copy(t, e.Text[from:to])
		if hit("x") {
			e.insert("")
		}
	case hit("v"):
		engine.Paste(t)
	}
}

func pressed(s *input.State, c input.Control) bool {
	return s.Pressed(input.Action{On: input.Any{c}})
}
