package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// drawFailure shows what went wrong in place of the game. When not even that goes, the run ends.
func (l *Loop) drawFailure() *driver.Frame {
	s := &l.failing
	second := guard("the failure's picture", nil, func() error {
		s.show(l) // when it failed in Draw no tick has done it
		s.lay(l.failed, l.config.Title)
		s.paint(&l.frame)
		return nil
	})
	if second != nil {
		l.unshown(second)
		l.frame.Reset()
	}
	return &l.frame
}

// paint draws the screen in device pixels. It stands still until the player does something.
func (s *failureScreen) paint(f *driver.Frame) {
	c := s.canvas
	c.Begin(f, render.NewViewport(render.Fit, s.shape.w, s.shape.h, s.shape.w, s.shape.h), failureBack, 0, 0)
	c.Rect(s.layout.mark, failureMark)
	for _, b := range s.layout.buttons {
		s.paintButton(b)
	}
	for _, line := range s.layout.lines {
		c.Text(render.Text{S: line.words, Pos: line.at, Size: line.size, Color: line.color})
	}
	c.End()
}

func (s *failureScreen) paintButton(b failureButton) {
	c, u := s.canvas, s.layout.u
	fill := failureRest
	if s.held == b.choice || s.held == chooseNothing && s.focus == b.choice {
		fill = failureFocus
	}
	c.Rect(b.at, fill)
	wide := s.width(8 * u)(b.label)
	if b.key != "" {
		wide += s.keyWidth(b.key) + 4*u
	}
	at := geom.V(whole(b.at.X+(b.at.W-wide)/2), whole(b.at.Y+(b.at.H-7*u)/2))
	if b.key != "" {
		w := s.keyWidth(b.key)
		c.Rect(geom.R(at.X, at.Y-2*u, w, 11*u), failureKey)
		c.Text(render.Text{S: b.key, Pos: geom.V(at.X+w/2, at.Y), Size: 8 * u, Align: render.Center, Color: failurePlace})
		at.X += w + 4*u
	}
	c.Text(render.Text{S: b.label, Pos: at, Size: 8 * u, Color: failureLight})
}

func whole(x float64) float64 { return float64(geom.Round(x)) }
