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
	return known.enter(recipe{name: name, made: true, drawing: &withOffscreens, w: w, h: h})
}

// OffscreenFull is Offscreen for an image as large as the canvas, in device pixels times resolution: 1 is as sharp as the
// screen, 0.5 costs a quarter and is soft, as glows and lights may be. It is drawn on in the canvas's own coordinates and
// drawn as a sprite of the canvas's size, whatever the window. When that changes it is transparent again.
// It panics on a resolution that is not above 0, or above 4, and on a name that has another resolution.
func OffscreenFull(name string, resolution float64) Image {
	if !(resolution > 0 && resolution <= 4) {
		panic(fmt.Sprintf("render: offscreen %q: a resolution of %v; needs more than 0 and at most 4", name, resolution))
	}
	return known.enter(recipe{name: name, made: true, drawing: &withOffscreens, resolution: resolution})
}

// Into lets draw draw on an Offscreen image, in the image's pixels, and then goes on where it was: coordinates, blend
// and all else are as they were before. Within it they are those that a frame begins with, Screen and World speak of the
// image, and Into may be called again. What draws the image into itself is left out and counted. Layers are put in order
// within it, and those of what was drawn before it end there: what is drawn after it lies above them.
// It panics when the image is not an Offscreen one. It allocates nothing if draw does not escape.
func (c *Canvas) Into(i Image, draw func()) {
	r, ok := known.find(i)
	if !ok || r.drawing == nil || r.w == 0 && r.resolution == 0 {
		panic(fmt.Sprintf("render: draw into image %q: it is no place to draw on; make one with Offscreen", i))
	}
	outer, floor := c.state, c.floor
	r.drawing.begin(c, c.atlas.find(i))
	draw()
	c.endPass()
	c.pushed, c.floor = c.pushed[:c.floor], floor
	c.state = outer
}

// drawing is what it takes to draw on images. Only the functions that name one lead there, as it is with shading.
type drawing struct {
	enter func(a *Atlas, i Image, whole *recipe) *entry
	begin func(c *Canvas, e *entry)
}

var withOffscreens = drawing{(*Atlas).enterOffscreen, (*Canvas).beginInto}

// beginInto ends a pass and begins one on an image.
func (c *Canvas) beginInto(e *entry) {
	page := &c.atlas.pages[e.page]
	c.endPass()
	c.state = state{
		target: page.id, clip: driver.Box{W: int(e.texW), H: int(e.texH)}, size: geom.V(e.w, e.h),
		base: geom.Stretch(geom.V(e.scale, e.scale)), snap: c.port.mode == PixelPerfect,
	}
	if !page.drawn {
		c.clip = driver.Box{} // it was too large
	}
	c.floor = len(c.pushed)
	c.Screen()
	c.look(c.view)
}

// full is what images as large as the canvas are made for.
type full struct {
	w, h  int      // of the canvas, device pixels
	size  geom.Vec // of it, logical pixels
	scale float64  // device pixels to a logical one
	made  []Image
	again func(a *Atlas) // gives them another size; nil: there are none
}

// fit makes the images that are as large as the canvas anew when that has another size.
func (a *Atlas) fit(w, h int, size geom.Vec, scale float64) {
	f := &a.full
	if f.w == w && f.h == h && f.size == size {
		return
	}
	f.w, f.h, f.size, f.scale = w, h, size, scale
	if f.again != nil {
		f.again(a)
	}
}

func (a *Atlas) resizeAll() {
	for _, i := range a.full.made {
		r, _ := known.find(i)
		a.resize(a.entries[i.id], r)
	}
}

// resize gives an image as large as the canvas its size.
func (a *Atlas) resize(e *entry, r *recipe) {
	f, p := &a.full, &a.pages[e.page]
	w := min(max(int(float64(f.w)*r.resolution), 1), a.maxImage())
	h := min(max(int(float64(f.h)*r.resolution), 1), a.maxImage())
	a.remake(p, w, h)
	e.texW, e.texH = float32(w), float32(h)
	e.w, e.h, e.scale = f.size.X, f.size.Y, float64(f.scale*r.resolution)
}

// enterOffscreen makes an image to draw on, or a grid on one.
func (a *Atlas) enterOffscreen(i Image, whole *recipe) *entry {
	if r, _ := known.find(i); r.base != (Image{}) {
		return a.partOfOffscreen(i, r, a.find(r.base))
	}
	w, h := max(whole.w, 1), max(whole.h, 1)
	if max(w, h) > a.maxImage() {
		return a.instead(i, whole)
	}
	e := &entry{id: i.id, cols: 1, count: 1, w: float64(w), h: float64(h), texW: float32(w), texH: float32(h), scale: 1}
	e.page = a.newPage(page{own: true, drawn: true, space: newSkyline(w, h)})
	if whole.resolution > 0 {
		a.full.made, a.full.again = append(a.full.made, i), (*Atlas).resizeAll
		a.resize(e, whole)
	}
	return e
}

// instead reports an image that is too large to be made, and returns a placeholder of its size.
func (a *Atlas) instead(i Image, r *recipe) *entry {
	a.report(i, fmt.Errorf("render: offscreen %q: %d×%d pixels are more than the %d that the device takes; make it smaller",
		i, r.w, r.h, a.maxImage()))
	p := placeholder(i.String())
	e := a.pack(spread(p, 1, 1, p.W, p.H), 1, p.W, p.H)
	e.id, e.cols, e.count, e.scale = i.id, 1, 1, 1
	e.w, e.h = float64(r.w), float64(r.h)
	return e
}

// partOfOffscreen is a part, or a grid whose cells lie beside each other, without margins.
func (a *Atlas) partOfOffscreen(i Image, r *recipe, whole *entry) *entry {
	e := &entry{id: i.id, page: whole.page, cols: 1, count: 1, x: whole.x, y: whole.y}
	w, h := min(r.w, int(whole.texW)), min(r.h, int(whole.texH))
	if r.part {
		e.x += float32(min(r.x, int(whole.texW)-w))
		e.y += float32(min(r.y, int(whole.texH)-h))
	} else {
		e.cols = max(int(whole.texW)/r.w, 1)
		e.count = e.cols * max(int(whole.texH)/r.h, 1)
	}
	e.w, e.h, e.texW, e.texH = float64(w), float64(h), float32(w), float32(h)
	e.stepX, e.stepY = e.texW, e.texH
	return e
}
