package render

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestTiles(t *testing.T) {
	g := geom.NewGrid(1000, 1000, 16)
	for i := range g.Cells {
		g.Cells[i] = uint16(1 + i%3)
	}
	set := File("tiles 24x8").Grid(8, 8)
	f, s := drawnIn(NewViewport(Fit, 320, 180, 500, 282), func(c *Canvas) {
		c.World(Camera{Pos: geom.V(8003.3, 4007.7)})
		c.Tiles(&g, set)
	})
	if n := len(f.Quads) - 1; n < 20*11 || n > 22*14 || s.Culled > 200 {
		t.Errorf("got %d quads, %d culled; want about those in sight", n, s.Culled)
	}
	for i, q := range f.Quads[2:] {
		if before := f.Quads[1+i]; q.Y == before.Y && q.X != before.X+before.A {
			t.Fatalf("tile %d begins at %v; want %v, where its neighbour ends", i, q.X, before.X+before.A)
		}
	}
}
