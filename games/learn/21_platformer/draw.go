package main

import (
	"strconv"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var (
	night, dawn   = render.Hex(0x1b2145), render.Hex(0xe8846b)
	stone, mortar = render.Hex(0x5b4a72), render.Hex(0x3d3054)
	moss, leaf    = render.Hex(0x6fbf73), render.Hex(0xa7e08a)
	wood, grain   = render.Hex(0xb9794a), render.Hex(0x7d4a35)
	coat, belly   = render.Hex(0xff7a4d), render.Hex(0xffc08a)
	ink, gold     = render.Hex(0x2a1a35), render.Hex(0xffd75e)
)

func config() engine.Config {
	return engine.Config{Title: "Platformer", Width: width, Height: height, Background: night}
}

// ScreenPad is what thumbs hold on a phone.
func (g *room) ScreenPad() input.ScreenPad {
	return input.ScreenPad{Stick: input.Move, Buttons: input.Buttons{jump, dash}}
}

// feel makes what the hero does heard, and squashes and stretches him.
func (g *room) feel(t *engine.Tick) {
	g.squash = geom.Approach(g.squash, 0, 2.5*t.Dt)
	g.springTime += t.Dt
	switch {
	case g.hero.Jumped:
		g.squash = -0.35
		t.Audio.PlayWith(boing, audio.Play{Gain: 0.3, Pitch: 1.3})
	case g.hero.Landed:
		g.squash = min(0.4, g.hero.Impact/900)
		t.Audio.PlayWith(thud, audio.Play{Gain: g.squash})
	case t.Input.Pressed(dash) && g.hero.Dashing:
		t.Audio.PlayWith(whoosh, audio.Play{Gain: 0.5})
	}
}

// set are the tiles: stone, plank, two slopes and a ladder.
var set = render.Make("21_platformer tiles", 5*16, 16, func(x, y int) render.Color {
	u, v := x%16, y
	switch rock := brick(u, v); x / 16 {
	case 0:
		return rock
	case 1:
		if v < 5 && v != 4 {
			return render.Mix(wood, grain, float64(v)/6+0.3*geom.Scatter(uint32(u/5), uint32(v)))
		}
		if v == 4 || v < 8 && (u == 2 || u == 13) {
			return grain
		}
	case 2:
		if u+v >= 15 {
			return rock
		}
	case 3:
		if v >= u {
			return rock
		}
	case 4:
		switch {
		case u == 3 || u == 12:
			return wood
		case u == 4 || u == 13, v%5 == 2 && u > 3 && u < 12:
			return grain
		case v%5 == 1 && u > 3 && u < 12:
			return wood
		}
	}
	return render.Color{}
}).Grid(16, 16)

// brick is the colour of a stone of a wall.
func brick(u, v int) render.Color {
	row := v / 8
	w := (u + 4*row) % 16
	if v%8 == 7 || w%8 == 7 {
		return mortar
	}
	col := render.Mix(stone, mortar, 0.25+0.25*geom.Scatter(uint32(w/8+2*row), 5))
	if v%8 == 0 || w%8 == 0 {
		return render.Mix(col, render.White, 0.12)
	}
	return col
}

func (g *room) Draw(c *render.Canvas) {
	backdrop(c)
	render.Tiles(c, &g.grid, set)
	g.moss(c)
	for id, b := range g.space.All {
		switch {
		case id == g.lift:
			r := geom.Around(b.Pos, 32, 6)
			c.Rect(r, grain)
			c.Rect(geom.R(r.X, r.Y, 32, 3), wood)
		case b.Is == thing && b.User == isSpring:
			g.spring(c, b.Pos)
		case b.Is == thing:
			star(c, b.Pos.Add(geom.V(0, 1.5*geom.Sin(c.Time()*3+b.Pos.X))), c.Time()+b.Pos.X)
		}
	}
	g.drawHero(c)
	star(c, geom.V(24, 14), 0)
	c.Text(render.Text{S: strconv.Itoa(g.stars), Pos: geom.V(36, 9), Size: 10, Color: gold})
}

// backdrop is the evening behind the room.
func backdrop(c *render.Canvas) {
	for i := range 28 {
		c.Rect(geom.R(0, float64(i)*8, width, 8), render.Mix(night, dawn, float64(i*i)/1100))
	}
	for i := range uint32(40) {
		at := geom.V((geom.Scatter(i, 1)+1)*width/2, (geom.Scatter(i, 2)+1)*55)
		c.Circle(at, 0.7, render.White.Fade(0.4+0.3*geom.Sin(c.Time()*2+float64(i))))
	}
	c.Circle(geom.V(300, 60), 24, render.Hex(0xfff0c9))
	for _, k := range [...]geom.Vec{{X: -8, Y: -6}, {X: 9, Y: 3}, {X: -3, Y: 10}} {
		c.Circle(geom.V(300, 60).Add(k), 4.5, render.Hex(0xf3d9ad))
	}
	for layer := range 2 {
		col := render.Mix(render.Hex(0x8a4f78), night, 0.25+0.35*float64(layer))
		for i := range 9 {
			x, tall := float64(i)*52-20+float64(layer)*23, 70+28*geom.Sin(float64(i*7+layer*3))-26*float64(layer)
			c.Rect(geom.R(x, height-tall, 26, tall), col)
			c.Rect(geom.R(x-3, height-tall-6, 32, 6), col)
			c.Rect(geom.R(x+26, height-tall+18, 26, 6), col)
		}
	}
	for i := range 24 {
		top := height - 20 + 1.5*geom.Sin(c.Time()*2+float64(i)*0.9)
		c.Rect(geom.R(11*tile+float64(i)*4, top, 4, 30), render.Hex(0x4fc3c7).Fade(0.6))
		c.Rect(geom.R(11*tile+float64(i)*4, top, 4, 1), render.Hex(0xd9fbf5))
	}
}

// moss grows where stone has nothing above it.
func (g *room) moss(c *render.Canvas) {
	for y := range g.grid.H {
		for x := range g.grid.W {
			at, above := g.grid.Corner(x, y), g.grid.At(x, y-1)
			switch n := g.grid.At(x, y); {
			case n == 1 && y > 0 && above != 1 && above != 3 && above != 4:
				c.Rect(geom.R(at.X, at.Y, tile, 3), moss)
				for i := range uint32(5) {
					k := geom.Scatter(uint32(x*31+y*7)+i*101, 3)
					c.Rect(geom.R(at.X+float64(i)*3.4, at.Y, 2, 4+2*k), moss)
					c.Rect(geom.R(at.X+float64(i)*3.4, at.Y-1-k, 1, 2+k), leaf)
				}
			case n == 3:
				c.Line(at.Add(geom.V(0, 15)), at.Add(geom.V(15, 0)), 3, moss)
			case n == 4:
				c.Line(at.Add(geom.V(1, 0)), at.Add(geom.V(16, 15)), 3, moss)
			}
		}
	}
}

// star is one of those to collect.
func star(c *render.Canvas, at geom.Vec, turn float64) {
	var points [10]geom.Vec
	for i := range points {
		r := 7 - 3.6*float64(i%2)
		p := geom.Polar(float64(i)*0.62832-1.5708, r)
		points[i] = at.Add(geom.V(p.X*0.7+0.3*geom.Cos(turn*2)*geom.Cos(turn*2), p.Y))
	}
	c.Circle(at, 9, gold.Fade(0.15))
	c.Polygon(points[:], gold)
}

// spring is a mushroom that nods.
func (g *room) spring(c *render.Canvas, at geom.Vec) {
	press := 3 * geom.Exp(-6*g.springTime) * geom.Cos(30*g.springTime)
	c.Rect(geom.R(at.X-3, at.Y-3+press, 6, 6-press), belly)
	c.Polygon([]geom.Vec{at.Add(geom.V(-9, -2+press)), at.Add(geom.V(-6, -8+press)), at.Add(geom.V(6, -8+press)), at.Add(geom.V(9, -2+press))}, render.Hex(0xe0405e))
	c.Circle(at.Add(geom.V(-3, -5+press)), 1.5, render.White)
	c.Circle(at.Add(geom.V(4, -4+press)), 1.2, render.White)
}

// drawHero draws a shrimp in boots: squashed on landing, stretched in a jump, with legs that walk.
func (g *room) drawHero(c *render.Canvas) {
	feet := g.space.Pos(g.hero.Body).Add(geom.V(0, 9))
	wide := geom.V((1+g.squash)*g.hero.Facing, 1-g.squash)
	if g.hero.Facing == 0 {
		wide.X = 1
	}
	if g.hero.Dashing {
		for i := range 4 {
			back := feet.Sub(geom.V(g.hero.Facing*float64(i+1)*7, 9))
			c.Circle(back, 7-float64(i), coat.Fade(0.35-0.08*float64(i)))
		}
	}
	c.Push(geom.Stretch(wide).Then(geom.Move(feet)))
	step := g.space.Pos(g.hero.Body).X * 0.35
	if g.hero.OnLadder {
		step = feet.Y * 0.3
	}
	lift := 2 * geom.Sin(step)
	if !g.hero.OnFloor && !g.hero.OnLadder {
		lift = 2
	}
	c.Line(geom.V(3, -17), geom.V(10, -22-lift/2), 1, coat)
	c.Line(geom.V(2, -17), geom.V(7, -24), 1, coat)
	c.Polygon([]geom.Vec{{X: -5, Y: -8}, {X: -12, Y: -6 - lift}, {X: -10, Y: -1 - lift}, {X: -4, Y: -3}}, render.Mix(coat, ink, 0.15))
	c.Rect(geom.R(-5, -3-max(lift, 0), 4, 3), ink)
	c.Rect(geom.R(2, -3-max(-lift, 0), 4, 3), ink)
	c.Circle(geom.V(0, -8), 6, coat)
	c.Circle(geom.V(1, -13), 5.5, coat)
	c.Circle(geom.V(2, -7), 3.5, belly)
	c.Circle(geom.V(3, -14), 2.6, render.White)
	c.Circle(geom.V(4, -14), 1.3, ink)
	c.Pop()
}
