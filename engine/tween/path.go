package tween

import (
	"math"
	"sort"

	"github.com/krill2d/krill/engine/geom"
)

// Path is a way through the plane, measured along itself: equal distances on it are equal distances travelled, so
// that what follows it at an even pace has an even speed. It is plain data; the zero value is the point (0, 0). Make one
// with Polyline, CatmullRom or Bezier, in a package variable when it does not change, since then it is no part of each snapshot.
//
// A curve is kept as short straight pieces, of 8 pixels or less while a piece of curve between two points is not longer than 2,048.
type Path struct {
	marks  []mark
	closed bool
}

// mark is a place on a path. At a corner there are two.
type mark struct {
	at, way geom.Vec // logical pixels; of length 1
	far     float64  // logical pixels from the beginning, along the path
}

// Length returns how long the path is, in logical pixels; of a closed one with the way back to its beginning.
func (p *Path) Length() float64 {
	if len(p.marks) == 0 {
		return 0
	}
	return p.marks[len(p.marks)-1].far
}

// Closed reports whether the path ends where it begins, so that distances go round.
func (p *Path) Closed() bool { return p.closed }

// At returns the point that lies so many logical pixels from the beginning along the path. Beyond the ends it stays at
// them; on a closed path it goes round. It panics when the distance is NaN or beyond ±1e9. O(log of the number of pieces).
func (p *Path) At(far float64) geom.Vec {
	a, b, k := p.between(far)
	return a.at.Lerp(b.at, k)
}

// Heading returns the direction of the path at a distance, in radians, clockwise on the screen: the Rot of a sprite that
// looks to the right. It is 0 where a path has no length. It panics like At.
func (p *Path) Heading(far float64) float64 {
	a, b, k := p.between(far)
	return a.way.Lerp(b.way, k).Angle()
}

// Nearest returns the distance along the path of its point that is nearest to a point, logical pixels; of several the
// first. O(number of pieces).
func (p *Path) Nearest(to geom.Vec) float64 {
	check("nearest of a path", "to", to)
	best, far := math.Inf(1), 0.0
	for i := range p.marks {
		a, b := p.marks[i], p.marks[min(i+1, len(p.marks)-1)]
		along, k := b.at.Sub(a.at), 0.0
		if n := along.Dot(along); n > 0 {
			k = geom.Clamp(to.Sub(a.at).Dot(along)/n, 0, 1)
		}
		if away := a.at.Lerp(b.at, k).Dist(to); away < best {
			best, far = away, geom.Lerp(a.far, b.far, k)
		}
	}
	return far
}

// between returns the marks around a distance, and where between them it is.
func (p *Path) between(far float64) (a, b mark, k float64) {
	check("place on a path", "distance", far)
	if len(p.marks) == 0 {
		return a, b, 0
	}
	length := p.Length()
	switch {
	case p.closed && (far < 0 || far > length):
		far = geom.Wrap(far, length)
	default:
		far = geom.Clamp(far, 0, length)
	}
	next := sort.Search(len(p.marks), func(i int) bool { return p.marks[i].far > far })
	if next == len(p.marks) {
		end := p.marks[next-1]
		return end, end, 0
	}
	a, b = p.marks[max(next-1, 0)], p.marks[next]
	return a, b, (far - a.far) / (b.far - a.far)
}
