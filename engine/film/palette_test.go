package film

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Against every colour of the palette in turn.
func TestNearest(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		list := make([]rgb, 1+r.IntN(255))
		for i := range list {
			list[i] = rgb(r.Uint32N(1 << 24))
		}
		slices.SortFunc(list, func(a, b rgb) int { return int(a>>8&255) - int(b>>8&255) })
		m := newMatcher(list)
		for range 200 {
			r, g, b := r.IntN(800)-250, r.IntN(800)-250, r.IntN(800)-250
			got, _ := m.distance(m.nearest(r, g, b), r, g, b, 0)
			for i := range list {
				if d, _ := m.distance(i, r, g, b, 0); d < got {
					t.Fatalf("%d, %d, %d: got a colour at %d; want %06x at %d", r, g, b, got, list[i], d)
				}
			}
		}
	}
}

func TestPaletteKeepsWhatIsFew(t *testing.T) {
	list := []counted{{[3]int{0, 0, 0}, 1_000_000}}
	for i := range 2000 {
		list = append(list, counted{[3]int{i % 50, i % 40, i % 64}, 100})
	}
	list = append(list, counted{[3]int{255, 0, 0}, 60})
	got := palette(list, 16)
	if len(got) != 16 {
		t.Errorf("got %d colours; want 16", len(got))
	}
	if !slices.Contains(got, 0xff0000) {
		t.Errorf("got %06x; want the red of a few pixels among them", got)
	}
}

func TestPaletteOfOne(t *testing.T) {
	if got := palette([]counted{{[3]int{1, 2, 3}, 5}}, 255); !slices.Equal(got, []rgb{0x010203}) {
		t.Errorf("got %06x; want the one colour", got)
	}
}

// Each number from 0 to 63 stands in the pattern once, so that a part of n has n pixels of 64.
func TestPattern(t *testing.T) {
	var seen [64]bool
	for _, line := range pattern {
		for _, v := range line {
			seen[v] = true
		}
	}
	if slices.Contains(seen[:], false) {
		t.Errorf("got %v; want each number once", pattern)
	}
	n := 0
	for i := range 64 {
		n += int(mix{0, 1, 20}.at(i%8, i/8))
	}
	if n != 20 {
		t.Errorf("got %d of 64 pixels; want 20", n)
	}
}
