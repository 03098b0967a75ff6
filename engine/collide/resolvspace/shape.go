package resolvspace

import (
	"github.com/solarlune/resolv"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// This file alone knows how resolv's shapes and vectors lie: from the corner of its grid, and turned the other way.

// resolve returns a shape of resolv. Its points are turned here, since resolv's own rotation goes the other way round.
func (s *Space) resolve(sh *collide.Shape, pos geom.Vec, rot float64) resolv.IShape {
	at := pos.Sub(s.Area.Min())
	switch sh.Kind {
	case collide.CircleShape:
		return resolv.NewCircle(at.X, at.Y, sh.Radius)
	case collide.BoxShape:
		return resolv.NewRectangle(at.X, at.Y, sh.Half.X*2, sh.Half.Y*2)
	case collide.SegmentShape:
		line := resolv.NewConvexPolygonVec(resolv.NewVector(at.X, at.Y), turned([]geom.Vec{sh.A, sh.B}, rot))
		line.Closed = false
		return line
	}
	return resolv.NewConvexPolygonVec(resolv.NewVector(at.X, at.Y), turned(sh.Points, rot))
}

func turned(points []geom.Vec, rot float64) (out []resolv.Vector) {
	m := geom.Turn(rot)
	for _, p := range points {
		p = m.Apply(p)
		out = append(out, resolv.NewVector(p.X, p.Y))
	}
	return out
}

// here returns a place of resolv's in the world, and there the other way.
func (s *Space) here(v resolv.Vector) geom.Vec { return geom.V(v.X, v.Y).Add(s.Area.Min()) }

func (s *Space) there(v geom.Vec) resolv.Vector {
	v = v.Sub(s.Area.Min())
	return resolv.NewVector(v.X, v.Y)
}
