package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Ellipse is an ellipse that is filled with smooth edges. The zero value of everything but Radii is right.
type Ellipse struct {
	Pos   geom.Vec // of its centre, logical pixels
	Radii geom.Vec // logical pixels; none draws nothing
	Rot   float64  // by which the first radius is turned from the right, radians, clockwise
	Color Color    // zero: white
}

// Draw draws it, in the draw call of its neighbours.
func (e Ellipse) Draw(c *Canvas) {
	if c.skip(e.Pos.X+e.Pos.Y+e.Radii.X+e.Radii.Y+e.Rot) || !(e.Radii.X > 0 && e.Radii.Y > 0) {
		return
	}
	c.Push(geom.Stretch(geom.Vec{X: 1, Y: e.Radii.Y / e.Radii.X}).Then(geom.Turn(e.Rot)).Then(geom.Move(e.Pos)))
	c.Circle(geom.Vec{}, e.Radii.X, e.Color)
	c.Pop()
}

// RoundRect is a rectangle with round corners and smooth edges: a panel, a button, a bar. The zero value of everything
// but Rect is right.
type RoundRect struct {
	Rect   geom.Rect // logical pixels
	Radius float64   // of the corners, logical pixels, at most half of the shorter side; zero or less: none
	Line   float64   // width of its outline, drawn inwards, logical pixels; zero: it is filled
	Color  Color     // zero: white
}

// Draw draws it, in the draw call of its neighbours. Upright, its edges lie on whole device pixels, as those of
// Canvas.Rect do.
func (r RoundRect) Draw(c *Canvas) {
	if r.Line <= 0 || 2*r.Line >= min(r.Rect.W, r.Rect.H) {
		if c.roundBox(c.crisp(r.Rect), r.Radius) {
			c.convex(r.Color.or(White).floats(1))
		}
	} else if c.roundBox(c.crisp(r.Rect).Inset(r.Line/2), r.Radius-r.Line/2) {
		c.stroke(r.Line, r.Color)
	}
}

// crisp moves the edges of an upright rectangle to whole device pixels.
func (c *Canvas) crisp(r geom.Rect) geom.Rect {
	if !c.upright {
		return r
	}
	x, w := crispSpan(r.X, r.W, c.m.A, c.m.X)
	y, h := crispSpan(r.Y, r.H, c.m.D, c.m.Y)
	return geom.Rect{X: x, Y: y, W: w, H: h}
}

func crispSpan(at, length, scale, shift float64) (a, l float64) {
	lo := math.Round(float64(scale*at) + shift)
	hi := math.Round(float64(scale*(at+length)) + shift)
	if hi == lo || scale == 0 {
		return at, length
	}
	return (lo - shift) / scale, (hi - lo) / scale
}

// roundBox sets c.points to those of a rectangle with round corners, and reports whether there is something to draw.
func (c *Canvas) roundBox(r geom.Rect, radius float64) bool {
	if c.skip(r.X+r.Y+r.W+r.H+radius) || r.Empty() {
		return false
	}
	radius = max(min(radius, r.W/2, r.H/2), 0)
	in := r.Inset(radius)
	n := 1
	if radius > 0 {
		n = arcSteps(radius*c.px, math.Pi/2) + 1
	}
	c.points = c.points[:0]
	for i, at := range [4]geom.Vec{in.Min(), {X: in.X + in.W, Y: in.Y}, in.Max(), {X: in.X, Y: in.Y + in.H}} {
		for j := range n {
			arm := geom.Polar((float64(i+2)+float64(j)/float64(max(n-1, 1)))*math.Pi/2, radius)
			p := c.m.Apply(at.Add(arm))
			if !c.sensible(p) {
				return false
			}
			if k := len(c.points); k == 0 || !near(p, c.points[k-1]) {
				c.points = append(c.points, p)
			}
		}
	}
	return true
}
