package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Polygon fills a convex polygon with smooth edges. Points may go round either way; fewer than three draw nothing.
// Here dents would be covered: what has some is a Path.
// It does not keep points.
func (c *Canvas) Polygon(points []geom.Vec, col Color) {
	if c.outline(points) {
		c.convex(col.or(White).floats(1))
	}
}

// outline puts points into c.points as pixels of the target, without repeated ones, and reports whether all of them
// can be drawn.
func (c *Canvas) outline(points []geom.Vec) bool {
	c.points = c.points[:0]
	for _, p := range points {
		p = c.m.Apply(p)
		if !c.sensible(p) {
			return false
		}
		if n := len(c.points); n == 0 || !near(p, c.points[n-1]) {
			c.points = append(c.points, p)
		}
	}
	if n := len(c.points); n > 1 && near(c.points[0], c.points[n-1]) {
		c.points = c.points[:n-1]
	}
	return true
}

// sensible reports whether a point can be drawn, and counts one that cannot.
func (c *Canvas) sensible(p geom.Vec) bool {
	if math.Abs(p.X) < maxPixels && math.Abs(p.Y) < maxPixels {
		return true
	}
	c.stats.Skipped++
	return false
}

// near reports whether two points are too close for a direction, pixels of the target.
func near(p, q geom.Vec) bool { return math.Abs(p.X-q.X)+math.Abs(p.Y-q.Y) < 1e-4 }

// seen reports whether c.points with a border are in sight, and counts them when not.
func (c *Canvas) seen(border float64) bool {
	lo := geom.Vec{X: math.Inf(1), Y: math.Inf(1)}
	hi := lo.Mul(-1)
	for _, p := range c.points {
		lo = geom.Vec{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
		hi = geom.Vec{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
	}
	s := &c.sight
	if c.half.X > 0 && lo.X-border < s.X+s.W && hi.X+border > s.X && lo.Y-border < s.Y+s.H && hi.Y+border > s.Y {
		return true
	}
	c.stats.Culled++
	return false
}

// feather is half the width of the edge over which a shape fades, pixels of the target.
const feather = 0.5

// convex fills c.points. Each corner is two vertices, one inside in full colour and one outside that is clear.
func (c *Canvas) convex(col [4]float32) {
	n := len(c.points)
	turn := c.winding()
	if n < 3 || turn == 0 || !c.seen(2*feather) {
		return
	}
	v, index, first := c.vertices(2*n, 3*(n-2)+6*n)
	c.corners(v, col, turn)
	for i := 1; i < n-1; i++ {
		index[0], index[1], index[2] = first, first+uint32(2*i), first+uint32(2*i+2)
		index = index[3:]
	}
	for i := range n {
		a, b := first+uint32(2*i), first+uint32(2*((i+1)%n))
		index = strip(index, a, a+1, b, b+1)
	}
}

// corners sets the vertices of a convex polygon.
func (c *Canvas) corners(v []driver.Vertex, col [4]float32, turn float64) {
	n := len(c.points)
	centre := c.centre()
	before := normal(c.points[n-1], c.points[0]).Mul(turn)
	for i, p := range c.points {
		after := normal(p, c.points[(i+1)%n]).Mul(turn)
		out := mitre(before, after).Mul(feather)
		before = after
		in := p.Sub(out)
		if to := centre.Sub(p); out.Dot(out) > to.Dot(to) {
			in = centre // smaller than its own edge
		}
		setVertex(&v[2*i], in, col)
		setVertex(&v[2*i+1], p.Add(out), [4]float32{})
	}
}

// winding returns 1 when c.points go round clockwise on the screen, −1 the other way, and 0 without an area.
func (c *Canvas) winding() float64 {
	area, n := 0.0, len(c.points)
	for i, p := range c.points {
		area += p.Sub(c.points[0]).Cross(c.points[(i+1)%n].Sub(c.points[0]))
	}
	switch {
	case area > 0:
		return 1
	case area < 0:
		return -1
	}
	return 0
}

func (c *Canvas) centre() geom.Vec {
	var sum geom.Vec
	for _, p := range c.points {
		sum = sum.Add(p)
	}
	return sum.Mul(1 / float64(len(c.points)))
}

// normal returns the unit vector to the left of the way from p to q, which is outside when the way is clockwise.
func normal(p, q geom.Vec) geom.Vec {
	d := q.Sub(p).Unit()
	return geom.Vec{X: d.Y, Y: -d.X}
}

// sharpest is the smallest 1 + cosine between two normals whose corner is drawn to its point: its mitre is 4 long.
const sharpest = 0.125

// mitre returns where the corner of two edges, given by their normals, moves when they move by 1.
func mitre(a, b geom.Vec) geom.Vec { return a.Add(b).Mul(1 / max(1+a.Dot(b), sharpest)) }

// setVertex writes all of a vertex: the pool holds old ones.
func setVertex(v *driver.Vertex, p geom.Vec, col [4]float32) {
	v.X, v.Y, v.U, v.V = float32(p.X), float32(p.Y), white, white
	v.R, v.G, v.B, v.A = col[0], col[1], col[2], col[3]
	v.Custom = [4]float32{}
}

// strip writes the two triangles between the pairs a0, a1 and b0, b1, and returns the indices that are left.
func strip(index []uint32, a0, a1, b0, b1 uint32) []uint32 {
	index[0], index[1], index[2] = a0, a1, b0
	index[3], index[4], index[5] = b0, a1, b1
	return index[6:]
}
