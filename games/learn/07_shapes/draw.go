package main

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const horizon = 270.0 // logical pixels

var dusk = []render.Color{render.Hex(0x141433), render.Hex(0x3d2b5f), render.Hex(0xb5446e), render.Hex(0xffa25e)}

// sky is gradients, and waves whose dashes drift.
func (k *clockwork) sky(c *render.Canvas) {
	p := &k.path
	p.Reset()
	p.Rect(geom.R(0, 0, w, horizon))
	p.Fill(c, render.Fill{Gradient: render.Linear(geom.V(0, 0), geom.V(0, horizon), dusk...)})
	p.Reset()
	p.Circle(geom.V(520, horizon), 120)
	p.Fill(c, render.Fill{Gradient: render.Radial(geom.V(520, horizon), 120, render.Yellow, render.Orange.Fade(0.3), render.Orange.Fade(0))})
	c.Circle(geom.V(520, horizon), 34, render.Peach)
	p.Reset()
	p.Rect(geom.R(0, horizon, w, h-horizon))
	p.Fill(c, render.Fill{Gradient: render.Linear(geom.V(0, horizon), geom.V(0, h), render.Hex(0x8a3a62), dusk[0])})
	for i := range 5 {
		y := horizon + 12 + float64(i*i)*4
		p.Reset()
		p.MoveTo(geom.V(0, y))
		for x := 40.0; x <= w; x += 80 {
			p.CubicTo(geom.V(x-20, y-8), geom.V(x+20, y+8), geom.V(x+40, y))
		}
		p.Stroke(c, render.Stroke{Width: 1 + float64(i)*0.6, Cap: render.CapRound, Dash: []float64{60, 34}, DashOffset: c.Time() * float64(20-40*(i%2)), Color: dusk[3].Fade(0.5)})
	}
}

// dial shows the turn of the large wheel: a ring that fills, and a hand.
func (k *clockwork) dial(c *render.Canvas) {
	p, at := &k.path, geom.V(76, 82)
	c.Circle(at, 46, dark.Fade(0.6))
	p.Reset()
	p.Pie(at, 36, 42, -math.Pi/2, geom.Wrap(k.turn, 2*math.Pi)-math.Pi/2)
	p.Fill(c, render.Fill{Gradient: render.Linear(at.Sub(geom.V(0, 42)), at.Add(geom.V(0, 42)), render.Yellow, render.Pink)})
	p.Reset()
	p.Circle(at, 30)
	p.Stroke(c, render.Stroke{Width: 4, Dash: []float64{1.5, 5*math.Pi - 1.5}, DashOffset: 0.75, Color: render.White})
	c.Line(at, at.Add(geom.Polar(k.turn-math.Pi/2, 28)), 3, render.White)
	c.Circle(at, 4, render.White)
	render.RoundRect{Rect: geom.R(8, 8, w-16, h-16), Radius: 14, Line: 2, Color: render.White.Fade(0.3)}.Draw(c)
}
