package main

import (
	"strconv"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var (
	deep, skin, belly = render.Hex(0x06182e), render.Hex(0x4d7fa8), render.Hex(0xa9cbdc)
	pink, shine, air  = render.Hex(0xd9694f), render.Hex(0x9dfbe6), render.Hex(0x7fb4d8)
)

// shrimp is one krill that swims to the right: dark at its ends, with feelers.
var shrimp = render.Make("05_ecs shrimp", 11, 5, func(x, y int) render.Color {
	shape := [...]string{"......  w..", " ..oooo....", "oooooooo*..", ".oooooooow.", " .. . . ..w"}
	switch shape[y][x] {
	case 'o':
		return render.Mix(render.Gray, render.White, float64(x)/8)
	case 'w':
		return render.White.Fade(0.5)
	case '*':
		return render.Black
	}
	return render.Color{}
})

func (s *sea) Draw(c *render.Canvas) {
	for i := range 12 { // light from above
		c.Rect(geom.R(0, float64(i)*30, width, 30), air.Fade(0.16*(1-float64(i)/12)))
	}
	for p, b := range bubbles.Each(&s.world) {
		c.Ring(p.Vec, b.R, 1, air.Fade(0.6))
	}
	for e, k := range krill.All(&s.world) {
		tint := pink
		if fright := ecs.Get[Scared](&s.world, e); fright != nil {
			tint = render.Mix(pink, shine, fright.Left/glow)
		}
		c.Draw(render.Sprite{Image: shrimp, Pos: k.A.Vec, Rot: k.B.Angle(), Tint: tint})
	}
	s.drawWhale(c)
	c.Text(render.Text{S: strconv.Itoa(s.eaten), Pos: geom.V(width-16, 12), Size: 24, Align: render.Right, Color: shine})
}

// drawWhale draws it with its head in the direction it swims, and never on its back.
func (s *sea) drawWhale(c *render.Canvas) {
	p, v := ecs.Get[Pos](&s.world, s.whale), ecs.Get[Vel](&s.world, s.whale)
	way := v.Unit()
	up := geom.V(1, 1)
	if way.X < 0 {
		up.Y = -1
	}
	c.Push(geom.Stretch(up).Then(geom.Turn(way.Angle())).Then(geom.Move(p.Vec)))
	sway := 4 * geom.Sin(c.Time()*5)
	c.Polygon([]geom.Vec{{X: -24, Y: -7}, {X: -48, Y: sway}, {X: -24, Y: 5}}, skin)
	c.Polygon([]geom.Vec{{X: -45, Y: sway}, {X: -60, Y: sway*1.6 - 12}, {X: -54, Y: sway * 1.3}}, skin)
	c.Polygon([]geom.Vec{{X: -45, Y: sway}, {X: -60, Y: sway*1.6 + 12}, {X: -54, Y: sway * 1.3}}, skin)
	c.Polygon(body[:], skin)
	c.Polygon(throat[:], belly)
	c.Polygon([]geom.Vec{{X: 4, Y: 9}, {X: -6, Y: 22 + sway/2}, {X: -9, Y: 9}}, skin)
	c.Circle(geom.V(17, -2), 2, deep)
	c.Pop()
}

// body is half an ellipse above and a flatter one below; throat is its lower jaw.
var body, throat = arc(0, 1), arc(0.08, 0.55)

func arc(from, to float64) (points [24]geom.Vec) {
	for i := range points {
		at := geom.Polar(geom.Lerp(from, to, float64(i)/24)*6.2832, 1)
		points[i] = geom.V(32*at.X, 14*at.Y)
	}
	return points
}
