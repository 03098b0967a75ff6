package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// controls is a menu in which a player chooses what he plays with. The engine keeps what he chose.
type controls struct {
	menu   menu
	asks   bool          // for a new control
	twice  input.Control // is another action's; pressed again, the two swap
	says   string        // below the list
	values []string      // what each line is done with now
}

// bound are the actions that can be chosen, and what the menu calls them.
var (
	ways          = input.Ways(walk)
	bound         = [...]input.Action{jump, ways[0], ways[1], ways[2], ways[3], pause}
	linesControls = []string{"Jump", "Left", "Right", "Up", "Down", "Pause", "As at first"}
)

const asItWas = "As it was."

func (s *controls) Start(t *engine.Tick) error {
	s.menu.Top = 6
	s.show(t.Input)
	return nil
}

// show notes what the actions are done with on what the player holds.
func (s *controls) show(in *input.State) {
	device := in.LastDevice()
	if device != input.Pad {
		device = input.Keyboard
	}
	s.values = make([]string, len(linesControls))
	for i, a := range bound {
		how, on := input.Controls(in, a, device)
		for k, c := range on {
			if how == input.ByPress && k < 2 && c != input.None {
				s.values[i] = joined(s.values[i], input.Label(in, c))
			}
		}
	}
}

func joined(words, more string) string {
	if words == "" {
		return more
	}
	return words + ", " + more
}

func (s *controls) Update(t *engine.Tick) error {
	in := t.Input
	switch {
	case s.asks && (in.Key(input.KeyEscape) || in.Pointer().Pressed):
		s.asks, s.says = false, asItWas
	case s.asks:
		s.listen(in)
	case in.Pressed(back):
		t.Pop()
	default:
		if taken, _ := s.menu.update(t, len(linesControls)); taken {
			s.choose(in)
		}
	}
	return nil
}

func (s *controls) choose(in *input.State) {
	if s.menu.Row == len(bound) {
		input.ResetBindings(in)
		s.says = "All as at first."
		s.show(in)
		return
	}
	s.asks, s.twice, s.says = true, input.None, "Press the new key for "+linesControls[s.menu.Row]
}

// listen waits for the new control. One that is another action's swaps the two when it is pressed again.
func (s *controls) listen(in *input.State) {
	c, heard := input.Listen(in, input.KeyEscape)
	if !heard {
		return
	}
	answer := input.Refuse
	if c == s.twice {
		answer = input.Swap
	}
	with, done := input.Rebind(in, bound[s.menu.Row], c, answer)
	if !done {
		s.twice, s.says = c, input.Label(in, c)+" is for "+with+": again to swap"
		return
	}
	s.asks, s.says = false, input.Label(in, c)+" it is."
	s.show(in)
}

func (s *controls) Draw(c *render.Canvas) {
	c.Screen()
	dim(c, 1)
	s.menu.draw(c, linesControls, s.values)
	write(c, s.says, geom.V(width/2, height-16), noteText, render.Center, coinCol)
}
