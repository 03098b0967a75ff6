package rendertest

import (
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
)

// lights are lamps of all kinds, and what stands in their way.
func lights() []Scene {
	return []Scene{
		{Name: "light-dungeon", Draw: dungeon},
		{Name: "light-soft", Draw: softShadows},
		{Name: "light-spots", Draw: spots},
		{Name: "light-turned", Draw: turnedLights},
		{Name: "light-hard", Draw: hardShadows},
	}
}

const dungeonPlan = `
####################
#........#.........#
#..##....#..##.....#
#..##.......##..#..#
#.........#.....#..#
####..#####..####..#
#.........#........#
#..#...#..#..#..#..#
#..................#
#..#...#.....#..#..#
####################`

// rooms is a level of tiles: 1 is wall.
func rooms(plan string, size float64) geom.Grid {
	rows := strings.Split(strings.TrimSpace(plan), "\n")
	g := geom.NewGrid(len(rows[0]), len(rows), size)
	for y, row := range rows {
		for x, tile := range row {
			if tile == '#' {
				g.Set(x, y, 1)
			}
		}
	}
	return g
}

// masonry draws flags on the floor, and walls of bricks.
func masonry(c *render.Canvas, g *geom.Grid) {
	for y := range g.H {
		for x := range g.W {
			r := geom.R(float64(x)*g.Size, float64(y)*g.Size, g.Size, g.Size)
			shade := float64((x*7+y*13)%5) / 20
			if g.At(x, y) == 0 {
				c.Rect(r, render.Mix(render.Hex(0xb8aca4), render.Hex(0x8c8688), shade*4))
				c.RectLine(r, 0.5, render.Hex(0x6a6468))
				continue
			}
			c.Rect(r, render.Mix(render.Hex(0xc09478), render.Hex(0x986c58), shade*3))
			for i := range 2 {
				c.Rect(geom.R(r.X, r.Y+float64(i)*g.Size/2, g.Size, 1), render.Hex(0x3c2a26))
				c.Rect(geom.R(r.X+float64((i+y)%2)*g.Size/2+2, r.Y+float64(i)*g.Size/2, 1, g.Size/2), render.Hex(0x3c2a26))
			}
		}
	}
}

func dungeon(c *render.Canvas) {
	g := rooms(dungeonPlan, 16)
	c.World(render.Camera{Pos: geom.V(160, 88)})
	masonry(c, &g)
	lamps := light.Lighting{Ambient: render.Hex(0x121622), Tiles: light.Tiles{Grid: &g}, Depth: 5}
	for i, at := range []geom.Vec{{X: 28, Y: 26}, {X: 88, Y: 120}, {X: 216, Y: 104}, {X: 264, Y: 28}} {
		col := []render.Color{render.Hex(0xffb060), render.Hex(0xff9448), render.Hex(0xffc890), render.Hex(0x70a8ff)}[i]
		lamps.Lights = append(lamps.Lights, light.Light{Pos: at, Radius: 120, Color: col, SourceRadius: 3.5, Falloff: 1})
	}
	lamps.Draw(c)
	for _, l := range lamps.Lights {
		c.Circle(l.Pos, 2.5, render.Mix(l.Color, render.White, 0.6))
	}
}

