package juice

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

var pebble = render.Make("juice pebble", 8, 8, func(int, int) render.Color { return render.Brown })

// TestNothingIsAllocatedOnceThereIsRoom hits, updates and draws all there is.
func TestNothingIsAllocatedOnceThereIsRoom(t *testing.T) {
	c := render.NewCanvas(render.NewAtlas(nil))
	var f driver.Frame
	view := render.NewViewport(render.Fit, 320, 180, 320, 180)
	a := all{}
	work := func() {
		a.tick()
		if a.Pops.Len() > 8 {
			a.Pops.Max = 8
		}
		c.Begin(&f, view, render.Navy, 1, 0)
		c.World(a.Shake.Camera(c, render.Camera{}))
		s := render.Sprite{Image: pebble, Pos: geom.V(3, 4)}
		a.Flash.Draw(c, a.Blink.Apply(c, a.Wobble.Apply(c, a.Squash.Apply(c, s))))
		a.Ghosts.Draw(c)
		a.Trail.Draw(c)
		a.Pops.Draw(c)
		a.Screen.Draw(c)
		c.End()
	}
	for range 300 {
		work()
	}
	if n := testing.AllocsPerRun(100, work); n != 0 {
		t.Errorf("got %v allocations; want none", n)
	}
}
