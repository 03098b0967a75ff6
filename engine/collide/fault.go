package collide

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/geom"
)

const (
	maxPoints = 32   // of a convex polygon
	maxNumber = 1e9  // logical pixels: beyond it a float64 cannot tell a millionth of a pixel
	minLength = 1e-6 // logical pixels, of a side
)

// must panics when the shape is broken.
func (s *Shape) must(what string) {
	if cause := s.fault(); cause != "" {
		panic(fmt.Sprintf("collide: make a %s: %s", what, cause))
	}
}

// fault says what is wrong with a shape and what would be right; "" when nothing is.
func (s *Shape) fault() string {
	switch s.Kind {
	case NoShape:
		return ""
	case BoxShape:
		return first(side("the width", 2*s.Half.X), side("the height", 2*s.Half.Y))
	case CircleShape:
		return side("the radius", s.Radius)
	case CapsuleShape:
		return first(corner("A", s.A), corner("B", s.B), side("the radius", s.Radius))
	case SegmentShape:
		return first(corner("A", s.A), corner("B", s.B), s.segmentFault())
	case ConvexShape:
		return s.convexFault()
	case TilesShape:
		return first(s.gridFault(), s.tilesFault())
	}
	return fmt.Sprintf("its Kind is %d; try one of the constructors", s.Kind)
}

func first(causes ...string) string {
	for _, c := range causes {
		if c != "" {
			return c
		}
	}
	return ""
}

// number says what is wrong with a coordinate.
func number(what string, x float64) string {
	if math.Abs(x) <= maxNumber {
		return ""
	}
	return fmt.Sprintf("%s is %v; try one within ±1e9 logical pixels", what, x)
}

// side says what is wrong with a length that must be above zero.
func side(what string, x float64) string {
	if x >= minLength && x <= maxNumber {
		return ""
	}
	return fmt.Sprintf("%s is %v; try a millionth of a logical pixel to 1e9", what, x)
}

func corner(what string, p geom.Vec) string {
	return first(number(what+".X", p.X), number(what+".Y", p.Y))
}

func (s *Shape) segmentFault() string {
	if s.A.Dist(s.B) >= minLength {
		return ""
	}
	return fmt.Sprintf("both its ends are at (%v, %v); try two places, or a Circle", s.A.X, s.A.Y)
}

func (s *Shape) convexFault() string {
	n := len(s.Points)
	if n < 3 || n > maxPoints {
		return fmt.Sprintf("it has %d points; try 3 to %d", n, maxPoints)
	}
	for i, p := range s.Points {
		if !fitsVec(p) {
			return corner(fmt.Sprintf("point %d", i), p)
		}
		if p.Dist(s.Points[(i+1)%n]) < minLength {
			return fmt.Sprintf("points %d and %d are both at (%v, %v); try each corner once", i, (i+1)%n, p.X, p.Y)
		}
	}
	for i := range s.Points {
		if j := s.outwards(i); j >= 0 {
			return fmt.Sprintf("point %d (%v, %v) is not inwards of the side from point %d to point %d; "+
				"try corners of a convex polygon in their order, none twice or between two others in a line, "+
				"or several bodies", j, s.Points[j].X, s.Points[j].Y, i, (i+1)%n)
		}
	}
	return ""
}

// outwards returns a point that is not clearly inwards of a side, by a billionth of the lengths; −1: all are.
func (s *Shape) outwards(side int) int {
	p, next := s.Points[side], (side+1)%len(s.Points)
	edge := s.Points[next].Sub(p)
	for j, q := range s.Points {
		to := q.Sub(p)
		if j != side && j != next && edge.Cross(to) <= float64(1e-9*float64(edge.Len()*to.Len())) {
			return j
		}
	}
	return -1
}

// turning is twice the area of a polygon, positive when it goes round clockwise on the screen.
func turning(points []geom.Vec) float64 {
	sum := 0.0
	for i, p := range points {
		sum += p.Cross(points[(i+1)%len(points)])
	}
	return sum
}

func (s *Shape) gridFault() string {
	g := s.Grid
	switch {
	case g == nil:
		return "it has no grid; try a pointer to the geom.Grid in your state"
	case g.Tiling.Kind == geom.Diamond:
		return "the cells of its grid lie as geom.Diamond; try geom.Rows, or bodies with Convex"
	case g.Tiling.Kind != geom.Rows:
		return "the cells of its grid lie as geom.Staggered; try geom.Rows, or bodies with Convex"
	case g.W < 0 || g.H < 0 || len(g.Cells) < g.W*g.H:
		return fmt.Sprintf("its grid has %d cells for %d×%d; try geom.NewGrid", len(g.Cells), g.W, g.H)
	case g.Flips != nil && len(g.Flips) < len(g.Cells):
		return fmt.Sprintf("its grid has %d Flips for %d cells; try Grid.SetFlipped", len(g.Flips), len(g.Cells))
	}
	size := g.CellSize()
	return first(side("the Size of its grid", size.X), side("Tall of its grid", size.Y),
		side("the width of its grid and 1", 1+float64(size.X*float64(g.W))),
		side("the height of its grid and 1", 1+float64(size.Y*float64(g.H))))
}

func (s *Shape) tilesFault() string {
	for i, t := range s.Tiles {
		if !(t.Left >= 0 && t.Left <= 1) {
			return fmt.Sprintf("Left of tile %d is %v; try 0 to 1, in parts of a cell", i, t.Left)
		}
		if !(t.Right >= 0 && t.Right <= 1) {
			return fmt.Sprintf("Right of tile %d is %v; try 0 to 1, in parts of a cell", i, t.Right)
		}
	}
	return ""
}
