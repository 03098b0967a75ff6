package rendertest

import (
	"math/rand/v2"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// batching shows sprites by the hundred, their layers, and how they lie on pixels.
func batching() []Scene {
	return []Scene{
		{Name: "forest", Draw: forest},
		{Name: "galaxy", Draw: galaxy},
		{Name: "snap", Draw: snap},
	}
}

// tree is a round one, lit from the left.
var tree = render.Make("batching tree", 26, 34, func(x, y int) render.Color {
	p := geom.V(float64(x)-12.5, float64(y)-12.5)
	light := geom.V(-4, -5)
	switch {
	case p.Len() < 12.5 && p.Sub(light).Len() < 6:
		return render.Hex(0xa5d86e)
	case p.Len() < 12.5 && p.Sub(light).Len() < 11:
		return render.Hex(0x5cb05a)
	case p.Len() < 12.5:
		return render.Hex(0x357a4c)
	case y > 20 && x > 9 && x < 16:
		return render.Hex(0x6b4a3a)
	}
	return render.Color{}
})

// walker is somebody in a coat that a tint colours.
var walker = render.Make("batching walker", 10, 18, func(x, y int) render.Color {
	p := geom.V(float64(x)-4.5, float64(y)-4)
	switch {
	case p.Len() < 4.2 && y < 3:
		return render.Hex(0x9a9a9a)
	case p.Len() < 4.2:
		return render.White
	case y >= 8 && y < 15 && x > 1 && x < 8:
		return render.Hex(0xd8d8d8)
	case y >= 15 && (x == 2 || x == 3 || x == 6 || x == 7):
		return render.Hex(0x606060)
	}
	return render.Color{}
})

// The layers of the forest.
const (
	shadows = iota + 1
	standing
)

// forest is drawn in no order: feet that are lower on the screen stand in front. Shadows are the same pictures, skewed.
func forest(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), render.Hex(0xc4dd8a))
	c.LayerOrder(shadows, render.Unordered)
	c.LayerOrder(standing, render.ByY)
	rnd := rand.New(rand.NewPCG(12, 7))
	for range 34 {
		at := geom.V(10+rnd.Float64()*300, 26+rnd.Float64()*150)
		stand(c, render.Sprite{Image: tree, Tint: render.Mix(render.White, render.Hex(0xf2d27a), rnd.Float64())}, at, 17)
	}
	for i, name := range []string{"Ann", "Ben", "Cleo", "Dan"} {
		at := geom.V(50+float64(i)*72, 70+float64(i*37%80))
		coat := []render.Color{render.Red, render.Blue, render.Yellow, render.Pink}[i]
		stand(c, render.Sprite{Image: walker, Tint: render.Mix(coat, render.White, 0.25)}, at, 9)
		size := c.TextSize(render.Text{S: name})
		c.Rect(geom.R(at.X-size.X/2-2, at.Y-30, size.X+4, 9), render.Navy.Fade(0.8))
		c.Text(render.Text{S: name, Pos: geom.V(at.X, at.Y-29), Align: render.Center})
	}
}

// stand draws a sprite with its feet at a point, and its shadow. half is half of its height.
func stand(c *render.Canvas, s render.Sprite, feet geom.Vec, half float64) {
	s.Pos, s.Z = feet.Sub(geom.V(0, half)), half // so that its feet count
	shadow := s
	shadow.Pivot, shadow.Scale, shadow.Skew, shadow.Tint = geom.V(0, half), geom.V(1, 0.5), geom.V(-0.9, 0), render.Hex(0x24402c).Fade(0.45)
	c.Layer(shadows)
	c.Draw(shadow)
	c.Layer(standing)
	c.Draw(s)
}

// star is soft and round.
var star = render.Make("batching star", 9, 9, func(x, y int) render.Color {
	near := max(1-geom.V(float64(x)-4, float64(y)-4).Len()/4, 0)
	return render.White.Fade(near * near)
})

// galaxy is some thousand stars in one bulk, and some that are turned and scaled.
func galaxy(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), render.Hex(0x07071a))
	c.World(render.Camera{Rot: 0.5})
	c.Blend(render.Add)
	c.Smooth(true)
	rnd := rand.New(rand.NewPCG(3, 3))
	b := render.NewBulk(c, star, 2600)
	for i := range 2600 {
		far := rnd.Float64()
		turn := 9*geom.Pow(far, 0.5) + float64(i%3)*2.0944 + (rnd.Float64()+rnd.Float64()-1)*0.9
		at := geom.Polar(turn, 16+165*far)
		at.Y *= 0.5
		b.Tint = render.Mix(render.Hex(0xffd9a0), render.Hex(0x5a78ff), far*1.3).Fade(0.1 + 0.5*rnd.Float64())
		if i%10 == 0 {
			b.DrawTurned(at.X, at.Y, turn, 0.5+rnd.Float64())
		} else {
			b.DrawTurned(at.X, at.Y, 0, 0.55)
		}
	}
	b.Tint = render.Hex(0xffe2b0).Fade(0.35)
	for i := range 6 {
		b.DrawTurned(0, 0, 0, 2+float64(i*i))
	}
}

// snap shows filtered pictures between pixels, and the same on whole ones.
func snap(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), render.Hex(0x2b3350))
	c.Smooth(true)
	for row, name := range []string{"between pixels", "c.Snap(true)"} {
		c.Snap(row == 1)
		y := float64(row) * 86
		for i := range 10 {
			at := geom.V(28+float64(i)*29.37, y+56+float64(i)*0.43)
			c.Draw(render.Sprite{Image: tree, Pos: at, Tint: render.Mix(render.White, render.Blue, float64(i)/12)})
			c.Draw(render.Sprite{Image: walker, Pos: at.Add(geom.V(10.2, 9.7)), Tint: render.Mix(render.Peach, render.Pink, float64(i)/9)})
		}
		c.Print(name, 15, y+22)
	}
	c.Snap(false)
}
