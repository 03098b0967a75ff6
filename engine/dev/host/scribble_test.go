package host

import (
	"math/rand/v2"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// scribbler makes frames at random that keep to the rules: with images, canvases, uniforms, quads and meshes.
type scribbler struct {
	r      *rand.Rand
	w, h   int
	pages  []driver.ImageID
	canvas []driver.ImageID
	gens   map[uint32]uint32
	f      driver.Frame
	reads  uint32
}

func newScribbler(seed uint64, w, h int) *scribbler {
	return &scribbler{r: rand.New(rand.NewPCG(seed, 1)), w: w, h: h, gens: map[uint32]uint32{}}
}

const side = 16 // of its images, texels

func (s *scribbler) create(canvas bool) {
	slot := uint32(s.r.IntN(6))
	if canvas {
		slot += 6
	}
	for _, id := range slices.Concat(s.pages, s.canvas) {
		if id.Slot == slot {
			return
		}
	}
	s.gens[slot]++
	id := driver.ImageID{Slot: slot, Gen: s.gens[slot]}
	s.f.Images = append(s.f.Images, driver.ImageOp{Kind: driver.ImageCreate, Image: id, Canvas: canvas, W: side, H: side})
	if canvas {
		s.canvas = append(s.canvas, id)
		return
	}
	pix := make([]byte, side*side*4)
	for i := range pix {
		pix[i] = byte(s.r.IntN(256))
		if i%4 == 3 {
			pix[i] = 255
		}
	}
	s.f.Images = append(s.f.Images, driver.ImageOp{Kind: driver.ImageWrite, Image: id, W: side, H: side, Pix: pix})
	s.pages = append(s.pages, id)
}

func (s *scribbler) next() *driver.Frame {
	f := &s.f
	f.Reset()
	f.Width, f.Height = s.w, s.h
	if len(s.pages) > 1 && s.r.IntN(4) == 0 {
		f.Images = append(f.Images, driver.ImageOp{Kind: driver.ImageRelease, Image: s.pages[0]})
		s.pages = s.pages[1:]
	}
	s.create(false)
	s.create(true)
	for range s.r.IntN(3) {
		if len(s.canvas) > 0 {
			s.command(s.canvas[s.r.IntN(len(s.canvas))])
		}
	}
	f.Kept = len(f.Commands)
	for range s.r.IntN(6) {
		s.command(driver.ImageID{})
	}
	if len(s.pages) > 0 && s.r.IntN(3) == 0 {
		s.reads++
		f.Reads = append(f.Reads, driver.Read{ID: s.reads, Image: s.pages[0]})
	}
	return f
}

func (s *scribbler) command(target driver.ImageID) {
	f := &s.f
	c := driver.Command{State: driver.State{Target: target}}
	list := s.pages
	if target == (driver.ImageID{}) && len(s.canvas) > 0 && s.r.IntN(2) == 0 {
		list = s.canvas
	}
	if len(list) > 0 && s.r.IntN(3) > 0 {
		c.Sources[0].Image = list[s.r.IntN(len(list))]
	}
	if s.r.IntN(4) == 0 {
		c.Clip = driver.Box{X: 2, Y: 2, W: 8, H: 8}
	}
	if s.r.IntN(3) == 0 {
		c.Uniforms = driver.Span{First: len(f.Uniforms), Count: 1}
		f.Uniforms = append(f.Uniforms, driver.Uniform{Name: "U", Span: driver.Span{First: len(f.Floats), Count: 2}})
		f.Floats = append(f.Floats, s.float(), s.float())
	}
	if s.r.IntN(2) == 0 {
		s.quads(&c)
	} else {
		c.Vertices = driver.Span{First: len(f.Vertices), Count: 3}
		c.Indices = driver.Span{First: len(f.Indices), Count: 3}
		for range 3 {
			f.Vertices = append(f.Vertices, driver.Vertex{X: s.float(), Y: s.float(), R: 1, G: s.float() / 64, A: 1})
		}
		f.Indices = append(f.Indices, 0, 2, 1)
	}
	f.Commands = append(f.Commands, c)
}

func (s *scribbler) quads(c *driver.Command) {
	c.Quads.First = len(s.f.Quads)
	for range 1 + s.r.IntN(3) {
		s.f.Quads = append(s.f.Quads, driver.Quad{
			A: s.float(), D: s.float(), X: s.float(), Y: s.float(), U1: side, V1: side,
			Color: [4]uint16{65535, uint16(s.r.IntN(65536)), 65535, 65535},
		})
		c.Quads.Count++
	}
}

func (s *scribbler) float() float32 { return float32(s.r.IntN(64)) }
