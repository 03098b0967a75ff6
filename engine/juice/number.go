package juice

import (
	"fmt"
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// number returns v, and panics when it is none that a game means.
func number(verb, name string, v float64) float64 {
	if !(math.Abs(v) <= 1e9) {
		panic(fmt.Sprintf("juice: %s: %s is %v; want a number within 1e9 of 0", verb, name, v))
	}
	return v
}

// place is number for both of a vector's. It joins no names before it must.
func place(verb, name string, v geom.Vec) {
	if !(math.Abs(v.X) <= 1e9 && math.Abs(v.Y) <= 1e9) {
		number(verb, name+".X", v.X)
		number(verb, name+".Y", v.Y)
	}
}

// tick returns the length of a tick, seconds, which is not negative.
func tick(dt float64) float64 { return max(number("update", "dt", dt), 0) }

// or returns v, or what zero means.
func or(v, zero float64) float64 {
	if v == 0 {
		return zero
	}
	return v
}

// down counts seconds down, to exactly 0: what is less than a hair, after a sum of ticks, is nothing.
func down(left, dt float64) float64 {
	if left -= dt; left > 1e-9 {
		return left
	}
	return 0
}
