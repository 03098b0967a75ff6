package render

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// meshDraw is a mesh that is going to be drawn.
type meshDraw struct {
	vertices []Vertex
	indices  []uint32
	middle   geom.Vec
	radius   float64 // around the middle

	page       int32
	filter     driver.Filter
	u, v, w, h float32 // of the image, texels
}

// newMeshDraw looks whether a mesh can be drawn at all.
func (c *Canvas) newMeshDraw(m *Mesh) (d meshDraw, ok bool) {
	d.vertices, d.indices = m.Vertices, m.Indices[:len(m.Indices)/3*3]
	if len(d.indices) == 0 {
		return d, false
	}
	lo, hi := box(d.vertices)
	d.middle, d.radius = lo.Add(hi).Mul(0.5), hi.Sub(lo).Len()/2
	if !d.whole() {
		c.stats.Skipped++
		return d, false
	}
	d.page, d.filter, d.u, d.v = c.shapePage(), c.reads, white, white
	if m.Image.id != 0 {
		e := c.atlas.find(m.Image)
		d.page, d.filter, d.u, d.v, d.w, d.h = e.page, c.filter, e.x, e.y, e.texW, e.texH
	}
	return d, true
}

// whole reports whether all numbers make sense.
func (d *meshDraw) whole() bool {
	for _, i := range d.indices {
		if int(i) >= len(d.vertices) {
			return false
		}
	}
	sum := 0.0
	for i := range d.vertices {
		v := &d.vertices[i]
		sum += v.Pos.X + v.Pos.Y + v.UV.X + v.UV.Y + v.Edge.X + v.Edge.Y
	}
	return sum-sum == 0
}

// draw draws an instance.
func (d *meshDraw) draw(c *Canvas, at *Instance) {
	if m, ok := c.instance(at); ok {
		d.through(c, m, at.Tint.or(White))
	}
}

// instance returns where an instance is, in pixels of the target, and false when it has no size.
func (c *Canvas) instance(at *Instance) (geom.Transform, bool) {
	m := geom.Identity
	if at.Scale != (geom.Vec{}) {
		if at.Scale.X*at.Scale.Y == 0 {
			return m, false
		}
		m.A, m.D = at.Scale.X, at.Scale.Y
	}
	if at.Rot != 0 {
		m = m.Then(geom.Turn(at.Rot))
	}
	m.X, m.Y = at.Pos.X, at.Pos.Y
	return m.Then(c.m), true
}

// through draws the mesh, taken to pixels of the target by m.
func (d *meshDraw) through(c *Canvas, m geom.Transform, tint Color) {
	p := m.Apply(d.middle)
	size := math.Sqrt(float64(m.A*m.A) + float64(m.B*m.B) + float64(m.C*m.C) + float64(m.D*m.D))
	r := float64(d.radius*size) + 4*feather
	if !(math.Abs(p.X-c.mid.X) < c.half.X+r && math.Abs(p.Y-c.mid.Y) < c.half.Y+r && math.Abs(p.X)+math.Abs(p.Y)+r < maxPixels) {
		c.leaveOut(p.X+p.Y, math.Abs(p.X)+math.Abs(p.Y)+r)
		return
	}
	vertices, indices, first, ok := c.triangles(d.page, d.filter, len(d.vertices), len(d.indices))
	if !ok {
		return
	}
	k := tint.floats(1)
	for i := range d.vertices {
		d.set(&vertices[i], &d.vertices[i], &m, &k)
	}
	for i, n := range d.indices {
		indices[i] = first + n
	}
}

// set writes a vertex.
func (d *meshDraw) set(to *driver.Vertex, v *Vertex, m *geom.Transform, tint *[4]float32) {
	p := m.Apply(v.Pos)
	if v.Edge != (geom.Vec{}) {
		way := geom.Vec{X: float64(m.A*v.Edge.X) + float64(m.B*v.Edge.Y), Y: float64(m.C*v.Edge.X) + float64(m.D*v.Edge.Y)}
		if l := way.Len(); l > 0 {
			p = p.Add(way.Mul(feather * v.Edge.Len() / l))
		}
	}
	col := v.Color.or(White).floats(1)
	to.X, to.Y = float32(p.X), float32(p.Y)
	to.U, to.V = d.u+float32(float32(v.UV.X)*d.w), d.v+float32(float32(v.UV.Y)*d.h)
	to.R, to.G, to.B, to.A = col[0]*tint[0], col[1]*tint[1], col[2]*tint[2], col[3]*tint[3]
	to.Custom = [4]float32{}
}

// triangles adds n vertices and m indices of a mesh that reads a page. The indices count from first.
func (c *Canvas) triangles(page int32, filter driver.Filter, n, m int) (v []driver.Vertex, indices []uint32, first uint32, ok bool) {
	if c.kind != mesh || page != c.page || filter != c.reads {
		if c.atlas.pages[page].id == c.target {
			c.stats.Skipped++ // an image cannot be read while it is drawn on
			return nil, nil, 0, false
		}
		c.page = page
		c.open(mesh, c.atlas.pages[page].id, filter)
	}
	at, i := len(c.f.Vertices), len(c.f.Indices)
	c.f.Vertices = slices.Grow(c.f.Vertices, n)[:at+n]
	c.f.Indices = slices.Grow(c.f.Indices, m)[:i+m]
	return c.f.Vertices[at:], c.f.Indices[i:], uint32(at - c.f.Commands[len(c.f.Commands)-1].Vertices.First), true
}
