package render

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/geom"
)

// TestSpeed compares the sort of a layer by Z with the library's. Its share of a Draw is a row of make bench-render.
func TestSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("ratios of simulated processors say nothing")
	}
	const n, rounds, attempts = 100_000, 9, 2
	rnd := rand.New(rand.NewPCG(1, 7))
	ss := make([]Sprite, n)
	for i := range ss {
		ss[i] = Sprite{Image: box20, Pos: geom.V(rnd.Float64()*600, rnd.Float64()*300), Z: rnd.Float64()}
	}
	const bar = 0.07
	ours, library := sortOurs(ss), sortLibrary(ss)
	for attempt := range attempts {
		var ratios []float64
		for range rounds {
			ratios = append(ratios, best(ours)/best(library))
		}
		slices.Sort(ratios)
		switch value := ratios[rounds/2]; {
		case value <= bar:
			fmt.Printf("RATIO render/sort-100k/sortfunc %.4g %.4g ok\n", value, bar)
			return
		case attempt == attempts-1:
			fmt.Printf("RATIO render/sort-100k/sortfunc %.4g %.4g MISS\n", value, bar)
			t.Errorf("got %.4g of the library's time; want at most %.4g", value, bar)
		}
	}
}

// best returns the seconds of the fastest of some tries.
func best(do func() time.Duration) float64 {
	least := do()
	for range 2 {
		least = min(least, do())
	}
	return least.Seconds()
}

func sortOurs(ss []Sprite) func() time.Duration {
	things, spare, keys := make([]ranked, len(ss)), make([]ranked, len(ss)), make([]uint32, len(ss))
	for i := range ss {
		keys[i] = sortable(ss[i].Z)
	}
	return func() time.Duration {
		start := time.Now()
		for i := range things {
			things[i] = ranked{keys[i], uint32(i)}
		}
		things, spare = rank(things, spare)
		return time.Since(start)
	}
}

func sortLibrary(ss []Sprite) func() time.Duration {
	type numbered struct {
		z float64
		n int32
	}
	things := make([]numbered, len(ss))
	return func() time.Duration {
		for i := range things {
			things[i] = numbered{ss[i].Z, int32(i)}
		}
		start := time.Now()
		slices.SortFunc(things, func(a, b numbered) int { return cmp.Compare(a.z, b.z) })
		return time.Since(start)
	}
}
