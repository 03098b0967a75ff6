package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

const (
	// graze is how deep two shapes overlap, logical pixels, before they do: less is what rounding leaves of touching.
	graze = 1e-9
	// slop is how deep a moving shape may go along another one before it is held, logical pixels. Whoever stands on a
	// floor is in it by some rounding, and must neither stick to it nor to the seam where the next floor begins.
	slop = 0.01
)

// placed is a shape in the world.
type placed struct {
	*Shape
	pos      geom.Vec
	sin, cos float64 // of the body's Rot: 0, 1 when it does not turn
	oneWay   bool
	drop     bool // with tiles: those that are one way hold nothing
	leaving  bool // with tiles: those that a sweep begins in hold nothing
	hits     Mask // of who asks: with tiles, only cells whose Is (or is, when zero) meets it count; 0: all
	is       Mask // of the body; 0: the first layer
}

// dot is a shape without size: what a ray moves.
var dot = Shape{Kind: BoxShape}

// place puts a shape at a place, turned by rot radians. Boxes, circles and tiles do not turn.
func place(sh *Shape, pos geom.Vec, rot float64) placed {
	p := placed{Shape: sh, pos: pos, cos: 1}
	if rot != 0 && (sh.Kind == CapsuleShape || sh.Kind == SegmentShape || sh.Kind == ConvexShape) {
		p.sin, p.cos = geom.Sincos(rot)
	}
	return p
}

// turn returns a place of the shape as it is turned, from the body's Pos.
func (p *placed) turn(v geom.Vec) geom.Vec {
	if p.sin == 0 && p.cos == 1 {
		return v
	}
	return geom.Vec{
		X: float64(v.X*p.cos) - float64(v.Y*p.sin),
		Y: float64(v.X*p.sin) + float64(v.Y*p.cos),
	}
}

// bounds returns the upright rectangle around a shape, logical pixels; that of NoShape is empty.
func bounds(p *placed) geom.Rect {
	switch p.Kind {
	case BoxShape:
		return geom.Rect{X: p.pos.X - p.Half.X, Y: p.pos.Y - p.Half.Y, W: 2 * p.Half.X, H: 2 * p.Half.Y}
	case CircleShape:
		return geom.Rect{X: p.pos.X - p.Radius, Y: p.pos.Y - p.Radius, W: 2 * p.Radius, H: 2 * p.Radius}
	case CapsuleShape, SegmentShape:
		a, b := p.turn(p.A), p.turn(p.B)
		return p.around(geom.V(min(a.X, b.X), min(a.Y, b.Y)), geom.V(max(a.X, b.X), max(a.Y, b.Y)))
	case ConvexShape:
		lo, hi := geom.V(math.Inf(1), math.Inf(1)), geom.V(math.Inf(-1), math.Inf(-1))
		for _, v := range p.Points {
			v = p.turn(v)
			lo, hi = geom.V(min(lo.X, v.X), min(lo.Y, v.Y)), geom.V(max(hi.X, v.X), max(hi.Y, v.Y))
		}
		return p.around(lo, hi)
	case TilesShape:
		size := p.Grid.CellSize()
		return geom.Rect{X: p.pos.X, Y: p.pos.Y, W: size.X * float64(p.Grid.W), H: size.Y * float64(p.Grid.H)}
	}
	return geom.Rect{X: p.pos.X, Y: p.pos.Y}
}

// around is the rectangle from corner to corner, from the body's Pos, with the radius around it.
func (p *placed) around(lo, hi geom.Vec) geom.Rect {
	r := 0.0
	if p.Kind == CapsuleShape {
		r = p.Radius
	}
	return geom.Rect{
		X: p.pos.X + lo.X - r, Y: p.pos.Y + lo.Y - r,
		W: hi.X - lo.X + float64(2*r), H: hi.Y - lo.Y + float64(2*r),
	}
}
