package input

import (
	"slices"
	"strings"
)

// editor changes the lines of a player.
type editor struct {
	state *State
	made  *Bindings
	lines []line
}

// line is the value of an entry as it becomes.
type line struct {
	key   key
	terms []term
}

func (ed *editor) line(e *entry) *line {
	for i := range ed.lines {
		if ed.lines[i].key == e.key {
			return &ed.lines[i]
		}
	}
	ed.lines = append(ed.lines, line{e.key, slices.Clone(e.terms)})
	return &ed.lines[len(ed.lines)-1]
}

// placeOf returns the control that an entry has on a kind of device, and in which of its terms; −1: none.
func (ed *editor) placeOf(e *entry, kind Device) (Control, int) {
	for i := range e.terms {
		if t := &e.terms[i]; len(t.parts) == 1 && kindOf(t.parts[0].a) == kind {
			return t.parts[0].a, i
		}
	}
	return None, -1
}

// put gives a control to an entry, in the place of one of its terms.
func (ed *editor) put(e *entry, at int, c Control) {
	l := ed.line(e)
	if at < 0 {
		l.terms = append(l.terms, alone(c))
	} else {
		l.terms[at] = l.terms[at].with(c)
	}
	for i := len(l.terms) - 1; i > at && at >= 0; i-- { // twice the same is once
		if t := &l.terms[i]; t.plain() && t.text == l.terms[at].text {
			l.terms = slices.Delete(l.terms, i, i+1)
		}
	}
}

// change puts another control in the place of one, or none.
func (ed *editor) change(e *entry, was, to Control) {
	l := ed.line(e)
	for i := len(l.terms) - 1; i >= 0; i-- {
		switch t := &l.terms[i]; {
		case !t.plain() || !t.collides(was):
		case to == None:
			l.terms = slices.Delete(l.terms, i, i+1)
		default:
			l.terms[i] = t.with(to)
			to = None // once is enough
		}
	}
}

// with returns the term with another control in it.
func (t *term) with(c Control) term {
	n := alone(c)
	n.text = strings.TrimSuffix(t.text, t.word) + n.word
	return n
}

// finish makes the player's text of what became of the lines: those that are as the game has them are left out.
func (ed *editor) finish() {
	s := ed.state
	own, _ := readText("", s.player)
	game, _ := ed.made.compile(s.game, "", false)
	for _, l := range ed.lines {
		words := make([]string, len(l.terms))
		for i := range l.terms {
			words[i] = l.terms[i].text
		}
		if i := slices.IndexFunc(game.entries, func(e entry) bool { return e.key == l.key }); i >= 0 && game.entries[i].says(words) {
			own.remove(l.key)
			continue
		}
		own.set(l.key, strings.Join(words, ", "))
	}
	s.use(own.String())
}

func (e *entry) says(words []string) bool {
	return slices.EqualFunc(e.terms, words, func(t term, w string) bool { return t.text == w })
}

// use makes another text the player's.
func (s *State) use(player string) {
	made, _ := s.made().bindings.compile(s.game, player, false)
	kept := slices.EqualFunc(s.made().entries, made.entries, func(a, b entry) bool { return a.key == b.key })
	s.player, s.bound = player, made
	s.acts.memory = [maxSlots]uint32{}
	s.acts.history = history{}
	if !kept {
		s.acts = acts{}
	}
	s.acts.spent = s.buttons.down
	s.acts.off = s.buttons.down
}
