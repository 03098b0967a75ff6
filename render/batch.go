package render

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// maxPixels is the largest place and size that is drawn, pixels of the target: what is beyond is a mistake.
const maxPixels = 1 << 30

// kind says what the open command draws.
type kind uint8

const (
	closed kind = iota
	quads       // on which the next quad of the same page may follow
	paused      // quads, but the next one needs a mark of its own: the layer has changed
	keyed       // quads of a layer that is sorted: each needs its key
	mesh
)

// state is how the next thing is drawn.
type state struct {
	target   driver.ImageID // zero: the screen
	clip     driver.Box     // of the whole canvas, pixels of the target
	view     driver.Box     // of it, what the camera fills
	cut      driver.Box     // view and scissor; zero: none needed
	sight    geom.Rect      // what cut lets through, pixels of the target
	mid      geom.Vec       // of sight
	half     geom.Vec       // of its size; negative: nothing is in sight
	blend    Blend
	filter   driver.Filter // of sprites
	snap     bool          // upright sprites lie on whole pixels
	layer    int32
	order    *rule                   // of the layer; nil: call order
	depth    float64                 // of what follows, in a layer that is sorted
	shader   driver.ShaderID         // of sprites; zero: none
	uniforms driver.Span             // of the shader
	extra    [maxExtra]driver.Source // what it reads besides the sprite
	size     geom.Vec                // of the canvas, logical pixels
	base     geom.Transform          // logical pixels to pixels of the target

	m       geom.Transform // current coordinates to pixels of the target
	px      float64        // pixels of the target per unit of them, by area
	upright bool           // m neither turns nor skews
}

// batch joins neighbouring draws of one state into commands. The command that is open was made from the present state,
// since every change of it closes that.
type batch struct {
	state

	kind     kind          // of the open command
	page     int32         // of the last sprite or letter
	reads    driver.Filter // of the open command
	run      uint32        // counts the commands opened and closed, so that a Bulk knows whether its own is open
	finished bool          // the layers are in order, and what follows lies over them
	pass     pass

	layered bool // a layer other than 0 was used, or one that is not in call order
	sorting sorting
}

// pass is what is put in order together: what is drawn on one image, or on the canvas between two such.
type pass struct {
	command int // the first one
	quad    int // the first one
	marks   []mark
}

// mark is where quads of one layer and state begin, or a mesh.
type mark struct {
	layer   uint32 // as a sorting key
	command int32  // whose State it has
	quad    int32  // the first one; those up to the next mark's are its own
	key     int32  // the first of its keys, in a layer that is sorted; else -1
}

func (b *batch) begin() {
	*b = batch{pass: pass{marks: b.pass.marks[:0]}, sorting: b.sorting}
	b.sorting.orders, b.sorting.keys = b.sorting.orders[:0], b.sorting.keys[:0]
}

// quad adds a parallelogram of a page and returns it with texels and colour still to be set, or nil when it is out
// of sight or cannot be drawn. The numbers are those of driver.Quad from A to Y, pixels of the target.
func (c *Canvas) quad(page int32, filter driver.Filter, ax, bx, cy, dy, x, y float64) *driver.Quad {
	ex, ey := (math.Abs(ax)+math.Abs(bx))*0.5, (math.Abs(cy)+math.Abs(dy))*0.5
	mx, my := x+float64((ax+bx)*0.5), y+float64((cy+dy)*0.5)
	if !(math.Abs(mx-c.mid.X) < c.half.X+ex && math.Abs(my-c.mid.Y) < c.half.Y+ey && ex+ey < maxPixels) {
		c.leaveOut(mx+my, ex+ey)
		return nil
	}
	if (c.kind != quads || page != c.page || filter != c.reads) && !c.turnTo(page, filter) {
		return nil
	}
	q := c.newQuad()
	q.A, q.B, q.C, q.D = float32(ax), float32(bx), float32(cy), float32(dy)
	q.X, q.Y = float32(x), float32(y)
	return q
}

// turnTo makes the open command one that a quad of a page can be added to, and reports whether it may be.
func (c *Canvas) turnTo(page int32, filter driver.Filter) bool {
	same := page == c.page && filter == c.reads
	switch {
	case same && c.kind == keyed:
	case same && c.kind == paused:
		c.mark(len(c.f.Commands) - 1)
	case c.atlas.pages[page].id == c.target:
		c.stats.Skipped++ // an image cannot be read while it is drawn on
		return false
	default:
		c.page = page
		c.open(quads, c.atlas.pages[page].id, filter)
		if c.atlas.pages[page].drawn && filter == driver.FilterLinear { // it has no margin
			c.f.Commands[len(c.f.Commands)-1].Wrap = driver.WrapClamp
		}
	}
	c.kind = quads
	if c.shader != (driver.ShaderID{}) {
		c.kind = paused // so that a sprite, which has a shader, does not go into the same command
	}
	if c.order.sorts() {
		c.kind = keyed
		c.order.note(c)
	}
	return true
}

