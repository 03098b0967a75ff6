package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// question is which bodies a search is for.
type question struct {
	column []Mask // what bodies count as, by slot: broad.holds, or everything of them
	hits   Mask
	not    uint32 // a slot that is left out
}

const noSlot = math.MaxUint32

// near appends the slots of bodies whose boxes touch a box, in no order.
func (s *Space) near(dst []uint32, at *box, q question) []uint32 {
	b := s.ready()
	from := len(dst)
	for k := range b.grids {
		if g := &b.grids[k]; g.n > 0 {
			dst = g.near(dst, at, q.column, q.hits)
		}
	}
	dst = s.nearTiles(dst, at, q)
	return without(dst, from, q.not)
}

// nearTiles is near for tiles.
func (s *Space) nearTiles(dst []uint32, at *box, q question) []uint32 {
	for _, i := range s.broad.tiled {
		if q.column[i]&q.hits == 0 {
			continue
		}
		p := s.placed(i, 0)
		if own := boxOf(bounds(&p)); own.touches(at) {
			dst = append(dst, i)
		}
	}
	return dst
}

// without takes a slot out of those from an index on.
func without(dst []uint32, from int, not uint32) []uint32 {
	if not == noSlot {
		return dst
	}
	for k := from; k < len(dst); k++ {
		if dst[k] == not {
			dst[k] = dst[len(dst)-1]
			return dst[:len(dst)-1]
		}
	}
	return dst
}

// along appends the slots of bodies that a box may touch on its way, in no order.
func (s *Space) along(dst []uint32, at *box, by geom.Vec, q question) []uint32 {
	b := s.ready()
	from, whole := len(dst), at.swept(by)
	for k := range b.grids {
		if g := &b.grids[k]; g.n > 0 {
			dst = g.along(dst, at, by, &whole, q)
		}
	}
	dst = s.nearTiles(dst, &whole, q)
	return without(dst, from, q.not)
}

// along looks only into the cells that are near the way: row by row, in each between the two places where the box enters
// the reach of the row and where it leaves it.
func (g *grid) along(dst []uint32, at *box, by geom.Vec, whole *box, q question) []uint32 {
	first, last := g.column(whole.minY-g.side), g.column(whole.maxY)
	if by.Y == 0 || last-first < 3 || last-first >= g.h || len(g.boxes) == 0 {
		return g.near(dst, whole, q.column, q.hits)
	}
	for k := range g.loose {
		if i := g.loose[k]; whole.touches(&g.looseBoxes[k]) && q.column[i]&q.hits != 0 {
			dst = append(dst, i)
		}
	}
	for row := first; row <= last; row++ {
		top := float64((float64(row-bias) - 0.01) * g.side)
		enter := geom.Clamp((top-at.maxY)/by.Y, 0, 1)
		leave := geom.Clamp((top+float64(2.02*g.side)-at.minY)/by.Y, 0, 1)
		from, to := at.minX+min(float64(enter*by.X), float64(leave*by.X)), at.maxX+max(float64(enter*by.X), float64(leave*by.X))
		slack := float64(0.01 * g.side)
		dst = g.inRow(dst, whole, row, from-slack, to+slack, q.column, q.hits)
	}
	return dst
}
