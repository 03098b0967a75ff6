package headless

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

// gpu knows which images and shaders exist and refuses what a real one would. Their pixels are a Painter's.
type gpu struct {
	images  map[uint32]known // by slot, released ones too
	shaders map[driver.ShaderID]bool
	where   place
}

// known is what there is to know of an image besides its pixels.
type known struct {
	gen    uint32
	w, h   int
	canvas bool
	live   bool
}

// place is the operation at hand, for the text of a panic.
type place struct {
	tick int64
	what string
	i    int
}

func newGPU() gpu {
	return gpu{images: map[uint32]known{}, shaders: map[driver.ShaderID]bool{}}
}

// refuse panics with what is wrong about the operation at hand.
func (g *gpu) refuse(format string, args ...any) {
	panic(fmt.Sprintf("headless: frame after tick %d: %s %d: ", g.where.tick, g.where.what, g.where.i) + fmt.Sprintf(format, args...))
}

// frame checks all of a frame and takes over the images and shaders that it makes.
func (g *gpu) frame(tick int64, f *driver.Frame) {
	if f.Width > MaxImage || f.Height > MaxImage {
		g.where = place{tick, "size", 0}
		g.refuse("a screen of %d×%d pixels; a side has at most %d", f.Width, f.Height, MaxImage)
	}
	for i := range f.Images {
		g.where = place{tick, "image operation", i}
		g.imageOp(&f.Images[i])
	}
	for i := range f.Shaders {
		g.where = place{tick, "shader operation", i}
		g.shaderOp(&f.Shaders[i])
	}
	if f.Kept < 0 || f.Kept > len(f.Commands) {
		g.where = place{tick, "kept commands", 0}
		g.refuse("%d of %d commands are kept", f.Kept, len(f.Commands))
	}
	for i := range f.Uniforms {
		if !inside(f.Uniforms[i].Span, len(f.Floats)) {
			g.where = place{tick, "uniform", i}
			g.refuse("%q has floats %+v of %d", f.Uniforms[i].Name, f.Uniforms[i].Span, len(f.Floats))
		}
	}
	for i := range f.Commands {
		g.where = place{tick, "command", i}
		g.state(&f.Commands[i].State)
		g.spans(f, &f.Commands[i])
	}
	for i := range f.Reads {
		g.where = place{tick, "read", i}
		g.read(f, &f.Reads[i])
	}
}

func (g *gpu) imageOp(o *driver.ImageOp) {
	switch o.Kind {
	case driver.ImageCreate:
		g.create(o)
	case driver.ImageWrite:
		m := g.image("a write to", o.Image)
		if o.W <= 0 || o.H <= 0 || !within(driver.Box{X: o.X, Y: o.Y, W: o.W, H: o.H}, m.w, m.h) {
			g.refuse("a write of %d×%d texels at %d, %d leaves image %v of %d×%d", o.W, o.H, o.X, o.Y, o.Image, m.w, m.h)
		}
		if len(o.Pix) != o.W*o.H*4 {
			g.refuse("a write of %d×%d texels to image %v has %d bytes; want %d", o.W, o.H, o.Image, len(o.Pix), o.W*o.H*4)
		}
	case driver.ImageRelease:
		m := g.image("a release of", o.Image)
		m.live = false
		g.images[o.Image.Slot] = m
	default:
		g.refuse("kind %d is none", o.Kind)
	}
}

func (g *gpu) create(o *driver.ImageOp) {
	m, used := g.images[o.Image.Slot]
	switch {
	case o.Image == driver.ImageID{}:
		g.refuse("a create of the zero image, which is the screen")
	case m.live:
		g.refuse("a create of image %v, whose slot holds generation %d; release that first", o.Image, m.gen)
	case used && o.Image.Gen <= m.gen:
		g.refuse("a create of image %v, whose slot had generation %d already; a new image needs a higher one", o.Image, m.gen)
	case o.W <= 0 || o.H <= 0 || o.W > MaxImage || o.H > MaxImage:
		g.refuse("a create of image %v with %d×%d texels; a side has 1 to %d", o.Image, o.W, o.H, MaxImage)
	}
	g.images[o.Image.Slot] = known{o.Image.Gen, o.W, o.H, o.Canvas, true}
}

