package input

import (
	"fmt"
	"strings"
)

// Answer says what becomes of a control that another action has already.
type Answer uint8

// The answers.
const (
	Refuse  Answer = iota // nothing changes
	Swap                  // the other action gets what this one had, unless a third one has that too
	Replace               // the other action loses it
	Allow                 // both have it
)

// Listen returns the control that was pressed first in this tick and may be bound, and false when there is none: for
// "press the new key". What is on the touch screen is never heard, and none of those given, such as the key that leaves
// the menu. Call it from the tick after the one in which the player chose the line on.
func Listen(s *State, not ...Control) (Control, bool) {
	c, ok := s.AnyPressed()
	if !ok || kindOf(c) == Touch {
		return None, false
	}
	for _, n := range not {
		if n == c || n == c.AnyPad() {
			return None, false
		}
	}
	return c, true
}

// Rebind gives an action another control: in the place of the first one that it has on the same kind of device, where
// keyboard and mouse are one kind, or beside the others when there is none. A verb such as hold stays. When other actions
// of the same context have the control already, with is the name of the first of them and the answer says what becomes
// of it; done is false when nothing was changed. Any pad's control is bound, unless the action is a player's own.
//
// The change holds from the next tick on, and what is held then counts after it was let go of. The engine saves it. It panics
// when the game has no bindings: see engine.Bind.
func Rebind(s *State, a Action, c Control, answer Answer) (with string, done bool) {
	e := s.mustBind(a)
	if e.key.player == 0 {
		c = c.AnyPad()
	}
	ed := editor{state: s, made: s.made().bindings}
	old, at := ed.placeOf(e, kindOf(c))
	for i := range s.made().entries {
		o := &s.made().entries[i]
		if i == e.at || !o.has(c) || !s.made().meet(e, o) {
			continue
		}
		if with == "" {
			with = o.key.name
		}
		switch answer {
		case Refuse:
			return with, false
		case Swap:
			ed.change(o, c, s.made().freeFor(o, e, old))
		case Replace:
			ed.change(o, c, None)
		}
	}
	ed.put(e, at, c)
	ed.finish()
	return with, true
}

// Unbind takes a control away from an action. It panics as Rebind does.
func Unbind(s *State, a Action, c Control) {
	e := s.mustBind(a)
	ed := editor{state: s, made: s.made().bindings}
	ed.change(e, c, None)
	ed.finish()
}

// ResetBindings gives actions back what the game gives them, and all of them and the options when none is given.
func ResetBindings(s *State, actions ...Action) {
	own, _ := readText("", s.player)
	for _, a := range actions {
		own.remove(s.mustBind(a).key)
	}
	if len(actions) == 0 {
		own = text{}
	}
	s.use(own.String())
}

// RebindAll lays a text over the player's bindings: a layout for one hand, say. Lines that it lacks stay as they are.
// Nothing is changed when it is broken.
func RebindAll(s *State, lines string) error {
	s.mustHaveBindings()
	over, errs := readText("", lines)
	if err := tellAll("", errs); err != nil {
		return err
	}
	own, _ := readText("", s.player)
	own.lay(over)
	merged := s.mergedWith(own)
	if _, err := s.made().bindings.compile(merged.String(), "", true); err != nil {
		return err
	}
	s.use(own.String())
	return nil
}

// SetOption sets what stands behind "set" in a text: hold, tap, double, sequence, chord, repeat or toggle. An error says
// what it has to be, and nothing is changed.
func SetOption(s *State, name, value string) error {
	return RebindAll(s, "set "+name+" = "+value)
}

// Binding returns what an action is done with now, as it stands in the text: "Space, PadA".
func Binding(s *State, a Action) string {
	e := s.mustBind(a)
	words := make([]string, len(e.terms))
	for i := range e.terms {
		words[i] = e.terms[i].text
	}
	return strings.Join(words, ", ")
}

// BindingsText returns all bindings as they are now, as a text that a person can go on editing: that of the game with its
// comments, and the player's lines in it, also those that mean nothing here.
func BindingsText(s *State) string {
	s.mustHaveBindings()
	t := s.merged()
	return t.String()
}

// PlayerBindings returns the lines that the player has changed, for saving. It is empty for a game without bindings.
func PlayerBindings(s *State) string { return s.player }

func (s *State) mustHaveBindings() {
	if s.bound == nil {
		panic("input: change bindings: the game has none; set engine.Config.Bindings to engine.Bind(…)")
	}
}

// made returns what the bindings are.
func (s *State) made() *bound { return s.bound.(*bound) }

// mustBind returns the entry of an action in whatever context.
func (s *State) mustBind(a Action) *entry {
	s.mustHaveBindings()
	var any *entry
	for i := range s.made().entries {
		e := &s.made().entries[i]
		switch {
		case e.key.name != a.Name || a.Name == "":
		case e.key.player > 0 && e.key.player == int(a.by.player):
			return e
		case e.key.player == 0 && any == nil:
			any = e
		}
	}
	if any == nil {
		panic(fmt.Sprintf("input: rebind %q: the bindings do not know it; give it to Bind", a.Name))
	}
	return any
}

// has reports whether the control alone does the action.
func (e *entry) has(c Control) bool {
	for i := range e.terms {
		if t := &e.terms[i]; t.plain() && t.collides(c) {
			return true
		}
	}
	return false
}

// collides reports whether a term's only control is the given one, or one of those that it means.
func (t *term) collides(c Control) bool {
	for _, p := range [...]Control{t.parts[0].a, t.parts[0].b} {
		_, one := p.Player()
		_, other := c.Player()
		if p != None && (p == c || p.AnyPad() == c.AnyPad() && (!one || !other)) {
			return true
		}
	}
	return false
}

// meet reports whether two entries may answer at the same time, and to the same player.
func (b *bound) meet(e, o *entry) bool {
	if o.key.name == "" || e.key.player > 0 && o.key.player > 0 && e.key.player != o.key.player {
		return false
	}
	return b.reaches(e.context, o.context) || b.reaches(o.context, e.context)
}

// freeFor returns the control that e had if o can have it: None when a third has it too, and shared it with neither.
func (b *bound) freeFor(o, e *entry, c Control) Control {
	for i := range b.entries {
		if x := &b.entries[i]; x != o && x != e && x.has(c) && b.meet(x, o) && !(b.meet(x, e) && e.has(c)) {
			return None
		}
	}
	return c
}

// reaches reports whether one context answers while another one is on top.
func (b *bound) reaches(top, context int) bool {
	for n := 0; n < len(b.contexts) && top != context && top > 0; n++ {
		top = b.contexts[top].below
	}
	return top == context || context == 0
}

// merged returns the game's text with the player's in it.
func (s *State) merged() text {
	own, _ := readText("", s.player)
	return s.mergedWith(own)
}

func (s *State) mergedWith(own text) text {
	t, _ := readText("", s.game)
	t.lay(own)
	return t
}
