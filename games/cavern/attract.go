package main

import "github.com/krill2d/krill/engine"

const (
	attractFile  = "attract.krill"
	attractAfter = 14.0 // seconds on the title with nobody there
)

// updateDemo shows the replay while nobody is there, and reports whether it does.
func (s *title) updateDemo(t *engine.Tick) bool {
	_, pressed := t.Input.AnyPressed()
	switch {
	case pressed && s.demo.Playing():
		s.demo.Stop()
		s.clock = 0
		return true
	case pressed:
		s.clock = 0
	case s.demo.Playing():
		s.playDemo(s.demo.Update(t))
	case s.clock > attractAfter && t.Window.Focused():
		s.playDemo(s.demo.Play(t, attractFile))
	}
	return s.demo.Playing()
}

// playDemo goes on without the replay when it cannot be played: the title is enough.
func (s *title) playDemo(err error) {
	if err != nil || !s.demo.Playing() {
		s.demo.Stop()
		s.clock = 0
	}
}
