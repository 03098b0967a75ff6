package main

import (
	"strconv"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
)

var (
	moonlight = render.Hex(0x0c1020)
	flame     = render.Hex(0xffb468)
	moss      = render.Hex(0x58e0b0)
)

// bricks and flags are the two tiles, from code.
var tiles = render.Make("11_lights tiles", 48, 24, func(x, y int) render.Color {
	grain := float64((x*37+y*61+x*y*13)%16) / 16
	if x < 24 { // a wall of bricks
		if y%8 == 0 || (x+y/8%2*6)%12 == 0 {
			return render.Hex(0x5c4038)
		}
		return render.Mix(render.Hex(0xc09070), render.Hex(0xa87858), grain)
	}
	if x == 24 || y == 0 { // the floor
		return render.Hex(0x7c8088)
	}
	return render.Mix(render.Hex(0xb0b4bc), render.Hex(0x9ca0aa), grain)
}).Grid(24, 24)

func (m *maze) Draw(c *render.Canvas) {
	for y := range rows {
		for x := range cols {
			c.Draw(render.Sprite{Image: tiles, Frame: 1, Pos: middle(x, y)})
		}
	}
	render.Tiles(c, &m.walls, tiles)
	for i, at := range m.gems {
		m.gem(c, at, float64(i))
	}
	m.lit(c.Time()).Draw(c)
	for i, at := range m.gems { // what shines by itself is drawn after the lights
		if m.night.At(at) > 0.2 {
			c.Blend(render.Add)
			c.Circle(at, 6+geom.Sin(c.Time()*4+float64(i)), moss.Fade(0.35))
			c.Blend(render.Over)
		}
	}
	c.Circle(m.at, lamp, flame)
	c.Circle(m.at, lamp*0.6, render.White)
	c.Text(render.Text{S: strconv.Itoa(m.found) + " of " + strconv.Itoa(gems), Pos: geom.V(8, 8), Size: 16, Color: moss})
}

// lit puts the lights where they are now: the torch, which flickers, and a lamp of moss in each corner.
func (m *maze) lit(time float64) *light.Lighting {
	n := &m.night
	n.Ambient, n.Tiles.Grid, n.Depth = moonlight, &m.walls, depth
	shake := 1 + flicker*(geom.Sin(time*11)+geom.Sin(time*17.3))/2
	n.Lights = append(n.Lights[:0], light.Light{Pos: m.at, Radius: reach * shake, Color: flame, SourceRadius: lamp, Falloff: 1})
	for _, at := range [3]geom.Vec{middle(cols-2, 1), middle(1, rows-2), middle(cols-2, rows-2)} {
		n.Lights = append(n.Lights, light.Light{Pos: at, Radius: reach * 0.6, Color: moss.Fade(0.8), SourceRadius: lamp / 2})
	}
	return n
}

// gem is a stone with four faces, which turns.
func (m *maze) gem(c *render.Canvas, at geom.Vec, phase float64) {
	wide := 5 * geom.Cos(c.Time()*2+phase)
	c.Polygon([]geom.Vec{at.Add(geom.V(0, -7)), at.Add(geom.V(wide, 0)), at.Add(geom.V(0, 7)), at.Add(geom.V(-wide, 0))}, moss)
	c.Polygon([]geom.Vec{at.Add(geom.V(0, -7)), at.Add(geom.V(wide, 0)), at.Add(geom.V(0, 0))}, render.White)
}
