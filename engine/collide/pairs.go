package collide

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
	_, ok := s.touch(i, j)
	return ok
}

// touch returns how the bodies of two slots overlap: the way for the first one out of the second one.
func (s *Space) touch(i, j uint32) (touch, bool) {
	b := &s.broad
	if s.bodies[i].Shape.Kind == TilesShape {
		return s.touchTiles(j, i)
	}
	hits := b.traits[i].hits
	if b.traits[j].hits&b.layers[i] != 0 {
		hits = Everything
	}
	p, o := s.placed(i, hits), s.placed(j, hits)
	return overlap(&p, &o)
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

// pairs appends the pairs among the bodies of a grid: of each cell with itself, with the cell to its right, and with the
// three below, so that each pair is found once.
func (g *grid) pairs(dst []uint64, b *broad) []uint64 {
	if g.single {
		return g.runPairs(dst, b, 0, 1)
	}
	row, rows := uint32(1)<<g.wide-1, uint32(1)<<(g.wide+g.tall)-1
	for k := uint32(0); k < uint32(len(g.cells)); {
		c := g.cells[k]
		end := g.starts[c+1]
		right := c&^row | (c+1)&row
		below := (c + row + 1) & rows
		dst = g.cellPairs(dst, b, k, end, right, below)
		k = end
	}
	return dst
}

// cellPairs is pairs for the bodies from an index to another, which are those of a cell.
func (g *grid) cellPairs(dst []uint64, b *broad, from, end, right, below uint32) []uint64 {
	row := uint32(1)<<g.wide - 1
	first, next := g.starts[right], g.starts[right+1]
	base, x := below&^row, below&row
	l, r := g.starts[base|(x-1)&row], g.starts[base|(x+1)&row+1]
	split := x == 0 || x == row
	for k := from; k < end; k++ {
		at := &g.boxes[k]
		slot := g.slots[k]
		dst = g.runPairs2(dst, b, at, slot, k+1, end)
		dst = g.runPairs2(dst, b, at, slot, first, next)
		if !split {
			dst = g.runPairs2(dst, b, at, slot, l, r)
			continue
		}
		for d := range uint32(3) {
			c := base | (x+d-1)&row
			dst = g.runPairs2(dst, b, at, slot, g.starts[c], g.starts[c+1])
		}
	}
	return dst
}

// runPairs2 appends the pairs of a body with those from an index to another.
func (g *grid) runPairs2(dst []uint64, b *broad, at *box, slot, from, to uint32) []uint64 {
	boxes := g.boxes[from:to]
	for k := range boxes {
		if o := &boxes[k]; at.touches(o) {
			dst = b.pair(dst, slot, g.slots[from+uint32(k)])
		}
	}
	return dst
}

// runPairs appends the pairs among the bodies of the cells from one up to another.
func (g *grid) runPairs(dst []uint64, b *broad, first, next uint32) []uint64 {
	end := g.starts[next]
	for k := g.starts[first]; k < end; k++ {
		dst = g.runPairs2(dst, b, &g.boxes[k], g.slots[k], k+1, end)
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
