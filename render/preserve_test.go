package render

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// What Preserve is for: nothing that is drawn within changes how the next thing is drawn.
func TestPreserveLeavesNothingBehind(t *testing.T) {
	c, f := NewCanvas(NewAtlas(nil)), &driver.Frame{}
	c.Begin(f, NewViewport(Fit, 100, 100, 200, 200), Black, 0, 0)
	c.World(Camera{Pos: geom.V(10, 20), Zoom: 2})
	c.Blend(Add)
	c.Scissor(geom.R(0, 0, 20, 20))
	c.Push(geom.Move(geom.V(1, 2)))
	before, depth := c.state, len(c.pushed)
	Preserve(c, func() {
		c.Screen()
		c.Blend(Multiply)
		c.Smooth(true)
		c.Layer(5)
		c.Push(geom.Turn(1))
		c.Scissor(geom.R(0, 0, 5, 5))
		c.Rect(geom.R(0, 0, 50, 50), Red)
	})
	if c.state != before || len(c.pushed) != depth {
		t.Errorf("got %+v and %d pushed; want %+v and %d", c.state, len(c.pushed), before, depth)
	}
	c.Rect(geom.R(0, 0, 50, 50), Red)
	c.End()
	last := f.Commands[len(f.Commands)-1]
	if first := f.Commands[1]; first.Blend != Add || last.Blend != Multiply {
		t.Errorf("got the blends %v and %v; want Add below the layer with Multiply", first.Blend, last.Blend)
	}
}

func TestCoordinates(t *testing.T) {
	c, f := NewCanvas(NewAtlas(nil)), &driver.Frame{}
	c.Begin(f, NewViewport(Fit, 100, 100, 250, 200), Black, 0, 0)
	k := Camera{Pos: geom.V(10, 20), Zoom: 2, Rot: 1}
	c.World(k)
	c.Push(geom.Move(geom.V(3, 4)))
	got, want := CurrentTransform(c).Apply(geom.V(5, 6)), k.ToCanvas(geom.V(8, 10), c.Size())
	if got.Dist(want) > 1e-9 {
		t.Errorf("got %v; want %v", got, want)
	}
}
