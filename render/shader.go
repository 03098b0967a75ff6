package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

// Shader names a program for the GPU in Kage, the language of Ebitengine's shaders: 64 bits of plain data like an Image.
// The zero value is none. Its uniforms are the fields of a struct, see Canvas.Shade.
type Shader struct{ id uint64 }

// ShaderFile returns the shader of a file of the game's assets, "wave.kage". It reads nothing and cannot fail; the first
// use reads the file. One that is missing is reported once, one that does not compile is logged by the driver, and what
// they would draw is drawn without them. It is safe for concurrent use. The empty name is the zero Shader.
func ShaderFile(name string) Shader {
	if name == "" {
		return Shader{}
	}
	return Shader(known.enter(recipe{name: name, shading: &withShaders}))
}

// ShaderText returns a shader with its source. The name stands for the source: it panics on another source of another
// length with the same name. It is safe for concurrent use.
func ShaderText(name, source string) Shader {
	return Shader(known.enter(recipe{name: name, shading: &withShaders, made: true, data: []byte(source)}))
}

// String returns the shader's name, "none" for the zero value.
func (s Shader) String() string { return Image(s).String() }

// Shade draws the sprites that follow with a shader, until Shade(Shader{}, nil). It is called for each pixel of a sprite:
//
//	//kage:unit pixels
//	package main
//
//	var Time float
//
//	func Fragment(dst vec4, src vec2, color vec4) vec4 {
//		src.x += 3 * sin(src.y/4 + 5*Time)
//		return imageSrc0At(src) * color
//	}
//
// imageSrc0Origin and imageSrc0Size speak of the sprite's picture, or its frame, and color is its tint. uniforms is a
// struct, or better a pointer to one, whose fields have the names of the shader's variables:
//
//	c.Shade(wave, &struct{ Time float64 }{c.Time()})
//
// Fields may be numbers, geom.Vec (vec2), geom.Rect (vec4), Color (vec4, premultiplied), geom.Transform (mat3), arrays and
// slices of those, bool (0 or 1), and Image: the first is imageSrc1, the next imageSrc2 and 3. Where images are of one size
// with the sprite they may be read by src; others by their own Origin and Size. Nil is for a shader without any. It panics
// on other types. Fields are read now and not kept; a type's first use allocates.
//
// Sprites with a shader are one draw call where neighbours have one picture and no other Shade comes between. Tiles, text
// and shapes are drawn without.
func (c *Canvas) Shade(s Shader, uniforms any) {
	if c.kind == quads {
		c.kind = paused // the next sprite has another command
	}
	c.shader = driver.ShaderID{}
	if s == (Shader{}) {
		return
	}
	r, ok := known.find(Image(s))
	if !ok || r.shading == nil {
		c.atlas.report(Image(s), unknownShader(s))
		return
	}
	r.shading.shade(c, s, uniforms)
}

// shading is what it takes to use shaders. Only the functions that name one lead there: a page links every method of
// Canvas, and without this indirection all that they call.
type shading struct {
	shade, post func(c *Canvas, s Shader, uniforms any)
}

var withShaders = shading{(*Canvas).shade, (*Canvas).post}

func (c *Canvas) shade(s Shader, uniforms any) {
	c.atlas.shades() // before an image of the uniforms is loaded, so that errors come in order
	if id, ok := c.atlas.shaders.find(c.atlas, s); ok {
		c.shader = id
		c.uniforms, c.extra = c.pack(s, uniforms)
	}
}

// shadeLast gives the command of the sprite that was drawn last the shader: a command of its own, which drivers join
// with neighbours that have the same state.
func (c *Canvas) shadeLast(u, v, w, h float32) {
	k := &c.f.Commands[len(c.f.Commands)-1]
	k.Shader, k.Uniforms = c.shader, c.uniforms
	k.Sources[0].Rect = driver.Box{X: int(u), Y: int(v), W: int(w), H: int(h)}
	copy(k.Sources[1:], c.extra[:])
	c.closeRun()
}

// shaders are those of an atlas that were used.
type shaders struct {
	ids   map[uint64]driver.ShaderID // by the id of the shader; zero: it cannot be had
	order []Shader                   // of first use
	text  []string                   // of each in order, as it was sent last
	ops   []driver.ShaderOp          // not in a frame yet
}

// shades makes the table of shaders.
func (a *Atlas) shades() {
	if a.shaders == nil {
		a.shaders = &shaders{ids: map[uint64]driver.ShaderID{}}
	}
}

// find returns the shader on the driver's side, and false when there is none.
func (m *shaders) find(a *Atlas, s Shader) (driver.ShaderID, bool) {
	id, ok := m.ids[s.id]
	if !ok {
		id = driver.ShaderID{Slot: a.below + uint32(len(m.order)+1), Gen: 1}
		source, err := a.source(s)
		a.report(Image(s), err)
		m.order, m.text = append(m.order, s), append(m.text, source)
		if source == "" {
			id.Gen = 0
		} else {
			m.ops = append(m.ops, driver.ShaderOp{Shader: id, Source: source})
		}
		m.ids[s.id] = id
	}
	return id, id.Gen != 0
}

func unknownShader(s Shader) error {
	return fmt.Errorf("render: load shader %016x: no shader of this name in this build; name it before a snapshot is restored", s.id)
}

// source returns a shader's text, or an error that says why there is none.
func (a *Atlas) source(s Shader) (string, error) {
	r, ok := known.find(Image(s))
	if !ok || r.shading == nil {
		return "", unknownShader(s)
	}
	if r.made {
		return string(r.data), nil
	}
	if a.ReadFile == nil {
		return "", fmt.Errorf("render: load shader %q: %w", r.name, errNoAssets)
	}
	text, err := a.ReadFile(r.name)
	switch {
	case err != nil:
		return "", fmt.Errorf("render: load shader %q: %w", r.name, err)
	case len(text) == 0:
		return "", fmt.Errorf("render: load shader %q: the file is empty", r.name)
	}
	return string(text), nil
}

// resource sends another source of a shader.
func (m *shaders) resource(i int, source string) {
	id := m.ids[m.order[i].id]
	id.Gen = 1
	m.ids[m.order[i].id], m.text[i] = id, source
	m.ops = append(m.ops, driver.ShaderOp{Shader: id, Source: source})
}

// resend sends all again, to a new window.
func (m *shaders) resend() {
	m.ops = nil
	for i, s := range m.order {
		if id := m.ids[s.id]; id.Gen != 0 {
			m.ops = append(m.ops, driver.ShaderOp{Shader: id, Source: m.text[i]})
		}
	}
}
