package nav

import (
	"container/heap"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/geom"
)

// plainItem and plainHeap are A* as one writes it with container/heap.
type plainItem struct {
	x, y int
	f    float64
}

type plainHeap []plainItem

func (h plainHeap) Len() int           { return len(h) }
func (h plainHeap) Less(i, j int) bool { return h[i].f < h[j].f }
func (h plainHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *plainHeap) Push(x any)        { *h = append(*h, x.(plainItem)) }
func (h *plainHeap) Pop() any {
	old := *h
	it := old[len(old)-1]
	*h = old[:len(old)-1]
	return it
}

// plainPath is a search over slices, to eight neighbours without cutting corners, and back along the way; or with all,
// without a guess and to the end, as for a flow.
func plainPath(g *geom.Grid, x0, y0, x1, y1 int, all bool) []geom.Vec {
	free := func(x, y int) bool { return x >= 0 && y >= 0 && x < g.W && y < g.H && g.Cells[y*g.W+x] == 0 }
	guess := func(x, y int) float64 {
		if all {
			return 0
		}
		dx, dy := math.Abs(float64(x-x1)), math.Abs(float64(y-y1))
		return max(dx, dy) + (math.Sqrt2-1)*min(dx, dy)
	}
	cost, from, done := make([]float64, len(g.Cells)), make([]int, len(g.Cells)), make([]bool, len(g.Cells))
	for i := range cost {
		cost[i] = math.Inf(1)
	}
	cost[y0*g.W+x0] = 0
	open := &plainHeap{{x0, y0, guess(x0, y0)}}
	for open.Len() > 0 {
		it := heap.Pop(open).(plainItem)
		i := it.y*g.W + it.x
		if done[i] {
			continue
		}
		done[i] = true
		if !all && it.x == x1 && it.y == y1 {
			var way []geom.Vec
			for ; i != y0*g.W+x0; i = from[i] {
				way = append(way, g.Center(i%g.W, i/g.W))
			}
			slices.Reverse(way)
			return way
		}
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				x, y, step := it.x+dx, it.y+dy, 1.0
				if dx == 0 && dy == 0 || !free(x, y) {
					continue
				}
				if dx != 0 && dy != 0 {
					if step = math.Sqrt2; !free(it.x, y) || !free(x, it.y) {
						continue
					}
				}
				if c := cost[i] + step; c < cost[y*g.W+x] {
					cost[y*g.W+x], from[y*g.W+x] = c, i
					heap.Push(open, plainItem{x, y, c + guess(x, y)})
				}
			}
		}
	}
	return nil
}

// TestSpeed holds a path through a map of 128×128 cells, straightened or not, and the making of a flow, against A* and
// Dijkstra's algorithm as one writes them with container/heap. The sides take turns, and each figure is the middle one of several.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("ratios of simulated processors say nothing")
	}
	r := rand.New(rand.NewPCG(1, 9))
	g := geom.NewGrid(128, 128, 10)
	for i := range g.Cells {
		if r.IntN(100) < 25 && i%g.W > 1 && i%g.W < 126 {
			g.Cells[i] = 1
		}
	}
	m, stiff := Map{Grid: &g}, Map{Grid: &g, Steps: Eight}
	var p Path
	var f Flow
	way := plainPath(&g, 0, 0, 127, 127, false)
	if stiff.Path(&p, at(0, 0), at(127, 127)) != Whole || math.Abs(float64(len(p.Points)-len(way))) > 8 {
		t.Fatalf("got a way of %d cells; by hand it is %d", len(p.Points), len(way))
	}
	turn := 0
	plain := func() { plainPath(&g, 0, 0, 127, 127, false) }
	plainFlow := func() { plainPath(&g, 0, 0, 127, 127, true) }
	for _, c := range []struct {
		name     string
		bar      float64
		by, ours func()
	}{
		{"nav/path-128/plain-heap", 0.65, plain, func() { stiff.Path(&p, at(0, 0), at(127, 127)) }},
		{"nav/straight-path-128/plain-heap", 0.7, plain, func() { m.Path(&p, at(0, 0), at(127, 127)) }},
		{"nav/flow-128/plain-heap", 0.75, plainFlow, func() {
			turn++
			m.Flow(&f, at(126+turn%2, 127))
		}},
		{"nav/flow-unchanged-128/plain-heap", 0.01, plainFlow, func() { m.Flow(&f, at(127, 127)) }},
		{"nav/1000-followers/plain-heap", 0.1, plainFlow, func() {
			for i := range 1000 {
				f.Dir(geom.V(float64(i), float64(i)*1.1))
			}
		}},
	} {
		c.ours()
		var ratios []float64
		for range 15 {
			ratios = append(ratios, best(c.ours)/best(c.by))
		}
		slices.Sort(ratios)
		value, verdict := ratios[7], "ok"
		if value > c.bar {
			verdict = "MISS"
			t.Errorf("%s: got %.3g; want at most %.3g", c.name, value, c.bar)
		}
		fmt.Printf("RATIO %s %.3g %.3g %s\n", c.name, value, c.bar, verdict)
	}
}

// best returns the seconds of the fastest of some tries.
func best(do func()) float64 {
	least := math.Inf(1)
	for range 3 {
		start := time.Now()
		do()
		least = min(least, time.Since(start).Seconds())
	}
	return least
}

func BenchmarkPath(b *testing.B) {
	g := geom.NewGrid(128, 128, 10)
	m := Map{Grid: &g}
	var p Path
	b.ReportAllocs()
	for b.Loop() {
		m.Path(&p, at(0, 0), at(127, 100))
	}
}

func BenchmarkFlow(b *testing.B) {
	g := geom.NewGrid(128, 128, 10)
	m := Map{Grid: &g}
	var f Flow
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		m.Flow(&f, at(i%2, 0))
	}
}
