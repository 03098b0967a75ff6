package enginetest

import (
	"image"
	"image/color"

	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/geom"
)

// eye sees what the game draws.
type eye struct {
	painter *headless.Painter
	before  []byte // the game before a Draw
	after   []byte
}

// Image returns the picture that the game shows now, in the size of the window: that of the canvas, unless the test has
// changed it. It is the caller's own. Bars beside the canvas are black.
func (g *Game) Image() *image.RGBA {
	g.t.Helper()
	if g.ticks == 0 {
		g.fatal("Image: nothing is drawn before the first tick; want a Step before it")
	}
	f := g.app.Draw(0)
	g.mustRun()
	return opaque(g.eye.painter.Paint(f))
}

// Pixel returns the colour at a place of the canvas.
func (g *Game) Pixel(at geom.Vec) color.RGBA {
	g.t.Helper()
	p := g.device(at)
	return g.Image().RGBAAt(geom.Floor(p.X), geom.Floor(p.Y))
}

// opaque returns a copy of a picture before black, as a screen shows it.
func opaque(p *image.RGBA) *image.RGBA {
	own := image.NewRGBA(image.Rectangle{Max: p.Rect.Size()})
	for y := range own.Rect.Dy() {
		copy(own.Pix[y*own.Stride:][:own.Stride], p.Pix[y*p.Stride:])
	}
	for i := 3; i < len(own.Pix); i += 4 {
		own.Pix[i] = 255
	}
	return own
}
