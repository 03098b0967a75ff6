package tween_test

import (
	"image/color"
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
)

var coin = render.Make("tween_test coin", 16, 16, func(int, int) render.Color { return render.Yellow })

// fading shrinks sprites and a hum to nothing, each in its way.
type fading struct {
	number tween.Float
	point  tween.Vec
	gain   tween.Float
	hum    audio.Voice
}

func (f *fading) Start(t *engine.Tick) error {
	f.number = tween.Float{From: 2, To: 0, Sec: 0.5}
	f.point = tween.Vec{From: geom.V(2, 2), Sec: 0.5, Ease: tween.QuadIn}
	f.gain = tween.Float{From: 1, To: 0, Sec: 0.5}
	f.hum = t.Audio.PlayWith(audio.Coin(1), audio.Play{Loop: true})
	return nil
}

func (f *fading) Update(t *engine.Tick) error {
	f.number.Update(t.Dt)
	f.point.Update(t.Dt)
	t.Audio.Set(f.hum, audio.Play{Gain: tween.Gain(f.gain.Update(t.Dt))})
	return nil
}

func (f *fading) Draw(c *render.Canvas) {
	c.Draw(render.Sprite{Image: coin, Pos: geom.V(20, 20), Scale: f.number.Scale()})
	c.Draw(render.Sprite{Image: coin, Pos: geom.V(60, 20), Scale: f.point.Scale()})
	c.Draw(render.Sprite{Image: coin, Pos: geom.V(100, 20), Scale: f.point.Value()}) // what Scale is there for
}

// A sprite that shrinks to zero is gone, and stays so; a sound that fades to zero is silent, and stays so.
func TestWhatEndsAtZeroEndsThere(t *testing.T) {
	g := enginetest.New(t, &fading{}, engine.Config{Width: 120, Height: 40})
	there := func(x float64) bool { return g.Pixel(geom.V(x, 20)) != color.RGBA{A: 255} }
	g.StepSeconds(0.25)
	if !there(20) || !there(60) || g.Loudness() == 0 {
		t.Fatalf("half way: got the sprites there %v, %v, loudness %v; want all", there(20), there(60), g.Loudness())
	}
	g.StepSeconds(0.25)
	for range 60 {
		if there(20) || there(60) {
			t.Fatalf("after tick %d: got the sprites there %v, %v; want them gone", g.Ticks(), there(20), there(60))
		}
		g.Step(1)
	}
	if !there(100) {
		t.Error("Scale: Value(): got it gone as well; want it in full size, or Scale is not needed")
	}
	g.Listen().StepSeconds(0.5)
	if got := g.Loudness(); got != 0 {
		t.Errorf("faded out: got a loudness of %v; want silence", got)
	}
}

func TestScaleAndGain(t *testing.T) {
	for _, v := range []geom.Vec{{X: 1, Y: 2}, {X: -1}, {Y: 3}, {X: 1e-300}} {
		if got := tween.Scale(v.X, v.Y); got != v {
			t.Errorf("got %v; want %v as it is", got, v)
		}
	}
	if tween.Scale(0, 0) == (geom.Vec{}) {
		t.Error("got zero, which is full size")
	}
	if tween.Gain(0) != audio.Silent || tween.Gain(-1) != audio.Silent || tween.Gain(0.3) != 0.3 {
		t.Errorf("got gains %v, %v, %v; want silence twice, and 0.3", tween.Gain(0), tween.Gain(-1), tween.Gain(0.3))
	}
}
