package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Ellipse fills an ellipse with two radii, the first of them to the right.
func (c *Canvas) Ellipse(at, radii geom.Vec, col Color) {
	if !(radii.X > 0 && radii.Y > 0) {
		c.skip(radii.X + radii.Y)
		return
	}
	c.Push(geom.Stretch(geom.Vec{X: 1, Y: radii.Y / radii.X}).Then(geom.Move(geom.Vec{Y: at.Y})))
	c.Circle(geom.Vec{X: at.X}, radii.X, col)
	c.Pop()
}

// RoundRect fills a rectangle with round corners. Upright, its edges lie on whole device pixels, as those of Rect do. A
// radius is at most half of the shorter side; below 0 it is 0.
func (c *Canvas) RoundRect(r geom.Rect, radius float64, col Color) {
	if c.roundBox(c.crisp(r), radius) {
		c.convex(col.or(White).floats(1))
	}
}

// RoundRectLine draws the outline of a rectangle with round corners inwards, width logical pixels wide.
func (c *Canvas) RoundRectLine(r geom.Rect, radius, width float64, col Color) {
	if 2*width >= min(r.W, r.H) {
		c.RoundRect(r, radius, col)
	} else if c.roundBox(c.crisp(r).Inset(width/2), radius-width/2) {
		c.stroke(width, col)
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
