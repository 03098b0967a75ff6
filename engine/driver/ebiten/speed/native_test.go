//go:build screen && linux

package speed

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/render"
)

const (
	rounds   = 9
	frames   = 8 // of a turn that count
	skipped  = 3 // before them
	warmup   = 40
	attempts = 2
)

// way is one way to draw some things.
type way struct {
	name string
	draw func(*eb.Image)
}

// row compares one way with another.
type row struct {
	name         string
	bar          float64
	way, against string
	minus        string // of which the way's time is what it takes longer; none: nothing
	frame        bool   // the whole frame and not Draw alone
}

// turn is what one round of a way took for a frame, seconds, and its allocations.
type turn struct{ draw, frame, allocs float64 }

// turns plays rounds in which every way has its turn.
func turns(ways []way) map[string][]turn {
	for _, w := range ways {
		inWindow(w.draw, 0, warmup/4)
	}
	all := map[string][]turn{}
	for range rounds {
		for _, w := range ways {
			t := inWindow(w.draw, skipped, frames)
			all[w.name] = append(all[w.name], turn{median(t.draw), t.frames / frames, t.allocs})
		}
	}
	return all
}

// value is the median of a row's ratios, round by round.
func (r row) value(all map[string][]turn) float64 {
	of := func(way string, round int) float64 {
		switch {
		case way == "":
			return 0
		case r.frame:
			return all[way][round].frame
		}
		return all[way][round].draw
	}
	ratios := make([]float64, rounds)
	for i := range ratios {
		ratios[i] = (of(r.way, i) - of(r.minus, i)) / of(r.against, i)
	}
	return median(ratios)
}

