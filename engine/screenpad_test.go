package engine

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var jump = input.Action{Name: "jump", On: input.Any{input.KeySpace, input.TouchA}}

// thumbs is a game for a phone.
type thumbs struct {
	x     float64
	jumps int
}

func (g *thumbs) Update(t *Tick) error {
	g.x += t.Input.Vec(input.Move).X
	if t.Input.Pressed(jump) {
		g.jumps++
	}
	return nil
}

func (g *thumbs) Draw(c *render.Canvas) {
	c.Layer(5)
	c.Blend(render.Add)
	c.Rect(geom.R(0, 0, 20, 20), render.White)
}

func (g *thumbs) ScreenPad() input.ScreenPad {
	return input.ScreenPad{Stick: input.Move, Buttons: input.Buttons{jump, input.Pause}}
}

func (g *thumbs) Bot(hands *input.Injector) {
	hands.ByTouch = true
	hands.Push(input.Move, geom.V(1, 0))
	hands.TapAction(jump)
}

// phone is a window that a canvas of 640×360 fills with a band.
func phone() *driver.Input { return &driver.Input{Width: 1170, Height: 2532, Scale: 3} }

func TestScreenPadIsPlayedAndDrawn(t *testing.T) {
	g := &thumbs{}
	l := New(g, Config{}, nil)
	in := phone()
	l.Tick(in)
	if n := len(l.Draw(0).Quads); n != 2 {
		t.Errorf("before a touch: got %d quads; want the game's, and no pad", n)
	}
	var hands input.Injector
	hands.ByTouch = true
	hands.Push(input.Move, geom.V(0.5, 0))
	hands.HoldAction(jump)
	hands.Write(in)
	l.Tick(in)
	if g.jumps != 1 || math.Abs(g.x-0.5) > 1e-9 {
		t.Errorf("by touch: got %d jumps, x %v; want 1, 0.5", g.jumps, g.x)
	}
	f := l.Draw(0)
	last := f.Commands[len(f.Commands)-1]
	if n := len(f.Quads); n <= 8 || last.Clip != (driver.Box{}) || last.Blend != render.Over {
		t.Errorf("pad: got %d quads, clip %v, blend %v; want it over the whole window", n, last.Clip, last.Blend)
	}
	if q := f.Quads[last.Quads.First]; q.Y < 1600 {
		t.Errorf("pad: got its stick at y %v; want it below the picture", q.Y)
	}
	in.Reset()
	in.Keys = append(in.Keys, driver.KeyEvent{Key: driver.KeyA, Down: true})
	l.Tick(in)
	if n := len(l.Draw(0).Quads); n != 2 {
		t.Errorf("after a key: got %d quads; want no pad", n)
	}
}

func TestScreenPadAllocatesNothing(t *testing.T) {
	l := New(&thumbs{}, Config{Scaling: render.PixelPerfect}, nil)
	l.PlayBot()
	in := phone()
	step := func() { l.Tick(in); l.Draw(0) }
	for range 10 {
		step()
	}
	if n := testing.AllocsPerRun(100, step); n != 0 {
		t.Errorf("allocations of a tick with its picture: got %v; want 0", n)
	}
}

// TestScreenPadIsTheSameThroughTheWire plays by touch on the other side of the encoding.
func TestScreenPadIsTheSameThroughTheWire(t *testing.T) {
	var sums [2]uint64
	for i := range sums {
		l := New(&thumbs{}, Config{Seed: 1}, nil)
		l.PlayBot()
		var app driver.App = l
		if i == 1 {
			app = driver.ThroughWire(app)
		}
		var d driver.Digest
		app = driver.Digested(app, &d)
		for range 100 {
			app.Tick(phone())
			app.Draw(0)
		}
		sums[i] = d.Sum()
	}
	if sums[0] != sums[1] {
		t.Errorf("digest: got %x through the wire; want %x", sums[1], sums[0])
	}
}
