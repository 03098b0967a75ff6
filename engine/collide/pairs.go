package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Pair is two bodies that overlap; A has the lower slot.
type Pair struct{ A, B ID }

// Pairs appends all pairs of bodies that overlap now and of which at least one meets the other, by A and then by B: what
// Step has events of, for those who want neither its motion nor its events.
func (s *Space) Pairs(dst []Pair) []Pair {
	for _, key := range s.candidates() {
		i, j := uint32(key>>32), uint32(key)
		if s.overlap(i, j) {
			dst = append(dst, Pair{s.id(i), s.id(j)})
		}
	}
	return dst
}

// overlap reports whether two bodies overlap that are candidates.
func (s *Space) overlap(i, j uint32) bool {
	b := &s.broad
	if b.traits[i].box && b.traits[j].box {
		x, y := b.extents[i].maxX+b.extents[j].maxX-graze, b.extents[i].maxY+b.extents[j].maxY-graze
		at := s.places[j].Sub(s.places[i])
		return math.Abs(at.X) < x && math.Abs(at.Y) < y
	}
	_, ok := s.touch(i, j)
	return ok
}

// touch returns how the bodies of two slots overlap: the way for the first one out of the second one.
func (s *Space) touch(i, j uint32) (touch, bool) {
	b := &s.broad
	switch {
	case b.traits[i].box && b.traits[j].box:
		return boxTouch(s.places[j].Sub(s.places[i]), &b.extents[i], &b.extents[j])
	case s.bodies[i].Shape.Kind == TilesShape:
		return s.touchTiles(j, i)
	}
	hits := b.traits[i].hits
	if b.traits[j].hits&b.layers[i] != 0 {
		hits = Everything
	}
	p, o := s.placed(i, hits), s.placed(j, hits)
	return overlap(&p, &o)
}

// boxTouch is touch for two boxes of which the second one is at a place seen from the first one: what boxExit says, in a
// shorter time.
func boxTouch(at geom.Vec, a, b *box) (touch, bool) {
	x, y := a.maxX+b.maxX, a.maxY+b.maxY
	if !(x-math.Abs(at.X) > graze && y-math.Abs(at.Y) > graze) {
		return touch{}, false
	}
	depth, side := y-at.Y, above
	if d := x + at.X; d < depth-graze {
		depth, side = d, right
	}
	if d := y + at.Y; d < depth-graze {
		depth, side = d, below
	}
	if d := x - at.X; d < depth-graze {
		depth, side = d, left
	}
	return touch{normal: sides[side], depth: depth}, true
}

// touchTiles is touch for a body and tiles in the lower slot, with the way for the tiles out of the body.
func (s *Space) touchTiles(i, tiles uint32) (touch, bool) {
	t, ok := s.touch(i, tiles)
	return t.turned(), ok
}

// candidates returns the pairs whose boxes touch and whose masks meet, by both slots: the lower one, shifted by 32, and
// the other one.
func (s *Space) candidates() []uint64 {
	b := s.settle()
	b.tested = 0
	pairs := s.work.pairs[:0]
	for k := levels; k < 2*levels; k++ {
		g := &b.grids[k]
		if g.n == 0 {
			continue
		}
		pairs = g.pairs(pairs, b)
		for other := range b.grids {
			if o := &b.grids[other]; o.n > 0 && (other < levels || other > k) {
				pairs = g.pairsWith(pairs, o, b)
			}
		}
	}
	pairs = s.tilePairs(pairs)
	s.work.pairs = pairs
	return s.inOrder(pairs)
}

// pairs appends the pairs among the bodies of a grid: of each with those that follow it in its cell, with those in the
// cell to the right, and with those in the three below, so that each pair is found once.
func (g *grid) pairs(dst []uint64, b *broad) []uint64 {
	if g.single {
		for k := range uint32(len(g.boxes)) {
			dst = g.run(dst, b, k, k+1, uint32(len(g.boxes)))
		}
		return dst
	}
	w, all := uint32(g.w), uint32(g.w*g.h)
	boxes, slots, cells, starts := g.boxes, g.slots, g.cells, g.starts
	row, tested := uint32(0), 0 // row is its first cell
	for k := range boxes {
		c := cells[k]
		for c >= row+w {
			row += w
		}
		if c == row || c == row+w-1 {
			dst = g.pairsAtEnd(dst, b, uint32(k))
			continue
		}
		// Bodies to the right follow those of the cell, and the cells below follow each other: these are two runs.
		below := c + w
		if below >= all {
			below -= all
		}
		at, from, to := &boxes[k], uint32(k)+1, starts[c+2]
		minX, minY, maxX, maxY := at.minX, at.minY, at.maxX, at.maxY
		for range 2 {
			others := boxes[from:to]
			tested += len(others)
			for j := range others {
				if o := &others[j]; minX <= o.maxX && o.minX <= maxX && minY <= o.maxY && o.minY <= maxY {
					dst = b.pair(dst, slots[k], slots[int(from)+j])
				}
			}
			from, to = starts[below-1], starts[below+2]
		}
	}
	b.tested += tested
	return dst
}

