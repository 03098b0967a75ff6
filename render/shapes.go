package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render/tessellate"
)

// Path fills a path, with smooth edges. Holes, dents, doubled points and lines that cross each other are fine; so is
// any number of parts. What has a NaN, or more than 65,536 points or crossings, is left out and counted in
// Stats.Skipped. It costs a few hundred nanoseconds a point, each frame: a Mesh does that once.
func (c *Canvas) Path(p *Path, f Fill) {
	s := c.shaping()
	if s.fill(p, c.m, f.Rule) != nil {
		c.stats.Skipped++
		return
	}
	c.shaped(s, f.Color, &f.Gradient, 1)
}

// Stroke draws the lines of a path. Where they cross each other nothing is drawn twice, so that one which is half clear
// is even. Limits and cost are those of Path with some three points for each.
func (c *Canvas) Stroke(p *Path, k Stroke) {
	s := c.shaping()
	cover, err := s.stroke(p, c.m, c.px, &k)
	if err != nil {
		c.stats.Skipped++
		return
	}
	c.shaped(s, k.Color, &k.Gradient, cover)
}

// fillDented fills c.points.
func (c *Canvas) fillDented(col Color) {
	if len(c.points) > maxPathPoints || !c.seen(2*feather) {
		return
	}
	s := c.shaping()
	s.tess.Reset()
	s.tess.Contour(c.points...)
	if s.cut(tessellate.EvenOdd) != nil {
		c.stats.Skipped++
		return
	}
	c.shaped(s, col, &Gradient{}, 1)
}

// shaping returns the canvas's shaper.
func (c *Canvas) shaping() *shaper {
	if c.shapes == nil {
		c.shapes = &shaper{}
	}
	return c.shapes
}

// shaped draws the triangles of a shaper.
func (c *Canvas) shaped(s *shaper, col Color, g *Gradient, cover float64) {
	s.mesh.Reset()
	s.paint(&s.mesh, col, g, c.m, cover)
	if d, ok := c.newMeshDraw(&s.mesh); ok {
		d.through(c, geom.Identity, White)
	}
}

// Lines draws straight lines from point to point, with pointed corners and open ends; Stroke has other ones, and Poly
// is closed. Fewer than two points draw nothing. It does not keep points.
func (c *Canvas) Lines(points []geom.Vec, width float64, col Color) {
	s := c.shaping()
	s.path.Reset()
	s.path.Lines(points...)
	c.Stroke(&s.path, Stroke{Width: width, Color: col})
}

// Pie fills a slice of a circle, or with an inner radius above 0 a slice of a ring. Angles are radians, clockwise from
// the right.
func (c *Canvas) Pie(at geom.Vec, inner, outer, from, to float64, col Color) {
	if c.skip(at.X+at.Y+inner+outer+from+to) || !(outer > 0) || c.unseen(at, outer) {
		return
	}
	s := c.shaping()
	s.path.Reset()
	s.path.Pie(at, inner, outer, from, to)
	c.Path(&s.path, Fill{Color: col, Rule: NonZero})
}

// Arc draws a part of a circle's outline, width logical pixels wide, half of it outside of the radius. Its ends are
// open; Stroke has other ones.
func (c *Canvas) Arc(at geom.Vec, radius, from, to, width float64, col Color) {
	if c.skip(at.X+at.Y+radius+from+to+width) || !(radius > 0 && width > 0) || c.unseen(at, radius+width/2) {
		return
	}
	s := c.shaping()
	s.path.Reset()
	s.path.ArcTo(at, radius, from, to)
	c.Stroke(&s.path, Stroke{Width: width, Color: col})
}

// unseen reports whether a circle is out of sight, and counts it.
func (c *Canvas) unseen(at geom.Vec, radius float64) bool {
	if !c.outOfSight(at, radius) {
		return false
	}
	c.stats.Culled++
	return true
}

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
