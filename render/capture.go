package render

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/driver"
)

// Capture takes all that was drawn so far off the canvas, or off the image of Into, and returns it as an image, which an
// effect draws again in its own way, with Shade and DrawFull. The canvas is empty after it, also of its background; what is
// drawn after it lies above, whatever its layer. The image is valid until the next Capture or the end of the frame.
//
// It costs nothing but memory on the GPU, for a picture as large as the window, and for two where a frame has more than
// one; within Into it costs a copy.
func Capture(c *Canvas) Image {
	c.endPass()
	c.captured++
	whole := c.whole()
	s := c.captureSlot(whole.W, whole.H)
	e := c.atlas.find(s.image)
	e.x, e.y = float32(c.clip.X), float32(c.clip.Y)
	e.texW, e.texH, e.w, e.h = float32(c.clip.W), float32(c.clip.H), c.size.X, c.size.Y
	to := c.atlas.pages[e.page].id
	if c.target == c.main {
		c.retarget(to)
	} else {
		c.copyTo(to)
	}
	c.everywhere(Replace, func() { c.fillSight(Color{}) }) // also of the screen: the next Capture may take this to an image
	return s.image
}

// retarget lets what was drawn on the canvas go to another image: a frame is data.
func (c *Canvas) retarget(to driver.ImageID) {
	for i := range c.f.Commands {
		if k := &c.f.Commands[i]; k.Target == c.target {
			k.Target = to
		}
	}
}

// copyTo copies the image that is drawn on: it may hold what an earlier frame drew.
func (c *Canvas) copyTo(to driver.ImageID) {
	from := c.target
	c.target = to
	c.everywhere(Replace, func() {
		c.open(quads, from, driver.FilterNearest)
		w, h := float32(c.clip.W), float32(c.clip.H)
		*c.newQuad() = driver.Quad{A: w, D: h, U1: w, V1: h, Color: opaqueWhite}
	})
	c.target = from
}

// everywhere draws something with a blend over all of the target, in a pass of its own.
func (c *Canvas) everywhere(b Blend, draw func()) {
	c.closeRun()
	outer := c.state
	c.blend, c.layer, c.order = b, math.MinInt32, nil // a layer that no LayerOrder can name
	c.look(c.clip)
	draw()
	c.state = outer
	c.endPass()
}

// DrawFull draws an image over all of the canvas, or of the image of Into: a Capture pixel by pixel, others stretched. It
// obeys Blend, Shade, Layer and Scissor, and no camera.
func (c *Canvas) DrawFull(i Image) {
	if i == (Image{}) {
		return
	}
	e, b := c.atlas.find(i), c.clip
	filter := driver.FilterLinear
	if int(e.texW) == b.W && int(e.texH) == b.H {
		filter = driver.FilterNearest
	}
	c.closeRun()
	q := c.quad(e.page, filter, float64(b.W), 0, 0, float64(b.H), float64(b.X), float64(b.Y))
	if q == nil {
		return
	}
	q.U0, q.V0, q.U1, q.V1 = e.x, e.y, e.x+e.texW, e.y+e.texH
	q.Color = opaqueWhite
	if c.shader != (driver.ShaderID{}) {
		c.shadeLast(e.x, e.y, e.texW, e.texH)
	}
}

// Post lets a shader draw all that was drawn so far again, pixel by pixel: imageSrc0 is the picture, without the bars
// beside it. What is drawn after it lies above and is not changed, such as signs over a world. Several of them follow each
// other. uniforms are those of Shade. Without shaders, as in tests, the picture stays as it was.
func (c *Canvas) Post(s Shader, uniforms any) {
	if r, ok := known.find(Image(s)); ok && r.shading != nil {
		r.shading.post(c, s, uniforms)
	} else if s != (Shader{}) {
		c.atlas.report(Image(s), unknownShader(s))
	}
}

func (c *Canvas) post(s Shader, uniforms any) {
	i := Capture(c)
	c.everywhere(Replace, func() {
		c.Shade(s, uniforms)
		c.DrawFull(i)
	})
}

// captureSlot is an image for Capture.
type captureSlot struct {
	image Image
	last  int // Capture that it was used for
}

// captureSlot returns an image of w by h texels for a Capture. An image is used again in the same frame when another
// Capture came between and nothing on the canvas is drawn from it any more, and has another size only in another frame:
// the changes of a frame's images come before all that it draws.
func (c *Canvas) captureSlot(w, h int) *captureSlot {
	a, n, first := c.atlas, c.captured, c.firstCaptured
	var free *captureSlot
	for i := range a.captures {
		s := &a.captures[i]
		p := &a.pages[a.find(s.image).page]
		idle := s.last < first
		if p.space.w == w && p.space.h == h && (idle || s.last < n-1 && !c.drawsFrom(p.id)) {
			s.last = n
			return s
		}
		if idle && free == nil {
			free = s
		}
	}
	if free == nil {
		i := known.enter(recipe{name: fmt.Sprintf("krill capture %d", len(a.captures)+1), made: true, drawing: &withOffscreens})
		a.captures = append(a.captures, captureSlot{image: i})
		free = &a.captures[len(a.captures)-1]
	}
	free.last = n
	a.remake(&a.pages[a.find(free.image).page], w, h)
	return free
}

// drawsFrom reports whether something on what is drawn on is drawn from an image.
func (c *Canvas) drawsFrom(id driver.ImageID) bool {
	for i := range c.f.Commands {
		if k := &c.f.Commands[i]; k.Target == c.target && (k.Sources[0].Image == id || k.Sources[1].Image == id) {
			return true
		}
	}
	return false
}

// remake gives an image that is drawn on another size.
func (a *Atlas) remake(p *page, w, h int) {
	if p.space.w == w && p.space.h == h {
		return
	}
	a.ops = append(a.ops, driver.ImageOp{Kind: driver.ImageRelease, Image: p.id})
	p.id.Gen++
	p.space = newSkyline(w, h)
	a.create(p)
}
