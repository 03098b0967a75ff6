package engine

import (
	"slices"
	"unicode"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// lookTime is how long after a failure only the keys of the choices work, seconds: what a player was pressing for the game
// must not take the screen away before he has seen it.
const lookTime = 0.6

// press returns what the player chose in a tick. Keys whose place in the input is in taken are not for this screen.
func (s *failureScreen) press(in *driver.Input, taken []int, dt float64) choice {
	first := s.seconds == 0
	s.seconds += dt
	chosen := chooseNothing
	for i, e := range in.Keys {
		if e.Down && !slices.Contains(taken, i) {
			chosen = or(chosen, s.key(e))
		}
	}
	chosen = or(chosen, s.mouse(in))
	chosen = or(chosen, s.fingers(in))
	return or(chosen, s.pad(in, first))
}

func or(a, b choice) choice {
	if a != chooseNothing {
		return a
	}
	return b
}

// enter returns what has the focus, once the player has had time to look.
func (s *failureScreen) enter() choice {
	if s.seconds < lookTime || s.mute {
		return chooseNothing
	}
	return s.focus
}

func (s *failureScreen) key(e driver.KeyEvent) choice {
	if s.touch {
		s.touch, s.laid = false, false
	}
	for c, letter := range letters {
		if letter != "" && letter == letterOf(e) && slices.Contains(s.choices(), choice(c)) {
			return choice(c)
		}
	}
	switch e.Key {
	case driver.KeyEscape:
		if canLeave && !s.mute {
			return chooseQuit
		}
	case driver.KeyEnter, driver.KeyNumpadEnter, driver.KeySpace:
		return s.enter()
	case driver.KeyLeft, driver.KeyUp:
		s.move(-1)
	case driver.KeyRight, driver.KeyDown, driver.KeyTab:
		s.move(1)
	}
	return chooseNothing
}

// letterOf returns the letter that a key prints, by the layout where that is known and has Latin letters.
func letterOf(e driver.KeyEvent) string {
	if len(e.Logical) == 1 && unicode.IsLetter(rune(e.Logical[0])) {
		return e.Logical
	}
	if e.Key >= driver.KeyA && e.Key <= driver.KeyZ {
		return string(rune('a' + e.Key - driver.KeyA))
	}
	return ""
}

// move gives the focus to a neighbour.
func (s *failureScreen) move(by int) {
	list := s.choices()
	if len(list) == 0 {
		return
	}
	at := slices.Index(list, s.focus) + by + len(list)
	s.focus = list[at%len(list)]
}

func (s *failureScreen) mouse(in *driver.Input) choice {
	if in.Mouse.DX != 0 || in.Mouse.DY != 0 {
		if c := s.at(in.Mouse.X, in.Mouse.Y); c != chooseNothing {
			s.focus = c
		}
	}
	for _, e := range in.Buttons {
		if c := s.at(e.X, e.Y); e.Button == 0 && e.Down && c != chooseNothing {
			s.focus = c
			return s.enter()
		}
	}
	return chooseNothing
}

// fingers chooses what a finger was put down on and lifted from. Browsers let a page copy only then.
func (s *failureScreen) fingers(in *driver.Input) (chosen choice) {
	for _, e := range in.Touches {
		if !s.touch {
			s.touch, s.laid = true, false
		}
		at := s.at(e.X, e.Y)
		switch e.Phase {
		case driver.TouchBegan:
			if s.held == chooseNothing && s.seconds >= lookTime {
				s.held, s.finger = at, e.ID
			}
		case driver.TouchEnded:
			if e.ID == s.finger && at == s.held {
				chosen = or(chosen, s.held)
			}
			s.let(e.ID)
		case driver.TouchCancelled:
			s.let(e.ID)
		}
	}
	return chosen
}

func (s *failureScreen) let(finger int64) {
	if finger == s.finger {
		s.held = chooseNothing
	}
}

// pad moves the focus by the cross and chooses by A or Start. What is held when the screen opens does not count.
func (s *failureScreen) pad(in *driver.Input, first bool) choice {
	var now driver.PadButtons
	for i := range in.Pads {
		now |= in.Pads[i].Buttons
	}
	pressed := now &^ s.pads
	s.pads = now
	switch {
	case first || pressed == 0:
	case pressed&(driver.PadA|driver.PadStart) != 0:
		return s.enter()
	case pressed&(driver.PadLeft|driver.PadUp) != 0:
		s.move(-1)
	case pressed&(driver.PadRight|driver.PadDown) != 0:
		s.move(1)
	}
	return chooseNothing
}

// at returns the choice whose button is at a point, device pixels.
func (s *failureScreen) at(x, y float64) choice {
	for _, b := range s.layout.buttons {
		if b.at.Contains(geom.V(x, y)) {
			return b.choice
		}
	}
	return chooseNothing
}
