// Text shows words in fonts, sizes, columns and motion: left and right change the columns' width, up and down the size.
package main

import (
	"fmt"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/font"
)

const (
	w, h     = 640.0, 360.0
	edge     = 20.0  // between the window's edge and what is in it, logical pixels
	columnsY = 190.0 // top of the columns, logical pixels
	gap      = 14.0  // between columns, logical pixels
	wider    = 90.0  // logical pixels per second
	larger   = 10.0  // logical pixels per second
	turning  = 0.7   // radians per second
	growing  = 1.5   // radians per second
)

var (
	regular = font.Data("Go Regular", goregular.TTF) // font.File("name.ttf") for one of Config.Assets
	bold    = font.Data("Go Bold", gobold.TTF)
)

var (
	paper = render.Hex(0x1b1f3b)
	sheet = render.Hex(0x272d55)
	ink   = render.Hex(0xe8e6dc)
	dim   = render.Hex(0x8d93b8)
	warm  = render.Hex(0xffb454)
	cool  = render.Hex(0x7fd8ff)
)

const story = "Words go to the next line where they no longer fit. Only a word that is wider than its whole column, as incomprehensibilities soon becomes, is cut at a letter."

type text struct {
	width float64 // of a column, logical pixels
	size  float64 // of its letters, logical pixels
}

func (t *text) Start(*engine.Tick) error {
	t.width, t.size = 190, 15
	return nil
}

func (t *text) Update(tick *engine.Tick) error {
	by := tick.Input.Vec(input.Move)
	t.width = geom.Clamp(t.width+by.X*wider*tick.Dt, 60, 190)
	t.size = geom.Clamp(t.size-by.Y*larger*tick.Dt, 6, 20)
	return nil
}

func (t *text) Draw(c *render.Canvas) {
	t.sizes(c)
	t.motion(c)
	for i, name := range []string{"Left", "Center", "Right"} {
		t.column(c, render.Align(i), name, edge+float64(i)*(190+gap))
	}
	c.Text(render.Text{S: "The built-in font is pixels, and needs no file.  ← → width  ↑ ↓ size", Pos: geom.V(w/2, h-18), Align: render.Center, Color: dim})
}

// sizes shows one font in several.
func (t *text) sizes(c *render.Canvas) {
	y := edge - 6
	for _, size := range []float64{10, 13, 18, 26, 40} {
		line := render.Text{S: fmt.Sprintf("Size %v: Ångström, Жук, Ωμέγα", size), Font: regular, Size: size, Pos: geom.V(edge, y), Color: ink}
		if size > 20 {
			line.S, line.Font = fmt.Sprintf("Size %v", size), bold
		}
		c.Text(line)
		y += c.TextSize(line).Y
	}
}

// motion shows a word that grows and one that turns.
func (t *text) motion(c *render.Canvas) {
	grow := render.Text{S: "Grow", Font: bold, Size: 42 + 20*geom.Sin(c.Time()*growing), Pos: geom.V(370, 120), Align: render.Center, Color: warm}
	grow.Pos.Y -= c.TextSize(grow).Y / 2
	c.Text(grow)

	turn := render.Text{S: "Turn", Font: bold, Size: 42, Align: render.Center, Color: cool}
	turn.Pos.Y = -c.TextSize(turn).Y / 2
	c.Push(geom.Turn(c.Time() * turning).Then(geom.Move(geom.V(550, 90))))
	c.Text(turn)
	c.Pop()
}

// column shows a text that is wrapped and aligned, on a sheet of just its size.
func (t *text) column(c *render.Canvas, align render.Align, name string, x float64) {
	head := render.Text{S: name, Font: bold, Size: 13, Pos: geom.V(x, columnsY-18), Color: warm}
	c.Text(head)
	body := render.Text{S: story, Font: regular, Size: t.size, Wrap: t.width, Align: align, Color: ink}
	body.Pos = geom.V(x+t.width*float64(align)/2, columnsY)
	c.Rect(geom.R(x-4, columnsY-2, t.width+8, c.TextSize(body).Y+4), sheet)
	c.Text(body)
}

func main() {
	engine.Main(&text{}, engine.Config{Title: "Text", Width: w, Height: h, Background: paper})
}
