package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
)

// Vertex is a corner of a mesh's triangles. What lies between three of them is mixed.
type Vertex struct {
	Pos   geom.Vec // logical pixels
	UV    geom.Vec // of the mesh's image: 0, 0 is its top left corner, 1, 1 its bottom right one
	Edge  geom.Vec // where half a device pixel moves it, for smooth edges at any size; zero: nowhere
	Color Color    // multiplies the image; zero: white
}

// Mesh is triangles that are made once and drawn any number of times: from shapes with Fill and Stroke, or vertex by
// vertex. It is plain data, and the zero value is empty.
type Mesh struct {
	Image    Image // zero: none, colours alone
	Vertices []Vertex
	Indices  []uint32 // three make a triangle
	// Detail is the largest scale at which curves that are added look round; zero: 2.
	Detail float64
}

// Reset empties the mesh and keeps its memory.
func (m *Mesh) Reset() { m.Vertices, m.Indices = m.Vertices[:0], m.Indices[:0] }

// Fill adds the inside of a path, smooth at its edges. UV goes over the box around the path. It allocates, and takes
// some microseconds for ten points: it is for the start of a game. An error says that a point is no number, or that
// there are too many; nothing is added then.
func (m *Mesh) Fill(p *Path, f Fill) error {
	var s shaper
	detail := m.detail()
	err := s.flatten(p, detail)
	if err == nil {
		err = s.fill(f.Rule)
	}
	if err != nil {
		return fmt.Errorf("render: fill a path: %w", err)
	}
	m.take(&s, f.Color, &f.Gradient, detail, 1)
	return nil
}

// Stroke adds the lines of a path, as Fill does. A stroke is not thinner than a device pixel at the scale Detail.
func (m *Mesh) Stroke(p *Path, k Stroke) error {
	var s shaper
	detail, cover := m.detail(), 0.0
	width, err := strokeWidth(&k, detail.A)
	if err == nil {
		err = s.flatten(p, detail)
	}
	if err == nil {
		cover, err = s.stroke(&k, width, detail.A)
	}
	if err != nil {
		return fmt.Errorf("render: stroke a path: %w", err)
	}
	m.take(&s, k.Color, &k.Gradient, detail, cover)
	return nil
}

func (m *Mesh) detail() geom.Transform {
	d := m.Detail
	if !(d > 0) {
		d = 2
	}
	return geom.Stretch(geom.Vec{X: d, Y: d})
}

// take adds the triangles of a shaper, whose pixels are detail times smaller than the mesh's.
func (m *Mesh) take(s *shaper, col Color, g *Gradient, detail geom.Transform, cover float64) {
	first := len(m.Vertices)
	s.paint(m, col, g, detail, cover)
	added := m.Vertices[first:]
	for i := range added {
		added[i].Pos = added[i].Pos.Mul(1 / detail.A)
	}
	lo, hi := box(added)
	size := hi.Sub(lo)
	if size.X > 0 && size.Y > 0 {
		for i := range added {
			at := added[i].Pos.Sub(lo)
			added[i].UV = geom.Vec{X: at.X / size.X, Y: at.Y / size.Y}
		}
	}
}

// box returns the corners of the box around vertices.
func box(v []Vertex) (lo, hi geom.Vec) {
	if len(v) == 0 {
		return lo, hi
	}
	lo, hi = v[0].Pos, v[0].Pos
	for i := range v {
		p := &v[i].Pos
		lo = geom.Vec{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
		hi = geom.Vec{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
	}
	return lo, hi
}

// Instance is where and how a mesh is drawn. The zero value is at the origin, as it is.
type Instance struct {
	Pos   geom.Vec // of the mesh's origin, logical pixels
	Rot   float64  // around it, radians, clockwise
	Scale geom.Vec // factors; zero: 1, 1
	Tint  Color    // multiplies the mesh; zero: white
}

// Draw draws the mesh over what was drawn before. It belongs to the same draw call as neighbouring sprites and shapes
// when the image shares their page. Cost is that of its vertices; what is out of sight is left out. An index without a
// vertex or a vertex that is no number leaves the mesh out, and is counted in Stats.Skipped.
func (m *Mesh) Draw(c *Canvas, at Instance) {
	if d, ok := c.newMeshDraw(m); ok {
		d.draw(c, &at)
	}
}

// DrawAll draws the mesh many times. It does not keep at.
func (m *Mesh) DrawAll(c *Canvas, at []Instance) {
	d, ok := c.newMeshDraw(m)
	for i := range at {
		if !ok {
			return
		}
		d.draw(c, &at[i])
	}
}
