package render

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Repeat is a rectangle filled with an image again and again: a floor, a sky that scrolls, a fence. The zero value of
// everything but Image and Rect is right.
type Repeat struct {
	Image  Image
	Frame  int       // cell of a Grid
	Rect   geom.Rect // what it fills, logical pixels
	Offset geom.Vec  // from the top left corner of Rect to that of an image, logical pixels
	Scale  float64   // logical pixels for a pixel of the image; zero: 1
	Tint   Color     // multiplies the image; zero: white
}

// Draw draws it as one quad, whatever the size. It is a draw call of its own, shared with neighbours of the same image.
// Smooth filters over the seams too.
func (r Repeat) Draw(c *Canvas) {
	t, scale := r.Rect, r.Scale
	if c.skip(t.X+t.Y+t.W+t.H+r.Offset.X+r.Offset.Y+scale) || r.Image.id == 0 || t.Empty() {
		return
	}
	if !(scale > 0) {
		scale = 1
	}
	e := c.atlas.find(r.Image)
	c.closeRun()
	first := len(c.f.Commands)
	p := c.m.Apply(t.Min())
	q := c.quad(e.page, c.filter, c.m.A*t.W, c.m.B*t.H, c.m.C*t.W, c.m.D*t.H, p.X, p.Y)
	if q == nil {
		return
	}
	u, v := e.cell(r.Frame)
	cmd := &c.f.Commands[first]
	cmd.Wrap = driver.WrapRepeat
	cmd.Sources[0].Rect = driver.Box{X: int(u), Y: int(v), W: int(e.texW), H: int(e.texH)}
	kx, ky := float64(e.texW)/float64(e.w*scale), float64(e.texH)/float64(e.h*scale)
	x, y := geom.Wrap(-r.Offset.X*kx, float64(e.texW)), geom.Wrap(-r.Offset.Y*ky, float64(e.texH))
	q.U0, q.V0 = u+float32(x), v+float32(y)
	q.U1, q.V1 = u+float32(x+float64(t.W*kx)), v+float32(y+float64(t.H*ky))
	q.Color = r.Tint.or(White).premultiplied()
	c.closeRun()
}
