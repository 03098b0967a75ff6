package input

import "slices"

// Interest notes what a game asks of its State, each thing once and in the order in which it was asked first: so a tool
// that does not know a game finds out what it is played with.
type Interest struct {
	Controls []Control
	Sticks   []Stick
	Text     bool // that was typed
	Pointer  bool
	Touches  bool
}

// Watch makes the state note in i what it is asked from here on; nil notes nothing. It is for tools and tests.
func (s *State) Watch(i *Interest) { s.interest = i }

func (s *State) asked(q *query) {
	switch i := s.interest; {
	case i == nil:
	case q.at == none:
		i.add(q.on)
	default:
		s.bound.note(i, q.at)
	}
}

func (s *State) askedStick(k *Stick) {
	i := s.interest
	if i == nil || slices.Contains(i.Sticks, *k) {
		return
	}
	i.Sticks = append(i.Sticks, *k)
	for way := wayLeft; way <= wayDown; way++ {
		s.about(k.Name, way, k.way(way), k.by)
	}
}

func (i *Interest) add(on *Any) {
	for _, c := range on {
		if c != None && !slices.Contains(i.Controls, c) {
			i.Controls = append(i.Controls, c)
		}
	}
}
