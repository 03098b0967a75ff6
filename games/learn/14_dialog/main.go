// Dialog types a talk with styled words: space, a tap or A goes on.
package main

import (
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/font"
)

const (
	w, h   = 640.0, 360.0
	speed  = 32.0 // characters per second
	margin = 16.0 // between the box and its words, logical pixels
)

var (
	regular = font.Data("Go Regular", goregular.TTF)
	bold    = font.Data("Go Bold", gobold.TTF)
	box     = geom.R(40, 224, w-80, 112)
)

// voices say what the names in the lines look like, so that a translation needs the names alone.
var voices = render.NewStyles(
	render.Style{Name: "item", Color: render.Hex(0xffb454), Font: bold},
	render.Style{Name: "place", Color: render.Hex(0x7fd8ff)},
	render.Style{Name: "sing", Color: render.Hex(0x9be564), Wave: 0.2},
	render.Style{Name: "shout", Color: render.Hex(0xff5c7a), Font: bold, Scale: 1.5, Shake: 0.05},
	render.Style{Name: "whisper", Color: render.Hex(0x8d93b8), Scale: 0.8},
)

var lines = []struct{ who, says string }{
	{"Old Whale", "Small one, you have come far. The light you follow hangs over {place}Lantern Cove{}."},
	{"Krill", "I only heard it {sing}sing through the dark water{}, and swam."},
	{"Old Whale", "Then take this {item}shard of moon{}. {whisper}It was never mine to keep.{}"},
	{"Krill", "And if the squid wakes?"},
	{"Old Whale", "Then {shout}swim!{}"},
}

type dialog struct {
	line  int
	typed float64 // characters of the line
	sea   float64 // seconds, for the waves behind
}

func (d *dialog) Update(t *engine.Tick) error {
	d.sea = t.Time
	whole := float64(len(lines[d.line].says)) // at least as many as its characters
	d.typed = min(d.typed+speed*t.Dt, whole)
	if !t.Input.Pressed(input.OK) {
		return nil
	}
	if d.typed < whole {
		d.typed = whole
		return nil
	}
	d.line, d.typed = (d.line+1)%len(lines), 0
	return nil
}

func (d *dialog) Draw(c *render.Canvas) {
	d.drawSea(c)
	c.Text(render.Text{
		S: "The Lantern", Font: bold, Size: 64, Pos: geom.V(w/2, 60), Align: render.Center,
		Color: render.Hex(0xffe9b0), Outline: 4, OutlineColor: render.Hex(0x1b1f3b), Shadow: geom.V(0, 8), LetterSpacing: 2,
	})
	line := lines[d.line]
	c.Rect(box, render.Hex(0x1b1f3b).Fade(0.92))
	c.RectLine(box, 2, render.Hex(0x4a5390))
	c.Text(render.Text{S: line.who, Font: bold, Size: 18, Pos: geom.V(box.X+margin, box.Y-13), Color: render.Hex(0xffb454), Outline: 3, OutlineColor: render.Hex(0x1b1f3b)})
	says := render.Text{
		S: line.says, Font: regular, Size: 22, Wrap: box.W - 2*margin, LineHeight: 1.1, Styles: voices,
		Pos: geom.V(box.X+margin, box.Y+margin), Show: render.First(int(d.typed)),
	}
	c.Text(says)
	if int(d.typed) >= render.TextLen(c, says) && c.Time()-float64(int(c.Time())) < 0.6 {
		c.Text(render.Text{S: "↓", Size: 16, Pos: geom.V(box.X+box.W-margin, box.Y+box.H-20), Align: render.Right})
	}
}

// drawSea draws bands of water that roll, and the light above.
func (d *dialog) drawSea(c *render.Canvas) {
	c.Circle(geom.V(w/2, 96), 150, render.Hex(0xffe9b0).Fade(0.10))
	c.Circle(geom.V(w/2, 96), 90, render.Hex(0xffe9b0).Fade(0.14))
	for i := range 5 {
		depth := float64(i)
		col := render.Mix(render.Hex(0x2c6e8f), render.Hex(0x14304a), depth/4)
		for x := 0.0; x < w; x += 8 {
			y := 150 + depth*36 + 6*geom.Sin(x/40+d.sea*(1-depth/6)+depth*2)
			c.Rect(geom.R(x, y, 8, h-y), col)
		}
	}
}

func main() {
	engine.Main(&dialog{}, engine.Config{Title: "Dialog", Width: w, Height: h, Background: render.Hex(0x0d1b2e)})
}
