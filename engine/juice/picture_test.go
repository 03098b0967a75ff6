package juice_test

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/juice"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// gem is a dark stone with a soft edge, so that white shows.
var gem = render.Make("juice gem", 32, 32, func(x, y int) render.Color {
	d := geom.V(float64(x)-15.5, float64(y)-15.5).Len()
	return render.Mix(render.Hex(0x2a5d7c), render.Hex(0x0d2233), d/15).Fade(15.5 - d)
})

// show has one of everything, in a picture.
type show struct {
	flashes [4]juice.Flash
	squash  juice.Squash
	stretch juice.Squash
	wobble  juice.Wobble
	blink   juice.Blink
	shake   juice.Shake
	screen  juice.ScreenFlash
	pops    juice.Popups
	trail   juice.Trail
	ghosts  juice.Ghosts
	n       int
}

func (s *show) Update(t *engine.Tick) error {
	t.Access.ReduceMotion = t.Access.ReduceMotion || t.Input.Pressed(calm)
	s.n++
	if s.n == 15 {
		s.begin()
	}
	for i := range s.flashes {
		s.flashes[i].Update(t.Dt)
	}
	s.squash.Update(t.Dt)
	s.stretch.Update(t.Dt)
	s.wobble.Update(t.Dt)
	s.blink.Update(t.Dt)
	s.shake.Update(t.Dt)
	s.screen.Update(t.Dt)
	if s.n == 5 || s.n == 10 || s.n == 18 {
		s.pops.Number(s.n*s.n, geom.V(60+float64(s.n)*8, 130), render.Yellow)
	}
	s.pops.Update(t.Dt)
	at := geom.V(60+float64(s.n)*9, 190).Add(geom.Polar(float64(s.n)/3, 12))
	s.trail.Update(at, t.Dt)
	s.ghosts.Leave(render.Sprite{Image: gem, Pos: at.Add(geom.V(0, 50))}, t.Dt)
	return nil
}

var calm = input.Action{Name: "calm", On: input.Any{input.KeyC}}

func (s *show) begin() {
	for i := range s.flashes {
		s.flashes[i].Hit(0.1 + float64(i*i)*0.1)
	}
	s.squash.Hit(0.5)
	s.stretch.Hit(-0.5)
	s.wobble.Hit(1)
	s.blink.Start(1)
	s.shake.Kick(geom.V(30, 15))
	s.screen.Hit(render.Red.Fade(0.25), 1)
}

func (s *show) Draw(c *render.Canvas) {
	c.Rect(geom.R(0, 0, 320, 135), render.Hex(0xd8c8a0))
	c.World(s.shake.Camera(c, render.Camera{Pos: geom.V(160, 135)}))
	for i := range s.flashes {
		s.flashes[i].Draw(c, render.Sprite{Image: gem, Pos: geom.V(40+float64(i)*50, 40), Rot: float64(i), Scale: geom.V(1.2, 1)})
	}
	c.Circle(geom.V(250, 40), 16, s.flashes[3].Color(c, render.Hex(0x2a5d7c)))
	foot := geom.V(0, 16)
	c.Draw(s.squash.Apply(c, render.Sprite{Image: gem, Pos: geom.V(60, 90), Pivot: foot}))
	c.Draw(s.stretch.Apply(c, render.Sprite{Image: gem, Pos: geom.V(120, 90), Pivot: foot}))
	c.Push(s.wobble.Around(c, geom.V(180, 106)))
	c.Rect(geom.R(174, 70, 12, 36), render.Plum)
	c.Pop()
	c.Draw(s.blink.Apply(c, render.Sprite{Image: gem, Pos: geom.V(240, 90)}))
	s.ghosts.Draw(c)
	s.trail.Draw(c)
	s.pops.Draw(c)
	s.screen.Draw(c)
}

func TestGoldenShow(t *testing.T) {
	config := engine.Config{Width: 320, Height: 270, Background: render.Hex(0x6a8494)}
	enginetest.New(t, &show{}, config).Step(18).Golden("show")
	enginetest.New(t, &show{}, config).Press(input.KeyC).Step(17).Golden("calm")
}

// TestWhiteIsWhite looks at a sprite that is hit, on grounds of several colours, and around it.
func TestWhiteIsWhite(t *testing.T) {
	for _, ground := range []render.Color{render.Black, render.Hex(0x123456), render.White} {
		f := &flashed{ground: ground}
		g := enginetest.New(t, f, engine.Config{Width: 64, Height: 64})
		g.Step(2)
		if got := g.Pixel(geom.V(32, 32)); got.R != 255 || got.G != 255 || got.B != 255 {
			t.Errorf("on %v: got %v in the middle; want white", ground, got)
		}
		if got := g.Pixel(geom.V(14, 14)); got.R != ground.R || got.G != ground.G || got.B != ground.B {
			t.Errorf("on %v: got %v beside it; want what was there", ground, got)
		}
		g.Step(60)
		if got := g.Pixel(geom.V(32, 32)); got.R > 0x2a || got.G > 0x5d {
			t.Errorf("on %v: got %v afterwards; want the stone", ground, got)
		}
	}
}

type flashed struct {
	flash  juice.Flash
	ground render.Color
	n      int
}

func (f *flashed) Update(t *engine.Tick) error {
	if f.n++; f.n == 2 {
		f.flash.Hit(0.5)
	}
	f.flash.Update(t.Dt)
	return nil
}

func (f *flashed) Draw(c *render.Canvas) {
	c.Rect(geom.R(0, 0, 64, 64), f.ground)
	f.flash.Draw(c, render.Sprite{Image: gem, Pos: geom.V(32, 32)})
}
