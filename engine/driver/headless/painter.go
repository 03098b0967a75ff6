package headless

import (
	"fmt"
	"image"
	"log/slog"

	"github.com/krill2d/krill/engine/driver"
)

// Painter draws frames into memory, as a GPU would: whole numbers decide what is covered and how colours meet, so the
// picture is bit for bit the same on every processor. It is used by one goroutine at a time.
//
// It panics, naming the operation, when a frame breaks a rule of the boundary.
type Painter struct {
	gpu      gpu
	frames   int64               // that were painted or kept
	surfaces map[uint32]*surface // by slot
	screen   surface
	job      job
	picture  *image.RGBA
	skipped  int
}

// NewPainter returns a painter without images, as before the first frame of a run.
func NewPainter() *Painter {
	return &Painter{gpu: newGPU(), surfaces: map[uint32]*surface{}}
}

// Paint draws a frame, changes images as it says, and returns the screen: premultiplied colours, opaque where something
// opaque was drawn. It has the frame's size, or 640×360 where the frame says none, and is valid until the next call.
// It allocates nothing once the frames have their size.
func (p *Painter) Paint(f *driver.Frame) *image.RGBA {
	p.paint(p.frames, f)
	return p.show()
}

// Keep takes over what lasts of a frame, for one that nobody looks at: its images are changed and its canvases drawn,
// and the screen is left as it is.
func (p *Painter) Keep(f *driver.Frame) {
	p.take(p.frames, f)
	p.commands(f, true)
}

// Skipped returns how many commands so far have a shader, which was not run: they are drawn without it, or left out where
// they only add to the picture or read none.
func (p *Painter) Skipped() int { return p.skipped }

// paint draws a frame, which is the one after a tick, onto the screen.
func (p *Painter) paint(tick int64, f *driver.Frame) {
	p.take(tick, f)
	w, h := f.Width, f.Height
	if w <= 0 || h <= 0 {
		w, h = 640, 360
	}
	if p.screen.w != w || p.screen.h != h {
		p.screen = surface{w: w, h: h}
	}
	clear(p.screen.pix)
	p.screen.need()
	p.commands(f, false)
}

// take checks a frame and changes the images.
func (p *Painter) take(tick int64, f *driver.Frame) {
	p.gpu.frame(tick, f)
	p.frames++
	for i := range f.Images {
		p.change(&f.Images[i])
	}
}

func (p *Painter) change(o *driver.ImageOp) {
	switch slot := o.Image.Slot; o.Kind {
	case driver.ImageCreate:
		p.surfaces[slot] = &surface{gen: o.Image.Gen, w: o.W, h: o.H}
	case driver.ImageWrite:
		p.surfaces[slot].write(o.X, o.Y, o.W, o.H, o.Pix)
	case driver.ImageRelease:
		delete(p.surfaces, slot)
	}
}

// commands draws a frame's commands, or only those into canvases.
func (p *Painter) commands(f *driver.Frame, canvases bool) {
	for i := range f.Commands {
		k := &f.Commands[i]
		if canvases && k.Target == (driver.ImageID{}) {
			continue
		}
		if k.Shader != (driver.ShaderID{}) {
			p.skip(k.Shader)
			if !k.PlainToo() {
				continue
			}
		}
		p.command(f, k)
	}
}

func (p *Painter) command(f *driver.Frame, k *driver.Command) {
	var src *surface
	if id := k.Sources[0].Image; id != (driver.ImageID{}) {
		src = p.surface(id)
	}
	if !p.job.begin(&k.State, p.surface(k.Target), src) {
		return
	}
	p.job.quads(f.Quads[k.Quads.First:][:k.Quads.Count])
	p.job.mesh(f.Vertices[k.Vertices.First:][:k.Vertices.Count], f.Indices[k.Indices.First:][:k.Indices.Count])
}

// surface returns an image that exists, or the screen.
func (p *Painter) surface(id driver.ImageID) *surface {
	if id == (driver.ImageID{}) {
		return &p.screen
	}
	return p.surfaces[id.Slot]
}

func (p *Painter) skip(id driver.ShaderID) {
	if p.skipped == 0 {
		slog.Warn(fmt.Sprintf("headless: draw with shader %v: this driver has no shaders, so its pictures lack what they change", id))
	}
	p.skipped++
}

// show returns the screen as a picture.
func (p *Painter) show() *image.RGBA {
	s := &p.screen
	if r := image.Rect(0, 0, s.w, s.h); p.picture == nil || p.picture.Rect != r {
		p.picture = image.NewRGBA(r)
	}
	s.copyTo(p.picture.Pix, s.all())
	return p.picture
}

// Read returns the pixels of a part of an image as they are now; a zero Box is all of it. The zero ImageID is the
// screen, as it was painted last. Of an image that does not exist, and outside of one, there is nothing.
func (p *Painter) Read(id driver.ImageID, r driver.Box) driver.Picture {
	s := &p.screen
	if id != (driver.ImageID{}) {
		if s = p.surfaces[id.Slot]; s == nil || s.gen != id.Gen {
			return driver.Picture{}
		}
	}
	a := area{0, 0, s.w, s.h}.cut(r)
	part := driver.Box{X: a.x0, Y: a.y0, W: a.x1 - a.x0, H: a.y1 - a.y0}
	if part.W == 0 || part.H == 0 {
		return driver.Picture{}
	}
	m := driver.Picture{W: part.W, H: part.H, Pix: make([]byte, 4*part.W*part.H)}
	s.copyTo(m.Pix, part)
	return m
}
