package collide

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// broad finds the bodies near a place. Bodies are sorted into grids by how large they are, those that stand still apart
// from the others; a body is in the one cell that its top left corner is in, and no larger than a cell of its grid.
// Tiles, which may change at any time, are in a list of their own. What it answers are candidates, in no order that
// counts: nothing that a Space says may depend on how it came to be sorted. All columns are by slot.
type broad struct {
	extents []box // of a body at (0, 0)
	where   []uint32
	traits  []traits
	layers  []Mask // what a body is; of tiles all that they are
	holds   []Mask // the same, and 0 of a trigger
	tiled   []uint32
	found   []uint32 // room for one question
	tested  int      // pairs that were compared the last time
	grids   [2 * levels]grid
	sizes   [sizeClasses]int // how many bodies there are of a size
	side    float64          // what the smallest grids are made for
	fixed   float64          // Space.Cell, when side was chosen
}

// traits is what must be known of many bodies in a short time.
type traits struct {
	hits   Mask
	grid   uint8
	kind   Kind
	class  uint8 // of its size
	box    bool
	drives bool // is Kinematic and has a Vel
}

const (
	levels      = 5            // grids for what stands still, and as many for the others
	wider       = 8            // a level's bodies are up to so many times as large as those of the level before
	inTiles     = 2 * levels   // a trait's grid: none, but the list of tiles
	inNone      = 2*levels + 1 // a trait's grid: gone, or without a shape
	sizeClasses = 76
	looseBit    = uint32(1) << 31
)

// rebuild learns all bodies anew.
func (s *Space) rebuild() {
	b := &s.broad
	n := len(s.gens)
	s.bodies, s.places, s.ground = padded(s.bodies, n), padded(s.places, n), padded(s.ground, n)
	b.extents, b.where, b.traits = sized(b.extents, n), sized(b.where, n), sized(b.traits, n)
	b.layers, b.holds = sized(b.layers, n), sized(b.holds, n)
	b.tiled, b.sizes = b.tiled[:0], [sizeClasses]int{}
	for i := range b.grids {
		b.grids[i].forget()
	}
	for i := range s.gens {
		b.traits[i], b.layers[i], b.holds[i] = traits{grid: inNone}, 0, 0
		if s.gens[i]&1 == 1 {
			b.learn(uint32(i), &s.bodies[i])
		}
	}
	b.choose(s.Cell)
	s.seal.whole = true
}

// sized returns a slice of n elements, with room of its own.
func sized[T any](s []T, n int) []T {
	if n <= cap(s) {
		return s[:n]
	}
	return make([]T, n, n+n/2)
}

// padded returns a slice with n elements at least: a snapshot of an older layout may lack some.
func padded[T any](s []T, n int) []T {
	for len(s) < n {
		var zero T
		s = append(s, zero)
	}
	return s
}

// ready makes the space answer: after a restore, and when many bodies have moved.
func (s *Space) ready() *broad {
	b := &s.broad
	if !s.seal.whole || b.fixed != s.Cell {
		if !(s.Cell >= 0 && s.Cell <= farthest) {
			panic(fmt.Sprintf("collide: sort bodies: Space.Cell is %v; try the size of a common body, or 0", s.Cell))
		}
		s.rebuild()
	}
	for i := range b.grids {
		if b.grids[i].stale {
			s.sort()
			break
		}
	}
	return b
}

// settle is ready with every body in its cell.
func (s *Space) settle() *broad {
	for i := range s.broad.grids {
		if g := &s.broad.grids[i]; len(g.loose) > 0 {
			g.stale = true
		}
	}
	return s.ready()
}

// learn notes all of a body but the grid that it is in.
func (b *broad) learn(i uint32, body *Body) {
	t, is := traits{hits: body.hits(), kind: body.Kind, grid: inNone, box: body.Shape.Kind == BoxShape}, body.is()
	t.drives = body.Kind == Kinematic && body.Vel != (geom.Vec{})
	switch body.Shape.Kind {
	case NoShape:
	case TilesShape:
		t.grid = inTiles
		b.tiled = append(b.tiled, i)
		for k := range body.Shape.Tiles {
			is |= body.Shape.Tiles[k].Is
		}
	default:
		p := place(&body.Shape, geom.Vec{}, body.Rot)
		b.extents[i] = boxOf(bounds(&p))
		t.class = classOf(b.extents[i].side())
		t.grid = 0
		b.sizes[t.class]++
	}
	b.layers[i], b.holds[i] = is, is
	if t.kind == Trigger {
		b.holds[i] = 0
	}
	b.traits[i] = t
}

