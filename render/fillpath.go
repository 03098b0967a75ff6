package render

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render/tessellate"
)

// Rule says what the inside of a path is where its parts lie over each other.
type Rule uint8

// The rules.
const (
	EvenOdd Rule = iota // a part inside of another one is a hole, one in that an island
	NonZero             // parts that go round the same way are joined; a hole goes the other way
)

// Fill is how the inside of a path is drawn. The zero value is white.
type Fill struct {
	Color    Color // zero: white
	Gradient Gradient
	Rule     Rule // zero: EvenOdd
}

// shaper makes triangles of paths. Its memory is used again.
type shaper struct {
	flattener
	stroker
	colorist
	tess tessellate.Tessellator
	mesh Mesh // what a canvas draws next, pixels
}

// fill cuts the inside of the path that was flattened into triangles.
func (s *shaper) fill(rule Rule) error {
	s.tess.Reset()
	for _, l := range s.lines {
		s.tess.Contour(s.points[l.begin:l.end]...)
	}
	return s.cut(tessellate.Rule(rule))
}

// cut makes the triangles, such that the feather of the edges fits around them.
func (s *shaper) cut(rule tessellate.Rule) error {
	err := s.tess.Fill(rule)
	if err == nil {
		s.tess.Shrink(feather)
	}
	return err
}

// strokeWidth returns a stroke's width in pixels, as many as unit makes of a logical one, and an error when it is none.
func strokeWidth(k *Stroke, unit float64) (float64, error) {
	width := k.Width
	if width == 0 {
		width = 1
	}
	width *= unit
	if !(width > 0 && width < maxPixels) {
		return 0, fmt.Errorf("a width of %v is none; use one above 0", k.Width)
	}
	return width, nil
}

// stroke cuts the stroke of the path that was flattened into triangles. It returns the part of a pixel that one thinner
// than that covers.
func (s *shaper) stroke(k *Stroke, width, unit float64) (cover float64, err error) {
	if err = s.outline(k, max(width, 1)/2, unit); err == nil {
		err = s.cut(tessellate.NonZero)
	}
	return min(width, 1), err
}

// outline makes the contours of a stroke.
func (s *shaper) outline(k *Stroke, reach, unit float64) error {
	s.tess.Reset()
	s.out = &s.tess
	s.stroker.set(k, reach)
	d, dashed := newDashes(k, unit)
	for _, l := range s.lines {
		points := s.points[l.begin:l.end]
		if !dashed {
			s.line(points, l.closed)
		} else if err := s.dashed(points, l.closed, d); err != nil {
			return err
		}
	}
	return nil
}

// paint adds the triangles to a mesh: two vertices at each corner, one inside in full colour and one outside that is
// clear. The mesh's coordinates become pixels through toPixels.
func (s *shaper) paint(m *Mesh, col Color, g *Gradient, toPixels geom.Transform, cover float64) {
	if g.count() == 0 {
		s.paintPlain(m, col.or(White).Fade(cover))
		return
	}
	if !s.colorist.set(g, toPixels) {
		s.paintPlain(m, g.Stops[g.count()-1].Color.or(White).Fade(cover))
		return
	}
	in := func(i uint32) shadedCorner {
		c := &s.tess.Corners[i]
		return shadedCorner{pos: c.Pos, out: c.Out.Mul(-1), cover: cover}
	}
	out := func(i uint32) shadedCorner {
		c := &s.tess.Corners[i]
		return shadedCorner{pos: c.Pos, out: c.Out}
	}
	for i := s.tess.Triangles; len(i) > 0; i = i[3:] {
		s.triangle(m, in(i[0]), in(i[1]), in(i[2]))
	}
	for e := s.tess.Edges; len(e) > 0; e = e[2:] {
		s.triangle(m, in(e[0]), out(e[0]), in(e[1]))
		s.triangle(m, in(e[1]), out(e[0]), out(e[1]))
	}
}

func (s *shaper) paintPlain(m *Mesh, col Color) {
	first := uint32(len(m.Vertices))
	clear := col.Fade(0)
	for _, c := range s.tess.Corners {
		m.Vertices = append(m.Vertices, Vertex{Pos: c.Pos, Edge: c.Out.Mul(-1), Color: col}, Vertex{Pos: c.Pos, Edge: c.Out, Color: clear})
	}
	for _, i := range s.tess.Triangles {
		m.Indices = append(m.Indices, first+2*i)
	}
	for e := s.tess.Edges; len(e) > 0; e = e[2:] {
		a, b := first+2*e[0], first+2*e[1]
		m.Indices = append(m.Indices, a, a+1, b, b, a+1, b+1)
	}
}
