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

func (s *State) asked(on *Any) {
	if s.interest != nil {
		s.interest.add(on)
	}
}

func (s *State) askedStick(k *Stick) {
	i := s.interest
	if i == nil || slices.Contains(i.Sticks, *k) {
		return
	}
	i.Sticks = append(i.Sticks, *k)
	for _, on := range [...]*Any{&k.Left, &k.Right, &k.Up, &k.Down} {
		i.add(on)
	}
}

func (i *Interest) add(on *Any) {
	for _, c := range on {
		if c != None && !slices.Contains(i.Controls, c) {
			i.Controls = append(i.Controls, c)
		}
	}
}
