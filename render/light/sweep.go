package light

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// edge is a line that stops light, from the light's middle.
type edge struct {
	a, b   geom.Vec
	border bool // of the light's own reach
}

// sweep finds what a point sees: edges are passed in the order of their ends' angles, and between two neighbouring
// angles the nearest of those that are there is what is seen (as in T. Asano, An efficient algorithm for finding the
// visibility polygon for a polygonal region with holes, 1985). Edges may touch and cross. Nothing is allocated when it
// has grown to its work.
type sweep struct {
	edges  []edge
	from   geom.Vec
	spans  []span   // of each edge
	events []uint64 // ends of spans, by their angles
	active []int32  // spans that the present angle meets
	seen   []slice
}

// span is an edge as the point sees it: from a to b clockwise on the screen, relative to the point.
type span struct {
	a, b   geom.Vec
	hidden bool // it is seen end on, and covers nothing
}

// slice is a triangle of what is seen: from the point to p and q on an edge.
type slice struct {
	p, q geom.Vec // relative to the light's middle
	edge int32
}

// look fills seen with what is seen from a point, relative to the light's middle, clockwise all around.
func (s *sweep) look(from geom.Vec) {
	s.from = from
	s.seen = s.seen[:0]
	s.order()
	if len(s.events) == 0 {
		return
	}
	s.enterWrapped()
	for i := 0; i < len(s.events); {
		first := s.events[i]
		for ; i < len(s.events) && s.events[i]>>idBits-first>>idBits <= same; i++ {
			s.pass(s.events[i])
		}
		s.between(s.end(first), s.end(s.events[i%len(s.events)]), 0)
	}
}

// An event is one number, so that sorting compares and moves little: the direction of a span's end above its id, which is
// twice the span, and 1 more for its end b.
const (
	idBits = 20
	ids    = 1<<idBits - 1
	// same is how near two directions are taken for one: about 1e-10 radians.
	same = 1 << (64 - idBits) / 40_000_000_000
	// most is how many edges a light may meet; those beyond are left out.
	most = 1 << (idBits - 1)
)

func event(dir geom.Vec, id int) uint64 {
	return uint64(turn(dir)*(1<<(62-idBits)))<<idBits | uint64(id)
}

// end returns the direction of an event.
func (s *sweep) end(event uint64) geom.Vec {
	p := &s.spans[event&ids>>1]
	if event&1 == 0 {
		return p.a
	}
	return p.b
}

// tiny is how narrow an edge is not seen, relative to its distance.
const tiny = 1e-10

// begin forgets the edges.
func (s *sweep) begin() { s.edges, s.events = s.edges[:0], s.events[:0] }

// order works out spans and events. The next point of a lamp sees nearly the order of the one before.
func (s *sweep) order() {
	s.edges = s.edges[:min(len(s.edges), most)]
	s.spans = slices.Grow(s.spans[:0], len(s.edges))[:len(s.edges)]
	for i := range s.edges {
		s.spans[i] = s.edges[i].from(s.from)
	}
	if len(s.events) == 2*len(s.edges) {
		for i, e := range s.events {
			s.events[i] = event(s.end(e), int(e&ids))
		}
	} else {
		s.events = s.events[:0]
		for i := range s.spans {
			s.events = append(s.events, event(s.spans[i].a, 2*i), event(s.spans[i].b, 2*i+1))
		}
	}
	s.events = slices.DeleteFunc(s.events, func(e uint64) bool { return s.spans[e&ids>>1].hidden })
	sort(s.events)
}

// from returns an edge as a point sees it.
func (e *edge) from(p geom.Vec) span {
	a, b := e.a.Sub(p), e.b.Sub(p)
	width := a.Cross(b)
	if math.Abs(width) <= tiny*(math.Abs(a.X)+math.Abs(a.Y))*(math.Abs(b.X)+math.Abs(b.Y)) {
		return span{a: a, b: b, hidden: true}
	}
	if width < 0 {
		a, b = b, a
	}
	return span{a: a, b: b}
}

