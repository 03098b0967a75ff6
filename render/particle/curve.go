package particle

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Range is what each particle draws a number from, every value from Lo to Hi equally likely. Zero is always 0.
type Range struct{ Lo, Hi float64 }

// Just returns the range of one value.
func Just(x float64) Range { return Range{x, x} }

// Between returns the range from lo to hi.
func Between(lo, hi float64) Range { return Range{lo, hi} }

func (r Range) at(k float64) float64 { return r.Lo + float64((r.Hi-r.Lo)*k) }

// or returns the range, or the default in place of the zero value.
func (r Range) or(d Range) Range {
	if r == (Range{}) {
		return d
	}
	return r
}

// Curve is a factor over a particle's life, straight between its keys and level before the first and after the last.
// The keys are in the order of At. Nil is 1 throughout.
type Curve []Key

// Key is a point of a Curve.
type Key struct {
	At    float64 // 0 at birth, 1 at death
	Value float64
}

// Over returns the curve through values at equal distances: Over(0, 1, 0) grows and falls again.
func Over(values ...float64) Curve {
	c := make(Curve, len(values))
	for i, v := range values {
		c[i] = Key{spaced(i, len(values)), v}
	}
	return c
}

// spaced returns where the i-th of n points at equal distances from 0 to 1 lies.
func spaced(i, n int) float64 {
	if n < 2 {
		return 0
	}
	return float64(i) / float64(n-1)
}

func (c Curve) at(k float64) float64 {
	if len(c) == 0 {
		return 1
	}
	i := 0
	for i < len(c) && c[i].At <= k {
		i++
	}
	switch {
	case i == 0:
		return c[0].Value
	case i == len(c):
		return c[i-1].Value
	}
	a, b := c[i-1], c[i]
	return geom.Lerp(a.Value, b.Value, (k-a.At)/(b.At-a.At))
}

// Gradient is a colour over a particle's life, mixed between its stops and level outside of them: an At of 0 is birth, 1
// death. The stops are in the order of At. Nil is white, and so is a stop with the zero Color; render.White.Fade(0) is
// invisible.
type Gradient []render.Stop

// Colors returns the gradient through colours at equal distances.
func Colors(colors ...render.Color) Gradient {
	g := make(Gradient, len(colors))
	for i, c := range colors {
		g[i] = render.Stop{At: spaced(i, len(colors)), Color: c}
	}
	return g
}

func (g Gradient) at(k float64) render.Color {
	if len(g) == 0 {
		return render.White
	}
	i := 0
	for i < len(g) && g[i].At <= k {
		i++
	}
	switch {
	case i == 0:
		return g.stop(0)
	case i == len(g):
		return g.stop(i - 1)
	}
	a, b := g[i-1].At, g[i].At
	return render.Mix(g.stop(i-1), g.stop(i), (k-a)/(b-a))
}

// stop returns a colour with the default in place of the zero value.
func (g Gradient) stop(i int) render.Color {
	if g[i].Color == (render.Color{}) {
		return render.White
	}
	return g[i].Color
}
