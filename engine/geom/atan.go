package geom

import "math"

// The arc tangents of 0, 1/4, 1/2, 3/4 and 1.
var atanQuarters = [5]float64{
	0,
	0.24497866312686415417208248121127581091414409838118406712737591,
	0.46364760900080611621425623146121440202853705428612026381093308,
	0.64350110879328438680280922871732263804151059111531238286560611,
	math.Pi / 4,
}

// Atan2 returns the angle of the point (x, y) in radians, from −π to π, clockwise on the screen from the right:
// the same bits on every processor. It is within 1e-15 of the true angle.
// The signs of zeros and the infinities count as in math.Atan2; NaN gives NaN.
func Atan2(y, x float64) float64 {
	if x != x || y != y {
		return math.NaN()
	}
	return math.Copysign(angleAbove(math.Abs(y), x), y)
}

// angleAbove is the angle, from 0 to π, of a point whose y is not negative.
func angleAbove(y, x float64) float64 {
	a := octants(y, math.Abs(x))
	if math.Signbit(x) {
		return math.Pi - (a - (math.Pi - float64(math.Pi)))
	}
	return a
}

// octants is the angle, from 0 to π/2, of a point with neither coordinate negative.
func octants(y, x float64) float64 {
	switch {
	case y == x:
		if y == 0 {
			return 0
		}
		return math.Pi / 4 // two infinities too
	case y > x:
		return math.Pi/2 - (atanUnit(x/y) - (math.Pi/2 - float64(math.Pi/2)))
	}
	return atanUnit(y / x)
}

// atanUnit is the arc tangent of t from 0 to 1. With c the nearest quarter,
// atan t = atan c + atan((t − c)/(1 + t·c)); what is left to the series is at most 1/8.
func atanUnit(t float64) float64 {
	quarter := int(float64(t*4) + 0.5)
	if quarter == 0 {
		return atanNear(t)
	}
	c := float64(float64(quarter) / 4)
	return atanQuarters[quarter] + atanNear((t-c)/(1+float64(t*c)))
}

// atanNear is the Taylor series of the arc tangent to x^17: its error up to 1/8 is below 4e-19.
func atanNear(x float64) float64 {
	z := x * x
	p := float64(z*(1.0/17)) - 1.0/15
	p = float64(z*p) + 1.0/13
	p = float64(z*p) - 1.0/11
	p = float64(z*p) + 1.0/9
	p = float64(z*p) - 1.0/7
	p = float64(z*p) + 1.0/5
	p = float64(z*p) - 1.0/3
	return x + float64(float64(x*z)*p)
}
