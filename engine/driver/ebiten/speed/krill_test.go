//go:build screen && linux

package speed

import (
	"fmt"
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// app draws on a canvas, as a game does, and has no ticks.
type app struct {
	out    driver.Output
	frame  driver.Frame
	canvas *render.Canvas
	view   render.Viewport
	draw   func(*render.Canvas)
}

func (a *app) Tick(*driver.Input) *driver.Output { return &a.out }

func (a *app) Draw(float64) *driver.Frame {
	a.canvas.Begin(&a.frame, a.view, render.Black, 0, 0)
	a.draw(a.canvas)
	a.canvas.End()
	return &a.frame
}

var (
	theApp = &app{
		canvas: render.NewCanvas(render.NewAtlas(nil)), view: render.NewViewport(render.Fit, width, height, width, height),
		draw: func(*render.Canvas) {},
	}
	theGame eb.Game
)

// krill draws through the canvas, the frame and the driver.
func krill(draw func(*render.Canvas)) func(*eb.Image) {
	return func(screen *eb.Image) {
		if theGame == nil {
			theGame = ebiten.Prepare(theApp, driver.Setup{NoVsync: true, Width: width, Height: height})
			if err := theGame.Update(); err != nil {
				panic(err)
			}
		}
		theApp.draw = draw
		theGame.Draw(screen)
	}
}

// images are n of the size of a sprite.
func images(n int) []render.Image {
	is := make([]render.Image, n)
	for i := range is {
		is[i] = render.Make(fmt.Sprint("speed ", i), side, side, func(int, int) render.Color { return render.White })
	}
	return is
}

// sprites are upright or turned and tinted ones for the same things that the raw sides draw.
func sprites(ts []thing, of []render.Image, turned bool) []render.Sprite {
	ss := make([]render.Sprite, len(ts))
	for i, t := range ts {
		ss[i] = render.Sprite{Image: of[i%len(of)], Pos: geom.V(t.x, t.y)}
		if turned {
			ss[i].Rot, ss[i].Tint = t.rot, render.Color{R: t.r, G: t.g, B: t.b, A: t.a}
		}
	}
	return ss
}

// perCall draws sprites by the call.
func perCall(ss []render.Sprite) func(*eb.Image) {
	return krill(func(c *render.Canvas) {
		for i := range ss {
			c.Draw(ss[i])
		}
	})
}

// bulk draws things as a system does that loops over its columns.
func bulk(ts []thing, of render.Image, turned bool) func(*eb.Image) {
	pos, tint := make([]geom.Vec, len(ts)), make([]render.Color, len(ts))
	for i, t := range ts {
		pos[i], tint[i] = geom.V(t.x, t.y), render.Color{R: t.r, G: t.g, B: t.b, A: t.a}
	}
	if !turned {
		return krill(func(c *render.Canvas) {
			b := render.NewBulk(c, of, len(pos))
			for i := range pos {
				b.Draw(pos[i].X, pos[i].Y)
			}
		})
	}
	return krill(func(c *render.Canvas) {
		b := render.NewBulk(c, of, len(ts))
		for i := range ts {
			b.Tint = tint[i]
			b.DrawTurned(pos[i].X, pos[i].Y, ts[i].rot, 1)
		}
	})
}

// all draws sprites from a slice.
func all(ss []render.Sprite) func(*eb.Image) {
	return krill(func(c *render.Canvas) { c.DrawAll(ss) })
}

// recordingAllocates returns the allocations of a frame on the canvas's side alone, in the steady state.
func recordingAllocates() float64 {
	ts := things(2000, 0.7)
	of := images(16)
	ss := sprites(ts, of, true)
	theApp.draw = func(c *render.Canvas) {
		c.LayerOrder(1, render.ByY)
		c.LayerOrder(2, render.Unordered)
		for i := range ss {
			c.Layer(i % 3)
			c.Draw(ss[i])
		}
		c.DrawAll(ss)
		b := render.NewBulk(c, of[0], len(ts))
		for i := range ts {
			b.Draw(ts[i].x, ts[i].y)
		}
	}
	for range 3 {
		theApp.Draw(0)
	}
	return testing.AllocsPerRun(10, func() { theApp.Draw(0) })
}
