package collide

import "math/bits"

// grid is bodies sorted by the cell that their top left corner is in. Cells are numbered as on a ring, w of them across and
// h down, so that the world has no end: cells far from each other may share a number. Those next to each other do not.
type grid struct {
	limit      float64 // a body's longest side, logical pixels
	side       float64 // of a cell: a little more, so that no rounding puts two that touch two cells apart
	perPixel   float64 // 1/side, or 0 when there is one cell alone
	w, h       int64
	left, top  int64 // column and row of the first cell
	exact      int64 // w, or 0 when the ring is smaller than what the bodies are spread over: w and h are powers of two then
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
	bias  = 1 << 38 // makes truncation round down; what is left is exact to 1/16384 of a cell
	refit = 64      // sorts between two looks at how far the bodies are spread
	least = 4       // cells in a row and in a column: with fewer, some of those around a cell would be the same
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
	column, row := g.column(x)-g.left, g.column(y)-g.top
	if uint64(column) < uint64(g.exact) && uint64(row) < uint64(g.h) {
		return uint32(row*g.w + column)
	}
	return g.bent(column, row)
}

// bent is cell for places that are round the ring.
func (g *grid) bent(column, row int64) uint32 {
	if g.exact == 0 {
		return uint32(row&(g.h-1)*g.w + column&(g.w-1))
	}
	return uint32(bend(row, g.h)*g.w + bend(column, g.w))
}

// bend brings a column or a row onto a ring of n.
func bend(at, n int64) int64 {
	if uint64(at) < uint64(n) {
		return at
	}
	if at %= n; at < 0 {
		at += n
	}
	return at
}

// begin makes room for a sort.
func (g *grid) begin(s *Space, index uint8) {
	if g.fitIn--; g.fitIn < 0 || g.n > 2*g.fitFor {
		g.fit(s, index)
	}
	g.starts = sized(g.starts, int(g.w*g.h)+1)
	clear(g.starts)
	g.boxes, g.slots, g.cells = sized(g.boxes, g.n), sized(g.slots, g.n), sized(g.cells, g.n)
	g.loose, g.looseBoxes = g.loose[:0], g.looseBoxes[:0]
}

// fit chooses how many cells there are: as many as the bodies are spread over and a row more on each side, but not many
// more than bodies.
func (g *grid) fit(s *Space, index uint8) {
	g.fitIn, g.fitFor, g.w, g.h = refit, g.n, 1, 1
	g.left, g.top, g.exact = bias, bias, 1
	if g.single {
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
	g.w, g.h, g.exact = least, least, least
	if !(around.minX <= around.maxX) {
		return
	}
	g.left, g.top = g.column(around.minX)-1, g.column(around.minY)-1
	g.w, g.h = max(g.column(around.maxX)-g.left+2, least), max(g.column(around.maxY)-g.top+2, least)
	if float64(g.w)*float64(g.h) <= float64(4*g.n+64) {
		g.exact = g.w
		return
	}
	g.exact = 0
	g.w, g.h = 1<<bits.Len64(uint64(g.w-1)), 1<<bits.Len64(uint64(g.h-1))
	for float64(g.w)*float64(g.h) > float64(8*g.n+64) && max(g.w, g.h) > least {
		if g.w > g.h {
			g.w /= 2
		} else {
			g.h /= 2
		}
	}
}

// count notes the cell of each body in where, and how many there are in each.
func (g *grid) count(s *Space, index uint8) {
	at := *g // what is in a copy need not be read again for each body
	n := len(s.broad.traits)
	traits, places, extents, where, starts := s.broad.traits, s.places[:n], s.broad.extents[:n], s.broad.where[:n], g.starts
	for i := range traits {
		if traits[i].grid != index {
			continue
		}
		column, row := at.column(extents[i].minX+places[i].X)-at.left, at.column(extents[i].minY+places[i].Y)-at.top
		c := uint32(row*at.w + column)
		if uint64(column) >= uint64(at.exact) || uint64(row) >= uint64(at.h) {
			c = at.bent(column, row)
		}
		where[i] = c
		starts[c]++
	}
}

// fill puts the bodies into their cells: from the last one, so that in a cell they are by slot.
func (g *grid) fill(s *Space, index uint8) {
	n := len(s.broad.traits)
	traits, places, extents, where := s.broad.traits, s.places[:n], s.broad.extents[:n], s.broad.where[:n]
	starts, boxes, slots, cells := g.starts, g.boxes, g.slots, g.cells
	for i := n - 1; i >= 0; i-- {
		if traits[i].grid != index {
			continue
		}
		c := where[i]
		at := starts[c] - 1
		starts[c] = at
		boxes[at], slots[at], cells[at] = extents[i].at(places[i]), uint32(i), c
		where[i] = at
	}
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
	row, last := g.around(g.column(at.minY-g.side), g.column(at.maxY), g.h)
	for ; row <= last; row++ {
		dst = g.inRow(dst, at, row, at.minX, at.maxX, column, hits)
	}
	return dst
}

// around shortens a range that goes more than once around a ring of n.
func (g *grid) around(first, last, n int64) (int64, int64) {
	if last-first >= n {
		return 0, n - 1
	}
	return first, last
}

// inRow is near for the cells of a row from one x to another.
func (g *grid) inRow(dst []uint32, at *box, row int64, minX, maxX float64, column []Mask, hits Mask) []uint32 {
	first, last := g.around(g.column(minX-g.side)-g.left, g.column(maxX)-g.left, g.w)
	base := uint32(bend(row-g.top, g.h) * g.w)
	from, to := uint32(bend(first, g.w)), uint32(bend(last, g.w))
	if from <= to {
		return g.scan(dst, at, base+from, base+to, column, hits)
	}
	dst = g.scan(dst, at, base+from, base+uint32(g.w-1), column, hits)
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
