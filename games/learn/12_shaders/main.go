// Shaders mirrors a shore in water and changes the whole picture: left and right choose an effect, up and down the wind.
package main

import (
	"embed"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/post"
)

const (
	w, h  = 640.0, 360.0
	shore = 200.0 // height of the picture above the water, logical pixels
	gusts = 0.6   // how fast the wind changes, a second
)

//go:embed water.kage
var files embed.FS

var (
	land  = render.Offscreen("land", w, shore)
	water = render.ShaderFile("water.kage") // while the game runs from its folder, saving the file changes the picture
)

// effects are what left and right go through.
var effects = []struct {
	name string
	draw func(c *render.Canvas)
}{
	{"none", func(*render.Canvas) {}},
	{"Bloom", func(c *render.Canvas) { post.Bloom{Strength: 1.2}.Draw(c) }},
	{"CRT", func(c *render.Canvas) { post.CRT{}.Draw(c) }},
	{"Palette", func(c *render.Canvas) { post.Palette{Dither: 0.2, Size: 2}.Draw(c) }},
	{"Grade", func(c *render.Canvas) { post.Grade{Tint: render.Hex(0xd9a066), Contrast: 0.2}.Draw(c) }},
	{"Pixelate", func(c *render.Canvas) { post.Pixelate{Size: 6}.Draw(c) }},
	{"Fringe", func(c *render.Canvas) { post.Fringe{Bleed: 8}.Draw(c) }},
	{"Blur", func(c *render.Canvas) { post.Blur{}.Draw(c) }},
	{"Shockwave", func(c *render.Canvas) {
		k := c.Time() - float64(int(c.Time()))
		post.Shockwave{Pos: geom.V(w/2, h/2), Radius: 400 * k, Bend: 20 * (1 - k)}.Draw(c)
	}},
	{"Bloom, Grade, CRT", func(c *render.Canvas) {
		post.Bloom{}.Draw(c)
		post.Grade{Saturation: -0.3}.Draw(c)
		post.CRT{}.Draw(c)
	}},
}

type shaders struct {
	effect int
	wind   float64 // 0 to 1
}

func (s *shaders) Start(*engine.Tick) error {
	s.wind = 0.5
	return nil
}

func (s *shaders) Update(t *engine.Tick) error {
	dx, _ := t.Input.Step(input.Move)
	s.effect = (s.effect + dx + len(effects)) % len(effects)
	s.wind = geom.Clamp(s.wind-t.Input.Vec(input.Move).Y*gusts*t.Dt, 0, 1)
	return nil
}

func (s *shaders) Draw(c *render.Canvas) {
	c.Into(land, func() { drawLand(c) })
	c.Draw(render.Sprite{Image: land, Pos: geom.V(w/2, shore/2)})

	c.Shade(water, &struct{ Time, Noise float64 }{c.Time(), s.wind})
	c.Draw(render.Sprite{Image: land, Pos: geom.V(w/2, (h+shore)/2), Scale: geom.V(1, (shore-h)/shore), Tint: render.Hex(0x8fa8d8)})
	c.Shade(render.Shader{}, nil)

	effects[s.effect].draw(c)
	c.Text(render.Text{S: "← → effect: " + effects[s.effect].name + "   ↑ ↓ wind", Pos: geom.V(w/2, h-20), Size: 8, Align: render.Center})
}

// drawLand paints a sunset behind hills and a town.
func drawLand(c *render.Canvas) {
	for i := range 20 {
		k := float64(i) / 19
		c.Rect(geom.R(0, float64(i)*10, w, 10), render.Mix(render.Hex(0x1d1b4b), render.Hex(0xff9a5a), k*k))
	}
	c.Circle(geom.V(430, 165), 42, render.Hex(0xfff0c0))
	for i := range 9 {
		at := geom.V(float64(i)*90-40, 170+12*geom.Sin(float64(i)*2))
		c.Polygon([]geom.Vec{{X: at.X - 90, Y: shore}, at.Sub(geom.V(0, 30)), {X: at.X + 90, Y: shore}}, render.Hex(0x3a2350))
	}
	for i := range 16 {
		x, tall := 40+float64(i)*26, 26+14*geom.Sin(float64(i*i))
		c.Rect(geom.R(x, shore-tall, 20, tall), render.Hex(0x120e24))
		for k := range 3 {
			lit := geom.Sin(c.Time()*0.4+float64(i*7+k*5)) > -0.2
			if y := shore - tall + 6 + float64(k)*10; lit && y < shore-6 {
				c.Rect(geom.R(x+4+float64(k%2)*7, y, 4, 4), render.Hex(0xffe08a))
			}
		}
	}
}

func config() engine.Config {
	return engine.Config{Title: "Shaders", Width: w, Height: h, Assets: files, Finish: post.Vision}
}

func main() { engine.Main(&shaders{}, config()) }
