package main

import (
	"strconv"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var level = [...]string{
	"#########################",
	"#       #       #       #",
	"#  o    #   ##  #   o   #",
	"#    #      ##      #   #",
	"#    #  #       #   # s #",
	"#       #   o   #       #",
	"###### ####### ##### ####",
	"#       #       #       #",
	"#   @   #  s    #   s   #",
	"#           #       ##  #",
	"#   ##  #   #   #   ##  #",
	"#   ##  #     o #  o    #",
	"#  o    #       #       #",
	"#########################",
}

var (
	dark, slab  = render.Hex(0x17132b), render.Hex(0x3a3557)
	roof, brick = render.Hex(0x6d5a8c), render.Hex(0x4b3a6b)
	lamp, cape  = render.Hex(0xffb454), render.Hex(0xe0405e)
	skin, hair  = render.Hex(0xffd0a0), render.Hex(0x7a3b2e)
	slimy, ice  = render.Hex(0x7fd66a), render.Hex(0x5fe0e6)
	lamps       = [...]geom.Vec{{X: 56, Y: 14}, {X: 184, Y: 14}, {X: 312, Y: 14}, {X: 40, Y: 112}, {X: 168, Y: 112}, {X: 296, Y: 112}}
)

func config() engine.Config {
	return engine.Config{Title: "Topdown", Width: width, Height: height, Background: dark}
}

// ScreenPad is what thumbs hold on a phone.
func (g *cellar) ScreenPad() input.ScreenPad {
	return input.ScreenPad{Stick: input.Move, Buttons: input.Buttons{blow}}
}

// stones is a slab of the floor, the top of a wall, and a wall from the front.
var stones = render.Make("22_topdown stones", 3*16, 16, func(x, y int) render.Color {
	u, n := x%16, 0.12*geom.Scatter(uint32(x*17+y), 4)
	switch x / 16 {
	case 0:
		if u == 15 || y == 15 {
			return render.Mix(slab, dark, 0.5)
		}
		return render.Mix(slab, dark, 0.2+n)
	case 1:
		if u%8 == 0 && y%16 < 8 || (u+4)%8 == 0 && y >= 8 || y%8 == 7 {
			return render.Mix(roof, brick, 0.7)
		}
		return render.Mix(roof, brick, 0.15+n)
	}
	switch {
	case y < 9:
		return render.Mix(roof, brick, 0.15+n)
	case y == 9 || (u+8*(y/13))%16 == 3 || y == 12:
		return render.Mix(brick, dark, 0.6)
	}
	return render.Mix(brick, dark, 0.2+n)
}).Grid(16, 16)

func (g *cellar) Draw(c *render.Canvas) {
	for y := range g.grid.H {
		for x := range g.grid.W {
			at, solid := g.grid.Center(x, y), g.grid.At(x, y) == 1
			frame := 0
			if solid {
				frame = 1
				if g.grid.At(x, y+1) == 0 && y+1 < g.grid.H {
					frame = 2
				}
			}
			c.Draw(render.Sprite{Image: stones, Frame: frame, Pos: at})
			if !solid && g.grid.At(x, y-1) == 1 {
				c.Rect(geom.R(at.X-8, at.Y-8, tile, 5), dark.Fade(0.5))
			}
		}
	}
	for i, at := range lamps {
		flicker := 1 + 0.08*geom.Sin(c.Time()*9+float64(i)*2)
		for r := 5.0; r > 0; r-- {
			c.Circle(at.Add(geom.V(0, 10)), r*11*flicker, lamp.Fade(0.035))
		}
		c.Rect(geom.R(at.X-2, at.Y+1, 4, 5), hair)
		c.Circle(at, 3*flicker, lamp)
		c.Circle(at.Add(geom.V(0, 0.5)), 1.5, render.White)
	}
	for id, b := range g.space.All {
		switch b.Is {
		case gem:
			up := 1.5 * geom.Sin(c.Time()*3+b.Pos.X)
			c.Circle(b.Pos.Add(geom.V(0, 5)), 3.5, dark.Fade(0.5))
			c.Polygon([]geom.Vec{b.Pos.Add(geom.V(0, -6+up)), b.Pos.Add(geom.V(5, -1+up)), b.Pos.Add(geom.V(0, 5+up)), b.Pos.Add(geom.V(-5, -1+up))}, ice)
			c.Polygon([]geom.Vec{b.Pos.Add(geom.V(0, -6+up)), b.Pos.Add(geom.V(0, 5+up)), b.Pos.Add(geom.V(-5, -1+up))}, render.Mix(ice, render.White, 0.5))
		case foe:
			g.slimes[b.User].draw(c, b.Pos)
		case hero:
			g.drawHero(c, g.space.Pos(id))
		}
	}
	c.Rect(geom.R(4, 3, 34, 12), dark.Fade(0.7))
	c.Polygon([]geom.Vec{{X: 12, Y: 4}, {X: 16, Y: 8}, {X: 12, Y: 13}, {X: 8, Y: 8}}, ice)
	c.Text(render.Text{S: strconv.Itoa(g.gems), Pos: geom.V(22, 4), Size: 10})
}

// drawHero draws a child with a cape, and the sweep of its stick.
func (g *cellar) drawHero(c *render.Canvas, at geom.Vec) {
	if g.hurt > 0 && int(g.hurt*12)%2 == 1 {
		return
	}
	face := g.hero.Facing
	step := geom.Sin(c.Time()*14) * min(1, g.hero.Vel.Len()/60)
	c.Circle(at.Add(geom.V(0, 4)), 7, dark.Fade(0.45))
	c.Rect(geom.R(at.X-4, at.Y+2+max(0, step), 3, 4), dark)
	c.Rect(geom.R(at.X+1, at.Y+2+max(0, -step), 3, 4), dark)
	back := at.Sub(face.Mul(3)).Add(geom.V(0, -1))
	c.Polygon([]geom.Vec{back.Add(geom.V(-5, -4)), back.Add(geom.V(5, -4)), back.Add(geom.V(6, 6+step)), back.Add(geom.V(-6, 6-step))}, cape)
	c.Circle(at.Add(geom.V(0, -1)), 5, render.Hex(0x3f6fb5))
	head := at.Add(geom.V(0, -8+0.5*step))
	c.Circle(head, 6, hair)
	if face.Y > -0.7 {
		c.Circle(head.Add(geom.V(face.X*2, 1.5)), 4.4, skin)
		for side := -1.0; side <= 1; side += 2 {
			c.Circle(head.Add(geom.V(face.X*3+side*2*(1-0.4*max(face.X, -face.X)), 1.5)), 0.9, dark)
		}
	}
	if left := g.strike.Left; left > 0 {
		for i := range 5 {
			turn := face.Angle() + 2.2*(left/0.25-0.5) + float64(i)*0.16
			c.Circle(at.Add(geom.Polar(turn, 17)), 3.2-0.5*float64(i), render.White.Fade(0.7-0.13*float64(i)))
		}
	}
}
