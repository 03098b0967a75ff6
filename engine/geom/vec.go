package geom

import "math"

// Vec is a point or a direction: logical pixels unless said, x to the right, y down.
type Vec struct{ X, Y float64 }

// V is short for Vec{x, y}.
func V(x, y float64) Vec { return Vec{x, y} }

// Polar returns the vector of a length at an angle in radians, clockwise on the screen; angle 0 points right.
func Polar(angle, length float64) Vec {
	return Vec{float64(Cos(angle) * length), float64(Sin(angle) * length)}
}

// Add returns v + o.
func (v Vec) Add(o Vec) Vec {
	// A caller's products are inlined into this sum and would be fused with it, were they not rounded first.
	return Vec{float64(v.X) + float64(o.X), float64(v.Y) + float64(o.Y)}
}

// Sub returns v − o.
func (v Vec) Sub(o Vec) Vec {
	return Vec{float64(v.X) - float64(o.X), float64(v.Y) - float64(o.Y)}
}

// Mul returns v scaled by k.
func (v Vec) Mul(k float64) Vec { return Vec{float64(v.X * k), float64(v.Y * k)} }

// Scale returns v with each axis scaled by o's.
func (v Vec) Scale(o Vec) Vec { return Vec{float64(v.X * o.X), float64(v.Y * o.Y)} }

// Dot returns the dot product.
func (v Vec) Dot(o Vec) float64 { return float64(v.X*o.X) + float64(v.Y*o.Y) }

// Cross returns the z of the cross product: positive when o is clockwise of v on the screen.
func (v Vec) Cross(o Vec) float64 { return float64(v.X*o.Y) - float64(v.Y*o.X) }

// Len returns the length. It overflows to +Inf from about 1e154 on, where Hypot does not.
func (v Vec) Len() float64 { return math.Sqrt(v.Dot(v)) }

// Dist returns the distance between the points v and o.
func (v Vec) Dist(o Vec) float64 { return v.Sub(o).Len() }

// Unit returns v at length 1, and the zero vector for the zero vector.
// Neither tiny nor huge vectors lose their direction.
func (v Vec) Unit() Vec {
	n := math.Sqrt(v.Dot(v))
	if !(n > 1e-150 && n < 1e150) { // the squares may have lost bits
		n = Hypot(v.X, v.Y)
	}
	if n == 0 {
		return Vec{}
	}
	return Vec{v.X / n, v.Y / n}
}

// Angle returns the angle of v in radians, clockwise on the screen from the right, in −π to π; 0 for the zero vector.
func (v Vec) Angle() float64 { return Atan2(v.Y, v.X) }

// Rotate returns v turned by an angle in radians, clockwise on the screen.
func (v Vec) Rotate(angle float64) Vec {
	s, c := Sincos(angle)
	return Vec{float64(v.X*c) - float64(v.Y*s), float64(v.X*s) + float64(v.Y*c)}
}

// Lerp returns the point at fraction k of the way from v to o, exactly v at 0 and o at 1; k is not clamped.
func (v Vec) Lerp(o Vec, k float64) Vec { return Vec{Lerp(v.X, o.X, k), Lerp(v.Y, o.Y, k)} }
