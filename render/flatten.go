package render

import (
	"errors"
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// maxPathPoints is how many points the lines of a path have at most, and maxCurve those of one curve.
const (
	maxPathPoints = 1 << 16
	maxCurve      = 512
)

var (
	errPathNumber = errors.New("a point is not a number, or farther than 1e9 away; look for a division by zero")
	errPathSize   = errors.New("its lines have more than 65536 points; draw it in parts")
	errPathOps    = errors.New("its points do not fit its kinds of lines; it comes from another program")
)

// polyline is a part of a path as points in pixels, without repeated ones.
type polyline struct {
	begin, end int // of the points
	closed     bool
}

// flattener turns a path into lines.
type flattener struct {
	points []geom.Vec // pixels
	lines  []polyline
	begin  int            // of the line in the making
	m      geom.Transform // to pixels
	grow   float64        // pixels per unit, at most
}

// flatten sets lines to those of a path in pixels.
func (f *flattener) flatten(p *Path, m geom.Transform) error {
	f.points, f.lines, f.begin, f.m = f.points[:0], f.lines[:0], 0, m
	f.grow = math.Sqrt(max(float64(m.A*m.A)+float64(m.C*m.C), float64(m.B*m.B)+float64(m.D*m.D)))
	rest := p.points
	for _, op := range p.ops {
		if int(op) >= len(opPoints) || len(rest) < opPoints[op] {
			return errPathOps
		}
		n := opPoints[op]
		f.op(op, rest[:n])
		if rest = rest[n:]; len(f.points) > maxPathPoints {
			return errPathSize
		}
	}
	f.finish(false)
	for _, p := range f.points {
		if !(math.Abs(p.X) < maxPixels && math.Abs(p.Y) < maxPixels) {
			return errPathNumber
		}
	}
	return nil
}

// opPoints is how many points each kind has.
var opPoints = [...]int{opMove: 1, opLine: 1, opQuad: 2, opCubic: 3, opArc: 4, opClose: 0}

func (f *flattener) op(op pathOp, p []geom.Vec) {
	switch op {
	case opMove:
		f.finish(false)
		f.point(f.m.Apply(p[0]))
	case opLine:
		f.point(f.m.Apply(p[0]))
	case opQuad:
		by, to := f.m.Apply(p[0]), f.m.Apply(p[1])
		from := f.last(by)
		f.cubic(from, from.Lerp(by, 2.0/3), to.Lerp(by, 2.0/3), to)
	case opCubic:
		by := f.m.Apply(p[0])
		f.cubic(f.last(by), by, f.m.Apply(p[1]), f.m.Apply(p[2]))
	case opArc:
		f.arc(p[0], p[1], p[2].X, p[2].Y, p[3].X)
	case opClose:
		f.finish(true)
	}
}

// point adds a point that is not the last one again.
func (f *flattener) point(p geom.Vec) {
	if n := len(f.points); n == f.begin || !near(p, f.points[n-1]) {
		f.points = append(f.points, p)
	}
}

// last returns the last point of the line in the making, or p when it has none.
func (f *flattener) last(p geom.Vec) geom.Vec {
	if n := len(f.points); n > f.begin {
		return f.points[n-1]
	}
	return p
}

// finish ends a line.
func (f *flattener) finish(closed bool) {
	n := len(f.points)
	if closed && n > f.begin+1 && near(f.points[n-1], f.points[f.begin]) {
		n--
		f.points = f.points[:n]
	}
	if n > f.begin {
		f.lines = append(f.lines, polyline{f.begin, n, closed})
	}
	f.begin = n
}

// cubic adds a Bézier curve. So many steps keep its lines within a tenth of a pixel: G. Wang, The subdivision method for
// finding the intersection between two Bézier curves or surfaces, Zhejiang University Journal, 1984.
func (f *flattener) cubic(a, b, c, d geom.Vec) {
	bend := max(a.Sub(b.Mul(2)).Add(c).Len(), b.Sub(c.Mul(2)).Add(d).Len())
	n := steps(math.Sqrt(0.75 * bend / roundness))
	for i := 1; i < n; i++ {
		k := float64(i) / float64(n)
		ab, bc, cd := a.Lerp(b, k), b.Lerp(c, k), c.Lerp(d, k)
		f.point(ab.Lerp(bc, k).Lerp(bc.Lerp(cd, k), k))
	}
	f.point(d)
}

// steps rounds up to a number of lines for a curve.
func steps(n float64) int { return min(max(geom.Int(math.Ceil(n)), 1), maxCurve) }

// arcSteps is the number of lines for an arc of a radius in pixels.
func arcSteps(radius, angle float64) int {
	return steps(math.Abs(angle) * max(0.5*math.Sqrt(radius/(2*roundness)), 0.6))
}

// arc adds a part of an ellipse, at most a whole turn.
func (f *flattener) arc(centre, radii geom.Vec, from, to, turn float64) {
	to = from + geom.Clamp(to-from, -2*math.Pi, 2*math.Pi)
	turned := geom.Stretch(radii).Then(geom.Turn(turn)).Then(geom.Move(centre)).Then(f.m)
	n := arcSteps(max(math.Abs(radii.X), math.Abs(radii.Y))*f.grow, to-from)
	for i := range n + 1 {
		f.point(turned.Apply(geom.Polar(geom.Lerp(from, to, float64(i)/float64(n)), 1)))
	}
}
