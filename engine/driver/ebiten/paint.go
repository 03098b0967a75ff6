package ebiten

import (
	"fmt"
	"image"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// painter draws frames. It is used between Ebitengine's calls of Draw and by one goroutine.
type painter struct {
	images      images
	shaders     shaders
	uniforms    uniforms
	batch       batch
	log         onceLog
	screen      *eb.Image // what ImageID zero means in this frame
	stage       *eb.Image // stands for the screen while the frame has another size than the window
	white       *eb.Image // one texel, for commands without a source
	plain       eb.DrawTrianglesOptions
	shaded      eb.DrawTrianglesShaderOptions
	submissions int // of the last frame
}

func newPainter() *painter {
	p := &painter{}
	p.images.log = &p.log
	p.plain.ColorScaleMode = eb.ColorScaleModePremultipliedAlpha
	p.plain.DisableMipmaps = true
	return p
}

// paint draws the frame over the window's image, which is clear, and appends the answers to its reads.
func (p *painter) paint(window *eb.Image, f *driver.Frame, answers []driver.Pixels) []driver.Pixels {
	for i := range f.Images {
		p.images.do(&f.Images[i])
	}
	for i := range f.Shaders {
		p.shaders.do(&f.Shaders[i])
	}
	p.setScreen(window, f.Width, f.Height)
	p.submissions = 0
	for i := 0; i < len(f.Commands); {
		end := runEnd(f.Commands, i)
		p.submit(f, f.Commands[i:end])
		i = end
	}
	if p.screen != window {
		stretch(window, p.screen)
	}
	for _, r := range f.Reads {
		answers = p.read(r, answers)
	}
	return answers
}

// setScreen chooses where commands for the screen go: the window, or a stage of the frame's size.
func (p *painter) setScreen(window *eb.Image, w, h int) {
	size := image.Pt(w, h)
	if w <= 0 || h <= 0 || size == window.Bounds().Size() {
		p.screen = window
		return
	}
	if p.stage == nil || p.stage.Bounds().Size() != size {
		if p.stage != nil {
			p.stage.Deallocate()
		}
		p.stage = eb.NewImageWithOptions(image.Rectangle{Max: size}, &eb.NewImageOptions{Unmanaged: true})
	}
	p.stage.Clear()
	p.screen = p.stage
}

// stretch draws all of src over all of dst.
func stretch(dst, src *eb.Image) {
	to, from := dst.Bounds().Size(), src.Bounds().Size()
	op := &eb.DrawImageOptions{Filter: eb.FilterLinear, Blend: eb.BlendCopy, DisableMipmaps: true}
	op.GeoM.Scale(float64(to.X)/float64(from.X), float64(to.Y)/float64(from.Y))
	dst.DrawImage(src, op)
}

// submit draws a run of commands with one State as one call.
func (p *painter) submit(f *driver.Frame, run []driver.Command) {
	s := &run[0].State
	target := p.target(s.Target)
	if target == nil {
		p.log.warn(fmt.Sprintf("ebiten: draw into image %v: there is none", s.Target))
		return
	}
	p.batch.begin(run)
	vertices, indices := p.batch.next(f)
	if len(indices) == 0 {
		return
	}
	clipped, ok := clip(target, s.Clip)
	if !ok {
		return
	}
	p.submissions++
	plain := s.Shader == (driver.ShaderID{}) && (s.Wrap != driver.WrapClamp || s.Sources[0].Image == (driver.ImageID{}))
	for len(indices) > 0 {
		if plain {
			p.submitPlain(clipped, s, vertices, indices)
		} else {
			p.submitShaded(clipped, s, f, vertices, indices)
		}
		vertices, indices = p.batch.next(f)
	}
	if clipped != target {
		clipped.Recycle()
	}
}

func (p *painter) target(id driver.ImageID) *eb.Image {
	if id == (driver.ImageID{}) {
		return p.screen
	}
	if s := p.images.find(id); s != nil {
		return s.image
	}
	return nil
}

// clip returns the part of an image that box leaves, to be recycled when it is another image,
// and false when nothing is left.
func clip(m *eb.Image, box driver.Box) (*eb.Image, bool) {
	if box == (driver.Box{}) {
		return m, true
	}
	r := rectangle(box).Intersect(m.Bounds())
	if r.Empty() {
		return nil, false
	}
	if r == m.Bounds() {
		return m, true
	}
	return m.RecyclableSubImage(r), true
}

func (p *painter) submitPlain(target *eb.Image, s *driver.State, vertices []eb.Vertex, indices []uint32) {
	p.plain.Blend = blend(s.Blend)
	p.plain.Filter = eb.Filter(s.Filter)
	if s.Sources[0].Image == (driver.ImageID{}) {
		p.plain.Address = eb.AddressRepeat
		target.DrawTriangles32(vertices, indices, p.whiteTexel(), &p.plain)
		return
	}
	source, whole := p.source(s, 0)
	if source == nil {
		return
	}
	p.plain.Address = address(s.Wrap, whole && !p.images.find(s.Sources[0].Image).canvas)
	target.DrawTriangles32(vertices, indices, source, &p.plain)
	if !whole {
		source.Recycle()
	}
}

// address returns the cheapest address mode that does what the wrap mode says. Quads stay inside a whole page, which
// needs no test for each texel; a part of it and a canvas have edges that a linear filter reaches over.
func address(w driver.Wrap, page bool) eb.Address {
	switch {
	case w == driver.WrapRepeat:
		return eb.AddressRepeat
	case page:
		return eb.AddressUnsafe
	}
	return eb.AddressClampToZero
}

func (p *painter) submitShaded(target *eb.Image, s *driver.State, f *driver.Frame, vertices []eb.Vertex, indices []uint32) {
	shader := p.shaders.find(s.Shader)
	if s.Shader == (driver.ShaderID{}) {
		shader = p.shaders.clamped(s.Filter)
	}
	if shader == nil { // its compile error was logged
		if s.PlainToo() {
			p.submitPlain(target, s, vertices, indices)
		}
		return
	}
	var parts [4]bool
	for i := range s.Sources {
		if s.Sources[i].Image == (driver.ImageID{}) {
			continue
		}
		source, whole := p.source(s, i)
		if source == nil {
			return
		}
		p.shaded.Images[i], parts[i] = source, !whole
	}
	p.shaded.Blend = blend(s.Blend)
	p.shaded.Uniforms = p.uniforms.fill(f, s.Uniforms)
	drawn := p.drawShaded(target, shader, vertices, indices)
	for i, m := range p.shaded.Images {
		if parts[i] {
			m.Recycle()
		}
		p.shaded.Images[i] = nil
	}
	if !drawn && s.PlainToo() {
		p.submitPlain(target, s, vertices, indices)
	}
}

// drawShaded draws with a shader of the game. Ebitengine panics where its uniforms or the sizes of its sources do not
// fit; a shader in the making must not end the game, so that is logged and false returned.
func (p *painter) drawShaded(target *eb.Image, shader *eb.Shader, vertices []eb.Vertex, indices []uint32) (drawn bool) {
	defer func() {
		if cause := recover(); cause != nil {
			p.log.warn(fmt.Sprintf("ebiten: draw with a shader: %v", cause))
		}
	}()
	target.DrawTrianglesShader32(vertices, indices, shader, &p.shaded)
	return true
}

// source returns the i-th source of a state and whether it is the whole image; a part is to be recycled.
// It is nil when there is no such image or the command would read what it writes.
func (p *painter) source(s *driver.State, i int) (m *eb.Image, whole bool) {
	src := &s.Sources[i]
	found := p.images.find(src.Image)
	if found == nil {
		p.log.warn(fmt.Sprintf("ebiten: draw from image %v: there is none", src.Image))
		return nil, false
	}
	if src.Image == s.Target {
		p.log.warn(fmt.Sprintf("ebiten: draw image %v into itself: it cannot be read while it is written; try a second canvas", src.Image))
		return nil, false
	}
	if box := src.Rect; box != (driver.Box{}) && box != (driver.Box{W: found.w, H: found.h}) {
		return found.image.RecyclableSubImage(rectangle(box)), false
	}
	return found.image, true
}

func (p *painter) whiteTexel() *eb.Image {
	if p.white == nil {
		p.white = eb.NewImage(1, 1)
		p.white.WritePixels([]byte{255, 255, 255, 255})
	}
	return p.white
}

// read waits for the GPU and appends the pixels that r asks for; what lies outside the image is left out.
func (p *painter) read(r driver.Read, answers []driver.Pixels) []driver.Pixels {
	m := p.target(r.Image)
	answer := driver.Pixels{ID: r.ID}
	if m != nil {
		if part, ok := clip(m, r.Rect); ok {
			size := part.Bounds().Size()
			answer.Picture = driver.Picture{W: size.X, H: size.Y, Pix: make([]byte, 4*size.X*size.Y)}
			part.ReadPixels(answer.Pix)
			if part != m {
				part.Recycle()
			}
		}
	}
	return append(answers, answer)
}