// pairsAtEnd is pairs for a body in the first or the last cell of a row, whose neighbours are round the ring.
func (g *grid) pairsAtEnd(dst []uint64, b *broad, k uint32) []uint64 {
	w, c := uint32(g.w), g.cells[k]
	row, x := c-c%w, c%w
	right, below := row+(x+1)%w, (row+w)%uint32(g.w*g.h)
	dst = g.run(dst, b, k, k+1, g.starts[c+1])
	dst = g.run(dst, b, k, g.starts[right], g.starts[right+1])
	for d := range uint32(3) {
		c := below + (x+w+d-1)%w
		dst = g.run(dst, b, k, g.starts[c], g.starts[c+1])
	}
	return dst
}

// run appends the pairs of a body with those from an index to another.
func (g *grid) run(dst []uint64, b *broad, k, from, to uint32) []uint64 {
	at, others := &g.boxes[k], g.boxes[from:to]
	b.tested += len(others)
	minX, minY, maxX, maxY := at.minX, at.minY, at.maxX, at.maxY
	for j := range others {
		if o := &others[j]; minX <= o.maxX && o.minX <= maxX && minY <= o.maxY && o.minY <= maxY {
			dst = b.pair(dst, g.slots[k], g.slots[int(from)+j])
		}
	}
	return dst
}

// pairsWith appends the pairs of the bodies of a grid with those of another one.
func (g *grid) pairsWith(dst []uint64, o *grid, b *broad) []uint64 {
	for k := range g.boxes {
		b.found = o.near(b.found[:0], &g.boxes[k], b.layers, Everything)
		for _, j := range b.found {
			dst = b.pair(dst, g.slots[k], j)
		}
	}
	return dst
}

// pair appends a pair when one of the two meets the other.
func (b *broad) pair(dst []uint64, i, j uint32) []uint64 {
	if b.traits[i].hits&b.layers[j]|b.traits[j].hits&b.layers[i] == 0 {
		return dst
	}
	if i > j {
		i, j = j, i
	}
	return append(dst, uint64(i)<<32|uint64(j))
}

// tilePairs appends the pairs of tiles with other bodies. Tiles do not meet tiles.
func (s *Space) tilePairs(dst []uint64) []uint64 {
	b := &s.broad
	for _, i := range b.tiled {
		p := s.placed(i, 0)
		at := boxOf(bounds(&p))
		b.found = b.found[:0]
		for k := range b.grids {
			if g := &b.grids[k]; g.n > 0 && (k >= levels || b.traits[i].kind != Static) {
				b.found = g.near(b.found, &at, b.layers, Everything)
			}
		}
		for _, j := range b.found {
			dst = b.pair(dst, i, j)
		}
	}
	return dst
}

// inOrder sorts pairs: by the lower slot by counting, then those of a slot, which are few, by insertion.
func (s *Space) inOrder(pairs []uint64) []uint64 {
	w := &s.work
	w.counts, w.sorted = sized(w.counts, len(s.gens)+1), sized(w.sorted, len(pairs))
	counts, sorted := w.counts, w.sorted
	clear(counts)
	for _, p := range pairs {
		counts[p>>32]++
	}
	sum := uint32(0)
	for i, n := range counts {
		counts[i] = sum
		sum += n
	}
	for _, p := range pairs {
		sorted[counts[p>>32]] = p
		counts[p>>32]++
	}
	for i := 1; i < len(sorted); i++ {
		p, k := sorted[i], i
		for k > 0 && sorted[k-1] > p {
			sorted[k] = sorted[k-1]
			k--
		}
		sorted[k] = p
	}
	return sorted
}
