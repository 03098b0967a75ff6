package particle

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Shape is where particles are born, around the emitter. The zero value is a point.
type Shape struct {
	kind shapeKind
	w, h float64 // logical pixels; of round ones w is the radius
}

type shapeKind uint8

const (
	point shapeKind = iota
	circle
	ring
	box
	line
	cone
)

// Circle returns the shape of a filled circle, radius in logical pixels.
func Circle(radius float64) Shape { return Shape{kind: circle, w: radius} }

// Ring returns the shape of a circle's edge, radius in logical pixels.
func Ring(radius float64) Shape { return Shape{kind: ring, w: radius} }

// Box returns the shape of a filled rectangle around the emitter, logical pixels.
func Box(w, h float64) Shape { return Shape{kind: box, w: w, h: h} }

// Line returns the shape of a level line around the emitter, logical pixels long. Emitter.Rot turns it.
func Line(length float64) Shape { return Shape{kind: line, w: length} }

// Cone returns the shape of a slice of a filled circle: Angle and Spread say which, and its particles fly away from
// the tip. The radius is in logical pixels; 0 is a point with a spread.
func Cone(radius float64) Shape { return Shape{kind: cone, w: radius} }

// place draws a point of the shape, and the direction from its middle to it in radians.
func (s *Spec) place(r *random) (at geom.Vec, outward float64) {
	shape := &s.Shape
	a, b := r.float(), r.float() // the same count for each shape, so that changing it changes nothing else
	turn := float64((a*2 - 1) * math.Pi)
	switch shape.kind {
	case circle:
		return geom.Polar(turn, shape.w*math.Sqrt(b)), turn
	case ring:
		return geom.Polar(turn, shape.w), turn
	case cone:
		turn = s.Angle + float64((a*2-1)*s.Spread)
		return geom.Polar(turn, shape.w*math.Sqrt(b)), turn
	case box:
		at = geom.Vec{X: float64((a - 0.5) * shape.w), Y: float64((b - 0.5) * shape.h)}
	case line:
		at = geom.Vec{X: float64((a - 0.5) * shape.w)}
	}
	return at, at.Angle()
}
