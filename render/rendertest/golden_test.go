package rendertest

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/render"
)

// show is a game that draws a scene.
type show struct {
	scene Scene `state:"-"`
}

func (s *show) Update(*engine.Tick) error { return nil }
func (s *show) Draw(c *render.Canvas)     { s.scene.Draw(c) }

func TestGolden(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range Scenes() {
		if seen[s.Name] {
			t.Errorf("got two scenes %q; want each name once", s.Name)
		}
		seen[s.Name] = true
		t.Run(s.Name, func(t *testing.T) {
			g := enginetest.New(t, &show{s}, engine.Config{Width: Width, Height: Height, Assets: s.Files})
			g.Step(s.Ticks + 1).Golden(s.Name)
		})
	}
}
