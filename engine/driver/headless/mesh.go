package headless

import "github.com/krill2d/krill/engine/driver"

// mesh paints triangles.
func (j *job) mesh(vs []driver.Vertex, indices []uint32) {
	for ; len(indices) >= 3; indices = indices[3:] {
		j.triangle(&vs[indices[0]], &vs[indices[1]], &vs[indices[2]])
	}
}

func (j *job) triangle(a, b, c *driver.Vertex) {
	var p [3]point
	var ok [3]bool
	p[0], ok[0] = snap(a.X, a.Y)
	p[1], ok[1] = snap(b.X, b.Y)
	p[2], ok[2] = snap(c.X, c.Y)
	if ok == [3]bool{true, true, true} && j.touches(p[:]) && j.shade(a, b, c) {
		j.corners3(p[0], p[1], p[2])
	}
}

// shade sets what the spans of a triangle need. It returns false when its numbers are none.
func (j *job) shade(a, b, c *driver.Vertex) bool {
	x, y := float64(a.X), float64(a.Y)
	axes := newAxes(x, y, float64(b.X)-x, float64(c.X)-x, float64(b.Y)-y, float64(c.Y)-y)
	ok := true
	set := func(p *plane, a, b, c float32) {
		var fit bool
		*p, fit = axes.plane(float64(a), float64(b)-float64(a), float64(c)-float64(a))
		ok = ok && fit
	}
	if j.src != nil {
		set(&j.u, a.U, b.U, c.U)
		set(&j.v, a.V, b.V, c.V)
	}
	if sameColor(a, b) && sameColor(a, c) {
		if t, dark := vertexTint(a); dark {
			j.tint, j.shading = t, shadeFlat
			if j.src != nil && ok {
				j.shading = shadeImage
				j.flatten()
			}
			return ok
		}
	}
	j.shading = shadeSmooth
	set(&j.color[0], a.R, b.R, c.R)
	set(&j.color[1], a.G, b.G, c.G)
	set(&j.color[2], a.B, b.B, c.B)
	set(&j.color[3], a.A, b.A, c.A)
	return ok
}

func sameColor(a, b *driver.Vertex) bool { return a.R == b.R && a.G == b.G && a.B == b.B && a.A == b.A }
