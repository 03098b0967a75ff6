package geom

import "math"

// ln 2 in two parts: the first has 32 bits, so that its product with an exponent is exact.
const (
	ln2Hi = 0x1.62e42feep-1
	ln2Lo = math.Ln2 - ln2Hi
)

// Beyond these Exp is infinite, or zero.
const (
	expMax = 709.782712893383973096
	expMin = -745.133219101941108420
)

// Exp returns e to the power of x: the same bits on every processor, within a relative 1e-15 of the true value.
// It is +Inf above 709.78, 0 below −745.13 and NaN for NaN.
func Exp(x float64) float64 {
	switch {
	case x != x || x > expMax:
		return x * math.Inf(1)
	case x < expMin:
		return 0
	}
	half := 0.5
	if x < 0 {
		half = -0.5
	}
	k := int(float64(x*(1/math.Ln2)) + half)
	r := x - float64(float64(k)*ln2Hi) - float64(float64(k)*ln2Lo)
	return scale(expNear(r), k)
}

// scale returns v·2^k for v near 1; cheaper than math.Ldexp when the result is a normal number.
func scale(v float64, k int) float64 {
	if k < -1000 || k > 1000 {
		return math.Ldexp(v, k)
	}
	return v * math.Float64frombits(uint64(1023+k)<<52)
}

// expNear is the Taylor series of e^x to x^13: its error up to ln(2)/2 is below 5e-18.
// Even and odd terms are summed by themselves, since a processor does the two at the same time.
func expNear(x float64) float64 {
	const (
		c3  = 1.0 / 6
		c4  = c3 / 4
		c5  = c4 / 5
		c6  = c5 / 6
		c7  = c6 / 7
		c8  = c7 / 8
		c9  = c8 / 9
		c10 = c9 / 10
		c11 = c10 / 11
		c12 = c11 / 12
		c13 = c12 / 13
	)
	z := x * x
	even, odd := float64(z*c12)+c10, float64(z*c13)+c11
	even, odd = float64(z*even)+c8, float64(z*odd)+c9
	even, odd = float64(z*even)+c6, float64(z*odd)+c7
	even, odd = float64(z*even)+c4, float64(z*odd)+c5
	even, odd = float64(z*even)+0.5, float64(z*odd)+c3
	return 1 + (x + float64(z*(even+float64(x*odd))))
}

// Log returns the natural logarithm of x: the same bits on every processor, within a relative 1e-15.
// Log(0) is −Inf, Log(+Inf) is +Inf; of a negative number or NaN it is NaN.
func Log(x float64) float64 {
	switch {
	case x != x || x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	case x > math.MaxFloat64:
		return x
	}
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m, e = m*2, e-1
	}
	k := float64(e)
	return float64(k*ln2Hi) + (logNear(m-1) + float64(k*ln2Lo))
}

// logNear is ln(1 + f) for 1 + f from √½ to √2. With s = f/(2 + f) it is 2·(s + s³/3 + s⁵/5 + …);
// the error after s^21 is below 3e-17 of the whole. The first term is split into f − f·s, which is exact in f.
func logNear(f float64) float64 {
	s := f / (2 + f)
	z := s * s
	p := float64(z*(2.0/21)) + 2.0/19
	p = float64(z*p) + 2.0/17
	p = float64(z*p) + 2.0/15
	p = float64(z*p) + 2.0/13
	p = float64(z*p) + 2.0/11
	p = float64(z*p) + 2.0/9
	p = float64(z*p) + 2.0/7
	p = float64(z*p) + 2.0/5
	p = float64(z*p) + 2.0/3
	return f - float64(s*(f-float64(z*p)))
}

// Hypot returns the length of (x, y) without overflow on the way: the same bits on every processor.
// An infinity gives +Inf, also beside NaN; otherwise NaN gives NaN.
func Hypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	switch {
	case x > math.MaxFloat64 || y > math.MaxFloat64:
		return math.Inf(1)
	case x != x || y != y:
		return math.NaN()
	}
	long, short := max(x, y), min(x, y)
	if long == 0 {
		return 0
	}
	k := short / long
	return long * math.Sqrt(1+float64(k*k))
}