func (g *gpu) shaderOp(o *driver.ShaderOp) {
	switch {
	case o.Shader == driver.ShaderID{}:
		g.refuse("the zero shader is built in")
	case o.Source != "":
		g.shaders[o.Shader] = true
	case !g.shaders[o.Shader]:
		g.refuse("a release of shader %v, which does not exist", o.Shader)
	default:
		delete(g.shaders, o.Shader)
	}
}

// image returns the image of a name that must exist.
func (g *gpu) image(use string, id driver.ImageID) known {
	m, ok := g.images[id.Slot]
	switch {
	case !ok || id.Gen > m.gen:
		g.refuse("%s image %v, which was never created", use, id)
	case !m.live || id.Gen != m.gen:
		g.refuse("%s image %v, which was released", use, id)
	}
	return m
}

func (g *gpu) state(s *driver.State) {
	if s.Target != (driver.ImageID{}) && !g.image("the target", s.Target).canvas {
		g.refuse("the target image %v is no canvas", s.Target)
	}
	if s.Shader != (driver.ShaderID{}) && !g.shaders[s.Shader] {
		g.refuse("shader %v does not exist", s.Shader)
	}
	for i := range s.Sources {
		g.source(i, &s.Sources[i], s.Target)
	}
}

func (g *gpu) source(i int, s *driver.Source, target driver.ImageID) {
	if s.Image == (driver.ImageID{}) {
		return
	}
	m := g.image("a source is", s.Image)
	if s.Image == target {
		g.refuse("source %d is the target, image %v", i, target)
	}
	if !within(s.Rect, m.w, m.h) {
		g.refuse("source %d has the rectangle %+v, which leaves image %v of %d×%d", i, s.Rect, s.Image, m.w, m.h)
	}
}

// spans checks what a command draws.
func (g *gpu) spans(f *driver.Frame, k *driver.Command) {
	g.span("quads", k.Quads, len(f.Quads))
	g.span("vertices", k.Vertices, len(f.Vertices))
	g.span("indices", k.Indices, len(f.Indices))
	g.span("uniforms", k.Uniforms, len(f.Uniforms))
	if k.Quads.Count > 0 && (k.Vertices.Count > 0 || k.Indices.Count > 0) {
		g.refuse("it has quads and a mesh; want one of the two")
	}
	if k.Indices.Count%3 != 0 {
		g.refuse("it has %d indices; three make a triangle", k.Indices.Count)
	}
	for _, v := range f.Indices[k.Indices.First:][:k.Indices.Count] {
		if uint64(v) >= uint64(k.Vertices.Count) {
			g.refuse("index %d is not one of its %d vertices", v, k.Vertices.Count)
		}
	}
}

func (g *gpu) span(pool string, s driver.Span, size int) {
	if !inside(s, size) {
		g.refuse("its %s are %d from the %dth on, and the frame has %d", pool, s.Count, s.First, size)
	}
}

func (g *gpu) read(f *driver.Frame, r *driver.Read) {
	w, h := f.Width, f.Height
	if r.Image != (driver.ImageID{}) {
		m := g.image("a read of", r.Image)
		w, h = m.w, m.h
	}
	if !within(r.Rect, w, h) {
		g.refuse("the rectangle %+v leaves its image of %d×%d", r.Rect, w, h)
	}
}

// inside reports whether a span lies in a pool of a size.
func inside(s driver.Span, size int) bool {
	return s.First >= 0 && s.Count >= 0 && s.First <= size && s.Count <= size-s.First
}

// within reports whether a box lies in an image of w×h. The zero Box is all of it.
func within(b driver.Box, w, h int) bool {
	return b.X >= 0 && b.Y >= 0 && b.W >= 0 && b.H >= 0 && b.X <= w && b.Y <= h && b.W <= w-b.X && b.H <= h-b.Y
}
