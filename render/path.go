package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Path is an outline of lines and curves, in one or more parts, to be filled or stroked any number of times: logical
// pixels. The zero value is empty and ready. It is plain data; as with a slice, two copies must not both be added to.
// Curves become lines when they are drawn, as many as the size on the screen needs.
type Path struct {
	ops    []pathOp
	points []geom.Vec
}

// pathOp says what the next points of a path are.
type pathOp uint8

const (
	opMove  pathOp = iota // a point
	opLine                // a point
	opQuad                // a control point and a point
	opCubic               // two control points and a point
	opArc                 // centre, radii, (from, to), (turn, 0)
	opClose               // nothing
)

// Reset empties the path and keeps its memory.
func (p *Path) Reset() { p.ops, p.points = p.ops[:0], p.points[:0] }

// Empty reports whether nothing was added.
func (p *Path) Empty() bool { return len(p.ops) == 0 }

func (p *Path) add(op pathOp, points ...geom.Vec) {
	p.ops = append(p.ops, op)
	p.points = append(p.points, points...)
}

// begin makes the first point of a part that does not begin with MoveTo one.
func (p *Path) begin(at geom.Vec) bool {
	if n := len(p.ops); n > 0 && p.ops[n-1] != opClose {
		return false
	}
	p.add(opMove, at)
	return true
}

// MoveTo begins a new part at a point.
func (p *Path) MoveTo(to geom.Vec) { p.add(opMove, to) }

// LineTo adds a straight line; at the beginning of a part it is its first point.
func (p *Path) LineTo(to geom.Vec) {
	if !p.begin(to) {
		p.add(opLine, to)
	}
}

// QuadTo adds a curve of one control point: it leaves towards by, and comes from there.
func (p *Path) QuadTo(by, to geom.Vec) {
	p.begin(by)
	p.add(opQuad, by, to)
}

// CubicTo adds a curve of two control points: it leaves towards by and comes from by2.
func (p *Path) CubicTo(by, by2, to geom.Vec) {
	p.begin(by)
	p.add(opCubic, by, by2, to)
}

// ArcTo adds a part of a circle, with a straight line to its start from what was there. Angles are radians, clockwise
// from the right; when to is less than from it goes the other way round. More than a whole turn is a whole one.
func (p *Path) ArcTo(at geom.Vec, radius, from, to float64) {
	p.arc(at, geom.Vec{X: radius, Y: radius}, from, to, 0)
}

func (p *Path) arc(at, radii geom.Vec, from, to, turn float64) {
	p.add(opArc, at, radii, geom.Vec{X: from, Y: to}, geom.Vec{X: turn})
}

// Close ends a part with a straight line to its first point and a join there. What is filled is closed anyway.
func (p *Path) Close() { p.ops = append(p.ops, opClose) }

// Polygon adds a closed part of straight lines. It does not keep points.
func (p *Path) Polygon(points ...geom.Vec) {
	p.Lines(points...)
	p.Close()
}

// Lines adds an open part of straight lines. It does not keep points.
func (p *Path) Lines(points ...geom.Vec) {
	for i, at := range points {
		if i == 0 {
			p.MoveTo(at)
		} else {
			p.LineTo(at)
		}
	}
}

// Rect adds a rectangle, clockwise.
func (p *Path) Rect(r geom.Rect) {
	p.Polygon(r.Min(), geom.Vec{X: r.X + r.W, Y: r.Y}, r.Max(), geom.Vec{X: r.X, Y: r.Y + r.H})
}

// RoundRect adds a rectangle with round corners, clockwise. A radius is at most half of the shorter side.
func (p *Path) RoundRect(r geom.Rect, radius float64) {
	radius = min(radius, r.W/2, r.H/2)
	if !(radius > 0) {
		p.Rect(r)
		return
	}
	in := r.Inset(radius)
	p.MoveTo(geom.Vec{X: r.X, Y: in.Y})
	for i, at := range [4]geom.Vec{in.Min(), {X: in.X + in.W, Y: in.Y}, in.Max(), {X: in.X, Y: in.Y + in.H}} {
		from := float64(i+2) * math.Pi / 2
		p.ArcTo(at, radius, from, from+math.Pi/2)
	}
	p.Close()
}

// Circle adds a circle, clockwise.
func (p *Path) Circle(at geom.Vec, radius float64) {
	p.Ellipse(at, geom.Vec{X: radius, Y: radius}, 0)
}

// Ellipse adds an ellipse, clockwise. Its first radius points right, turned by an angle in radians.
func (p *Path) Ellipse(at, radii geom.Vec, turn float64) {
	p.MoveTo(at.Add(geom.Polar(turn, radii.X)))
	p.arc(at, radii, 0, 2*math.Pi, turn)
	p.Close()
}

// Pie adds a slice of a circle from its centre to its rim, or with an inner radius above 0 a slice of a ring. Angles
// are radians, clockwise from the right.
func (p *Path) Pie(at geom.Vec, inner, outer, from, to float64) {
	p.MoveTo(at.Add(geom.Polar(from, outer)))
	p.ArcTo(at, outer, from, to)
	if inner > 0 {
		p.ArcTo(at, inner, to, from)
	} else {
		p.LineTo(at)
	}
	p.Close()
}
