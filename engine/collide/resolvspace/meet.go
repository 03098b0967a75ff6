package resolvspace

import (
	"math"

	"github.com/solarlune/resolv"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// meet returns how one shape lies in another: what resolv says where their edges cross, and what its axes say where they
// do not, since one may be inside the other.
func (s *Space) meet(a, b resolv.IShape) (collide.Hit, bool) {
	set := a.Intersection(b)
	depth := set.MTV.Magnitude()
	if set.IsEmpty() || depth == 0 {
		return s.apart(a, b)
	}
	n, at := set.MTV.Scale(1/depth), resolv.Vector{}
	for _, i := range set.Intersections {
		at = at.Add(i.Point.Scale(1 / float64(len(set.Intersections))))
	}
	return collide.Hit{Point: s.here(at), Normal: geom.V(n.X, n.Y), Depth: depth}, true
}

// apart looks for an axis along which two shapes have nothing in common, and returns the one along which the way out is
// shortest when there is none: the separating axis theorem.
func (s *Space) apart(a, b resolv.IShape) (h collide.Hit, ok bool) {
	h.Depth = math.Inf(1)
	for _, axis := range append(axes(a, b), axes(b, a)...) {
		pa, pb := project(a, axis), project(b, axis)
		down, up := pa.Max-pb.Min, pb.Max-pa.Min
		if down <= 0 || up <= 0 {
			return h, false
		}
		if down < up {
			up, axis = down, axis.Invert()
		}
		if up < h.Depth {
			h.Depth, h.Normal = up, geom.V(axis.X, axis.Y)
		}
	}
	h.Point = s.here(a.Position())
	return h, true
}

// axes returns the directions, length 1, along which a may be apart from another shape.
func axes(a, other resolv.IShape) []resolv.Vector {
	switch a := a.(type) {
	case *resolv.ConvexPolygon:
		return a.SATAxes()
	case *resolv.Circle:
		return []resolv.Vector{towards(nearestPoint(other, a.Position()), a.Position())}
	}
	return nil
}

// nearestPoint returns a circle's middle, or the nearest corner of a polygon.
func nearestPoint(shape resolv.IShape, to resolv.Vector) resolv.Vector {
	polygon, ok := shape.(*resolv.ConvexPolygon)
	if !ok {
		return shape.Position()
	}
	points := polygon.Transformed()
	best := points[0]
	for _, p := range points {
		if p.DistanceSquared(to) < best.DistanceSquared(to) {
			best = p
		}
	}
	return best
}

// towards returns the direction from one point to another, and up when they are the same.
func towards(from, to resolv.Vector) resolv.Vector {
	if from == to {
		return resolv.NewVector(0, -1)
	}
	return to.Sub(from).Unit()
}

func project(shape resolv.IShape, axis resolv.Vector) resolv.Projection {
	switch shape := shape.(type) {
	case *resolv.ConvexPolygon:
		return shape.Project(axis)
	case *resolv.Circle:
		return shape.Project(axis)
	}
	return resolv.Projection{}
}

// contains reports whether a point is inside a shape.
func contains(shape resolv.IShape, p resolv.Vector) bool {
	switch shape := shape.(type) {
	case *resolv.Circle:
		return shape.Position().DistanceSquared(p) < shape.Radius()*shape.Radius()
	case *resolv.ConvexPolygon:
		return shape.Closed && len(shape.Points) > 2 && insidePolygon(shape.Transformed(), p)
	}
	return false
}

func insidePolygon(points []resolv.Vector, p resolv.Vector) bool {
	left, right := false, false
	for i, a := range points {
		edge, to := points[(i+1)%len(points)].Sub(a), p.Sub(a)
		cross := edge.X*to.Y - edge.Y*to.X
		left, right = left || cross <= 0, right || cross >= 0
	}
	return left != right
}
