package resolvspace

import (
	"cmp"
	"slices"

	"github.com/solarlune/resolv"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// Touching appends all bodies that a shape overlaps at a place, by their ID.
func (s *Space) Touching(dst []collide.Hit, sh collide.Shape, at geom.Vec, f collide.Filter) []collide.Hit {
	refuse("touching", &sh)
	s.build()
	ask := s.resolve(&sh, at, 0)
	for _, id := range s.candidates(ask.Bounds(), f) {
		if h, ok := s.meet(ask, s.shapes[id]); ok {
			dst = append(dst, s.named(h, id))
		}
	}
	return dst
}

// At appends the bodies that a point is in, by their ID.
func (s *Space) At(dst []collide.ID, p geom.Vec, f collide.Filter) []collide.ID {
	s.build()
	at := s.there(p)
	for _, id := range s.candidates(resolv.Bounds{Min: at, Max: at}, f) {
		if contains(s.shapes[id], at) {
			dst = append(dst, id)
		}
	}
	return dst
}

// In appends the bodies that a rectangle overlaps, by their ID.
func (s *Space) In(dst []collide.ID, r geom.Rect, f collide.Filter) []collide.ID {
	for _, h := range s.Touching(nil, collide.Box(r.W, r.H), r.Center(), f) {
		dst = append(dst, h.ID)
	}
	return dst
}

// Ray returns the first body on the way from one point to another. One that it begins in is met at T 0.
func (s *Space) Ray(from, to geom.Vec, f collide.Filter) (collide.Hit, bool) {
	all := s.RayAll(nil, from, to, f)
	if len(all) == 0 {
		return collide.Hit{}, false
	}
	return all[0], true
}

// RayAll appends all bodies on the way, nearest first, each once.
func (s *Space) RayAll(dst []collide.Hit, from, to geom.Vec, f collide.Filter) []collide.Hit {
	s.build()
	n := len(dst)
	a, b := s.there(from), s.there(to)
	for _, id := range s.candidates(resolv.NewLine(a.X, a.Y, b.X, b.Y).Bounds(), f) {
		if h, ok := s.pierce(a, b, s.shapes[id]); ok {
			dst = append(dst, s.named(h, id))
		}
	}
	slices.SortStableFunc(dst[n:], func(x, y collide.Hit) int { return cmp.Compare(x.T, y.T) })
	return dst
}

// pierce returns where a line first meets one shape.
func (s *Space) pierce(a, b resolv.Vector, shape resolv.IShape) (h collide.Hit, ok bool) {
	if contains(shape, a) {
		return collide.Hit{Point: s.here(a)}, true
	}
	way := b.Sub(a)
	resolv.LineTest(resolv.LineTestSettings{Start: a, End: b, TestAgainst: only{shape}, OnIntersect: func(set resolv.IntersectionSet, _, _ int) bool {
		for _, at := range set.Intersections {
			t := at.Point.Sub(a).Dot(way) / way.Dot(way)
			if t >= 0 && (!ok || t < h.T) { // resolv also looks a little behind the start
				h, ok = collide.Hit{Point: s.here(at.Point), Normal: against(at.Normal, way), T: t}, true
			}
		}
		return true
	}})
	return h, ok
}

// against returns a normal that points to where a way comes from; those of an open line may not.
func against(normal, way resolv.Vector) geom.Vec {
	if normal.Dot(way) > 0 {
		normal = normal.Invert()
	}
	return geom.V(normal.X, normal.Y)
}

// only is one shape to be tested against.
type only struct{ shape resolv.IShape }

func (o only) ForEach(do func(resolv.IShape) bool) { do(o.shape) }

// named fills in whose hit it is.
func (s *Space) named(h collide.Hit, id collide.ID) collide.Hit {
	b, _ := s.bodies.Body(id)
	h.ID, h.User = id, b.User
	return h
}

// candidates returns the bodies that a question may be about, by their ID, each once: those in the cells that resolv's
// grid has there, and all that reach beyond the grid. It is good until the next question.
func (s *Space) candidates(b resolv.Bounds, f collide.Filter) []collide.ID {
	s.near = append(s.near[:0], s.outside...)
	cells := s.grid.FilterCells(b)
	for y := max(cells.StartY, 0); y <= min(cells.EndY, s.grid.HeightInCells()-1); y++ {
		for x := max(cells.StartX, 0); x <= min(cells.EndX, s.grid.WidthInCells()-1); x++ {
			for _, shape := range s.grid.Cell(x, y).Shapes {
				s.near = append(s.near, shape.Data().(collide.ID))
			}
		}
	}
	slices.SortFunc(s.near, collide.ID.Compare)
	s.near = slices.Compact(s.near)
	return slices.DeleteFunc(s.near, func(id collide.ID) bool { return !s.wanted(id, f) })
}

func (s *Space) wanted(id collide.ID, f collide.Filter) bool {
	b, ok := s.bodies.Body(id)
	hits, is := f.Hits, b.Is
	if hits == 0 {
		hits = collide.Everything
	}
	if is == 0 {
		is = 1
	}
	return ok && id != f.Not && hits&is != 0 && (f.Triggers || b.Kind != collide.Trigger)
}
