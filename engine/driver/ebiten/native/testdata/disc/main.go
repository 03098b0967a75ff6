// Disc draws a square with Krill and a disc over it with Ebitengine, which follows the square.
package main

import (
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/vector"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver/ebiten/native"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const width, height = 640, 360

type disc struct{ x float64 }

func (d *disc) Update(t *engine.Tick) error {
	d.x = min(d.x+60*t.Dt, 200)
	return nil
}

func (d *disc) Draw(c *render.Canvas) {
	c.Rect(geom.R(d.x, 100, 160, 160), render.Hex(0x4060e0))
}

// drawDisc draws on the window's image: its pixels are not those of the canvas.
func (d *disc) drawDisc(screen *ebiten.Image) {
	scale := float64(screen.Bounds().Dx()) / width
	at := func(v float64) float32 { return float32(v * scale) }
	vector.FillCircle(screen, at(d.x+80), at(180), at(60), color.RGBA{0xe0, 0xc0, 0x40, 0xff}, true)
}

func main() {
	d := &disc{}
	native.Draw(d.drawDisc)
	engine.Main(d, engine.Config{Title: "Disc", Width: width, Height: height})
}