// leaveOut counts what is not drawn: either it is out of sight or its numbers make no sense.
func (c *Canvas) leaveOut(place, size float64) {
	if place-place == 0 && size < maxPixels {
		c.stats.Culled++
	} else {
		c.stats.Skipped++
	}
}

// newQuad adds a quad that still holds old values: the pool only grows.
func (c *Canvas) newQuad() *driver.Quad {
	f := c.f
	n := len(f.Quads)
	if n == cap(f.Quads) {
		f.Quads = moreQuads(f.Quads)
	}
	f.Quads = f.Quads[:n+1]
	return &f.Quads[n]
}

// moreQuads makes room. It is a function of its own, so that what draws is short.
//
//go:noinline
func moreQuads(q []driver.Quad) []driver.Quad { return slices.Grow(q, max(len(q), 1024)) }

// shapePage returns the page whose white block a shape reads: the one in use, so that the run goes on.
func (c *Canvas) shapePage() int32 {
	if c.atlas.pages[c.page].own {
		return 0
	}
	return c.page
}

// box adds an upright rectangle in one colour, pixels of the target.
func (c *Canvas) box(x0, y0, x1, y1 float64, col [4]uint16) {
	s := &c.sight
	if !(x0 < s.X+s.W && x1 > s.X && y0 < s.Y+s.H && y1 > s.Y) {
		c.leaveOut(x0+y0+x1+y1, 0)
		return
	}
	x0, y0, x1, y1 = max(x0, s.X), max(y0, s.Y), min(x1, s.X+s.W), min(y1, s.Y+s.H)
	q := c.quad(c.shapePage(), c.reads, x1-x0, 0, 0, y1-y0, x0, y0)
	if q == nil {
		return
	}
	q.U0, q.V0, q.U1, q.V1 = white, white, white, white
	q.Color = col
}

// vertices adds n vertices and m indices of a mesh. The indices count from first.
func (c *Canvas) vertices(n, m int) (v []driver.Vertex, indices []uint32, first uint32) {
	if page := c.shapePage(); c.kind != mesh || page != c.page || c.order.sorts() {
		c.page = page
		c.open(mesh, c.atlas.pages[page].id, c.reads)
		if c.order.sorts() {
			c.order.note(c)
		}
	}
	at, i := len(c.f.Vertices), len(c.f.Indices)
	c.f.Vertices = slices.Grow(c.f.Vertices, n)[:at+n]
	c.f.Indices = slices.Grow(c.f.Indices, m)[:i+m]
	return c.f.Vertices[at:], c.f.Indices[i:], uint32(at - c.f.Commands[len(c.f.Commands)-1].Vertices.First)
}

// open begins a command with the current state.
func (c *Canvas) open(k kind, source driver.ImageID, filter driver.Filter) {
	c.closeRun()
	f := c.f
	f.Commands = append(f.Commands, driver.Command{})
	cmd := &f.Commands[len(f.Commands)-1]
	cmd.Target, cmd.Blend, cmd.Filter, cmd.Clip = c.target, c.blend, filter, c.cut
	cmd.Sources[0].Image = source
	if k == quads {
		cmd.Quads.First = len(f.Quads)
	} else {
		cmd.Vertices.First, cmd.Indices.First = len(f.Vertices), len(f.Indices)
	}
	c.kind, c.reads = k, filter
	c.mark(len(f.Commands) - 1)
}

// mark notes that what follows is of the present layer.
//
//go:noinline
func (c *Canvas) mark(command int) {
	m := mark{layer: uint32(c.layer) ^ 1<<31, command: int32(command), quad: int32(len(c.f.Quads)), key: -1}
	if c.order.sorts() {
		m.key = int32(len(c.sorting.keys))
	}
	c.pass.marks = append(c.pass.marks, m)
	c.run++
}

// closeRun ends the open command, if there is one.
func (c *Canvas) closeRun() {
	if c.kind == closed {
		return
	}
	f := c.f
	cmd := &f.Commands[len(f.Commands)-1]
	if c.kind == mesh {
		cmd.Vertices.Count = len(f.Vertices) - cmd.Vertices.First
		cmd.Indices.Count = len(f.Indices) - cmd.Indices.First
	} else {
		cmd.Quads.Count = len(f.Quads) - cmd.Quads.First
	}
	c.kind = closed
	c.run++
}

// endPass puts the commands of a pass in their order. What follows lies over them.
func (c *Canvas) endPass() {
	c.closeRun()
	if c.layered {
		c.sortLayers()
	}
	c.pass = pass{command: len(c.f.Commands), quad: len(c.f.Quads), marks: c.pass.marks[:0]}
}
