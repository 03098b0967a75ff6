package light

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// fans makes the mesh of what the points of a light's lamp see.
func (s *Lighting) fans(l *Light) {
	w := &s.work
	n := s.samples(l)
	part := uint8(255 / n)
	col := render.Color{R: part, G: part, B: part, A: 255}
	depth := min(s.Depth, (margin-1)*0.8*l.Radius) // not beyond the pool
	w.mesh.Reset()
	for i := range n {
		at := w.sweep.within(lampPoint(i, n).Mul(max(l.SourceRadius, 0)))
		w.sweep.look(at)
		w.fan(at, depth, col)
	}
}

// golden is the angle that sets points of a disc evenly apart (H. Vogel, A better way to construct the sunflower head,
// 1979), radians.
const golden = 2.399963229728653

func lampPoint(i, n int) geom.Vec {
	if n == 1 {
		return geom.Vec{}
	}
	return geom.Polar(float64(i)*golden, math.Sqrt((float64(i)+0.5)/float64(n)))
}

// within pulls a point of a lamp in so that it is not behind what its middle does not see through.
func (s *sweep) within(p geom.Vec) geom.Vec {
	k := 1.0
	for i := range s.edges {
		if t := s.edges[i].meets(p); t <= k {
			k = t * 0.98
		}
	}
	return p.Mul(k)
}

// fan adds the triangles that a point sees, and what lies up to depth behind the edges that it sees.
func (w *work) fan(from geom.Vec, depth float64, col render.Color) {
	seen := w.sweep.seen
	for i := range seen {
		n, before, next := &seen[i], &seen[(i+len(seen)-1)%len(seen)], &seen[(i+1)%len(seen)]
		w.seen(from, n, before.q, next.p, col)
		if depth > 0 && !w.sweep.edges[n.edge].border {
			w.behind(n, next, depth, col)
		}
	}
}

// seen adds what a point sees of an edge. Where a neighbour ends nearer on the same ray its end is a corner here too: GPUs
// round corners, some to a sixteenth of a pixel, and a corner on the side of another triangle would leave specks there.
func (w *work) seen(from geom.Vec, n *slice, before, next geom.Vec, col render.Color) {
	first, last := n.p, n.q
	if onWay(from, before, n.p) {
		first = before
		w.triangle(col, first, n.p, n.q)
	}
	if onWay(from, next, n.q) {
		last = next
		w.triangle(col, first, n.q, last)
	}
	w.triangle(col, from, first, last)
}

// onWay reports whether a point lies on the way from one to another, and not at its end.
func onWay(from, at, to geom.Vec) bool {
	near, far := at.Sub(from), to.Sub(from)
	along := near.Dot(far)
	return along > 0 && along < (1-1e-6)*far.Dot(far) && math.Abs(near.Cross(far)) < 1e-6*along
}

// behind adds a strip behind an edge, straight into the wall so that it does not come out at the wall's end, and fills the
// corner to the next edge of a room.
func (w *work) behind(n, next *slice, depth float64, col render.Color) {
	in := n.inwards().Mul(depth)
	w.triangle(col, n.p, n.p.Add(in), n.q)
	w.triangle(col, n.q, n.p.Add(in), n.q.Add(in))
	turned := next.inwards().Mul(depth)
	if w.sweep.edges[next.edge].border || n.q.Dist(next.p) > 1e-6 || in.Cross(turned) <= 0 {
		return
	}
	tip := in.Add(turned).Mul(1 / max(1+in.Dot(turned)/float64(depth*depth), 0.5))
	w.triangle(col, n.q, n.q.Add(in), n.q.Add(tip))
	w.triangle(col, n.q, n.q.Add(tip), n.q.Add(turned))
}

// inwards returns the unit vector from an edge away from the light.
func (n *slice) inwards() geom.Vec {
	d := n.q.Sub(n.p).Unit()
	return geom.Vec{X: d.Y, Y: -d.X} // clockwise around the light, its left is outside
}

func (w *work) triangle(col render.Color, a, b, c geom.Vec) {
	m := &w.mesh
	first := uint32(len(m.Vertices))
	m.Vertices = append(m.Vertices, render.Vertex{Pos: a, Color: col}, render.Vertex{Pos: b, Color: col}, render.Vertex{Pos: c, Color: col})
	m.Indices = append(m.Indices, first, first+1, first+2)
}
