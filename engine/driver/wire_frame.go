package driver

import "fmt"

func (c *coder) frame(f *Frame) {
	c.frameHead(f)
	length(c, &f.Commands, 22)
	c.int(&f.Kept)
	for i := range f.Commands {
		c.state(&f.Commands[i].State)
		c.span(&f.Commands[i].Uniforms)
		c.span(&f.Commands[i].Quads)
		c.span(&f.Commands[i].Vertices)
		c.span(&f.Commands[i].Indices)
	}
	c.quads(&f.Quads)
	c.vertices(&f.Vertices)
	c.uint32s(&f.Indices)
	length(c, &f.Uniforms, 4)
	for i := range f.Uniforms {
		c.string(&f.Uniforms[i].Name)
		c.bool(&f.Uniforms[i].Int)
		c.span(&f.Uniforms[i].Span)
	}
	c.floats(&f.Floats)
}

// frameHead is all of a frame that refers to no pool.
func (c *coder) frameHead(f *Frame) {
	c.int(&f.Width)
	c.int(&f.Height)
	length(c, &f.Images, 17)
	for i := range f.Images {
		c.imageOp(&f.Images[i])
	}
	length(c, &f.Shaders, 3)
	for i := range f.Shaders {
		c.shaderID(&f.Shaders[i].Shader)
		c.string(&f.Shaders[i].Source)
	}
	length(c, &f.Reads, 7)
	for i := range f.Reads {
		c.uint32(&f.Reads[i].ID)
		c.imageID(&f.Reads[i].Image)
		c.box(&f.Reads[i].Rect)
	}
}

func (c *coder) imageOp(o *ImageOp) {
	enum(c, "the kind of an image operation", &o.Kind, ImageCreate, ImageRelease+1)
	c.imageID(&o.Image)
	c.bool(&o.Canvas)
	c.int(&o.X)
	c.int(&o.Y)
	c.int(&o.W)
	c.int(&o.H)
	c.uint64(&o.Hash)
	c.bytes(&o.Pix)
}

// state is a State without its uniforms, which point into a pool.
func (c *coder) state(s *State) {
	c.imageID(&s.Target)
	c.sources(&s.Sources)
	c.shaderID(&s.Shader)
	c.blend(&s.Blend)
	enum(c, "a filter", &s.Filter, FilterNearest, FilterLinear+1)
	enum(c, "a wrap mode", &s.Wrap, WrapClear, WrapRepeat+1)
	c.box(&s.Clip)
}

// sources are those that are not zero, after a set of bits that says which they are: most commands have one.
func (c *coder) sources(s *[4]Source) {
	var set uint8
	for i := range s {
		if s[i] != (Source{}) {
			set |= 1 << i
		}
	}
	c.byte(&set)
	if set > 15 {
		c.outOfRange("a set of sources", int64(set))
	}
	for i := range s {
		if set&(1<<i) == 0 {
			s[i] = Source{}
			continue
		}
		c.imageID(&s[i].Image)
		c.box(&s[i].Rect)
	}
}

func (c *coder) blend(b *Blend) {
	enum(c, "a blend factor", &b.SrcRGB, FactorDefault, factorEnd)
	enum(c, "a blend factor", &b.SrcAlpha, FactorDefault, factorEnd)
	enum(c, "a blend factor", &b.DstRGB, FactorDefault, factorEnd)
	enum(c, "a blend factor", &b.DstAlpha, FactorDefault, factorEnd)
	enum(c, "a blend operation", &b.OpRGB, OpAdd, opEnd)
	enum(c, "a blend operation", &b.OpAlpha, OpAdd, opEnd)
}

func (c *coder) imageID(id *ImageID) {
	c.uint32(&id.Slot)
	c.uint32(&id.Gen)
}

func (c *coder) shaderID(id *ShaderID) {
	c.uint32(&id.Slot)
	c.uint32(&id.Gen)
}

func (c *coder) box(b *Box) {
	c.int(&b.X)
	c.int(&b.Y)
	c.int(&b.W)
	c.int(&b.H)
}

func (c *coder) span(s *Span) {
	c.int(&s.First)
	c.int(&s.Count)
}

// checkSpans rejects a frame with a span that leaves its pool.
func (c *coder) checkSpans(f *Frame) {
	if f.Kept < 0 || f.Kept > len(f.Commands) {
		c.fail(fmt.Errorf("%d commands are kept, and there are %d", f.Kept, len(f.Commands)))
	}
	for i := range f.Commands {
		k := &f.Commands[i]
		c.inside("command", i, k.Uniforms, "uniforms", len(f.Uniforms))
		c.inside("command", i, k.Quads, "quads", len(f.Quads))
		c.inside("command", i, k.Vertices, "vertices", len(f.Vertices))
		c.inside("command", i, k.Indices, "indices", len(f.Indices))
	}
	for i := range f.Uniforms {
		c.inside("uniform", i, f.Uniforms[i].Span, "floats", len(f.Floats))
	}
}

func (c *coder) inside(whose string, i int, s Span, pool string, size int) {
	if s.in(size) || c.err != nil {
		return
	}
	c.fail(fmt.Errorf("%s %d wants %d %s from the %dth on, and there are %d", whose, i, s.Count, pool, s.First, size))
}

// in reports whether the span lies in a pool of a size.
func (s Span) in(size int) bool {
	return s.First >= 0 && s.Count >= 0 && s.First <= size && s.Count <= size-s.First
}