// softShadows are those of a lamp nearly as large as what it shines on.
func softShadows(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), render.Hex(0xd8d2c8))
	for i := range 8 {
		c.Rect(geom.R(0, float64(i)*24, Width, 1), render.Hex(0xb8b0a4))
	}
	star := make([]geom.Vec, 10)
	for i := range star {
		star[i] = geom.V(235, 110).Add(geom.Polar(float64(i)*0.62832-1.5708, []float64{24, 11}[i%2]))
	}
	box := geom.R(60, 100, 34, 34)
	lamps := light.Lighting{
		Ambient: render.Hex(0x30303c),
		Lights: []light.Light{
			{Pos: geom.V(150, 60), Radius: 220, Color: render.Hex(0xfff0d0), SourceRadius: 9, Falloff: 1},
			{Pos: geom.V(300, 165), Radius: 150, Color: render.Hex(0x4078ff), SourceRadius: 6},
			{Pos: geom.V(20, 165), Radius: 130, Color: render.Hex(0xff5060), SourceRadius: 6},
		},
		Casters: []light.Caster{
			light.Circle(geom.V(160, 120), 13), light.Box(box), light.Polygon(star...), light.Wall(geom.V(70, 40), geom.V(90, 70)),
			light.Circle(geom.V(215, 50), 6),
		},
		Samples: 51,
	}
	lamps.Draw(c)
	c.Circle(geom.V(160, 120), 13, render.Hex(0x58606c))
	c.Circle(geom.V(215, 50), 6, render.Hex(0x58606c))
	c.Rect(box, render.Hex(0x6c5a50))
	var p render.Path
	p.Polygon(star...)
	p.Fill(c, render.Fill{Color: render.Hex(0x8c7030)})
	c.Line(geom.V(70, 40), geom.V(90, 70), 2, render.Hex(0x40383c))
	c.Circle(geom.V(150, 60), 5, render.White)
}

// spots are beams with soft and hard edges, which pillars cut.
func spots(c *render.Canvas) {
	for i := range 20 {
		for j := range 12 {
			c.Rect(geom.R(float64(i)*16, float64(j)*16, 15, 15), render.Mix(render.Hex(0x9cacb8), render.Hex(0xc8d4dc), float64((i*5+j*3)%4)/3))
		}
	}
	lamps := light.Lighting{Ambient: render.Hex(0x1a2036)}
	for i := range 4 {
		lamps.Casters = append(lamps.Casters, light.Circle(geom.V(70+float64(i)*60, 90), 7))
	}
	lamps.Lights = []light.Light{
		{Pos: geom.V(20, 20), Radius: 300, Angle: 0.62, Spread: 0.3, Edge: 0.5, SourceRadius: 3, Color: render.Hex(0xfff4c8), Falloff: 0.75},
		{Pos: geom.V(300, 165), Radius: 280, Angle: -2.75, Spread: 0.35, Edge: 0, SourceRadius: 3, Color: render.Hex(0x80ffc0), Falloff: 0.75},
		{Pos: geom.V(190, 10), Radius: 170, Angle: 1.57, Spread: 0.45, Edge: 1, Color: render.Hex(0xff80b0)},
	}
	lamps.Draw(c)
	for i := range 4 {
		c.Circle(geom.V(70+float64(i)*60, 90), 7, render.Hex(0x2c3440))
		c.Ring(geom.V(70+float64(i)*60, 90), 6, 1.5, render.Hex(0x566070))
	}
}

// turnedLights sees the dungeon through a camera that is near and turned.
func turnedLights(c *render.Canvas) {
	g := rooms(dungeonPlan, 16)
	c.World(render.Camera{Pos: geom.V(90, 100), Zoom: 1.7, Rot: 0.53})
	masonry(c, &g)
	lamps := light.Lighting{
		Ambient: render.Hex(0x181420), Tiles: light.Tiles{Grid: &g}, Depth: 4, Resolution: 1,
		Lights: []light.Light{
			{Pos: geom.V(88, 120), Radius: 90, SourceRadius: 4, Color: render.Hex(0xffa050)},
			{Pos: geom.V(40, 60), Radius: 120, Color: render.Hex(0x60c0ff), SourceRadius: 2},
		},
	}
	lamps.Draw(c)
}

// hardShadows are those of points, and of a light that shines through everything.
func hardShadows(c *render.Canvas) {
	g := rooms(dungeonPlan, 16)
	c.World(render.Camera{Pos: geom.V(160, 88)})
	masonry(c, &g)
	lamps := light.Lighting{
		Ambient: render.Hex(0x202028), Tiles: light.Tiles{Grid: &g}, Resolution: 1,
		Lights: []light.Light{
			{Pos: geom.V(150, 60), Radius: 160, Color: render.Hex(0xe8ffd0), Falloff: 0.75},
			{Pos: geom.V(270, 140), Radius: 60, Color: render.Hex(0xff4060), Through: true},
		},
	}
	lamps.Draw(c)
}
