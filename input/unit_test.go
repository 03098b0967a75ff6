package input

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// TestUnitAndPixel puts a canvas into windows of several sizes and densities.
func TestUnitAndPixel(t *testing.T) {
	for _, x := range []struct{ zoom, scale, unit, pixel float64 }{
		{1, 0, 1, 1}, {1, 1, 1, 1}, {2, 1, 0.5, 0.5}, {2, 2, 1, 0.5}, {0.5, 3, 6, 2},
	} {
		var s State
		s.Apply(&driver.Input{Width: 640, Height: 360, Scale: x.scale}, geom.Stretch(geom.V(1/x.zoom, 1/x.zoom)), 1.0/60)
		if u, p := Unit(&s), Pixel(&s); u != x.unit || p != x.pixel {
			t.Errorf("zoom %v, scale %v: got a unit of %v and a pixel of %v; want %v and %v", x.zoom, x.scale, u, p, x.unit, x.pixel)
		}
	}
	if u, p := Unit(&State{}), Pixel(&State{}); u != 1 || p != 1 {
		t.Errorf("before the first tick: got %v and %v; want 1", u, p)
	}
}
