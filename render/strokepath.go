package render

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render/tessellate"
)

// Join is how a stroke goes round a corner.
type Join uint8

// The joins.
const (
	JoinMiter Join = iota // to a point, up to Stroke.MiterLimit, beyond it as JoinBevel
	JoinRound
	JoinBevel // cut off
)

// Cap is how a stroke ends.
type Cap uint8

// The caps.
const (
	CapButt   Cap = iota // at the last point
	CapRound             // with half a circle around it
	CapSquare            // half a width behind it
)

// Stroke is how a path's lines are drawn. The zero value is white, one logical pixel wide, with pointed corners.
type Stroke struct {
	Width      float64 // logical pixels, half of it on each side; zero: 1. Below a device pixel it fades
	Color      Color   // zero: white
	Gradient   Gradient
	Join       Join
	Cap        Cap
	MiterLimit float64   // length of a pointed corner in widths, from which on it is cut off; zero: 4
	Dash       []float64 // logical pixels drawn, left out, drawn, …, and again; empty: all drawn. The stroke does not keep it
	DashOffset float64   // where in Dash the stroke begins, logical pixels
}

// stroker makes the contours of a stroke: the union of a rectangle for each edge, a wedge for each corner and the caps,
// as one walk around each line, since what it goes round more than once is filled once.
type stroker struct {
	out     *tessellate.Tessellator
	normals []geom.Vec // of a line's edges, to the left; the i-th begins at the i-th point
	lengths []float64  // of its edges
	piece   []geom.Vec // of a dashed line, in the making
	pieces  int        // of all dashed lines

	reach float64 // half of the width, pixels
	join  Join
	cap   Cap
	sharp float64 // smallest 1 + cosine of a pointed corner
}

// set takes over how a stroke looks.
func (k *stroker) set(s *Stroke, reach float64) {
	limit := s.MiterLimit
	if !(limit > 0) {
		limit = 4
	}
	k.reach, k.join, k.cap, k.sharp, k.pieces = reach, s.Join, s.Cap, 2/float64(limit*limit), 0
}

// line adds the contours of a line: one around an open one, one on each side of a closed one. It leaves points as they
// were.
func (k *stroker) line(points []geom.Vec, closed bool) {
	if len(points) == 1 {
		k.dot(points[0])
		return
	}
	closed = closed && len(points) > 2
	for range 2 {
		k.side(points, closed)
		if closed {
			k.out.Close()
		}
		slices.Reverse(points)
	}
	if !closed {
		k.out.Close()
	}
}

// dot is a line without a length.
func (k *stroker) dot(p geom.Vec) {
	switch k.cap {
	case CapRound:
		k.arc(p, geom.Vec{Y: -1}, 2*math.Pi)
	case CapSquare:
		for _, n := range [4]geom.Vec{{X: -1, Y: -1}, {X: 1, Y: -1}, {X: 1, Y: 1}, {X: -1, Y: 1}} {
			k.out.Point(p.Add(n.Mul(k.reach)))
		}
	}
	k.out.Close()
}

// side walks along the left side of a line, and of an open one around its end.
func (k *stroker) side(points []geom.Vec, closed bool) {
	k.measure(points)
	n := len(points)
	if closed {
		for i, p := range points {
			k.corner(p, (i+n-1)%n, i)
		}
		return
	}
	k.out.Point(points[0].Add(k.normals[0].Mul(k.reach)))
	for i := 1; i < n-1; i++ {
		k.corner(points[i], i-1, i)
	}
	k.end(points[n-1], k.normals[n-2])
}

// measure sets the normals and lengths of the edges.
func (k *stroker) measure(points []geom.Vec) {
	k.normals, k.lengths = k.normals[:0], k.lengths[:0]
	for i, p := range points {
		q := points[(i+1)%len(points)]
		k.normals = append(k.normals, normal(p, q))
		k.lengths = append(k.lengths, p.Dist(q))
	}
}

// corner walks around a point from one edge to the next.
func (k *stroker) corner(p geom.Vec, before, after int) {
	a, b := k.normals[before], k.normals[after]
	turn, along := a.Cross(b), a.Dot(b)
	switch {
	case turn < 0:
		k.inner(p, a, b, min(k.lengths[before], k.lengths[after]))
	case along > 0.99 || k.join == JoinMiter && 1+along >= k.sharp:
		k.out.Point(p.Add(a.Add(b).Mul(k.reach / (1 + along))))
	case k.join == JoinRound:
		k.arc(p, a, geom.Atan2(turn, along))
	default:
		k.out.Point(p.Add(a.Mul(k.reach)))
		k.out.Point(p.Add(b.Mul(k.reach)))
	}
}

// inner is a corner on the side to which the line turns. Where the edges are long enough their borders meet; otherwise
// the walk goes through the point itself, so that what it goes round is still the sum of both rectangles.
func (k *stroker) inner(p, a, b geom.Vec, length float64) {
	along := a.Dot(b)
	if float64(k.reach*k.reach*4)*(1-along) <= float64(length*length)*(1+along) {
		k.out.Point(p.Add(a.Add(b).Mul(k.reach / (1 + along))))
		return
	}
	k.out.Point(p.Add(a.Mul(k.reach)))
	k.out.Point(p)
	k.out.Point(p.Add(b.Mul(k.reach)))
}

// end walks around the end of a line.
func (k *stroker) end(p, n geom.Vec) {
	on := geom.Vec{X: -n.Y, Y: n.X}
	switch k.cap {
	case CapRound:
		k.arc(p, n, math.Pi)
		return
	case CapSquare:
		p = p.Add(on.Mul(k.reach))
	}
	k.out.Point(p.Add(n.Mul(k.reach)))
	k.out.Point(p.Sub(n.Mul(k.reach)))
}

// arc walks clockwise around a point from where a unit vector points.
func (k *stroker) arc(p, from geom.Vec, angle float64) {
	n := arcSteps(k.reach, angle)
	arm := from.Mul(k.reach)
	sin, cos := geom.Sincos(angle / float64(n))
	for range n {
		k.out.Point(p.Add(arm))
		arm = geom.Vec{X: float64(arm.X*cos) - float64(arm.Y*sin), Y: float64(arm.X*sin) + float64(arm.Y*cos)}
	}
	k.out.Point(p.Add(arm))
}
