package enginetest_test

import (
	"errors"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// swim is a game.
type swim struct {
	at     geom.Vec
	breath engine.Timer
}

func (s *swim) Update(t *engine.Tick) error {
	s.at = s.at.Add(t.Input.Vec(input.Move).Mul(100 * t.Dt))
	s.breath.Running(t.Dt)
	return nil
}

func (s *swim) Draw(c *render.Canvas) { c.Circle(s.at, 10, render.Pink) }

func Example() {
	_ = func(t *testing.T) { // func TestSwim(t *testing.T) {
		g := enginetest.New(t, &swim{}, engine.Config{})
		g.Always("he has breath", func() error {
			if g.Number("breath.Left") < 0 {
				return errors.New("he has none")
			}
			return nil
		})
		g.Hold(input.KeyD, 60)
		if x := g.Number("at.X"); x < 99 || x > 101 {
			t.Errorf("after a second: got %v; want 100", x)
		}
		g.Golden("swam") // testdata/golden/swam.png
		g.Monkey(1, 600)
	}
}