// sort sorts numbers that are nearly in order by moving each to its place, and others as usual.
func sort(x []uint64) {
	moves := 0
	for i := 1; i < len(x); i++ {
		j, v := i, x[i]
		for ; j > 0 && x[j-1] > v; j-- {
			x[j] = x[j-1]
		}
		x[j] = v
		if moves += i - j; moves > 8*len(x) {
			slices.Sort(x)
			return
		}
	}
}

// turn gives directions numbers from 0 to 4 that grow clockwise on the screen from the right, without an arc tangent.
func turn(v geom.Vec) float64 {
	d := math.Abs(v.X) + math.Abs(v.Y)
	if v.Y >= 0 {
		return 1 - v.X/d
	}
	return 3 + v.X/d
}

// enterWrapped begins with the spans that the direction of turn 0 lies within.
func (s *sweep) enterWrapped() {
	s.active = s.active[:0]
	for i := range s.spans {
		if p := &s.spans[i]; !p.hidden && p.a.Y < 0 && p.b.Y >= 0 && turn(p.b) < turn(p.a) {
			s.active = append(s.active, int32(i))
		}
	}
}

// pass lets a span begin or end.
func (s *sweep) pass(event uint64) {
	i := int32(event & ids >> 1)
	at := slices.Index(s.active, i)
	switch begins := event&1 == 0; {
	case begins && at < 0:
		s.active = append(s.active, i)
	case !begins && at >= 0:
		last := len(s.active) - 1
		s.active[at] = s.active[last]
		s.active = s.active[:last]
	}
}

// deepest is how many crossings between two neighbouring ends are told apart.
const deepest = 8

// between adds what is seen between two directions, in which no edge begins or ends.
func (s *sweep) between(from, to geom.Vec, depth int) {
	from, to = level(from), level(to)
	if from.Cross(to) <= 0 {
		return
	}
	best, near := int32(-1), math.Inf(1)
	mid := from.Add(to)
	for _, i := range s.active {
		if t := s.spans[i].distance(mid); t < near || t == near && i < best {
			best, near = i, t
		}
	}
	if best < 0 {
		return
	}
	b := &s.spans[best]
	t0, t1 := b.distance(from), b.distance(to)
	for _, i := range s.active {
		o := &s.spans[i]
		if i == best || !(o.distance(from) < t0*(1-1e-7) || o.distance(to) < t1*(1-1e-7)) || depth == deepest {
			continue
		}
		if at, ok := cross(b, o); ok && from.Cross(at) > 0 && at.Cross(to) > 0 {
			s.between(from, at, depth+1)
			s.between(at, to, depth+1)
			return
		}
	}
	s.add(slice{from.Mul(t0).Add(s.from), to.Mul(t1).Add(s.from), best})
}

// add joins a slice to the one before it when both end on the same edge.
func (s *sweep) add(n slice) {
	if last := len(s.seen) - 1; last >= 0 && s.seen[last].edge == n.edge {
		s.seen[last].q = n.q
		return
	}
	s.seen = append(s.seen, n)
}

// level returns a direction at a length near 1.
func level(v geom.Vec) geom.Vec { return v.Mul(1 / (math.Abs(v.X) + math.Abs(v.Y))) }

// distance returns how many lengths of a direction away a span's line is.
func (p *span) distance(dir geom.Vec) float64 {
	e := p.b.Sub(p.a)
	d := dir.Cross(e)
	if d <= 0 {
		return math.Inf(1)
	}
	return p.a.Cross(e) / d
}

// cross returns where the lines of two spans meet.
func cross(p, q *span) (at geom.Vec, ok bool) {
	e, f := p.b.Sub(p.a), q.b.Sub(q.a)
	d := e.Cross(f)
	if d == 0 {
		return at, false
	}
	return p.a.Add(e.Mul(q.a.Sub(p.a).Cross(f) / d)), true
}
