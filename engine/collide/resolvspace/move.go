package resolvspace

import (
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// halvings find where a step became a hit, to a thousandth of it.
const halvings = 10

// Cast returns the first body that a shape meets on its way from a place by a vector. It goes in steps of half the
// shape's smaller side, since resolv only knows what overlaps: what is thinner than that, and grazed at a corner, may be
// missed, and T is right to a thousandth of a step.
func (s *Space) Cast(sh collide.Shape, from, by geom.Vec, f collide.Filter) (collide.Hit, bool) {
	refuse("cast", &sh)
	s.build()
	step := s.half(&sh)
	n := max(1, geom.Int(by.Len()/step)+1)
	free := 0.0
	for i := range n + 1 {
		t := float64(i) / float64(n)
		if h, ok := s.deepest(sh, from.Add(by.Mul(t)), f); ok {
			return s.halved(h, sh, from, by, free, t, f), true
		}
		free = t
	}
	return collide.Hit{}, false
}

// half returns how far a shape can go in a step and jump over nothing.
func (s *Space) half(sh *collide.Shape) float64 {
	b := s.resolve(sh, geom.Vec{}, 0).Bounds()
	return max(min(b.Width(), b.Height())/2, 0.25)
}

// halved narrows a hit down between a free part of the way and one that is not.
func (s *Space) halved(h collide.Hit, sh collide.Shape, from, by geom.Vec, free, taken float64, f collide.Filter) collide.Hit {
	for range halvings {
		mid := (free + taken) / 2
		if nearer, ok := s.deepest(sh, from.Add(by.Mul(mid)), f); ok {
			h, taken = nearer, mid
		} else {
			free = mid
		}
	}
	h.T = free
	if free > 0 {
		h.Depth = 0
	}
	return h
}

// deepest returns what a shape is deepest in.
func (s *Space) deepest(sh collide.Shape, at geom.Vec, f collide.Filter) (deep collide.Hit, ok bool) {
	for _, h := range s.Touching(nil, sh, at, f) {
		if !ok || h.Depth > deep.Depth {
			deep, ok = h, true
		}
	}
	return deep, ok
}

// Move moves a body by a vector and stops at the first that holds it. A turned polygon is moved as it stands.
func (s *Space) Move(id collide.ID, by geom.Vec) (collide.Hit, bool) {
	b, ok := s.bodies.Body(id)
	if !ok {
		return collide.Hit{}, false
	}
	h, hit := s.Cast(upright(b), b.Pos, by, collide.Filter{Hits: b.Hits, Not: id})
	if hit {
		by = by.Mul(h.T)
	}
	s.Put(id, b.Pos.Add(by))
	return h, hit
}

// upright returns the shape of a body with its rotation in its points.
func upright(b collide.Body) collide.Shape {
	sh, m := b.Shape, geom.Turn(b.Rot)
	sh.A, sh.B = m.Apply(sh.A), m.Apply(sh.B)
	if sh.Points != nil {
		points := make([]geom.Vec, len(sh.Points))
		for i, p := range sh.Points {
			points[i] = m.Apply(p)
		}
		sh.Points = points
	}
	return sh
}