func median(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

// none is the bar of what must be zero.
const none = -1

// report prints a row and fails the test when its value is above its bar. A bar of zero asks for nothing.
func report(t *testing.T, name string, value, bar float64) {
	t.Helper()
	asked := bar != 0
	bar = max(bar, 0)
	switch {
	case !asked:
		fmt.Printf("FIGURE render/%s %.4g\n", name, value)
	case value > bar:
		t.Errorf("%s: got %.4g; want at most %.4g", name, value, bar)
		fmt.Printf("RATIO render/%s %.4g %.4g MISS\n", name, value, bar)
	default:
		fmt.Printf("RATIO render/%s %.4g %.4g ok\n", name, value, bar)
	}
}

// compare measures ways and prints the rows.
func compare(t *testing.T, ways []way, rows []row) map[string][]turn {
	t.Helper()
	return compareTaken(t, rows, func() map[string][]turn { return turns(ways) })
}

// compareTaken prints the rows of what measure returns. It is measured again, all of it, before a miss counts.
func compareTaken(t *testing.T, rows []row, measure func() map[string][]turn) map[string][]turn {
	t.Helper()
	var all map[string][]turn
	for range attempts {
		all = measure()
		if !slices.ContainsFunc(rows, func(r row) bool { return r.bar > 0 && r.value(all) > r.bar }) {
			break
		}
	}
	for _, r := range rows {
		report(t, r.name, r.value(all), r.bar)
	}
	return all
}

func native(t *testing.T) {
	sprites := compareSprites(t)
	sorting := compareSorting(t)
	if testing.Verbose() {
		table(sprites)
		table(sorting)
	}
	base := allocations(sprites["empty"])
	for _, way := range []string{"bulk 50k", "per call 50k", "turned per call", "16 textures"} {
		report(t, "allocations-above-empty/"+strings.ReplaceAll(way, " ", "-"), max(allocations(sprites[way])-base, 0), 10)
	}
	report(t, "allocations-above-empty/sorted-100k", max(allocations(sorting["sorted"])-base, 0), 10)
	report(t, "allocations-in-render", recordingAllocates(), none)
}

func allocations(turns []turn) float64 {
	var all []float64
	for _, t := range turns {
		all = append(all, t.allocs)
	}
	return median(all)
}

// compareSprites is plain, turned, far and mixed ones in every way that there is to draw them.
func compareSprites(t *testing.T) map[string][]turn {
	const many, few = 50_000, 10_000
	fifty, ten, far := things(many, 1), things(few, 1), things(many, 0.1)
	one, sixteen := images(1), images(16)
	return compare(t, []way{
		{"empty", rawEmpty},
		{"filled 10k", rawFilled(ten)},
		{"bulk 10k", bulk(ten, one[0], false)},
		{"filled 50k", rawFilled(fifty)},
		{"bulk 50k", bulk(fifty, one[0], false)},
		{"bulk turned 50k", bulk(fifty, one[0], true)},
		{"per call 50k", perCall(sprites(fifty, one, false))},
		{"all 50k", all(sprites(fifty, one, false))},
		{"turned by hand", rawTurned(fifty)},
		{"turned per call", perCall(sprites(fifty, one, true))},
		{"naive", rawNaive(fifty)},
		{"16 textures", perCall(sprites(fifty, sixteen, false))},
		{"off screen", perCall(sprites(far, one, false))},
		{"off screen bulk", bulk(far, one[0], false)},
	}, []row{
		{name: "bulk-10k/filled", bar: 1.1, way: "bulk 10k", against: "filled 10k"},
		{name: "bulk-50k/filled", bar: 1.1, way: "bulk 50k", against: "filled 50k"},
		{name: "bulk-turned/filled-turned", way: "bulk turned 50k", against: "turned by hand"},
		{name: "percall-turned/filled-turned", bar: 1.2, way: "turned per call", against: "turned by hand"},
		{name: "percall/filled", way: "per call 50k", against: "filled 50k"},
		{name: "drawall/filled", way: "all 50k", against: "filled 50k"},
		{name: "bulk/naive/draw", bar: 0.14, way: "bulk 50k", against: "naive"},
		{name: "bulk/naive/frame", bar: 0.19, way: "bulk 50k", against: "naive", frame: true},
		{name: "percall/naive/draw", way: "per call 50k", against: "naive"},
		{name: "percall/naive/frame", way: "per call 50k", against: "naive", frame: true},
		{name: "16-textures/one", bar: 1.15, way: "16 textures", against: "per call 50k"},
		{name: "off-screen/on-screen", bar: 0.125, way: "off screen bulk", against: "bulk 50k"},
		{name: "off-screen/on-screen/percall", way: "off screen", against: "per call 50k"},
	})
}

// compareSorting is a layer by Z of sprites in no order, and what it takes longer than the same layer of sprites that come
// in its order: the sort, and putting quads in their new places. Without a bar is what it takes longer than a layer in call
// order, with the noting of keys. The sort alone beside the library's is TestSpeed of package render.
func compareSorting(t *testing.T) map[string][]turn {
	ts := things(100_000, 1)
	ss := sprites(ts, images(1), false)
	for i := range ss {
		ss[i].Z = ts[i].z
	}
	inOrder := slices.Clone(ss)
	slices.SortFunc(inOrder, func(a, b render.Sprite) int { return cmp.Compare(a.Z, b.Z) })
	byZ := func(ss []render.Sprite) func(*eb.Image) {
		return krill(func(c *render.Canvas) {
			c.LayerOrder(0, render.ByZ)
			c.DrawAll(ss)
		})
	}
	return compare(t, []way{
		{"flat", all(ss)},
		{"in order", byZ(inOrder)},
		{"sorted", byZ(ss)},
		{"slices.SortFunc", sortByHand(ts)},
	}, []row{
		{name: "sort-100k/draw", bar: 0.15, way: "sorted", minus: "in order", against: "sorted"},
		{name: "sorted-100k/sortfunc", way: "sorted", minus: "flat", against: "slices.SortFunc"},
		{name: "sorted-100k/draw", way: "sorted", minus: "flat", against: "sorted"},
	})
}

// table prints what the ways took.
func table(taken map[string][]turn) {
	for _, name := range slices.Sorted(maps.Keys(taken)) {
		var draw, frame, allocs []float64
		for _, t := range taken[name] {
			draw, frame, allocs = append(draw, t.draw), append(frame, t.frame), append(allocs, t.allocs)
		}
		fmt.Printf("%-20s draw %8.1f us  frame %8.1f us  allocations %.1f\n", name, median(draw)*1e6, median(frame)*1e6, median(allocs))
	}
}
