package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Offscreen returns an image of w by h pixels that is drawn on, by Canvas.Into: a minimap, a mirror, a light. It begins
// transparent and keeps its picture from frame to frame, which is no state: it is transparent again in a new window and
// after a restore, so draw it anew in each frame or whenever it is needed. Cells of its Grid are parts of it.
// The name stands for the image; it panics on a size below 1, and on a name that has another size. It is safe for
// concurrent use. One that is larger than the device takes is reported, and nothing is drawn on it.
func Offscreen(name string, w, h int) Image {
	if w < 1 || h < 1 {
		panic(fmt.Sprintf("render: offscreen %q: %d×%d pixels; needs at least 1×1", name, w, h))
	}
	return known.enter(recipe{name: name, made: true, drawn: true, w: w, h: h})
}

// Into lets draw draw on an Offscreen image, in the image's pixels, and then goes on where it was: coordinates, blend
// and all else are as they were before. Within it they are those that a frame begins with, Screen and World speak of the
// image, and Into may be called again. What draws the image into itself is left out and counted. Layers are put in order
// within it, and those of what was drawn before it end there: what is drawn after it lies above them.
// It panics when the image is not an Offscreen one. It allocates nothing if draw does not escape.
func (c *Canvas) Into(i Image, draw func()) {
	e := c.atlas.find(i)
	page := &c.atlas.pages[e.page]
	if r, ok := known.find(i); !ok || !r.drawn {
		panic(fmt.Sprintf("render: draw into image %q: it is no place to draw on; make one with Offscreen", i))
	}
	c.endPass()
	outer, floor := c.state, c.floor
	w, h := int(e.w), int(e.h)
	c.state = state{
		target: page.id, clip: driver.Box{W: w, H: h}, size: geom.V(e.w, e.h), base: geom.Identity,
		snap: c.port.mode == PixelPerfect,
	}
	if !page.drawn {
		c.clip = driver.Box{} // it was too large
	}
	c.floor = len(c.pushed)
	c.Screen()
	c.look(c.view)
	draw()
	c.endPass()
	c.pushed, c.floor = c.pushed[:c.floor], floor
	c.state = outer
	c.layered = c.layer != 0
}

// enterOffscreen makes an image to draw on, or a grid on one.
func (a *Atlas) enterOffscreen(i Image, whole *recipe) *entry {
	if base := known.base(i); base != i {
		return a.partOfOffscreen(i, a.find(base))
	}
	if max(whole.w, whole.h) > a.maxImage() {
		a.report(i, fmt.Errorf("render: offscreen %q: %d×%d pixels are more than the %d that the device takes; make it smaller",
			i, whole.w, whole.h, a.maxImage()))
		p := placeholder(i.String())
		e := a.pack(spread(p, 1, 1, p.W, p.H), 1, p.W, p.H)
		e.id, e.cols, e.count = i.id, 1, 1
		e.w, e.h = float64(whole.w), float64(whole.h)
		return e
	}
	n := a.newPage(page{own: true, drawn: true, space: newSkyline(whole.w, whole.h)})
	return &entry{
		id: i.id, page: n, cols: 1, count: 1, w: float64(whole.w), h: float64(whole.h),
		texW: float32(whole.w), texH: float32(whole.h),
	}
}

// partOfOffscreen is a grid whose cells lie beside each other, without margins.
func (a *Atlas) partOfOffscreen(i Image, whole *entry) *entry {
	r, _ := known.find(i)
	cols, rows := max(int(whole.w)/r.w, 1), max(int(whole.h)/r.h, 1)
	w, h := min(float64(r.w), whole.w), min(float64(r.h), whole.h)
	return &entry{
		id: i.id, page: whole.page, cols: cols, count: cols * rows, w: w, h: h,
		texW: float32(w), texH: float32(h), stepX: float32(w), stepY: float32(h),
	}
}
