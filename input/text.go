package input

import "github.com/krill2d/krill/engine/driver"

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
func Composing(s *State) Composition { return s.composition }

// maxEdits is how many texts can be entered in a tick that replace something. Those that do not are joined.
const maxEdits = 8

// Edits returns what was entered in this tick, in order: what [State.Text] joins, with what it replaces. There are at most
// 8. The slice is valid until the next tick.
func Edits(s *State) []Edit {
	if s.interest != nil {
		s.interest.Text = true
	}
	return s.edits[:s.edited]
}

// TextEnded reports whether the player put away the keyboard that his phone showed for a session of engine/typing, in this
// tick: the field should let go.
func TextEnded(s *State) bool { return s.ended }

func (s *State) applyText(list []driver.TextEvent) {
	for i := range list {
		e := &list[i]
		switch e.Kind {
		case driver.TextCommit:
			s.text += e.Text
			s.edit(e)
		case driver.TextCompose:
			s.compose(e)
		case driver.TextEnd:
			s.ended = true
		}
	}
}

// edit notes what a text replaces. What is entered at the caret belongs to the edit before it, which left it there.
func (s *State) edit(e *driver.TextEvent) {
	switch plain := e.ReplaceStart == e.ReplaceEnd; {
	case plain && s.edited > 0:
		s.edits[s.edited-1].Text += e.Text
	case s.edited < maxEdits:
		s.edits[s.edited] = Edit{Text: e.Text, Start: e.ReplaceStart, End: e.ReplaceEnd}
		s.edited++
	}
}

// compose takes over a composition. A broken driver or log may mark what is not there.
func (s *State) compose(e *driver.TextEvent) {
	start := min(max(e.SelStart, 0), len(e.Text))
	s.composition = Composition{Text: e.Text, SelStart: start, SelEnd: min(max(e.SelEnd, start), len(e.Text))}
}
