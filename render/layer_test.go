package render

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestRankAgreesWithTheLibrary(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 1))
	var spare []ranked
	for _, mask := range []uint32{0, 3, 0xff, 0xff00, 0xffffffff, 0xff0000ff, 0x80000000, 0x7ff << 11} {
		for _, n := range []int{0, 1, 2, 47, 48, 49, 100, 1000, 5000} {
			things := make([]ranked, n)
			for i := range things {
				things[i] = ranked{rnd.Uint32() & mask, uint32(i)}
			}
			want := slices.Clone(things)
			slices.SortStableFunc(want, func(a, b ranked) int { return cmp.Compare(a.key, b.key) })
			var got []ranked
			if got, spare = rank(things, spare); !slices.Equal(got, want) {
				t.Fatalf("%d keys under %x: not sorted, or not stable", n, mask)
			}
		}
	}
}

func TestLayers(t *testing.T) {
	rnd := rand.New(rand.NewPCG(2, 2))
	type mark struct{ layer, n int }
	var want []mark
	f, _ := drawn(640, 360, func(c *Canvas) {
		for n := range 200 {
			layer := rnd.IntN(7) - 3
			want = append(want, mark{layer, n})
			c.Layer(layer)
			c.Rect(geom.R(float64(n), 0, 1, 1), White)
		}
	})
	slices.SortStableFunc(want, func(a, b mark) int { return a.layer - b.layer })
	var got []int
	for _, cmd := range f.Commands {
		for _, q := range f.Quads[cmd.Quads.First:][:cmd.Quads.Count] {
			got = append(got, int(q.X))
		}
	}
	got = got[1:] // the background, below all
	for i, w := range want {
		if got[i] != w.n {
			t.Fatalf("place %d: got %d; want %d of layer %d", i, got[i], w.n, w.layer)
		}
	}
}

func TestNoLayersMeansCallOrder(t *testing.T) {
	f, s := drawn(640, 360, func(c *Canvas) {
		for n := range 10 {
			c.Layer(0)
			c.Rect(geom.R(float64(n), 0, 1, 1), White)
			c.Circle(geom.V(50, 50), 5, White)
		}
	})
	if s.DrawCalls != 1 || len(f.Commands) != 21 {
		t.Errorf("got %d submissions of %d commands; want 1 of 21", s.DrawCalls, len(f.Commands))
	}
}

// TestWindowLiesOverAllLayers draws in pixels of the window, on the bars too, in every way of scaling.
func TestWindowLiesOverAllLayers(t *testing.T) {
	for _, mode := range []Scaling{Fit, PixelPerfect, Expand} {
		c := NewCanvas(NewAtlas(nil))
		var f driver.Frame
		c.Begin(&f, NewViewport(mode, 100, 100, 300, 200), Black, 0, 0)
		c.Layer(1000)
		c.Blend(Add)
		c.Rect(geom.R(0, 0, 10, 10), White)
		c.Window()
		c.Rect(geom.R(2, 3, 5, 7), White)
		c.End()
		last := f.Commands[len(f.Commands)-1]
		if last.Clip != (driver.Box{}) || last.Target != (driver.ImageID{}) || last.Blend != Over {
			t.Errorf("mode %d: got %+v; want the whole window", mode, last.State)
		}
		if q := f.Quads[last.Quads.First+last.Quads.Count-1]; q.X != 2 || q.Y != 3 || q.A != 5 || q.D != 7 {
			t.Errorf("mode %d: got %+v; want 5×7 pixels at 2, 3", mode, q)
		}
	}
}
