package collide

import (
	"cmp"
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// Filter says which bodies a question is about. The zero Filter: all that hold others.
type Filter struct {
	Hits     Mask // layers; zero: all
	Not      ID   // this one is left out: who asks
	Triggers bool // triggers count, too
}

// Hit is where something met a body.
type Hit struct {
	ID     ID       // of the body that was met
	Point  geom.Vec // where, logical pixels
	Normal geom.Vec // the way out of the body that was met, length 1
	Depth  float64  // how far they overlap along Normal, logical pixels; 0 of a ray or a cast that began outside
	T      float64  // of a ray or a cast: the part of the way that is free, 0 to 1
	User   uint64   // of the body that was met
}

// Reflect returns a velocity as it is after a bounce off what was met, with all its speed. One that leads away stays as it is.
func (h Hit) Reflect(v geom.Vec) geom.Vec {
	return v.Sub(h.Normal.Mul(2 * min(0, v.Dot(h.Normal))))
}

// Ray returns the first body on the way from one point to another. One that it begins in is met at T 0. Of several at
// the same T it is the one in the lowest slot. Like all questions it panics when a number is NaN or beyond 1e9, and
// costs about as much as there are bodies near the way, or in the place.
func (s *Space) Ray(from, to geom.Vec, f Filter) (Hit, bool) {
	s.rayed(from, to, f)
	best, met := Hit{T: 2}, false
	for _, i := range s.work.near {
		p := s.placed(i, f.Hits)
		if t, ok := ray(from, to, &p); ok && s.sooner(t.t, i, &best) {
			best, met = s.hit(i, &t), true
		}
	}
	if !met {
		return Hit{}, false
	}
	return best, true
}

// RayAll appends all bodies on the way, nearest first, each once. Those at the same T are by their ID.
func (s *Space) RayAll(dst []Hit, from, to geom.Vec, f Filter) []Hit {
	s.rayed(from, to, f)
	n := len(dst)
	for _, i := range s.work.near {
		p := s.placed(i, f.Hits)
		if t, ok := ray(from, to, &p); ok {
			dst = append(dst, s.hit(i, &t))
		}
	}
	slices.SortFunc(dst[n:], func(a, b Hit) int {
		if a.T != b.T {
			return cmp.Compare(a.T, b.T)
		}
		return a.ID.Compare(b.ID)
	})
	return dst
}

// rayed finds the candidates of a ray.
func (s *Space) rayed(from, to geom.Vec, f Filter) {
	if !fitsVec(from) || !fitsVec(to) {
		refuse("ray", "from", from)
		refuse("ray", "to", to)
	}
	at := box{from.X, from.Y, from.X, from.Y}
	s.work.near = s.along(s.work.near[:0], &at, to.Sub(from), s.question(f))
}

// Cast returns the first body that a shape meets on its way from a place by a vector.
func (s *Space) Cast(sh Shape, from, by geom.Vec, f Filter) (Hit, bool) {
	refuse("cast", "from", from)
	refuse("cast", "by", by)
	refuseShape("cast", &sh)
	if sh.Kind == NoShape {
		return Hit{}, false
	}
	asker := place(&sh, from, 0)
	at := boxOf(bounds(&asker))
	s.work.near = s.along(s.work.near[:0], &at, by, s.question(f))
	best, met := Hit{T: 2}, false
	for _, i := range s.work.near {
		p := s.placed(i, f.Hits)
		if t, ok := sweep(&asker, by, &p); ok && s.sooner(t.t, i, &best) {
			best, met = s.hit(i, &t), true
		}
	}
	if !met {
		return Hit{}, false
	}
	return best, true
}

// Touching appends all bodies that a shape overlaps at a place, by their ID.
func (s *Space) Touching(dst []Hit, sh Shape, at geom.Vec, f Filter) []Hit {
	refuse("touching", "at", at)
	refuseShape("touching", &sh)
	if sh.Kind == NoShape {
		return dst
	}
	asker := place(&sh, at, 0)
	around := boxOf(bounds(&asker))
	s.work.near = s.near(s.work.near[:0], &around, s.question(f))
	slices.Sort(s.work.near)
	for _, i := range s.work.near {
		p := s.placed(i, f.Hits)
		if t, ok := overlap(&asker, &p); ok {
			dst = append(dst, s.hit(i, &t))
		}
	}
	return dst
}

// At appends the bodies that a point is in, by their ID.
func (s *Space) At(dst []ID, p geom.Vec, f Filter) []ID {
	if !fitsVec(p) {
		refuse("at", "p", p)
	}
	at := box{p.X, p.Y, p.X, p.Y}
	s.work.near = s.near(s.work.near[:0], &at, s.question(f))
	slices.Sort(s.work.near)
	for _, i := range s.work.near {
		b := s.placed(i, f.Hits)
		if _, inside := nearest(p, &b); inside {
			dst = append(dst, s.id(i))
		}
	}
	return dst
}

// In appends the bodies that a rectangle overlaps, by their ID. One without an inside overlaps nothing.
func (s *Space) In(dst []ID, r geom.Rect, f Filter) []ID {
	refuse("in", "r", r.Min())
	refuse("in", "r.Size", r.Size())
	if r.Empty() {
		return dst
	}
	sh := Shape{Kind: BoxShape, Half: r.Size().Mul(0.5)}
	asker := place(&sh, r.Center(), 0)
	around := boxOf(bounds(&asker))
	s.work.near = s.near(s.work.near[:0], &around, s.question(f))
	slices.Sort(s.work.near)
	for _, i := range s.work.near {
		p := s.placed(i, f.Hits)
		if _, ok := overlap(&asker, &p); ok {
			dst = append(dst, s.id(i))
		}
	}
	return dst
}

// Nearest returns the body whose edge is nearest to a point, within a distance in logical pixels; Depth is the distance,
// and 0 of a body that the point is in. Of several that are as near it is the one in the lowest slot.
func (s *Space) Nearest(p geom.Vec, within float64, f Filter) (Hit, bool) {
	refuse("nearest", "p", p)
	refuseNumber("nearest", "within", within)
	b := s.ready()
	for reach := 2 * b.side; ; reach *= 4 {
		reach = min(reach, within)
		best, met := s.nearest(p, reach, f)
		if met || !(reach < within) {
			return best, met
		}
	}
}

// nearest is Nearest by a look at all bodies within a distance.
func (s *Space) nearest(p geom.Vec, within float64, f Filter) (Hit, bool) {
	around := box{p.X - within, p.Y - within, p.X + within, p.Y + within}
	s.work.near = s.near(s.work.near[:0], &around, s.question(f))
	best, met := Hit{}, false
	for _, i := range s.work.near {
		b := s.placed(i, f.Hits)
		at, inside := nearest(p, &b)
		way := p.Sub(at)
		d := way.Len()
		if inside {
			d = 0
		} else if d == 0 && b.Kind == TilesShape && !touchesTile(p, &b) {
			continue
		}
		if d > within || met && (d > best.Depth || d == best.Depth && s.id(i).slot > best.ID.slot) {
			continue
		}
		best, met = Hit{ID: s.id(i), Point: at, Normal: way.Unit(), Depth: d, User: s.bodies[i].User}, true
	}
	return best, met
}

// touchesTile tells a point on the edge of a tile from one beside tiles of which none counts: for both the narrow phase
// says that the point itself is nearest.
func touchesTile(p geom.Vec, b *placed) bool {
	a := placed{Shape: &Shape{Kind: BoxShape, Half: geom.V(slop, slop)}, pos: p, cos: 1}
	_, ok := overlap(&a, b)
	return ok
}

// question turns a filter into what the broad phase is asked.
func (s *Space) question(f Filter) question {
	q := question{column: s.ready().holds, hits: f.Hits.orAll(), not: noSlot}
	if f.Triggers {
		q.column = s.broad.layers
	}
	if i, ok := s.find(f.Not); ok {
		q.not = i
	}
	return q
}

// sooner reports whether a hit comes before the best one yet.
func (s *Space) sooner(t float64, i uint32, best *Hit) bool {
	return t < best.T || t == best.T && i+1 < best.ID.slot
}

// hit returns what a game is told of a touch.
func (s *Space) hit(i uint32, t *touch) Hit {
	normal := geom.V(t.normal.X+0, t.normal.Y+0) // no −0
	return Hit{ID: s.id(i), Point: t.point, Normal: normal, Depth: t.depth, T: t.t, User: s.bodies[i].User}
}
