package light

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// side is a side of a cell: its left or top one.
type side struct {
	x, y int
	top  bool
}

// TestEdgesOfTilesAgainstCells takes the long edges apart and holds them against each cell and its neighbours.
func TestEdgesOfTilesAgainstCells(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		g := geom.NewGrid(2+rnd.IntN(9), 2+rnd.IntN(9), 10)
		for i := range g.Cells {
			g.Cells[i] = uint16(rnd.IntN(3))
		}
		tiles := Tiles{Grid: &g}
		if n%2 == 1 {
			tiles.Solid = func(tile uint16) bool { return tile == 2 }
		}
		r := reach{at: geom.V(rnd.Float64()*120-10, rnd.Float64()*120-10), half: 1000}
		edges, got := tiles.cast(nil, &r), map[side]int{}
		for _, e := range edges {
			takeApart(e.a.Add(r.at), e.b.Add(r.at), got)
		}
		want := sides(&tiles, r.at)
		for s := range want {
			if got[s] != 1 {
				t.Fatalf("grid %d, light at %v: got the side %+v %d times; want it once", n, r.at, s, got[s])
			}
		}
		if len(got) != len(want) {
			t.Fatalf("grid %d, light at %v: got %d sides; want %d", n, r.at, len(got), len(want))
		}
		if joined := len(edges); joined > len(want) {
			t.Errorf("grid %d: got %d edges for %d sides; want fewer", n, joined, len(want))
		}
	}
}

// takeApart counts the sides of cells that an edge is made of.
func takeApart(a, b geom.Vec, into map[side]int) {
	x0, y0, x1, y1 := geom.Round(a.X/10), geom.Round(a.Y/10), geom.Round(b.X/10), geom.Round(b.Y/10)
	for x := x0; x < x1; x++ {
		into[side{x, y0, true}]++
	}
	for y := y0; y < y1; y++ {
		into[side{x0, y, false}]++
	}
}

// sides are those between a solid cell and one that is not, on the light's side of the solid one, or all when the light is in a
// solid one.
func sides(t *Tiles, light geom.Vec) map[side]bool {
	want, all := map[side]bool{}, t.solid(t.Grid.Cell(light))
	for y := 0; y <= t.Grid.H; y++ {
		for x := 0; x <= t.Grid.W; x++ {
			here, above, before := t.solid(x, y), t.solid(x, y-1), t.solid(x-1, y)
			if here != above && (all || here == (light.Y < float64(y)*10)) {
				want[side{x, y, true}] = true
			}
			if here != before && (all || here == (light.X < float64(x)*10)) {
				want[side{x, y, false}] = true
			}
		}
	}
	return want
}

func TestClipKeepsWhatIsInReach(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		a, b := geom.V(rnd.Float64()*60-30, rnd.Float64()*60-30), geom.V(rnd.Float64()*60-30, rnd.Float64()*60-30)
		from, to, ok := clip(a, b, 10)
		for i := range 51 {
			k := float64(i) / 50
			p := a.Lerp(b, k)
			in := max(p.X, -p.X, p.Y, -p.Y) <= 10
			if got := ok && k >= from-1e-9 && k <= to+1e-9; got != in && max(p.X, -p.X, p.Y, -p.Y)-10 > 1e-9 {
				t.Fatalf("%v to %v at %v: got kept %t; want %t", a, b, k, got, in)
			} else if in && !got {
				t.Fatalf("%v to %v at %v: got it cut off; want it kept", a, b, k)
			}
		}
	}
}
