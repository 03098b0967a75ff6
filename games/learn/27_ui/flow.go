package main

import (
	"strconv"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const history = 190 // ticks that the graph shows

// cell is what the table shows.
func cell(row, column int) string {
	k := kinds[row]
	switch column {
	case 1:
		return strconv.Itoa(int(k.speed))
	case 2:
		return strconv.Itoa(int(k.gravity))
	}
	return k.name
}

// flow moves the drops, and makes new ones.
func (f *fountain) flow(t *engine.Tick) {
	kept := f.drops[:0]
	for _, d := range f.drops {
		d.vel.Y += float64(f.gravity * t.Dt)
		d.at = d.at.Add(d.vel.Mul(t.Dt))
		if d.at.X > -20 && d.at.X < t.Size.X+20 && d.at.Y > -20 && d.at.Y < t.Size.Y+20 {
			kept = append(kept, d)
		}
	}
	f.drops = kept
	for range f.many {
		angle := t.Rand.Range(-0.5, 0.5)*f.spread - 1.5708 // up
		f.drops = append(f.drops, drop{f.at, geom.Polar(angle, f.speed*t.Rand.Range(0.7, 1)), f.paint})
	}
	if f.counts = append(f.counts, float64(len(f.drops))); len(f.counts) > history {
		f.counts = append(f.counts[:0], f.counts[1:]...)
	}
}

func (f *fountain) Draw(c *render.Canvas) {
	for _, d := range f.drops {
		if f.round {
			c.Circle(d.at, f.size/2, palette[d.color])
		} else {
			c.Rect(geom.Around(d.at, f.size, f.size), palette[d.color])
		}
	}
	c.Rect(geom.R(f.at.X-10, f.at.Y, 20, 6), render.DarkGray)
	c.Text(render.Text{S: f.title, Pos: f.at.Add(geom.V(0, 12)), Align: render.Center, Color: render.Peach})
	f.ui.Draw(c)
}

// Bot moves the fountain about, and now and then presses what is under the mouse in the window.
func (f *fountain) Bot(hands *input.Injector) {
	n := len(f.drops) + len(f.counts)
	hands.PointAt(float64(20+n*37%600), float64(20+n*53%320))
	if n%3 == 0 {
		hands.Tap(input.MouseLeft)
	}
}

// Summary is what the game says of itself.
func (f *fountain) Summary() string {
	return strconv.Itoa(len(f.drops)) + " drops, speed " + strconv.Itoa(int(f.speed)) + ", title " + f.title
}
