package geom

import "math"

// Clamp returns x held between lo and hi; lo when they are the wrong way round, NaN when x is.
func Clamp(x, lo, hi float64) float64 { return max(lo, min(x, hi)) }

// Lerp returns the value at fraction k of the way from a to b, exactly a at 0 and b at 1; k is not clamped.
func Lerp(a, b, k float64) float64 {
	if k < 0.5 {
		return a + float64((b-a)*k)
	}
	return b - float64((b-a)*(1-k))
}

// Approach returns x moved towards goal by at most step, never past it. A step is not negative.
func Approach(x, goal, step float64) float64 {
	// The casts keep a caller's products from being fused with the sum.
	if x < goal {
		return min(float64(x)+float64(step), goal)
	}
	return max(float64(x)-float64(step), goal)
}

// Wrap returns x brought into 0 ≤ x < size by whole sizes: a world that is a ring.
// A size of zero or less returns 0; an infinite or NaN x returns NaN. It never returns −0.
func Wrap(x, size float64) float64 {
	if !(size > 0) {
		return 0
	}
	x = math.Mod(x, size)
	if x < 0 {
		x += size
	}
	if x >= size { // −tiny + size rounds to size
		return 0
	}
	return x + 0 // −0 + 0 is 0
}

// WrapAngle returns an angle in radians brought into −π ≤ a < π. One that lies there already is not changed by a bit.
func WrapAngle(a float64) float64 {
	if a >= -math.Pi && a < math.Pi {
		return a
	}
	return Wrap(a+math.Pi, 2*math.Pi) - math.Pi
}

// Int returns x rounded towards zero, NaN as 0 and what does not fit as the nearest int32:
// the same on every processor, which Go's own conversion is not.
func Int(x float64) int {
	switch {
	case x != x:
		return 0
	case x >= math.MaxInt32:
		return math.MaxInt32
	case x <= math.MinInt32:
		return math.MinInt32
	}
	return int(x)
}

// Floor returns the largest whole number that is not above x, clamped as by Int.
func Floor(x float64) int { return Int(math.Floor(x)) }

// Round returns the nearest whole number, halves away from zero, clamped as by Int.
func Round(x float64) int { return Int(math.Round(x)) }
