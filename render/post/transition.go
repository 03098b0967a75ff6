package post

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Kind says how a Transition covers the picture.
type Kind uint8

// The kinds of transition.
const (
	Fade   Kind = iota // all at once
	Wipe               // from the left to the right
	Iris               // towards a point
	Blinds             // in stripes
	Blocks             // square by square, in no order
	Doors              // from both sides
)

// Transition covers the picture with a colour from one scene to the next: draw it with a Progress from 0 to 1 in the old
// one and from 1 to 0 in the new one. It is made of shapes, so it is seen in tests as well.
type Transition struct {
	Kind     Kind
	Progress float64      // 0 shows all of the picture, 1 nothing of it
	Color    render.Color // zero: black
	Pos      geom.Vec     // where an Iris closes, a point of the canvas; zero: its middle
	Size     float64      // of Blinds and Blocks, logical pixels; zero: 32
}

// Draw covers what was drawn so far. With reduced motion every kind is a Fade.
func (t Transition) Draw(c *render.Canvas) {
	p := geom.Clamp(t.Progress, 0, 1)
	if !(p > 0) {
		return
	}
	if t.Color == (render.Color{}) {
		t.Color = render.Black
	}
	c.Screen()
	if c.ReduceMotion || p == 1 {
		t.Kind = Fade
	}
	size := c.Size()
	switch t.Kind {
	case Wipe:
		c.Rect(geom.R(0, 0, float64(size.X*p), size.Y), t.Color)
	case Iris:
		t.iris(c, size, p)
	case Blinds:
		t.blinds(c, size, p)
	case Blocks:
		t.blocks(c, size, p)
	case Doors:
		w := float64(size.X*p) / 2
		c.Rect(geom.R(0, 0, w, size.Y), t.Color)
		c.Rect(geom.R(size.X-w, 0, w, size.Y), t.Color)
	default:
		c.Rect(geom.R(0, 0, size.X, size.Y), t.Color.Fade(p))
	}
}

// iris is a ring whose outer edge lies beyond the corners.
func (t *Transition) iris(c *render.Canvas, size geom.Vec, p float64) {
	at := t.Pos
	if at == (geom.Vec{}) {
		at = size.Mul(0.5)
	}
	far := geom.V(max(at.X, size.X-at.X), max(at.Y, size.Y-at.Y)).Len() + 1
	open := float64(far * (1 - p))
	c.Ring(at, (open+far)/2, far-open, t.Color)
}

func (t *Transition) blinds(c *render.Canvas, size geom.Vec, p float64) {
	w := or(t.Size, 32)
	for x := 0.0; x < size.X; x += w {
		c.Rect(geom.R(x, 0, float64(w*p), size.Y), t.Color)
	}
}

func (t *Transition) blocks(c *render.Canvas, size geom.Vec, p float64) {
	w := max(or(t.Size, 32), 1)
	cols, rows := geom.Int(math.Ceil(size.X/w)), geom.Int(math.Ceil(size.Y/w))
	for y := range rows {
		for x := range cols {
			if geom.Scatter(uint32(x), uint32(y)) < 2*p-1 {
				c.Rect(geom.R(float64(x)*w, float64(y)*w, w, w), t.Color)
			}
		}
	}
}
