package tessellate

import (
	"cmp"
	"math"
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// point is a place on the grid: whole numbers below 2²⁸, so that products of differences fit.
type point struct{ x, y int64 }

// compare orders points from the top down and, in a row, from the left: the order of the sweep.
func (p point) compare(o point) int {
	if p.y != o.y {
		return cmp.Compare(p.y, o.y)
	}
	return cmp.Compare(p.x, o.x)
}

// side is positive when p lies left of the way from a down to b, negative on the right, and 0 on its line.
func side(a, b, p point) int64 { return (b.x-a.x)*(p.y-a.y) - (b.y-a.y)*(p.x-a.x) }

// span is an edge of a contour on the grid, from its upper end a to b.
type span struct {
	a, b        point
	left, right int64
	dir         geom.Vec // unit
	delta       int32    // what it adds to the winding number from left to right
}

// snap puts the contours' edges on the grid.
func (t *Tessellator) snap() {
	t.spans, t.vertices = t.spans[:0], t.vertices[:0]
	begin := 0
	for _, end := range t.ends {
		if end > begin {
			before := t.grid(t.points[end-1])
			for _, p := range t.points[begin:end] {
				to := t.grid(p)
				t.edge(before, to)
				before = to
			}
		}
		begin = end
	}
}

func (t *Tessellator) grid(p geom.Vec) point {
	return point{int64(math.Floor(float64(p.X*t.scale) + 0.5)), int64(math.Floor(float64(p.Y*t.scale) + 0.5))}
}

func (t *Tessellator) edge(from, to point) {
	t.vertices = append(t.vertices, to)
	if from == to {
		return
	}
	s := span{a: from, b: to, delta: 1}
	if from.compare(to) > 0 {
		s.a, s.b, s.delta = to, from, -1
	}
	s.left, s.right = min(from.x, to.x), max(from.x, to.x)
	s.dir = geom.Vec{X: float64(s.b.x - s.a.x), Y: float64(s.b.y - s.a.y)}.Unit()
	t.spans = append(t.spans, s)
}

// cross adds the places where edges cross to the vertices. It returns false when there are too many.
func (t *Tessellator) cross() bool {
	slices.SortFunc(t.spans, func(a, b span) int { return a.a.compare(b.a) })
	most := len(t.vertices) + maxCrossings
	t.crossing, t.work = t.crossing[:0], 0
	for i := range t.spans {
		s := &t.spans[i]
		keep := t.crossing[:0]
		for _, j := range t.crossing {
			o := &t.spans[j]
			if o.b.y < s.a.y {
				continue
			}
			keep = append(keep, j)
			if o.left <= s.right && o.right >= s.left {
				t.meet(s, o)
			}
		}
		t.work += len(t.crossing)
		t.crossing = append(keep, int32(i))
		if t.work > maxWork || len(t.vertices) > most {
			return false
		}
	}
	return true
}

// meet adds the vertex where two spans cross. Ends on edges are vertices already.
func (t *Tessellator) meet(s, o *span) {
	sa, sb := side(o.a, o.b, s.a), side(o.a, o.b, s.b)
	if sa >= 0 && sb >= 0 || sa <= 0 && sb <= 0 {
		return
	}
	oa, ob := side(s.a, s.b, o.a), side(s.a, s.b, o.b)
	if oa >= 0 && ob >= 0 || oa <= 0 && ob <= 0 {
		return
	}
	k := float64(sa) / float64(sa-sb)
	x := float64(s.a.x) + float64(float64(s.b.x-s.a.x)*k)
	y := float64(s.a.y) + float64(float64(s.b.y-s.a.y)*k)
	t.vertices = append(t.vertices, point{int64(math.Floor(x + 0.5)), int64(math.Floor(y + 0.5))})
}

// segment is a piece of an edge between two vertices, a above b, that meets others only there.
type segment struct {
	a, b  int32
	delta int32
	dir   geom.Vec // of the edge, unit, downwards

	right     int32 // winding number right of it
	boundary  bool
	fillRight bool
	region    int32  // of a boundary with the inside on its right
	top       uint32 // corner at its upper end
}

// split cuts the spans at all vertices whose grid cell they pass through, and so takes them through its middle.
func (t *Tessellator) split() bool {
	slices.SortFunc(t.vertices, point.compare)
	t.vertices = slices.Compact(t.vertices)
	t.segments = t.segments[:0]
	for i := range t.spans {
		if !t.splitOne(&t.spans[i]) {
			return false
		}
	}
	return true
}

func (t *Tessellator) splitOne(s *span) bool {
	from, _ := slices.BinarySearchFunc(t.vertices, s.a.y, func(p point, y int64) int { return cmp.Compare(p.y, y) })
	t.on = t.on[:0]
	for i := from; i < len(t.vertices) && t.vertices[i].y <= s.b.y; i++ {
		if v := t.vertices[i]; v.x >= s.left && v.x <= s.right && s.touches(v) {
			t.on = append(t.on, int32(i))
		}
		t.work++
	}
	t.alongside(s)
	for i := 1; i < len(t.on); i++ {
		g := segment{a: t.on[i-1], b: t.on[i], delta: s.delta, dir: s.dir}
		if g.a > g.b {
			g.a, g.b, g.delta, g.dir = g.b, g.a, -g.delta, g.dir.Mul(-1)
		}
		t.segments = append(t.segments, g)
	}
	return t.work <= maxWork && len(t.segments) <= 4*maxPoints
}

// touches reports whether the span passes through the cell around a vertex that lies in its box. Of the cell's corners
// only the upper left one belongs to it, so that the cells cover each place once.
func (s *span) touches(v point) bool {
	dx, dy := s.b.x-s.a.x, s.b.y-s.a.y
	off := 2 * side(s.a, s.b, v)
	reach := max(dx, -dx) + dy
	return max(off, -off) < reach || max(off, -off) == reach && off == dx-dy
}

// alongside sorts the vertices on a span by their places along it. They are nearly sorted.
func (t *Tessellator) alongside(s *span) {
	for i := 1; i < len(t.on); i++ {
		for j := i; j > 0 && s.along(t.vertices[t.on[j]]) < s.along(t.vertices[t.on[j-1]]); j-- {
			t.on[j], t.on[j-1] = t.on[j-1], t.on[j]
			t.work++
		}
		if t.work > maxWork {
			return
		}
	}
}

func (s *span) along(v point) int64 { return (s.b.x-s.a.x)*(v.x-s.a.x) + (s.b.y-s.a.y)*(v.y-s.a.y) }

// merge sorts the segments by their upper ends, joins those that lie on each other and counts those that end at each
// vertex.
func (t *Tessellator) merge(rule Rule) {
	slices.SortFunc(t.segments, func(a, b segment) int {
		if a.a != b.a {
			return cmp.Compare(a.a, b.a)
		}
		return cmp.Compare(a.b, b.b)
	})
	t.degree = slices.Grow(t.degree[:0], len(t.vertices))[:len(t.vertices)]
	clear(t.degree)
	kept := 0
	for i := 0; i < len(t.segments); {
		g := t.segments[i]
		for i++; i < len(t.segments) && t.segments[i].a == g.a && t.segments[i].b == g.b; i++ {
			g.delta += t.segments[i].delta
		}
		if g.delta == 0 || rule == EvenOdd && g.delta&1 == 0 {
			continue
		}
		t.degree[g.b]++
		t.segments[kept] = g
		kept++
	}
	t.segments = t.segments[:kept]
}
