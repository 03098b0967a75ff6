package render

import (
	"fmt"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestTouchingLeavesNoCellOut(t *testing.T) {
	for _, tiling := range []geom.Tiling{
		{},
		{Kind: geom.Diamond},
		{Kind: geom.Staggered},
		{Kind: geom.Staggered, Side: 7, Even: true},
		{Kind: geom.Staggered, Columns: true},
		{Kind: geom.Staggered, Side: 7, Columns: true, Even: true},
	} {
		g := geom.NewGrid(9, 7, 13)
		g.Tall, g.Tiling = 20, tiling
		for i := range 200 {
			r := geom.R(float64(i*37%211)-40, float64(i*53%173)-40, float64(i%40), float64(i%23))
			b := touching(&g, g.CellSize(), r)
			name := fmt.Sprintf("%+v: touching %v: got %+v", tiling, r, b)
			if b.x0 < 0 || b.y0 < 0 || b.x1 > g.W || b.y1 > g.H {
				t.Fatalf("%s; want cells of the grid", name)
			}
			for y := range g.H {
				for x := range g.W {
					box := geom.Rect{X: g.Corner(x, y).X, Y: g.Corner(x, y).Y, W: 13, H: 20}
					if box.Overlaps(r) && !(x >= b.x0 && x < b.x1 && y >= b.y0 && y < b.y1) {
						t.Fatalf("%s; want %d, %d in it", name, x, y)
					}
				}
			}
		}
	}
}
