package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/particle"
)

const (
	w, h  = 640.0, 360.0
	floor = 300.0 // logical pixels from the top
)

var (
	place = geom.V(176, floor-38) // of the shrimp's middle
	seat  = geom.V(420, floor-46) // of the jelly's
	wound = geom.V(362, floor-50) // where the fist meets it
)

var splatter = particle.Make("25_juice drops", particle.Spec{
	Burst: particle.Just(22), Life: particle.Between(0.3, 0.8), Angle: -2.2, Spread: 1.3,
	Speed: particle.Between(60, 360), Gravity: geom.V(0, 620), Image: particle.Disc(),
	Size: particle.Between(4, 12), SizeOver: particle.Over(1, 0.2), Color: particle.Colors(render.Hex(0xd6fff0), jade),
})

// sprite is the shrimp where it is.
func (g *game) sprite() render.Sprite {
	s := render.Sprite{Image: shrimp, Pos: place.Add(geom.V(g.at, 0)), Pivot: geom.V(0, 34)}
	if g.shrimp.State == forth || g.shrimp.State == back && g.at > reach*0.7 {
		s.Frame = 1
	}
	return s
}

// pudding is the jelly, which makes a face when it is hit.
func (g *game) pudding() render.Sprite {
	s := render.Sprite{Image: pudding, Pos: seat, Pivot: geom.V(0, 46)}
	if g.shrimp.State == back && g.at > reach/2 {
		s.Frame = 1
	}
	return s
}

// shadow draws that of something on the sand.
func (g *game) shadow(c *render.Canvas, x, wide float64) {
	render.Ellipse{Pos: geom.V(x, floor), Radii: geom.V(wide, wide/7), Color: render.Black.Fade(0.3)}.Draw(c)
}

// left draws how much of the jelly is left.
func (g *game) left(c *render.Canvas) {
	for i := range health {
		col := render.Hex(0xff6b7d)
		if i >= health-g.blows {
			col = deep
		}
		c.Circle(geom.V(seat.X+float64(i-health/2)*12, floor+18), 4, col)
	}
}

// words draws what there is to know.
func (g *game) words(c *render.Canvas) {
	label := "with juice"
	if g.plain {
		label = "without juice"
	}
	c.Text(render.Text{S: label, Pos: geom.V(w/2, 14), Size: 24, Align: render.Center, Outline: 2, OutlineColor: deep})
	c.Text(render.Text{S: "space: punch    J: with or without", Pos: geom.V(w/2, h-16), Align: render.Center, Outline: 1, OutlineColor: deep})
}

// sea draws water that gets lighter upwards, light, sand and weeds: wider than the picture, for what shakes.
func sea(c *render.Canvas) {
	const over = 60
	for i := range 24 {
		y := float64(i)*15 - over
		c.Rect(geom.R(-over, y, w+2*over, 16), render.Mix(render.Hex(0x3a9fc4), deep, float64(i)/23))
	}
	for i := range 5 {
		x := float64(i)*150 + 10*geom.Sin(c.Time()*0.7+float64(i))
		c.Polygon([]geom.Vec{{X: x, Y: -over}, {X: x + 50, Y: -over}, {X: x - 40, Y: floor}, {X: x - 130, Y: floor}}, render.White.Fade(0.05))
	}
	for i := range 9 {
		weed(c, geom.V(float64(i)*83-20+20*geom.Scatter(uint32(i), 1), floor+4), 60+40*geom.Scatter(uint32(i), 2), float64(i))
	}
	c.Rect(geom.R(-over, floor, w+2*over, h), render.Hex(0xd9b877))
	c.Rect(geom.R(-over, floor, w+2*over, 5), render.Hex(0xf0d79c))
	for i := range 60 {
		at := geom.V(w/2+w*0.55*geom.Scatter(uint32(i), 3), floor+34+26*geom.Scatter(uint32(i), 4))
		c.Circle(at, 2, render.Hex(0xb9945a))
	}
}

// weed draws a leaf that sways.
func weed(c *render.Canvas, root geom.Vec, tall, phase float64) {
	for n := range 10 {
		k := float64(n) / 10
		sway := 9 * k * geom.Sin(c.Time()*1.6+phase+k*2)
		c.Circle(root.Add(geom.V(sway, -k*tall)), 7*(1-k)+2, render.Mix(render.Hex(0x14594e), render.Hex(0x2f9a72), k))
	}
}
