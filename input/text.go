package input

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// Edit is a change of the text that the player writes: Text takes the place of the bytes Start to End of the field, as
// it was said to be by engine/typing and changed by the edits before. When they are equal Text goes to the caret, in
// place of what is selected. The caret is behind Text then. An empty Text deletes.
type Edit struct {
	Text       string
	Start, End int
}

// Composition is text that an input method shows and has not entered yet. The zero value is none.
type Composition struct {
	Text             string
	SelStart, SelEnd int // what the method works at, bytes of Text; equal: its caret
}

// Composing returns the text that the player has begun in an input method, to be shown at the caret, underlined. It
// needs a session of engine/typing.
func Composing(s *State) Composition {
	c := Composition{Text: s.composed.Text}
	c.SelStart = min(max(s.composed.SelStart, 0), len(c.Text)) // a broken driver or log may mark what is not there
	c.SelEnd = min(max(s.composed.SelEnd, c.SelStart), len(c.Text))
	return c
}

// Edits returns what was entered in this tick, in order: what [State.Text] joins, with what it replaces. It allocates when
// there is something.
func Edits(s *State) (edits []Edit) {
	if s.interest != nil {
		s.interest.Text = true
	}
	for i := range s.texts {
		if e := &s.texts[i]; e.Kind == driver.TextCommit {
			edits = append(edits, Edit{Text: e.Text, Start: e.ReplaceStart, End: e.ReplaceEnd})
		}
	}
	return edits
}

// TextEnded reports whether the player put away the keyboard that his phone showed for a session of engine/typing, in this
// tick: the field should let go.
func TextEnded(s *State) bool {
	return slices.ContainsFunc(s.texts, func(e driver.TextEvent) bool { return e.Kind == driver.TextEnd })
}

// applyText takes over what was written and what was pasted.
func (s *State) applyText(in *driver.Input) {
	if len(in.Text)+len(in.Clipboard) == 0 {
		return
	}
	s.texts = append(s.texts, in.Text...)
	for _, text := range in.Clipboard {
		s.texts = append(s.texts, driver.TextEvent{Kind: driver.TextCommit, Text: text})
	}
	for i := range s.texts {
		switch e := &s.texts[i]; e.Kind {
		case driver.TextCommit:
			s.text += e.Text
		case driver.TextCompose:
			s.composed = *e
		}
	}
}
