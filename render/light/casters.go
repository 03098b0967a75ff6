package light

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Caster is a shape that stops light: plain data. The zero value is none.
type Caster struct {
	kind   casterKind
	a, b   geom.Vec // the ends of a wall, the corners of a box, the middle of a circle
	radius float64
	points []geom.Vec
}

type casterKind uint8

const (
	none casterKind = iota
	wall
	box
	circle
	polygon
)

// Wall returns a line between two points, without a thickness.
func Wall(a, b geom.Vec) Caster { return Caster{kind: wall, a: a, b: b} }

// Box returns a rectangle.
func Box(r geom.Rect) Caster { return Caster{kind: box, a: r.Min(), b: r.Max()} }

// Circle returns a circle, radius in logical pixels.
func Circle(at geom.Vec, radius float64) Caster { return Caster{kind: circle, a: at, radius: radius} }

// Polygon returns a closed outline, which may have dents. It keeps points.
func Polygon(points ...geom.Vec) Caster { return Caster{kind: polygon, points: points} }

// reach is the square around a light beyond which it shines on nothing.
type reach struct {
	at   geom.Vec
	half float64
}

// corners is how many a circle has.
const corners = 32

// cast adds the edges of a caster that lie in reach, relative to its middle.
func (r *reach) cast(edges []edge, c *Caster) []edge {
	switch c.kind {
	case wall:
		return r.add(edges, c.a, c.b)
	case box:
		at := [4]geom.Vec{c.a, {X: c.b.X, Y: c.a.Y}, c.b, {X: c.a.X, Y: c.b.Y}}
		return r.outline(edges, at[:])
	case circle:
		return r.circle(edges, c.a, c.radius)
	case polygon:
		return r.outline(edges, c.points)
	}
	return edges
}

func (r *reach) outline(edges []edge, points []geom.Vec) []edge {
	for i, p := range points {
		edges = r.add(edges, p, points[(i+1)%len(points)])
	}
	return edges
}

func (r *reach) circle(edges []edge, at geom.Vec, radius float64) []edge {
	if !(at.Dist(r.at) < r.half*math.Sqrt2+radius) {
		return edges
	}
	sin, cos := geom.Sincos(2 * math.Pi / corners)
	first := at.Add(geom.Vec{X: radius})
	arm, from := geom.Vec{X: radius}, first
	for i := range corners {
		arm = geom.Vec{X: float64(arm.X*cos) - float64(arm.Y*sin), Y: float64(arm.X*sin) + float64(arm.Y*cos)}
		to := at.Add(arm)
		if i == corners-1 {
			to = first
		}
		edges = r.add(edges, from, to)
		from = to
	}
	return edges
}

// add adds what lies in reach of a line. Two lines that share an end outside of it are cut off; one that they share within
// stays the same point, so that no light comes through.
func (r *reach) add(edges []edge, a, b geom.Vec) []edge {
	a, b = a.Sub(r.at), b.Sub(r.at)
	from, to, ok := clip(a, b, r.half)
	if !ok {
		return edges
	}
	d := b.Sub(a)
	e := edge{a: a, b: b}
	if from > 0 {
		e.a = a.Add(d.Mul(from))
	}
	if to < 1 {
		e.b = a.Add(d.Mul(to))
	}
	return append(edges, e)
}

// clip returns which part of the line from a to b lies in the square from −half to half (Liang and Barsky, A new concept
// and method for line clipping, 1984). A NaN lies nowhere.
func clip(a, b geom.Vec, half float64) (from, to float64, ok bool) {
	from, to = 0, 1
	d := b.Sub(a)
	for _, side := range [4]struct{ d, room float64 }{{-d.X, half + a.X}, {d.X, half - a.X}, {-d.Y, half + a.Y}, {d.Y, half - a.Y}} {
		switch {
		case side.d == 0:
			if !(side.room >= 0) {
				return 0, 0, false
			}
		case side.d < 0:
			from = max(from, side.room/side.d)
		default:
			to = min(to, side.room/side.d)
		}
	}
	return from, to, from < to
}

// border adds the edges of the reach itself.
func (r *reach) border(edges []edge) []edge {
	h := r.half
	at := [4]geom.Vec{{X: -h, Y: -h}, {X: h, Y: -h}, {X: h, Y: h}, {X: -h, Y: h}}
	for i, p := range at {
		edges = append(edges, edge{p, at[(i+1)%4], true})
	}
	return edges
}
