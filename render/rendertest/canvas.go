package rendertest

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// canvases are cameras, images that are drawn on, and blends.
func canvases() []Scene {
	return []Scene{
		{Name: "blends", Draw: blends},
		{Name: "two cameras", Draw: twoCameras},
		{Name: "parallax", Draw: parallax},
		{Name: "offscreen", Draw: offscreen},
	}
}

// blends draws one picture with each blend over dark, middle and light, and over nothing.
func blends(c *render.Canvas) {
	all := []struct {
		name  string
		blend render.Blend
	}{
		{"Over", render.Over},
		{"Add", render.Add},
		{"Subtract", render.Subtract},
		{"Multiply", render.Multiply},
		{"Screen", render.Screen},
		{"Lighten", render.Lighten},
		{"Darken", render.Darken},
		{"Invert", render.Invert},
		{"Replace", render.Replace},
		{"Erase", render.Erase},
	}
	for i, b := range all {
		x, y := float64(i%5)*64, float64(i/5)*90
		for k, col := range []render.Color{render.Hex(0x24304f), render.Hex(0x6d8f72), render.Hex(0xe8d8b8)} {
			c.Rect(geom.R(x+2+float64(k)*20, y+2, 20, 70), col)
		}
		c.Blend(b.blend)
		c.Circle(geom.V(x+24, y+28), 18, render.Red.Fade(0.8))
		c.Circle(geom.V(x+40, y+46), 18, render.Blue)
		c.Blend(render.Over)
		c.Print(b.name, x+3, y+76)
	}
}

// island is a world to look at.
func island(c *render.Canvas) {
	c.Rect(geom.R(-400, -400, 800, 800), render.Hex(0x2a6f97))
	for i := range 8 {
		c.Ring(geom.Vec{}, 70+float64(i)*24, 3, render.Hex(0x61a5c2).Fade(0.5))
	}
	c.Circle(geom.Vec{}, 56, render.Hex(0xf2e3b3))
	c.Circle(geom.V(-6, -4), 42, render.DarkGreen)
	for i := range 7 {
		at := geom.Polar(float64(i)*0.9, 26)
		c.Circle(at, 9, render.Green)
		c.Circle(at.Add(geom.V(-2, -2)), 4, render.Hex(0x9bf09b))
	}
	c.Rect(geom.R(-10, -12, 20, 16), render.Brown)
	c.Polygon([]geom.Vec{{X: -14, Y: -12}, {X: 0, Y: -24}, {X: 14, Y: -12}}, render.Red)
}

// twoCameras shows one world twice, and a small map of it.
func twoCameras(c *render.Canvas) {
	for i, k := range []render.Camera{
		{Pos: geom.V(-20, 0), Zoom: 1.4, Rot: 0.2, View: geom.R(0, 0, 159, 180)},
		{Pos: geom.V(24, -10), Zoom: 3, View: geom.R(161, 0, 159, 180)},
		{Zoom: 0.2, View: geom.R(124, 116, 72, 56)},
	} {
		if i == 2 {
			c.Screen()
			c.Rect(k.View.Inset(-2), render.White)
		}
		c.World(k)
		island(c)
	}
}

// parallax has hills that move the less the farther they are.
func parallax(c *render.Canvas) {
	c.Rect(geom.R(0, 0, 320, 180), render.Hex(0xffd6a5))
	k := render.Camera{Pos: geom.V(300, 0)}
	for i, depth := range []float64{0, 0.2, 0.5, 1} {
		c.World(k.Parallax(depth, depth))
		if depth == 0 {
			c.Circle(geom.V(70, -30), 24, render.Hex(0xfff3d6))
		}
		col := render.Mix(render.Hex(0xd98c8c), render.Hex(0x3d2645), float64(i)/3)
		for n := -8; n < 16 && depth > 0; n++ {
			at := geom.V(float64(n)*110+float64(i)*37, float64(i)*28-24)
			c.Polygon([]geom.Vec{at.Add(geom.V(-90, 120)), at.Add(geom.V(0, -14)), at.Add(geom.V(90, 120))}, col)
		}
	}
}

var pond = render.Offscreen("scene: pond", 160, 90)

// offscreen draws a picture once and shows it four times, one of them as in a mirror, and parts of it.
func offscreen(c *render.Canvas) {
	c.Smooth(true)
	c.Into(pond, func() {
		c.Clear(render.Hex(0x16324f))
		c.World(render.Camera{Zoom: 0.6})
		island(c)
	})
	c.Draw(render.Sprite{Image: pond, Pos: geom.V(82, 47)})
	c.Draw(render.Sprite{Image: pond, Pos: geom.V(82, 135), Scale: geom.V(1, -0.9), Tint: render.White.Fade(0.4)})
	c.Draw(render.Sprite{Image: pond, Pos: geom.V(240, 48), Rot: 0.3, Scale: geom.V(0.7, 0.7)})
	parts := pond.Grid(40, 45)
	for i := range 8 {
		c.Draw(render.Sprite{Image: parts, Frame: 7 - i, Pos: geom.V(188+float64(i%4)*36, 115+float64(i/4)*41), Scale: geom.V(0.8, 0.8)})
	}
}
