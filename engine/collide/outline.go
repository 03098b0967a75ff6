package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// roundPoints is how many points a whole round of an outline has.
const roundPoints = 32

// Outline appends the points of the edge of a shape, of a body at pos that is turned by rot radians, logical pixels:
// clockwise on the screen, the last one to be joined with the first. A segment has 2, what is round 32 or 34. NoShape and
// tiles have none: see TileOutline.
func (s *Shape) Outline(dst []geom.Vec, pos geom.Vec, rot float64) []geom.Vec {
	p := place(s, pos, rot)
	switch s.Kind {
	case CircleShape:
		return arc(dst, pos, s.Radius, 0, roundPoints)
	case CapsuleShape:
		a, b := pos.Add(p.turn(s.A)), pos.Add(p.turn(s.B))
		angle := b.Sub(a).Angle()
		dst = arc(dst, b, s.Radius, angle-math.Pi/2, roundPoints/2+1)
		return arc(dst, a, s.Radius, angle+math.Pi/2, roundPoints/2+1)
	}
	var c core
	c.set(&p, geom.Vec{})
	return append(dst, c.p[:c.n]...)
}

// arc appends points on a circle, a 32nd of it from one to the next.
func arc(dst []geom.Vec, at geom.Vec, radius, from float64, n int) []geom.Vec {
	for i := range n {
		dst = append(dst, at.Add(geom.Polar(from+float64(float64(i)*2*math.Pi/roundPoints), radius)))
	}
	return dst
}

// TileOutline appends the points of what holds in one cell of tiles, of a body at pos, as Outline does: 3 or 4 corners,
// 2 of a tile that is one way, and none of an empty cell, a place outside of the grid, or a shape that is no tiles.
func (s *Shape) TileOutline(dst []geom.Vec, pos geom.Vec, x, y int) []geom.Vec {
	if s.Kind != TilesShape {
		return dst
	}
	p := place(s, pos, 0)
	t := p.tile(x, y)
	if t.empty() {
		return dst
	}
	var c cell
	c.set(&t, p.corner(x, y, geom.Vec{}), s.Grid.CellSize())
	return append(dst, c.p[:c.n]...)
}
