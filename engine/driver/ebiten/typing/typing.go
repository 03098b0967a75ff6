// Package typing lets the Ebitengine driver talk to input methods and to the keyboards of phones. It registers itself
// when it is imported, by engine/typing; programs without it get plain characters.
//
// It is the one place that imports Ebitengine's experimental exp/textinput, which makes a page 18 kB larger.
package typing

import (
	"image"
	"log/slog"
	"unicode/utf8"

	"github.com/hajimehoshi/ebiten/v2/exp/textinput"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten"
)

func init() {
	var (
		s session
		c clipboard
	)
	s.composer = textinput.Composer{OnNewSession: s.begin, OnComposition: s.compose, OnCommit: s.commit, OnEndByUser: s.end}
	ebiten.SetTypist(ebiten.Typist{Tell: s.tell, Hear: s.hear, Paste: c.ask, Pasted: c.take})
}

// session is a text session between a game and the input method. The method commits before the game can say what
// became of its text, so the session keeps the text as it must be then.
type session struct {
	composer   textinput.Composer
	field      driver.TextSession // as it is, with what was committed since the game told it
	caret      image.Rectangle
	composed   driver.TextEvent
	events     []driver.TextEvent // since the last call of hear
	passes     bool               // a key that entered the text is for the game too
	ended      bool               // the player put the keyboard away: nothing begins until the game asks anew
	complained bool
}

func (s *session) tell(f *driver.TextSession, scale float64) {
	if !f.Active {
		s.composer.Cancel()
		s.field, s.ended, s.composed = driver.TextSession{}, false, driver.TextEvent{}
		return
	}
	s.caret = caretOn(f.Caret, scale)
	was := s.field
	s.field = sound(*f)
	moved := s.field.Text != was.Text || s.field.SelStart != was.SelStart || s.field.SelEnd != was.SelEnd
	switch {
	case !was.Active:
		enter()
	case moved:
		s.composer.Cancel()
	default:
		return
	}
	s.update() // at once: what a browser is told between two sessions would come as if all of the field was new
}

// sound returns a session whose selection lies in its text, so that what follows need not look.
func sound(f driver.TextSession) driver.TextSession {
	f.SelStart = min(max(f.SelStart, 0), len(f.Text))
	f.SelEnd = min(max(f.SelEnd, f.SelStart), len(f.Text))
	return f
}

func (s *session) hear(events []driver.TextEvent) ([]driver.TextEvent, bool) {
	composing := s.composed.Text != ""
	s.update()
	events, s.events = append(events, s.events...), s.events[:0]
	composing = (composing || s.composed.Text != "") && !s.passes && !sorted
	s.passes = false
	return events, composing
}

func (s *session) update() {
	if s.ended {
		return
	}
	if _, err := s.composer.Update(); err != nil && !s.complained {
		s.complained = true
		slog.Warn("ebiten: ask the input method: " + err.Error())
	}
}

// begin says where the caret is and what is around it.
func (s *session) begin() *textinput.SessionOptions {
	if s.ended {
		return nil
	}
	o := &textinput.SessionOptions{CaretBounds: s.caret}
	if f := &s.field; utf8.ValidString(f.Text[:f.SelStart]) && utf8.ValidString(f.Text[f.SelEnd:]) {
		o.TextBeforeCaret, o.TextAfterCaret = f.Text[:f.SelStart], f.Text[f.SelEnd:]
	}
	return o
}

func (s *session) compose(c *textinput.Composition) {
	e := driver.TextEvent{Kind: driver.TextCompose, Text: c.Text()}
	e.SelStart, e.SelEnd = c.SelectionRangeInBytes()
	if e.Text == s.composed.Text && (e.Text == "" || e == s.composed) {
		return
	}
	s.composed = e
	s.events = append(s.events, e)
}

func (s *session) commit(c *textinput.Commit) {
	s.passes = s.passes || c.HasPassthroughKey()
	before, after := c.SurroundingText()
	e := replacement(s.field, len(before), len(after), c.Text())
	if s.field = entered(s.field, e); e.Text == "" && e.ReplaceStart == e.ReplaceEnd {
		return // a key alone
	}
	s.events = append(s.events, e)
}

func (s *session) end() {
	s.ended = true
	s.events = append(s.events, driver.TextEvent{Kind: driver.TextEnd})
}

// replacement returns the event that puts a text between the first `before` and the last `after` bytes of a field. An
// event that replaces nothing writes at the caret, so one elsewhere replaces the letter beside it by itself as well.
func replacement(f driver.TextSession, before, after int, text string) driver.TextEvent {
	start := min(before, len(f.Text))
	end := min(max(len(f.Text)-after, start), len(f.Text))
	if start == end && start != f.SelStart {
		if _, n := utf8.DecodeLastRuneInString(f.Text[:start]); n > 0 {
			start, text = start-n, f.Text[start-n:start]+text
		} else {
			_, n = utf8.DecodeRuneInString(f.Text[end:])
			end, text = end+n, text+f.Text[end:end+n]
		}
	}
	return driver.TextEvent{Kind: driver.TextCommit, Text: text, ReplaceStart: start, ReplaceEnd: end}
}

// entered returns a field after an event.
func entered(f driver.TextSession, e driver.TextEvent) driver.TextSession {
	start, end := e.ReplaceStart, e.ReplaceEnd
	f.Text = f.Text[:start] + e.Text + f.Text[end:]
	f.SelStart = start + len(e.Text)
	f.SelEnd = f.SelStart
	return f
}
