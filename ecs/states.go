package ecs

import "fmt"

// State is the resource behind the states of a game, such as its screens: S is any comparable type, most often a small
// int with constants. It is data in the world, so it is in snapshots. [SwitchTo] changes it; SetResource with one that
// has Now set begins in that state without the systems of entering it.
//
//	type screen int
//
//	const (title screen = iota; playing; over)
//
//	ecs.SwitchTo(w, playing)
type State[S comparable] struct {
	Now       S    // meaningless while None
	Next      S    // meaningless unless Switching
	None      bool // no state was entered yet: the first switch is still to come
	Switching bool // Next is entered at the beginning of the next Run
}

// SwitchTo asks for another state. It is entered at the beginning of the next [Schedule.Run]: then the systems of
// [Leaving] the old one run, and those of [Entering] the new one. So one Run sees one state from its first stage to its
// last. Of several switches before that the last one counts. Switching to the state that is there already leaves and
// enters it, which begins a level anew.
func SwitchTo[S comparable](w *World, next S) {
	s := Resource[State[S]](w)
	if s == nil {
		SetResource(w, State[S]{Next: next, None: true, Switching: true})
		return
	}
	s.Next, s.Switching = next, true
}

// InState makes the condition that a state is there, for [Group.If]. Nothing is in a state of which there was no switch
// and no resource.
func InState[S comparable](s S) func(*World) bool {
	return func(w *World) bool {
		have := Resource[State[S]](w)
		return have != nil && !have.None && have.Now == s
	}
}

// Moment is when a state begins or ends, for [Group.On]. It can be compared. The zero Moment is none.
type Moment struct {
	state   any
	leaving bool
}

// Entering is the moment when a state begins: State.Now is that state.
func Entering[S comparable](s S) Moment { return Moment{state: s} }

// Leaving is the moment when a state ends: State.Now still is that state, and State.Next what comes.
func Leaving[S comparable](s S) Moment { return Moment{state: s, leaving: true} }

// String returns the moment as an order shows it, such as "entering main.screen 1".
func (m Moment) String() string {
	switch {
	case m.state == nil:
		return "none"
	case m.leaving:
		return fmt.Sprintf("leaving %T %v", m.state, m.state)
	}
	return fmt.Sprintf("entering %T %v", m.state, m.state)
}

// switcher is a *State of any type.
type switcher interface {
	due() bool
	leaving() Moment // the zero one: there is nothing to leave
	step()           // makes Next the state
	entering() Moment
}

func (s *State[S]) due() bool { return s.Switching }

func (s *State[S]) leaving() Moment {
	if s.None {
		return Moment{}
	}
	return Leaving(s.Now)
}

func (s *State[S]) entering() Moment { return Entering(s.Now) }

func (s *State[S]) step() {
	var none S
	s.Now, s.Next, s.None, s.Switching = s.Next, none, false, false
}
