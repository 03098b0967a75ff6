package geom

import "math"

// maxSteps is the largest whole exponent that Pow multiplies out: it makes squares, cubes and the like of
// whole numbers exact.
const maxSteps = 64

// Pow returns x to the power of y: the same bits on every processor, within a relative 1e-12 of the true value.
// Whole powers of up to 64 that fit a float64 are exact where products are. The special cases are those of math.Pow:
// a power of 0 is 1, and a negative x has only whole powers, others are NaN.
func Pow(x, y float64) float64 {
	switch {
	case y == 0 || x == 1:
		return 1
	case x != x || y != y:
		return math.NaN()
	case y == 1:
		return x
	case y == 0.5 && x > 0:
		return math.Sqrt(x)
	case math.IsInf(y, 0):
		return powEnd(math.Abs(x), y)
	case math.Floor(y) != y:
		return powAbove(x, y)
	}
	v, ok := powSteps(x, y)
	if !ok {
		v = math.Copysign(powAbove(math.Abs(x), y), v)
	}
	return v
}

// powEnd is x to a power of plus or minus infinity.
func powEnd(x, y float64) float64 {
	switch {
	case x == 1:
		return 1
	case (x > 1) == (y > 0):
		return math.Inf(1)
	}
	return 0
}

// powAbove is x to a finite power, and NaN for x below 0.
func powAbove(x, y float64) float64 {
	if x < 0 && !math.IsInf(x, -1) {
		return math.NaN()
	}
	return Exp(y * Log(math.Abs(x)))
}

// powSteps multiplies x out for a small whole y. When y is too large or the product leaves the range in which
// products are accurate it returns false, and a number with the sign of the result.
func powSteps(x, y float64) (float64, bool) {
	n := math.Abs(y)
	if n > maxSteps {
		return flip(1, math.Signbit(x) && math.Mod(n, 2) == 1), false
	}
	v := 1.0
	for i, square := int(n), x; i > 0; i >>= 1 {
		if i&1 != 0 {
			v *= square
		}
		square *= square
	}
	if a := math.Abs(v); !(a > 0x1p-1000 && a < 0x1p1000) {
		return v, false
	}
	if y < 0 {
		v = 1 / v
	}
	return v, true
}
