// Flash shows a dark stone that stays white as if it was hit just now, on two grounds.
package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/juice"
	"github.com/krill2d/krill/render"
)

var stone = render.Make("flash stone", 64, 64, func(x, y int) render.Color {
	return render.Hex(0x2a1d4c).Fade(30 - geom.V(float64(x)-31.5, float64(y)-31.5).Len())
})

type show struct{ flash juice.Flash }

func (s *show) Update(*engine.Tick) error {
	s.flash.Hit(1)
	return nil
}

func (s *show) Draw(c *render.Canvas) {
	c.Rect(geom.R(80, 0, 80, 120), render.Hex(0xc08040))
	s.flash.Draw(c, render.Sprite{Image: stone, Pos: geom.V(80, 60), Rot: 0.5})
}

func main() {
	engine.Main(&show{}, engine.Config{Width: 160, Height: 120, Background: render.Hex(0x1040a0)})
}
