package systems

import "github.com/krill2d/krill/engine/geom"

// Transform is where an entity is, in the world: plain data. All systems read it; of a child, [Place] writes it. The zero
// Transform is at (0, 0), upright, as large as its picture.
type Transform struct {
	Pos   geom.Vec // logical pixels
	Rot   float64  // radians, clockwise
	Scale geom.Vec // factors; zero: 1, 1. One axis at zero is invisible, a negative one mirrors
}

// At returns the transform of a place, logical pixels.
func At(x, y float64) Transform { return Transform{Pos: geom.Vec{X: x, Y: y}} }

// Apply returns where in the world a point of the entity is: the muzzle of a gun, the tip of a sword. The point is from the
// entity's Pos, as it is when the entity is neither turned nor scaled, logical pixels.
func (t Transform) Apply(p geom.Vec) geom.Vec {
	sin, cos := turn(t.Rot)
	if t.Scale != (geom.Vec{}) {
		p = p.Scale(t.Scale)
	}
	return geom.Vec{
		X: t.Pos.X + float64(cos*p.X) - float64(sin*p.Y),
		Y: t.Pos.Y + float64(sin*p.X) + float64(cos*p.Y),
	}
}

// In returns the transform in the world of what has t in a parent's coordinates. A parent's scale moves its children and is
// multiplied with theirs, side by side: a child that is turned under a parent with two different scales is not skewed,
// as it would be on paper. A mirrored parent mirrors its children, with the way in which they are turned.
func (t Transform) In(parent Transform) Transform {
	sin, cos := turn(parent.Rot)
	var at Transform
	at.put(&t, &parent, sin, cos)
	return at
}

// put makes t what a child's own transform is in the world, given the sine and cosine of its parent's Rot.
func (t *Transform) put(own, parent *Transform, sin, cos float64) {
	x, y := own.Pos.X, own.Pos.Y
	if parent.Scale == (geom.Vec{}) {
		t.Rot, t.Scale = parent.Rot+own.Rot, own.Scale
	} else {
		x, y = float64(x*parent.Scale.X), float64(y*parent.Scale.Y)
		t.Rot, t.Scale = parent.Rot+float64(parent.hand()*own.Rot), times(own.Scale, parent.Scale)
	}
	t.Pos.X = parent.Pos.X + float64(cos*x) - float64(sin*y)
	t.Pos.Y = parent.Pos.Y + float64(sin*x) + float64(cos*y)
}

// From returns what In makes t of: t in a parent's coordinates. A parent that has no size on an axis has everything at 0
// there.
func (t Transform) From(parent Transform) Transform {
	sin, cos := turn(-parent.Rot)
	p := t.Pos.Sub(parent.Pos)
	p = geom.Vec{X: float64(cos*p.X) - float64(sin*p.Y), Y: float64(sin*p.X) + float64(cos*p.Y)}
	if parent.Scale == (geom.Vec{}) {
		return Transform{Pos: p, Rot: t.Rot - parent.Rot, Scale: t.Scale}
	}
	inverse := geom.Vec{X: over(parent.Scale.X), Y: over(parent.Scale.Y)}
	p = geom.Vec{X: float64(p.X * inverse.X), Y: float64(p.Y * inverse.Y)}
	return Transform{Pos: p, Rot: float64(parent.hand() * (t.Rot - parent.Rot)), Scale: times(t.Scale, inverse)}
}

// Lerp returns the transform at fraction k of the way from t to another one, turned the shorter way round; t at 0, the
// other at 1.
func (t Transform) Lerp(to Transform, k float64) Transform {
	return Transform{Pos: t.Pos.Lerp(to.Pos, k), Rot: between(t.Rot, to.Rot, k), Scale: mix(t.Scale, to.Scale, k)}
}

// between is an angle between two, the shorter way round.
func between(from, to, k float64) float64 {
	if from == to || k >= 1 {
		return to
	}
	return from + float64(geom.WrapAngle(to-from)*k)
}

// mix is a scale between two, whose zero values mean 1, 1.
func mix(from, to geom.Vec, k float64) geom.Vec {
	if from == to || k >= 1 {
		return to
	}
	return kept(whole(from).Lerp(whole(to), k))
}

// turn is geom.Sincos, for angles that are mostly 0.
func turn(rot float64) (sin, cos float64) {
	if rot == 0 {
		return 0, 1
	}
	return geom.Sincos(rot)
}

// hand is −1 when the transform mirrors, so that clockwise is the other way round.
func (t *Transform) hand() float64 {
	if t.Scale.X < 0 != (t.Scale.Y < 0) {
		return -1
	}
	return 1
}

// times multiplies two scales.
func times(a, b geom.Vec) geom.Vec {
	switch {
	case b == geom.Vec{}:
		return a
	case a == geom.Vec{}:
		return b
	}
	return kept(geom.Vec{X: float64(a.X * b.X), Y: float64(a.Y * b.Y)})
}

// whole is a scale whose zero value is written out.
func whole(s geom.Vec) geom.Vec {
	if s == (geom.Vec{}) {
		return geom.Vec{X: 1, Y: 1}
	}
	return s
}

// kept is a scale that was computed: one of nothing stays invisible, though the zero Vec means 1, 1.
func kept(s geom.Vec) geom.Vec {
	if s == (geom.Vec{}) {
		return geom.Vec{Y: 1}
	}
	return s
}

// over is 1/x, and 0 for nothing.
func over(x float64) float64 {
	if x == 0 {
		return 0
	}
	return 1 / x
}
