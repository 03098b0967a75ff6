package render

import (
	"bytes"
	"image"

	"github.com/krill2d/krill/engine/driver"
)

// ask is a wish for pixels that was not answered yet.
type ask struct {
	id   uint32
	then func(*image.RGBA)
}

// ReadPixels asks for the pixels of an Offscreen image as they are when this frame is drawn, or of the canvas itself, with
// the zero Image and without bars. then gets them some frames later, premultiplied, between two ticks; it may keep them. It must not
// touch what Update reads: a replay has no pixels. A frame that is never shown gets no answer, and neither does a run
// without pictures. It makes the GPU wait: once in a while it is fine, each frame it is slow.
func ReadPixels(c *Canvas, i Image, then func(*image.RGBA)) {
	r := driver.Read{ID: c.asks.next + 1, Rect: c.port.clip}
	if i != (Image{}) {
		e := c.atlas.find(i)
		r.Image = c.atlas.pages[e.page].id
		r.Rect = driver.Box{X: int(e.x), Y: int(e.y), W: int(e.texW), H: int(e.texH)}
	}
	c.asks.next++
	c.asks.open = append(c.asks.open, ask{r.ID, then})
	c.f.Reads = append(c.f.Reads, r)
}

// asks are the wishes of a canvas.
type asks struct {
	next uint32
	open []ask
}

// mostOpen is how many wishes wait for an answer: older ones will get none.
const mostOpen = 64

// Answer hands out the pixels that came back from the driver. The engine calls it.
func (c *Canvas) Answer(pixels []driver.Pixels) {
	open := c.asks.open
	if len(open) > mostOpen {
		open = append(open[:0], open[len(open)-mostOpen:]...)
	}
	for _, p := range pixels {
		for i, r := range open {
			if r.id != p.ID {
				continue
			}
			open = append(open[:i], open[i+1:]...)
			if p.W > 0 && p.H > 0 {
				r.then(&image.RGBA{Pix: bytes.Clone(p.Pix), Stride: 4 * p.W, Rect: image.Rect(0, 0, p.W, p.H)})
			}
			break
		}
	}
	c.asks.open = open
}
