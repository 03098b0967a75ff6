package host

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// part is the picture of one program.
type part struct {
	frame *driver.Frame
	names *names
	once  bool // only what is done once counts: uploads, and canvases that are kept. The picture is not seen
	again bool // it was shown before: what is done once was done
}

// merge makes one picture of those of several programs. Its memory only grows.
type merge struct {
	check func(source string) error // what is wrong with a shader; nil: nobody looks
	wrong func(source string, err error)

	images, shaders ids
	frame           driver.Frame
	own             driver.Frame // memory for the pools where they cannot be those of one program
	reads           []asked
	lastRead        uint32
	bases           []base
}

// asked is a read that was not answered yet.
type asked struct {
	id, own uint32 // on the driver's side, and the program's
	by      *names
}

// begin begins a picture of a size, device pixels.
func (m *merge) begin(w, h int) {
	m.frame.Images, m.frame.Shaders = m.frame.Images[:0], m.frame.Shaders[:0]
	m.frame.Width, m.frame.Height = w, h
}

// forget releases all that a program had, in the picture that was begun.
func (m *merge) forget(n *names) {
	for i := range n.images {
		if k := &n.images[i]; k.live {
			m.releaseImage(k)
		}
	}
	for i := range n.shaders {
		if k := &n.shaders[i]; k.live {
			m.frame.Shaders = append(m.frame.Shaders, driver.ShaderOp{Shader: driver.ShaderID{Slot: k.slot, Gen: k.tag}})
			m.shaders.release(k.slot)
			k.live = false
		}
	}
	kept := m.reads[:0]
	for _, r := range m.reads {
		if r.by != n {
			kept = append(kept, r)
		}
	}
	m.reads = kept
}

func (m *merge) releaseImage(k *name) {
	m.frame.Images = append(m.frame.Images, driver.ImageOp{Kind: driver.ImageRelease, Image: driver.ImageID{Slot: k.slot, Gen: k.tag}})
	m.images.release(k.slot)
	k.live = false
}

// end puts the parts over one another, the first one lowest, and returns the picture. It is valid until the next begin,
// and as long as the parts.
func (m *merge) end(parts []part) *driver.Frame {
	m.reset()
	for i := range parts {
		if !parts[i].again {
			m.do(&parts[i])
		}
	}
	drawing := 0
	for i := range parts {
		if p := &parts[i]; len(p.frame.Commands) > 0 {
			drawing++
		}
	}
	m.bases = slices.Grow(m.bases[:0], len(parts))[:len(parts)]
	if f := only(parts, drawing); f != nil && m.fits(f) {
		clear(m.bases)
		m.alias(f)
	} else {
		for i := range parts {
			if f := parts[i].frame; m.fits(f) && len(f.Commands) > 0 {
				m.bases[i] = m.pour(f)
			}
		}
	}
	for i := range parts {
		if p := &parts[i]; !p.again {
			m.commands(p, m.bases[i], p.frame.Commands[:p.frame.Kept])
		}
	}
	m.frame.Kept = len(m.frame.Commands)
	for i := range parts {
		if p := &parts[i]; !p.once {
			m.commands(p, m.bases[i], p.frame.Commands[p.frame.Kept:])
			m.read(p)
		}
	}
	return m.done(drawing)
}

// base is where the pools of a part begin in those of the picture.
type base struct{ quads, vertices, indices, uniforms, floats int }

func only(parts []part, drawing int) *driver.Frame {
	if drawing != 1 {
		return nil
	}
	for i := range parts {
		if len(parts[i].frame.Commands) > 0 {
			return parts[i].frame
		}
	}
	return nil
}

func (m *merge) reset() {
	f := &m.frame
	f.Kept, f.Commands, f.Reads = 0, f.Commands[:0], f.Reads[:0]
	o := &m.own
	o.Quads, o.Vertices, o.Indices, o.Uniforms, o.Floats = o.Quads[:0], o.Vertices[:0], o.Indices[:0], o.Uniforms[:0], o.Floats[:0]
	m.alias(o)
}

// alias takes the pools of another frame for those of the picture, without a copy.
func (m *merge) alias(f *driver.Frame) {
	t := &m.frame
	t.Quads, t.Vertices, t.Indices, t.Uniforms, t.Floats = f.Quads, f.Vertices, f.Indices, f.Uniforms, f.Floats
}

// done completes the picture.
func (m *merge) done(drawing int) *driver.Frame {
	if o := &m.own; len(o.Quads)+len(o.Vertices)+len(o.Indices)+len(o.Uniforms)+len(o.Floats) > 0 || drawing == 0 {
		m.alias(o)
	}
	return &m.frame
}

// pour copies the pools of a part behind those that are there.
func (m *merge) pour(f *driver.Frame) base {
	o := &m.own
	b := base{len(o.Quads), len(o.Vertices), len(o.Indices), len(o.Uniforms), len(o.Floats)}
	o.Quads = append(o.Quads, f.Quads...)
	o.Vertices = append(o.Vertices, f.Vertices...)
	o.Indices = append(o.Indices, f.Indices...)
	m.pourUniforms(f, b)
	return b
}

func (m *merge) pourUniforms(f *driver.Frame, b base) {
	o := &m.own
	o.Floats = append(o.Floats, f.Floats...)
	o.Uniforms = append(o.Uniforms, f.Uniforms...)
	for i := b.uniforms; i < len(o.Uniforms); i++ {
		o.Uniforms[i].First += b.floats
	}
}
