package render

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

func TestImageSize(t *testing.T) {
	c, f := NewCanvas(NewAtlas(nil)), &driver.Frame{}
	c.Begin(f, NewViewport(Fit, 100, 100, 200, 200), Black, 0, 0)
	sheet := Make("image size", 24, 10, func(int, int) Color { return Red })
	for i, want := range map[Image]geom.Vec{
		{}: {}, sheet: {X: 24, Y: 10}, sheet.Grid(8, 5): {X: 8, Y: 5}, Offscreen("image size off", 7, 3): {X: 7, Y: 3},
	} {
		if got := ImageSize(c, i); got != want {
			t.Errorf("%v: got %v; want %v", i, got, want)
		}
	}
}
