package main

import (
	"strconv"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var (
	paints = [...]render.Color{render.Hex(0xe8413c), render.Hex(0x2f7de0), render.Hex(0xf2b417), render.Hex(0xb04ad8)}
	grass  = render.Hex(0x8fb65a)
	earth  = render.Hex(0xc9a66b)
	shade  = render.Black.Fade(0.22)
)

// hedge is a tile of round leaves, lit from the top left.
var hedge = render.Make("24_paths hedge", 20, 20, func(x, y int) render.Color {
	best := render.Hex(0x235c2c)
	for n := range 14 {
		at := geom.V(float64(n%4)*5.3+2+2*geom.Scatter(uint32(n), 3), float64(n/4)*5.3+2+2*geom.Scatter(uint32(n), 4))
		if d := geom.V(float64(x), float64(y)).Sub(at); d.Len() < 3.4 {
			best = render.Mix(render.Hex(0x2c7a38), render.Hex(0x7fce62), 0.45-(d.X+d.Y)/9)
		}
	}
	return best
}).Grid(20, 20)

// worker is an ant that looks to the right.
var worker = render.Make("24_paths ant", 9, 5, func(x, y int) render.Color {
	shape := [...]string{".l..l..l.", "ooo.o.oo.", "oooooooow", "ooo.o.oo.", ".l..l..l."}
	switch shape[y][x] {
	case 'o':
		return render.Hex(0x2a1510)
	case 'l':
		return render.Hex(0x2a1510).Fade(0.5)
	case 'w':
		return render.Hex(0x7a4a3a)
	}
	return render.Color{}
})

func (g *garden) Draw(c *render.Canvas) {
	for y := range rows {
		for x := range cols {
			if (x+y)%2 == 0 {
				c.Rect(geom.R(float64(x)*cell, float64(y)*cell, cell, cell), render.Hex(0x96bd62))
			}
		}
	}
	for i, tile := range g.hedges.Cells {
		if tile != 0 {
			c.Rect(geom.R(float64(i%cols)*cell+4, float64(i/cols)*cell+6, cell, cell), shade)
		}
	}
	g.places(c)
	for i := range g.beetles {
		g.beetles[i].trace(c, paints[i])
	}
	c.Smooth(true)
	for i := range g.ants {
		a := &g.ants[i]
		c.Draw(render.Sprite{Image: worker, Pos: a.pos, Rot: a.head.Angle()})
		if a.loaded {
			c.Draw(render.Sprite{Image: crumb, Pos: a.pos.Add(a.head.Unit().Mul(5))})
		}
	}
	c.Smooth(false)
	render.Tiles(c, &g.hedges, hedge)
	for i := range g.beetles {
		g.beetles[i].draw(c, paints[i], c.Time())
	}
	c.Text(render.Text{S: strconv.Itoa(g.brought), Pos: home.Add(geom.V(0, -4)), Align: render.Center, Outline: 1})
	c.Text(render.Text{S: "hold to plant hedges, or to cut them", Pos: geom.V(8, rows*cell-14), Outline: 1, OutlineColor: render.DarkGreen})
}

// crumb is a grain of sugar.
var crumb = render.Make("24_paths crumb", 4, 4, func(x, y int) render.Color {
	return render.Mix(render.White, render.Hex(0xc4d8ea), float64(x+y)/6)
})

// places draws the nest and the heaps of sugar.
func (g *garden) places(c *render.Canvas) {
	c.Circle(home.Add(geom.V(2, 3)), 15, shade)
	c.Circle(home, 15, earth)
	c.Circle(home, 11, render.Hex(0xb08a52))
	c.Circle(home, 7, render.Hex(0x3a2416))
	for _, at := range heaps {
		c.Circle(at.Add(geom.V(2, 4)), 12, shade)
		for n, by := range [...]geom.Vec{{X: -11, Y: -4}, {X: -2, Y: -6}, {X: 3, Y: 1}, {X: -7, Y: 3}, {X: -4, Y: -11}} {
			p := at.Add(by)
			c.Rect(geom.R(p.X, p.Y+3, 9, 7), render.Hex(0x8aa6c4))
			c.Rect(geom.R(p.X, p.Y, 9, 6), render.Mix(render.White, render.Hex(0xd5e4f2), float64(n%2)))
		}
	}
}

// trace draws the way that a beetle has still to go.
func (b *beetle) trace(c *render.Canvas, col render.Color) {
	pos := b.pos
	for i := b.path.At; i < len(b.path.Points); i++ {
		to := b.path.Points[i]
		for d := 0.0; d < pos.Dist(to); d += 7 {
			c.Circle(pos.Lerp(to, d/pos.Dist(to)), 1.5, col)
		}
		pos = to
	}
	if !b.path.Done() {
		c.Ring(pos, 6, 2, col)
	}
}

// draw draws a beetle with six legs and a back of two wings.
func (b *beetle) draw(c *render.Canvas, col render.Color, time float64) {
	c.Push(geom.Turn(b.head.Angle()).Then(geom.Move(b.pos)))
	for n := range 6 {
		side := float64(n%2*2 - 1)
		root := geom.V(float64(n/2)*4-4, side*5)
		c.Line(root, root.Add(geom.V(2.5*geom.Sin(time*22+float64(n)*2), side*5)), 1.5, render.Black)
	}
	c.Circle(geom.V(7, 0), 4, render.Black)
	c.Circle(geom.V(9, -2), 1.2, render.White)
	c.Circle(geom.V(9, 2), 1.2, render.White)
	c.Circle(geom.V(0, 0), 8, render.Black)
	c.Circle(geom.V(-0.5, 0), 7, col)
	c.Line(geom.V(-7, 0), geom.V(6, 0), 1.2, render.Black)
	for _, spot := range [4]geom.Vec{{X: 2, Y: -3.5}, {X: 2, Y: 3.5}, {X: -3, Y: -3.5}, {X: -3, Y: 3.5}} {
		c.Circle(spot, 1.5, render.Black)
	}
	c.Pop()
	if b.lost {
		c.Text(render.Text{S: "?", Pos: b.pos.Add(geom.V(0, -24)), Size: 16, Align: render.Center, Color: render.White, Outline: 2, OutlineColor: col})
	}
}
