package main

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var (
	deep, shallow = render.Hex(0x0d1b2e), render.Hex(0x1d3f5c)
	sand, pale    = render.Hex(0xc9a66b), render.Hex(0x8fa3c0)
	coral, shell  = render.Hex(0xff8a5c), render.Hex(0xffc9a8)
	picked        = render.Hex(0x2f6f9f)
)

const size = high - 8 // of the picture of a key, logical pixels

// line returns where a line of the list lies.
func line(i int) geom.Rect { return geom.R(40, 12+float64(i)*high, w-80, high-2) }

func (g *rebind) Draw(c *render.Canvas) {
	c.Rect(geom.R(0, h*0.66, w, h*0.34), shallow)
	c.Rect(geom.R(0, ground, w, h-ground), sand)
	for i := range len(actions) + 1 {
		g.drawLine(c, i)
	}
	c.Text(render.Text{S: g.says, Size: 16, Pos: geom.V(w/2, line(len(actions)+1).Y+4), Align: render.Center})
	g.drawShrimp(c)
}

func (g *rebind) drawLine(c *render.Canvas, i int) {
	r, col := line(i), pale
	if i == g.row {
		c.Rect(r, picked.Fade(0.8))
		col = render.White
	}
	text := func(s string, x float64) {
		c.Text(render.Text{S: s, Size: 16, Pos: geom.V(r.X+x, r.Y+8), Color: col})
	}
	if i == len(actions) {
		text("Give all back", 16)
		return
	}
	text(actions[i].Name, 16)
	if g.asks && i == g.row {
		text("…", 160)
		return
	}
	for k, chord := range g.glyphs[i] {
		x := 160 + 200*float64(k)
		for n, picture := range chord {
			if n > 0 && picture.Label != "" {
				text("+", x-1)
				x += 16
			}
			wide := picture.Width(c, size)
			picture.Draw(c, geom.V(r.X+x+wide/2, r.Center().Y-1), size)
			x += wide + 8
		}
	}
}

// Summary tells a tool what the player has chosen.
func (g *rebind) Summary() string {
	var labels [len(actions)][2]string
	for i := range labels {
		for k := range labels[i] {
			labels[i][k] = g.glyphs[i][k][0].Label
		}
	}
	return fmt.Sprintf("%q, %d jumps", labels, g.jumps)
}
