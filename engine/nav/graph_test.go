package nav

import (
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestGraphPathsAreTheCheapest holds ways over random graphs against all ways, by brute force.
func TestGraphPathsAreTheCheapest(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	none := 0
	for n := range 2000 {
		size := 2 + r.IntN(12)
		steps := make([][]float64, size)
		dist := make([][]float64, size)
		for i := range steps {
			steps[i], dist[i] = make([]float64, size), make([]float64, size)
			for j := range steps[i] {
				steps[i][j] = math.Inf(1)
				if r.IntN(4) == 0 {
					steps[i][j] = float64(r.IntN(20))
				}
				dist[i][j] = steps[i][j]
			}
			dist[i][i] = 0
		}
		for k := range size {
			for i := range size {
				for j := range size {
					dist[i][j] = min(dist[i][j], dist[i][k]+dist[k][j])
				}
			}
		}
		g := Graph[int]{Neighbours: func(from int) iter.Seq2[int, float64] {
			return func(yield func(int, float64) bool) {
				for to, c := range steps[from] {
					if !math.IsInf(c, 1) && !yield(to, c) {
						return
					}
				}
			}
		}}
		if n%2 == 0 { // the truth, less something that need not be consistent
			g.Estimate = func(from, to int) float64 {
				return min(dist[from][to], 1e9) * float64((from*7+to)%4) / 4
			}
		}
		path, cost, ok := g.Path([]int{-1}, 0, size-1)
		if want := dist[0][size-1]; ok != !math.IsInf(want, 1) || ok && cost != want {
			t.Fatalf("graph %d: got %v, %v; want %v", n, cost, ok, want)
		}
		if !ok {
			none++
			continue
		}
		sum := 0.0
		for i := 2; i < len(path); i++ {
			sum += steps[path[i-1]][path[i]]
		}
		if path[0] != -1 || path[1] != 0 || path[len(path)-1] != size-1 || sum != cost {
			t.Fatalf("graph %d: got the way %v of %v; want one from 0 to %d of %v", n, path, sum, size-1, cost)
		}
	}
	if none < 100 {
		t.Errorf("got %d graphs without a way; want some", none)
	}
}

func TestGraphLimitAndBrokenCosts(t *testing.T) {
	g := Graph[int]{Limit: 50, Neighbours: func(from int) iter.Seq2[int, float64] {
		return func(yield func(int, float64) bool) { yield(from+1, 1) }
	}}
	if _, _, ok := g.Path(nil, 0, 60); ok {
		t.Error("beyond the limit: got a way; want none")
	}
	if path, cost, ok := g.Path(nil, 0, 40); !ok || cost != 40 || !slices.IsSorted(path) || len(path) != 41 {
		t.Errorf("got %v, %v, %v; want the way to 40", path, cost, ok)
	}
	defer func() {
		if got, want := recover(), "nav: graph path: the step from 0 to 1 costs -1; a cost is 0 or more"; got != want {
			t.Errorf("got %v; want %v", got, want)
		}
	}()
	g.Neighbours = func(from int) iter.Seq2[int, float64] {
		return func(yield func(int, float64) bool) { yield(from+1, -1) }
	}
	g.Path(nil, 0, 5)
}
