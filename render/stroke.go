package render

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// PolygonLine draws the closed outline of a polygon, width logical pixels wide, half of it on each side of the edges.
// Corners are pointed, and cut off where they would be longer than four widths. Two points draw a line, fewer nothing.
// Below a device pixel it fades. It does not keep points.
func (c *Canvas) PolygonLine(points []geom.Vec, width float64, col Color) {
	if len(points) == 2 {
		c.Line(points[0], points[1], width, col)
		return
	}
	if c.outline(points) {
		c.stroke(width, col)
	}
}

// stroke draws the closed outline of c.points.
func (c *Canvas) stroke(width float64, col Color) {
	w := width * c.px
	if !c.sensible(geom.Vec{X: w}) {
		return
	}
	s := section{reach: max(w, 1) / 2, col: col.or(White).floats(min(w, 1))}
	if len(c.points) < 3 || !(w > 0) || !c.seen(4*s.reach+feather) {
		return
	}
	n := len(c.points) + c.cutCorners()
	v, index, first := c.vertices(n*sectionVertices, n*sectionIndices)
	c.sections(v, &s)
	for i := range n {
		a, b := first+uint32(i*sectionVertices), first+uint32((i+1)%n*sectionVertices)
		for k := uint32(0); k < sectionVertices-1; k++ {
			index = strip(index, a+k, a+k+1, b+k, b+k+1)
		}
	}
}

// A section is a cut across the stroke: clear, full, full, clear.
const (
	sectionVertices = 4
	sectionIndices  = 6 * (sectionVertices - 1)
)

type section struct {
	reach float64 // half of the width, pixels of the target
	col   [4]float32
}

// set writes the vertices of a section through p; out is where the outside lies at a reach of 1.
func (s *section) set(v []driver.Vertex, p, out geom.Vec) {
	far, near := out.Mul(s.reach+feather), out.Mul(s.reach-feather)
	setVertex(&v[0], p.Add(far), [4]float32{})
	setVertex(&v[1], p.Add(near), s.col)
	setVertex(&v[2], p.Sub(near), s.col)
	setVertex(&v[3], p.Sub(far), [4]float32{})
}

// sections sets the vertices of all corners: one section for a pointed one, two for one that is cut off.
func (c *Canvas) sections(v []driver.Vertex, s *section) {
	before := c.normals[len(c.normals)-1]
	for i, p := range c.points {
		after := c.normals[i]
		if 1+before.Dot(after) >= sharpest {
			s.set(v, p, mitre(before, after))
		} else {
			s.set(v, p, before)
			v = v[sectionVertices:]
			s.set(v, p, after)
		}
		v = v[sectionVertices:]
		before = after
	}
}

// cutCorners notes the normals of all edges and counts the corners that are too sharp for a point.
func (c *Canvas) cutCorners() int {
	n := len(c.points)
	c.normals = slices.Grow(c.normals[:0], n)[:n]
	p := c.points[n-1]
	for i, q := range c.points {
		c.normals[(i+n-1)%n] = normal(p, q)
		p = q
	}
	count := 0
	before := c.normals[n-1]
	for _, after := range c.normals {
		if 1+before.Dot(after) < sharpest {
			count++
		}
		before = after
	}
	return count
}
