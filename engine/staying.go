package engine

import "github.com/krill2d/krill/engine/driver"

// staying is a game that begins anew when it is over. Phones run games so: leaving is what their home key is for.
type staying struct {
	driver.App
	loop *Loop
}

func (s *staying) Tick(in *driver.Input) *driver.Output {
	out := s.App.Tick(in)
	if out.Exit && !s.loop.lost {
		s.loop.restart()
		out.Exit = false
	}
	return out
}
