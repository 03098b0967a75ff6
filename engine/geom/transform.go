package geom

// Transform maps a point (x, y) to (A·x + B·y + X, C·x + D·y + Y).
// Its zero value maps everything to one point: start from Identity.
type Transform struct{ A, B, C, D, X, Y float64 }

// Identity changes nothing. Do not assign to it.
var Identity = Transform{A: 1, D: 1}

// Move returns the transform that shifts by v.
func Move(v Vec) Transform { return Transform{1, 0, 0, 1, v.X, v.Y} }

// Stretch returns the transform that scales by v around the origin.
func Stretch(v Vec) Transform { return Transform{v.X, 0, 0, v.Y, 0, 0} }

// Turn returns the transform that rotates around the origin by an angle in radians, clockwise on the screen.
func Turn(angle float64) Transform {
	s, c := Sincos(angle)
	return Transform{c, -s, s, c, 0, 0}
}

// Apply returns the image of p.
func (t Transform) Apply(p Vec) Vec {
	return Vec{
		float64(t.A*p.X) + float64(t.B*p.Y) + t.X,
		float64(t.C*p.X) + float64(t.D*p.Y) + t.Y,
	}
}

// Then returns the transform that does t first and next after it. It is associative up to rounding.
func (t Transform) Then(next Transform) Transform {
	n := next
	return Transform{
		A: float64(n.A*t.A) + float64(n.B*t.C), B: float64(n.A*t.B) + float64(n.B*t.D),
		C: float64(n.C*t.A) + float64(n.D*t.C), D: float64(n.C*t.B) + float64(n.D*t.D),
		X: float64(n.A*t.X) + float64(n.B*t.Y) + n.X,
		Y: float64(n.C*t.X) + float64(n.D*t.Y) + n.Y,
	}
}

// Inverse returns the transform that undoes t. It returns Identity and false when there is none,
// or none that float64 can hold: t flattens the plane, or has an infinity or NaN in it.
func (t Transform) Inverse() (Transform, bool) {
	det := float64(t.A*t.D) - float64(t.B*t.C)
	i := Transform{A: t.D / det, B: -t.B / det, C: -t.C / det, D: t.A / det}
	i.X = -(float64(i.A*t.X) + float64(i.B*t.Y))
	i.Y = -(float64(i.C*t.X) + float64(i.D*t.Y))
	if sum := det + i.A + i.B + i.C + i.D + i.X + i.Y; sum-sum != 0 || det == 0 { // true for an infinity or NaN
		return Identity, false
	}
	return i, true
}
