package geom

import (
	"math"
	"strings"
	"testing"
)

func TestGridHoldsWhatWasSet(t *testing.T) {
	g := NewGrid(3, 2, 16)
	for i := range 3 * 2 {
		g.Set(i%3, i/3, uint16(i+1))
	}
	for x := -2; x < 6; x++ {
		for y := -2; y < 5; y++ {
			g.Set(x+100, y, 9) // outside: nothing happens
			want := uint16(0)
			if x >= 0 && x < 3 && y >= 0 && y < 2 {
				want = uint16(y*3 + x + 1)
			}
			if got := g.At(x, y); got != want {
				t.Errorf("At(%d, %d): got %d; want %d", x, y, got, want)
			}
		}
	}
}

func TestGridCell(t *testing.T) {
	g := NewGrid(3, 2, 16)
	for _, c := range []struct {
		p    Vec
		x, y int
	}{
		{V(0, 0), 0, 0},
		{V(15.9, 16), 0, 1},
		{V(-0.1, -16), -1, -1},
		{V(1e300, math.NaN()), math.MaxInt32, 0},
	} {
		if x, y := g.Cell(c.p); x != c.x || y != c.y {
			t.Errorf("Cell(%v): got %d, %d; want %d, %d", c.p, x, y, c.x, c.y)
		}
	}
}

func TestNewGridOfNegativeSizePanics(t *testing.T) {
	defer func() {
		if got, _ := recover().(string); !strings.HasPrefix(got, "geom: new grid: -1×3") {
			t.Errorf("got %q; want a panic that names the size", got)
		}
	}()
	NewGrid(-1, 3, 16)
}
