package tween

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Polyline returns the path along straight lines from point to point, and back to the first when it is closed. Points
// that follow themselves count once. It panics when one is NaN or beyond 1e9, as all that make paths do.
func Polyline(closed bool, points ...geom.Vec) Path {
	points = distinct("polyline", closed, points)
	p := Path{closed: closed}
	for i := range sides(closed, points) {
		a, b := points[i], points[(i+1)%len(points)]
		way := b.Sub(a).Unit()
		p.add(a, way)
		p.add(b, way)
	}
	return p.orPoint(points)
}

// CatmullRom returns a smooth path through all points, and back to the first when it is closed. It is the centripetal
// kind, which has no loops and cusps between points that are close together (E. Catmull and R. Rom; P. Barry and R. Goldman).
func CatmullRom(closed bool, points ...geom.Vec) Path {
	points = distinct("catmull-rom", closed, points)
	p, n := Path{closed: closed}, len(points)
	near := func(i int) geom.Vec { // beyond an end it goes on as the mirror of what is before it
		switch {
		case closed:
			return points[(i+n)%n]
		case i < 0:
			return points[0].Mul(2).Sub(points[1])
		case i >= n:
			return points[n-1].Mul(2).Sub(points[n-2])
		}
		return points[i]
	}
	for i := range sides(closed, points) {
		before, a, b, after := near(i-1), near(i), near(i+1), near(i+2)
		d0, d1, d2 := knot(before, a), knot(a, b), knot(b, after)
		p.curve(a, a.Add(tangent(before, a, b, d0, d1).Mul(d1/3)), b.Sub(tangent(a, b, after, d1, d2).Mul(d1/3)), b)
	}
	return p.orPoint(points)
}

// Bezier returns the path of cubic Bézier curves, as vector editors write them: a point, and then for each curve its two
// handles and its end. The path is closed when the last point is the first. It panics when the number of points is not
// one more than a multiple of three.
func Bezier(points ...geom.Vec) Path {
	if len(points)%3 != 1 {
		panic(fmt.Sprintf("tween: bezier: got %d points; want a first one and three for each curve: 4, 7, 10 …", len(points)))
	}
	checkPoints("bezier", points)
	p := Path{closed: len(points) > 1 && points[0] == points[len(points)-1]}
	for i := 0; i+3 < len(points); i += 3 {
		p.curve(points[i], points[i+1], points[i+2], points[i+3])
	}
	return p.orPoint(points)
}

// sides returns how many stretches there are between points.
func sides(closed bool, points []geom.Vec) int {
	if closed && len(points) > 1 {
		return len(points)
	}
	return max(len(points)-1, 0)
}

// distinct returns the points without those that repeat the one before.
func distinct(verb string, closed bool, points []geom.Vec) []geom.Vec {
	checkPoints(verb, points)
	var kept []geom.Vec
	for _, v := range points {
		if n := len(kept); n == 0 || kept[n-1] != v {
			kept = append(kept, v)
		}
	}
	for closed && len(kept) > 1 && kept[0] == kept[len(kept)-1] {
		kept = kept[:len(kept)-1]
	}
	return kept
}

func checkPoints(verb string, points []geom.Vec) {
	for i, v := range points {
		check(verb, fmt.Sprintf("point %d", i), v)
	}
}

// knot is the distance of two points as the centripetal parameter sees it.
func knot(a, b geom.Vec) float64 { return math.Sqrt(a.Dist(b)) }

// tangent is the speed of the curve at b, for knots so far from those before and after it.
func tangent(a, b, c geom.Vec, before, after float64) geom.Vec {
	return b.Sub(a).Mul(1 / before).Sub(c.Sub(a).Mul(1 / (before + after))).Add(c.Sub(b).Mul(1 / after))
}

// curve adds a cubic Bézier curve.
func (p *Path) curve(a, b, c, d geom.Vec) {
	const piece, fewest, most = 8.0, 8, 256 // logical pixels; pieces of a curve
	n := int(geom.Clamp((a.Dist(b)+b.Dist(c)+c.Dist(d))/piece, fewest, most))
	for i := range n + 1 {
		k := float64(i) / float64(n)
		ab, bc, cd := a.Lerp(b, k), b.Lerp(c, k), c.Lerp(d, k)
		abc, bcd := ab.Lerp(bc, k), bc.Lerp(cd, k)
		p.add(abc.Lerp(bcd, k), bcd.Sub(abc).Unit())
	}
}

// add adds a mark, unless it is the last one again.
func (p *Path) add(at, way geom.Vec) {
	m := mark{at: at, way: way}
	if n := len(p.marks); n > 0 {
		last := p.marks[n-1]
		if m.far = last.far + at.Dist(last.at); m.way == (geom.Vec{}) { // a handle of no length
			m.way = at.Sub(last.at).Unit()
		}
		if last.way == (geom.Vec{}) {
			p.marks[n-1].way = at.Sub(last.at).Unit()
		}
		if m.at == last.at && m.way.Dist(last.way) < 1e-9 {
			return
		}
	}
	p.marks = append(p.marks, m)
}

// orPoint returns the path, or that of a single point.
func (p Path) orPoint(points []geom.Vec) Path {
	if len(p.marks) == 0 && len(points) > 0 {
		p.add(points[0], geom.Vec{})
	}
	return p
}
