package geom

import "math"

// π/2 in three parts. The first two have 33 bits, so that their product with a count of up to 20 bits is exact
// (W. J. Cody and W. Waite, Software Manual for the Elementary Functions, 1980); the third is what is left.
const (
	halfPi1 = 0x1.921fb544p+0
	halfPi2 = 0x1.0b4611a6p-34
	halfPi3 = math.Pi/2 - halfPi1 - halfPi2
)

// maxReduced is the largest angle that the three parts serve: its count of quarter turns has 20 bits.
const maxReduced = 1e6

// Sin returns the sine of an angle in radians: the same bits on every processor.
// It is within 4e-15 of the true sine up to ±1e6 radians and within |x|·1e-16 beyond.
// Sin(±0) is ±0; of an infinity or NaN it is NaN.
func Sin(x float64) float64 {
	if x == 0 {
		return x // keeps the sign of zero
	}
	r, quarter := reduce(x)
	v := sinNear(r)
	if quarter&1 != 0 {
		v = cosNear(r)
	}
	return flip(v, quarter&2 != 0)
}

// Cos returns the cosine of an angle in radians, with the accuracy of Sin: the same bits on every processor.
// Of an infinity or NaN it is NaN.
func Cos(x float64) float64 {
	r, quarter := reduce(x)
	v := cosNear(r)
	if quarter&1 != 0 {
		v = sinNear(r)
	}
	return flip(v, (quarter+1)&2 != 0)
}

// Sincos returns Sin(x) and Cos(x), the same bits as the two give, for little more than the price of one.
func Sincos(x float64) (s, c float64) {
	if x == 0 {
		return x, 1
	}
	r, quarter := reduce(x)
	s, c = sinNear(r), cosNear(r)
	if quarter&1 != 0 {
		s, c = c, s
	}
	return flip(s, quarter&2 != 0), flip(c, (quarter+1)&2 != 0)
}

// Tan returns the tangent of an angle in radians: the same bits on every processor.
// It is Sin(x)/Cos(x): near multiples of π/2 other than 0, where one of the two is small, digits are lost.
// Tan(±0) is ±0; of an infinity or NaN it is NaN.
func Tan(x float64) float64 {
	s, c := Sincos(x)
	return s / c
}

// reduce returns r, from −π/4 to π/4, and the number of quarter turns modulo 4 that lead from it to x.
func reduce(x float64) (r float64, quarter int) {
	if !(x >= -maxReduced && x <= maxReduced) {
		x = math.Mod(x, 2*math.Pi) // NaN for an infinity
		if x != x {
			return x, 0
		}
	}
	half := 0.5
	if x < 0 {
		half = -0.5
	}
	quarter = int(float64(x*(2/math.Pi)) + half)
	n := float64(quarter)
	r = x - float64(n*halfPi1)
	r -= float64(n * halfPi2)
	return r - float64(n*halfPi3), quarter & 3
}

func flip(v float64, negative bool) float64 {
	if negative {
		return -v
	}
	return v
}

// sinNear is the Taylor series of the sine to x^15: its error up to π/4 is below 5e-17.
func sinNear(x float64) float64 {
	const (
		c3  = -1.0 / 6
		c5  = -c3 / (4 * 5)
		c7  = -c5 / (6 * 7)
		c9  = -c7 / (8 * 9)
		c11 = -c9 / (10 * 11)
		c13 = -c11 / (12 * 13)
		c15 = -c13 / (14 * 15)
	)
	z := x * x
	p := float64(z*c15) + c13
	p = float64(z*p) + c11
	p = float64(z*p) + c9
	p = float64(z*p) + c7
	p = float64(z*p) + c5
	p = float64(z*p) + c3
	return x + float64(float64(x*z)*p)
}

// cosNear is the Taylor series of the cosine to x^16: its error up to π/4 is below 3e-18.
func cosNear(x float64) float64 {
	const (
		c4  = 1.0 / 24
		c6  = -c4 / (5 * 6)
		c8  = -c6 / (7 * 8)
		c10 = -c8 / (9 * 10)
		c12 = -c10 / (11 * 12)
		c14 = -c12 / (13 * 14)
		c16 = -c14 / (15 * 16)
	)
	z := x * x
	p := float64(z*c16) + c14
	p = float64(z*p) + c12
	p = float64(z*p) + c10
	p = float64(z*p) + c8
	p = float64(z*p) + c6
	p = float64(z*p) + c4
	return 1 - (float64(z*0.5) - float64(float64(z*z)*p))
}
