package render

import (
	"github.com/krill2d/krill/engine/geom"
)

// MaxStops is how many colours a gradient has at most.
const MaxStops = 8

// Stop is a colour at a place of a gradient.
type Stop struct {
	At    float64 // 0 to 1 on the way from From to To
	Color Color   // zero: white
}

// Gradient is a colour that changes along a line or, when Radial, from a centre outwards. Before the first stop and
// after the last one their colours go on. It is plain data; the zero value is none. Colours are mixed as they are
// blended: towards an invisible one the other keeps its hue.
type Gradient struct {
	From   geom.Vec       // where it begins, or the centre; in the coordinates of what is filled
	To     geom.Vec       // where it ends, or any point of the rim
	Radial bool           // round
	Stops  [MaxStops]Stop // in the order of At, and ended by a zero Stop behind the first. Two at one place are a sharp edge
}

// Linear returns the gradient from one point to another, through at most MaxStops colours at equal distances.
func Linear(from, to geom.Vec, colors ...Color) Gradient {
	g := Gradient{From: from, To: to}
	g.spread(colors)
	return g
}

// Radial returns the gradient from a centre, at, to its rim, through at most MaxStops colours at equal distances.
func Radial(at geom.Vec, radius float64, colors ...Color) Gradient {
	g := Gradient{From: at, To: at.Add(geom.Vec{X: radius}), Radial: true}
	g.spread(colors)
	return g
}

func (g *Gradient) spread(colors []Color) {
	if len(colors) == 0 || len(colors) > MaxStops {
		panic("render: gradient: no colours, or more than MaxStops; give 1 to 8")
	}
	for i, c := range colors {
		g.Stops[i].Color = c.or(White)
		if i > 0 {
			g.Stops[i].At = float64(i) / float64(len(colors)-1)
		}
	}
}

// count returns the number of stops; zero: there is no gradient.
func (g *Gradient) count() int {
	for i := 1; i < MaxStops; i++ {
		if g.Stops[i] == (Stop{}) {
			if i == 1 && g.Stops[0] == (Stop{}) {
				return 0
			}
			return i
		}
	}
	return MaxStops
}
