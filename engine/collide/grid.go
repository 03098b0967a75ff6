package collide

import "math/bits"

// grid is bodies sorted by the cell that their top left corner is in. Cells are numbered as on a ring, 1<<wide of them
// across and 1<<tall down, so that the world has no end: cells far from each other may share a number. Those next to
// each other do not.
type grid struct {
	limit      float64 // a body's longest side, logical pixels
	side       float64 // of a cell: a little more, so that no rounding puts two that touch two cells apart
	perPixel   float64 // 1/side, or 0 when there is one cell alone
	wide, tall uint8
	single     bool
	stale      bool // what follows is not yet made
	n          int  // how many bodies belong here
	fitIn      int  // how many times it is sorted until its size is looked at again
	fitFor     int  // how many bodies there were then
	starts     []uint32
	boxes      []box
	slots      []uint32
	cells      []uint32
	loose      []uint32 // bodies that have left their cell since
	looseBoxes []box
}

const (
	bias   = 1 << 38 // makes truncation round down; what is left is exact to 1/16384 of a cell
	refit  = 64      // sorts between two looks at how far the bodies are spread
	leastN = 2       // the logarithm of the fewest cells in a row: with 4, the cells around a cell are not the same
)

// forget makes a grid stale and empty.
func (g *grid) forget() {
	g.stale, g.n, g.fitIn = true, 0, 0
	g.loose, g.looseBoxes = g.loose[:0], g.looseBoxes[:0]
}

// measure sets the size of body that a grid is for.
func (g *grid) measure(limit float64, single bool) {
	g.limit, g.side, g.single = limit, limit*(1+1.0/512), single
	g.perPixel = 1 / g.side
	if single {
		g.perPixel = 0
	}
}

// column returns the number of a column, or of a row, before it is bent to a ring.
func (g *grid) column(v float64) int64 { return int64(float64(v*g.perPixel) + bias) }

// cell returns the number of the cell of a place.
func (g *grid) cell(x, y float64) uint32 {
	return uint32(g.column(x))&(1<<g.wide-1) | uint32(g.column(y))&(1<<g.tall-1)<<g.wide
}

// begin makes room for a sort.
func (g *grid) begin(s *Space, index uint8) {
	if g.fitIn--; g.fitIn < 0 || g.n > 2*g.fitFor {
		g.fit(s, index)
	}
	cells := 1 << (g.wide + g.tall)
	g.starts = sized(g.starts, cells+1)
	clear(g.starts)
	g.boxes, g.slots, g.cells = sized(g.boxes, g.n), sized(g.slots, g.n), sized(g.cells, g.n)
	g.loose, g.looseBoxes = g.loose[:0], g.looseBoxes[:0]
}

// fit chooses how many cells there are: as many as the bodies are spread over, and not many more than bodies.
func (g *grid) fit(s *Space, index uint8) {
	g.fitIn, g.fitFor, g.wide, g.tall = refit, g.n, 0, 0
	if g.single || g.n == 0 {
		g.wide, g.tall = 0, 0
		if !g.single {
			g.wide, g.tall = leastN, leastN
		}
		return
	}
	around := nowhere
	for i := range s.broad.traits {
		if s.broad.traits[i].grid == index {
			p, e := s.places[i], &s.broad.extents[i]
			around.minX, around.minY = min(around.minX, e.minX+p.X), min(around.minY, e.minY+p.Y)
			around.maxX, around.maxY = max(around.maxX, e.minX+p.X), max(around.maxY, e.minY+p.Y)
		}
	}
	wide := bits.Len64(uint64(g.column(around.maxX) - g.column(around.minX)))
	tall := bits.Len64(uint64(g.column(around.maxY) - g.column(around.minY)))
	room := bits.Len(uint(g.n)) + 3
	for wide+tall > room && (wide > leastN || tall > leastN) {
		if wide > tall {
			wide--
		} else {
			tall--
		}
	}
	g.wide, g.tall = uint8(max(wide, leastN)), uint8(max(tall, leastN))
}

// sum turns the counts of the cells into where their last body will be.
func (g *grid) sum() {
	sum := uint32(0)
	for i, n := range g.starts {
		sum += n
		g.starts[i] = sum
	}
}

// loosen notes a body outside of its cell, and returns where it is.
func (g *grid) loosen(i uint32, at *box) uint32 {
	if len(g.loose) >= 32+g.n/64 {
		g.stale = true
		return 0
	}
	g.loose, g.looseBoxes = append(g.loose, i), append(g.looseBoxes, *at)
	return uint32(len(g.loose)-1) | looseBit
}

// near appends the bodies whose boxes touch a box, and whose mask in a column has a bit of hits.
func (g *grid) near(dst []uint32, at *box, column []Mask, hits Mask) []uint32 {
	for k := range g.loose {
		if i := g.loose[k]; at.touches(&g.looseBoxes[k]) && column[i]&hits != 0 {
			dst = append(dst, i)
		}
	}
	if len(g.boxes) == 0 {
		return dst
	}
	row, last := g.column(at.minY-g.side), g.column(at.maxY)
	row, last = g.around(row, last, g.tall)
	for ; row <= last; row++ {
		dst = g.inRow(dst, at, row, at.minX, at.maxX, column, hits)
	}
	return dst
}

// around shortens a range that goes more than once around a ring.
func (g *grid) around(first, last int64, bits uint8) (int64, int64) {
	if last-first >= 1<<bits {
		return 0, 1<<bits - 1
	}
	return first, last
}

// inRow is near for the cells of a row from one x to another.
func (g *grid) inRow(dst []uint32, at *box, row int64, minX, maxX float64, column []Mask, hits Mask) []uint32 {
	first, last := g.around(g.column(minX-g.side), g.column(maxX), g.wide)
	mask := uint32(1)<<g.wide - 1
	base := uint32(row) & (1<<g.tall - 1) << g.wide
	from, to := uint32(first)&mask, uint32(last)&mask
	if from <= to {
		return g.scan(dst, at, base+from, base+to, column, hits)
	}
	dst = g.scan(dst, at, base+from, base+mask, column, hits)
	return g.scan(dst, at, base, base+to, column, hits)
}

// scan is near for a run of cells.
func (g *grid) scan(dst []uint32, at *box, from, to uint32, column []Mask, hits Mask) []uint32 {
	first := g.starts[from]
	boxes := g.boxes[first:g.starts[to+1]]
	for k := range boxes {
		if !at.touches(&boxes[k]) {
			continue
		}
		if i := g.slots[int(first)+k]; column[i]&hits != 0 {
			dst = append(dst, i)
		}
	}
	return dst
}
