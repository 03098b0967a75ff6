package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	rowTop, rowH = 56.0, 48.0   // logical pixels
	barX, barW   = 150.0, 320.0 // of a volume
)

var (
	deep, dim, line = render.Hex(0x14182b), render.Hex(0x2a3052), render.Hex(0x3d4675)

	colors = [len(buses)]render.Color{
		render.Hex(0xf2f2f7), render.Hex(0x7fd8ff), render.Hex(0xffb454), render.Hex(0xd8a06a), render.Hex(0x9be564),
	}
)

func barOf(row int) geom.Rect {
	in := 0.0
	if buses[row] == steps {
		in = 24
	}
	return geom.R(barX+in, rowTop+float64(row)*rowH+8, barW-in, 18)
}

func buttonOf(i int) geom.Rect { return geom.R(16+float64(i)*154, h-40, 146, 28) }

func (x *mixer) Draw(c *render.Canvas) {
	if x.under {
		c.Rect(geom.R(0, 0, w, h), render.Hex(0x0f3a52))
	}
	c.Text(render.Text{S: "Every sound goes through a bus", Pos: geom.V(16, 14), Size: 20})
	for i := range buses {
		x.bus(c, i)
	}
	for i := range buttons {
		r := buttonOf(i)
		on := i == 1 && x.muted[x.row] || i == 2 && x.talks || i == 3 && x.under
		c.Rect(r, dim)
		if on {
			c.Rect(r, line)
		}
		c.Text(render.Text{S: buttons[i].title, Pos: geom.V(r.Center().X, r.Y+8), Size: 14, Align: render.Center})
	}
}

// bus draws a row: the name, the volume, and the effect.
func (x *mixer) bus(c *render.Canvas, i int) {
	bar, color := barOf(i), colors[i]
	mid := bar.Center().Y
	if i == x.row {
		c.Rect(geom.R(8, bar.Y-13, w-16, rowH-4), dim)
	}
	if buses[i] == steps { // a branch of the one above
		c.Rect(geom.R(barX+8, bar.Y-24, 2, 34), line)
		c.Rect(geom.R(barX+8, mid, 14, 2), line)
	}
	c.Text(render.Text{S: buses[i].String(), Pos: geom.V(20, mid-8), Size: 16, Color: color})
	c.Rect(bar, line)
	full := bar
	full.W *= float64(x.level[i].Steps()) / 10
	if x.muted[i] {
		color = render.Hex(0x5a6290)
	}
	c.Rect(full, color)
	note := racks[x.rack[i]].name
	switch {
	case x.muted[i]:
		note = "muted"
	case buses[i] == audio.BusMusic && x.talks:
		note += ", makes room"
		c.Rect(full, render.Mix(color, deep, 0.6))
		full.W /= 6 // 15 dB
		c.Rect(full, color)
	}
	c.Text(render.Text{S: note, Pos: geom.V(barX+barW+16, mid-8), Size: 16})
}
