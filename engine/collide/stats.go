package collide

import "github.com/krill2d/krill/engine/geom"

// Stats says what a Space has to do, for an overlay of a debugger and for whoever wonders where the time goes.
type Stats struct {
	Bodies   int     // that there are
	Tiled    int     // of them those made of tiles, at which every question near them looks
	Cells    int     // in which bodies are
	Side     float64 // of the smallest cells, logical pixels
	Tested   int     // pairs of boxes that the last Step or Pairs has compared
	Near     int     // of those the pairs whose boxes touch and whose masks meet
	Touching int     // pairs that touched in the last Step
}

// Stats counts. It is slow, and says nothing that is state.
func (s *Space) Stats() Stats {
	b := s.ready()
	st := Stats{Bodies: s.live, Tiled: len(b.tiled), Side: b.grids[0].side, Tested: b.tested, Near: len(s.work.pairs)}
	for range s.Cells {
		st.Cells++
	}
	for _, e := range s.events {
		if e.Kind != Exit {
			st.Touching++
		}
	}
	return st
}

// Cells passes the squares that bodies are sorted into and in which at least one body's top left corner is, with how many
// there are in it, for an overlay of a debugger. Those of larger bodies are larger squares. Bodies that are larger than
// 512 of the smallest ones are in none. It is slow.
func (s *Space) Cells(yield func(cell geom.Rect, bodies int) bool) {
	b := s.settle()
	for k := range b.grids {
		if g := &b.grids[k]; !g.single && !g.eachCell(yield) {
			return
		}
	}
}

// eachCell passes the cells of a grid; it returns false when it was told to stop. Cells that have one number on the ring
// are told apart by where their bodies are.
func (g *grid) eachCell(yield func(cell geom.Rect, bodies int) bool) bool {
	for k := range g.boxes {
		x, y := g.column(g.boxes[k].minX), g.column(g.boxes[k].minY)
		n, first := 0, true
		for j := g.starts[g.cells[k]]; j < g.starts[g.cells[k]+1]; j++ {
			if g.column(g.boxes[j].minX) == x && g.column(g.boxes[j].minY) == y {
				n++
				first = first && int(j) >= k
			}
		}
		at := geom.V(float64(x-bias), float64(y-bias)).Mul(g.side)
		if first && !yield(geom.R(at.X, at.Y, g.side, g.side), n) {
			return false
		}
	}
	return true
}
