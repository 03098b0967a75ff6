// Tween shows thirty ways to go from here to there: hold right for fast, left for slow, space turns time round.
package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

const (
	w, h         = 640.0, 360.0
	cellW, cellH = 104.0, 61.0 // of an ease, logical pixels
	top, left    = 54.0, 8.0   // where the first one lies
	plotW, plotH = 62.0, 22.0  // of its curve
	round        = 4.0         // seconds of a round
)

var (
	slow  = input.Action{Name: "slow", On: input.Any{input.KeyLeft, input.PadLeft}}
	fast  = input.Action{Name: "fast", On: input.Any{input.KeyRight, input.PadRight}}
	back  = input.Action{Name: "back", On: input.Any{input.KeySpace, input.PadA, input.TouchTap}}
	night = render.Hex(0x14122b)
	// hues are the colours of the ten curves: sine, quad, cubic, quart, quint, expo, circ, back, elastic, bounce.
	hues = [...]render.Color{
		render.Hex(0xff6b6b), render.Hex(0xff9f50), render.Hex(0xffd166), render.Hex(0xb8e05a), render.Hex(0x52d681),
		render.Hex(0x3ddbc0), render.Hex(0x45b7ff), render.Hex(0x7f8cff), render.Hex(0xc17bff), render.Hex(0xff7bd0),
	}
	// What happens in a round: stretches of one time line.
	move = tween.Part{Start: 0.2, Sec: 1.6} // of each ease
	home = move.Later(2).For(0.8, tween.Linear)
	fall = tween.Part{Sec: 0.9, Ease: tween.BounceOut}
	spin = fall.Then().For(0.6, tween.CubicInOut)
	gone = tween.Part{Start: 3, Sec: 0.5, Ease: tween.BackIn}
	// way is the shrimp's.
	way = tween.CatmullRom(true, geom.V(24, 40), geom.V(180, 16), geom.V(320, 46), geom.V(460, 14), geom.V(610, 44), geom.V(600, 10), geom.V(320, 12), geom.V(30, 10))
)

// shrimp and gem are the pictures, a row of letters for a row of pixels.
var shrimp, gem = picture("23_tween shrimp", "......p..p.", ".pppppp....", "pppppppp*pp", ".ooopopo...", "..p.p.p...."),
	picture("23_tween gem", "...www...", "..woooo..", ".woooooo.", "woooooooo", "ooooooooo", ".ooooooo.", "..ooooo..", "...ooo...", "....o....")

func picture(name string, rows ...string) render.Image {
	colors := map[byte]render.Color{'o': render.Hex(0xd8d2e8), 'w': render.White, 'p': render.Hex(0xff8f70), '*': render.Black}
	return render.Make(name, len(rows[0]), len(rows), func(x, y int) render.Color { return colors[rows[y][x]] })
}

type show struct {
	clock tween.Clock             // of everything
	swim  tween.Float             // how far the shrimp is on its way
	glow  tween.Sequence[float64] // of the lights behind: one after the other, for ever
}

func (s *show) Start(*engine.Tick) error {
	s.clock = tween.Clock{Sec: round, Repeat: tween.Forever}
	s.swim = tween.Float{To: way.Length(), Sec: 9, Repeat: tween.Forever}
	s.glow = tween.Sequence[float64]{Repeat: tween.Forever, Steps: []tween.Step[float64]{
		{To: 1, Sec: 1.5, Ease: tween.SineInOut}, {To: 0.4, Sec: 0.7, Ease: tween.QuadOut}, {To: 0, Sec: 1.2, Ease: tween.SineInOut, Delay: 0.6},
	}}
	return nil
}

func (s *show) Update(t *engine.Tick) error {
	switch s.clock.Speed = 1; {
	case t.Input.Down(fast):
		s.clock.Speed = 3
	case t.Input.Down(slow):
		s.clock.Speed = 0.25
	}
	if t.Input.Pressed(back) {
		s.clock.Reverse()
	}
	s.clock.Update(t.Dt)
	s.swim.Update(t.Dt)
	s.glow.Update(t.Dt)
	return nil
}

func (s *show) Draw(c *render.Canvas) {
	for i, hue := range hues { // lights behind the gems
		c.Circle(geom.V(w/2+(float64(i)-4.5)*62, 28), 18+8*s.glow.Value(), hue.Fade(0.10+0.10*s.glow.Value()))
	}
	now := s.clock.Now()
	for i, hue := range hues {
		late := 0.08 * float64(i)
		at := geom.V(w/2+(float64(i)-4.5)*62, geom.Lerp(-20, 28, fall.Later(late).At(now)))
		size := 2 - 2*gone.Later(late/2).At(now)
		c.Draw(render.Sprite{Image: gem, Pos: at, Scale: tween.Scale(size, size), Rot: 6.283185307179586 * spin.Later(late).At(now), Tint: hue})
	}
	far := s.swim.Value()
	c.Draw(render.Sprite{Image: shrimp, Pos: way.At(far), Rot: way.Heading(far), Scale: geom.V(2, 2)})
	for e := tween.SineIn; e <= tween.BounceInOut; e++ {
		i := int(e) - 1
		drawEase(c, e, geom.V(left+float64(i%6)*cellW, top+float64(i/6)*cellH), now)
	}
}

// drawEase draws a curve with a dot on it, and a ball that goes up and down by it, with where both were before.
func drawEase(c *render.Canvas, e tween.Ease, at geom.Vec, now float64) {
	hue := hues[(e-1)/3]
	c.Rect(geom.R(at.X+2, at.Y+1, cellW-4, cellH-3), render.White.Fade(0.06))
	c.Text(render.Text{S: e.String(), Pos: at.Add(geom.V(7, 4)), Color: hue})
	on := func(k float64) geom.Vec { return at.Add(geom.V(9+plotW*k, 46-plotH*e.At(k))) }
	c.Line(on(0), geom.V(on(1).X, on(0).Y), 1, render.White.Fade(0.15))
	for k := range 40 {
		c.Line(on(float64(k)/40), on(float64(k+1)/40), 1.5, hue.Fade(0.55))
	}
	for i := 5; i >= 0; i-- {
		then := now - 0.035*float64(i)
		c.Circle(geom.V(at.X+cellW-16, on(move.At(then)-home.At(then)).Y), 5-0.6*float64(i), hue.Fade(1/float64(1+2*i)))
	}
	c.Circle(on(move.At(now)-home.At(now)), 2.5, render.White)
}

func config() engine.Config {
	return engine.Config{Title: "Tween", Width: w, Height: h, Background: night}
}

func main() { engine.Main(&show{}, config()) }
