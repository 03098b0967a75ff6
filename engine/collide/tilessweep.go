package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// tileSweep is a shape on its way through tiles.
type tileSweep struct {
	a, b *placed
	by   geom.Vec
	size geom.Vec // of a cell
	core core     // of a, from its place

	through bool // it begins in the middle of a tile that is one way

	best way
	tile tile // that is met at best
	open bool // no neighbour covers that side of it
	hit  bool
}

func sweepTiles(a *placed, by geom.Vec, b *placed) (touch, bool) {
	s := tileSweep{a: a, b: b, by: by, size: b.Grid.CellSize()}
	s.core.set(a, a.pos)
	begin := waysOut(a, b, &s.core)
	if t, ok := begin.touch(a, b, &s.core); ok && t.depth > slop && !t.oneWay && !b.leaving {
		return t, true
	}
	s.through = begin.oneWay.found && begin.oneWay.depth > slop
	s.walk()
	if !s.hit {
		return touch{}, false
	}
	return s.touch(), true
}

// walk looks at the cells on the way, slice by slice along the axis on which the way is longer, until none of those that
// follow can be met before the best.
func (s *tileSweep) walk() {
	box := bounds(s.a)
	lo := [2]float64{box.X - s.b.pos.X - slop, box.Y - s.b.pos.Y - slop}
	hi := [2]float64{lo[0] + box.W + 2*slop, lo[1] + box.H + 2*slop}
	by, size, count := [2]float64{s.by.X, s.by.Y}, [2]float64{s.size.X, s.size.Y}, [2]int{s.b.Grid.W, s.b.Grid.H}
	main, cross := 0, 1
	if math.Abs(by[1]) > math.Abs(by[0]) {
		main, cross = 1, 0
	}
	from := geom.Floor(min(lo[main], lo[main]+by[main]) / size[main])
	to := geom.Floor(max(hi[main], hi[main]+by[main]) / size[main])
	from, to = max(from, 0), min(to, count[main]-1)
	for n := range to - from + 1 {
		i := from + n
		if by[main] < 0 {
			i = to - n
		}
		start := float64(size[main] * float64(i))
		t0, t1 := meets(lo[main], hi[main], by[main], start, start+size[main])
		if s.hit && t0 > s.best.t+graze {
			return
		}
		k0, k1 := float64(by[cross]*t0), float64(by[cross]*t1)
		j := max(geom.Floor((lo[cross]+min(k0, k1))/size[cross]), 0)
		last := min(geom.Floor((hi[cross]+max(k0, k1))/size[cross]), count[cross]-1)
		for ; j <= last; j++ {
			if main == 0 {
				s.try(i, j)
			} else {
				s.try(j, i)
			}
		}
	}
}

// meets returns from when to when, within 0 to 1, a range that moves by a distance overlaps another one.
func meets(lo, hi, by, from, to float64) (t0, t1 float64) {
	switch {
	case by > 0:
		t0, t1 = (from-hi)/by, (to-lo)/by
	case by < 0:
		t0, t1 = (to-lo)/by, (from-hi)/by
	default:
		return 0, 1
	}
	return geom.Clamp(t0, 0, 1), geom.Clamp(t1, 0, 1)
}

// try meets one cell.
func (s *tileSweep) try(x, y int) {
	t := s.b.tile(x, y)
	if t.empty() {
		return
	}
	at := s.b.corner(x, y, s.a.pos)
	if s.a.Kind == BoxShape && t.full() && !t.OneWay {
		half := s.size.Mul(0.5)
		if w, ok := boxCast(at.Add(half), s.a.Half.Add(half), s.by); ok && !w.deep {
			s.add(w, &t, s.b.shut(&t)>>w.edge&1 == 0)
		}
		return
	}
	var c cell
	var h hull
	c.set(&t, at, s.size)
	h.between(&s.core, &c.core)
	w, ok := h.cast(s.by, slop)
	switch {
	case !ok || w.deep:
	case t.OneWay:
		if !s.b.drop && s.held(&t, &w, &h) {
			s.add(w, &t, true)
		}
	case w.edge < 0:
		s.add(w, &t, true)
	case s.straighten(&w, &c, &h, &t):
		s.add(w, &t, true)
	default:
		// It comes out of the tile before, in which it is less than slop deep; here that may be more, if not by much.
		if _, ok := h.cast(s.by, 3*slop); ok {
			s.add(w, &t, false)
		}
	}
}

// held reports whether a tile that is one way holds what comes so: through its edge, or at a side that looks much the
// same way. Where a slope begins one may come a bit too low, as along any surface; then the slope is what holds.
func (s *tileSweep) held(t *tile, w *way, h *hull) bool {
	if s.through && (w.edge < 0 || h.src[w.edge] != 0) {
		return false // the end of the next tile is no edge of the floor that it goes through
	}
	if t.Hangs && w.normal.Y >= 0.5 || !t.Hangs && w.normal.Y <= -0.5 {
		return true
	}
	for i := range h.n {
		if h.src[i] != 0 {
			continue
		}
		normal, _, out := h.plane(i)
		if vn := s.by.Dot(normal); vn < -graze && out-h.r+float64(vn*w.t) >= -slop-graze {
			w.normal, w.edge = normal, i
			return true
		}
	}
	return false
}

// straighten reports whether the edge through which a way comes into a tile is open. Where it is not, the ground goes on
// there from the tile before, and whoever came a bit low along that is held by the edge that begins there.
func (s *tileSweep) straighten(w *way, c *cell, h *hull, t *tile) bool {
	sides := s.b.shut(t)
	if sides == 0 || c.open(s.b, t, sides, h, w.edge) {
		return true
	}
	for i := range h.n {
		normal, _, out := h.plane(i)
		vn := s.by.Dot(normal)
		if h.src[i] >= 0 && vn < -graze && out-h.r+float64(vn*w.t) >= -slop-graze && c.open(s.b, t, sides, h, i) {
			w.normal, w.edge = normal, i
			return true
		}
	}
	return false
}

// add keeps the first way; of those that come at the same time the one through an open side, and of those the one that
// is met more squarely.
func (s *tileSweep) add(w way, t *tile, open bool) {
	if s.b.oneWay && !w.fromAbove() {
		return
	}
	if s.hit {
		later := w.t - s.best.t
		same := math.Abs(later) <= graze
		if !same && later > 0 || same && (s.open && !open || s.open == open && s.by.Dot(w.normal) >= s.by.Dot(s.best.normal)) {
			return
		}
	}
	s.best, s.tile, s.open, s.hit = w, *t, open, true
}

func (s *tileSweep) touch() touch {
	var c cell
	x, y := s.tile.index%s.b.Grid.W, s.tile.index/s.b.Grid.W
	c.set(&s.tile, s.b.corner(x, y, s.a.pos), s.size)
	at := s.core.contactAfter(s.by.Mul(s.best.t), &c.core, s.best.normal)
	return touch{
		point: s.a.pos.Add(at), normal: s.best.normal, t: s.best.t,
		cell: s.tile.index, oneWay: s.tile.OneWay || s.b.oneWay,
	}
}