// enter takes a body in that is new, or new in its slot.
func (b *broad) enter(i uint32, body *Body, pos geom.Vec) {
	for int(i) >= len(b.traits) {
		b.extents, b.where = append(b.extents, box{}), append(b.where, 0)
		b.traits, b.layers, b.holds = append(b.traits, traits{}), append(b.layers, 0), append(b.holds, 0)
	}
	b.learn(i, body)
	t := &b.traits[i]
	if t.grid >= inTiles {
		return
	}
	t.grid = b.gridFor(i)
	g := &b.grids[t.grid]
	g.n++
	if !g.stale {
		at := b.extents[i].at(pos)
		b.where[i] = g.loosen(i, &at)
	}
}

// leave forgets a body.
func (b *broad) leave(i uint32) {
	t := &b.traits[i]
	switch t.grid {
	case inNone:
	case inTiles:
		for k, j := range b.tiled {
			if j == i {
				b.tiled = append(b.tiled[:k], b.tiled[k+1:]...)
				break
			}
		}
	default:
		g := &b.grids[t.grid]
		g.n--
		b.sizes[t.class]--
		if !g.stale {
			b.drop(g, b.where[i])
		}
	}
	*t = traits{grid: inNone}
	b.layers[i], b.holds[i] = 0, 0
}

// drop takes an entry out of a grid.
func (b *broad) drop(g *grid, at uint32) {
	if at&looseBit == 0 {
		g.boxes[at] = nowhere
		return
	}
	at &^= looseBit
	last := len(g.loose) - 1
	if moved := g.loose[last]; int(at) != last {
		g.loose[at], g.looseBoxes[at] = moved, g.looseBoxes[last]
		b.where[moved] = at | looseBit
	}
	g.loose, g.looseBoxes = g.loose[:last], g.looseBoxes[:last]
}

// move notes that a body has another place.
func (b *broad) move(i uint32, pos geom.Vec) {
	grid := b.traits[i].grid
	if grid >= inTiles {
		return
	}
	g := &b.grids[grid]
	if g.stale {
		return
	}
	at, w := b.extents[i].at(pos), b.where[i]
	switch {
	case w&looseBit != 0:
		g.looseBoxes[w&^looseBit] = at
	case g.cell(at.minX, at.minY) == g.cells[w]:
		g.boxes[w] = at
	default:
		g.boxes[w] = nowhere
		b.where[i] = g.loosen(i, &at)
	}
}

// boxAt returns the box of a body that is in a grid.
func (s *Space) boxAt(i uint32) box { return s.broad.extents[i].at(s.places[i]) }

// sort puts the bodies of all grids that are stale into their cells.
func (s *Space) sort() {
	b := &s.broad
	if side := b.wanted(s.Cell); side != b.side {
		b.choose(s.Cell)
	}
	for i := range b.grids {
		if g := &b.grids[i]; g.stale {
			g.begin(s, uint8(i))
			if g.n > 0 {
				g.count(s, uint8(i))
				g.sum()
				g.fill(s, uint8(i))
			}
			g.stale = false
		}
	}
}

// wanted returns the size of body that the smallest grids should be made for: nine in ten are no larger.
func (b *broad) wanted(cell float64) float64 {
	if cell > 0 {
		return max(cell, classSide(0))
	}
	all := 0
	for _, n := range b.sizes {
		all += n
	}
	sum := 0
	for class, n := range b.sizes {
		sum += n
		if n > 0 && sum*10 >= all*9 {
			return classSide(class)
		}
	}
	return 16
}

// choose sets the sizes of the grids and puts each body into its own.
func (b *broad) choose(cell float64) {
	b.side, b.fixed = b.wanted(cell), cell
	side := b.side
	for level := range levels {
		for _, g := range [2]*grid{&b.grids[level], &b.grids[level+levels]} {
			g.forget()
			g.measure(side, level == levels-1)
		}
		side *= wider
	}
	for i := range b.traits {
		if t := &b.traits[i]; t.grid < inTiles {
			t.grid = b.gridFor(uint32(i))
			b.grids[t.grid].n++
		}
	}
}

// gridFor returns the grid that a body belongs into.
func (b *broad) gridFor(i uint32) uint8 {
	level, side := uint8(0), b.extents[i].side()
	for limit := b.side; level < levels-1 && side > limit; limit *= wider {
		level++
	}
	if b.traits[i].kind != Static {
		level += levels
	}
	return level
}

// classOf returns the class of a size: there are two for each power of two, from 1/16 pixel on.
func classOf(side float64) uint8 {
	if !(side > 0.0625) {
		return 0
	}
	bits := math.Float64bits(side) - 1 // so that a power of two is the last one of a class
	return uint8(min(int(bits>>51)-(1023-4)*2+1, sizeClasses-1))
}

// classSide returns the largest size of a class.
func classSide(class int) float64 {
	bits := uint64(class+(1023-4)*2) << 51
	return math.Float64frombits(bits)
}
