package tween

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Scale returns factors for a field in which zero means 1, such as the Scale of a render.Sprite: as they are, and for 0, 0
// ones that draw nothing. What shrinks to nothing is gone then, instead of standing there in full size.
func Scale(x, y float64) geom.Vec {
	if x == 0 && y == 0 {
		return geom.V(0, math.SmallestNonzeroFloat64) // a sprite of no width is not drawn
	}
	return geom.V(x, y)
}

// Gain returns a loudness for a field in which zero means 1, such as the Gain of an audio.Play: as it is, and for zero and
// less one that is silent. What fades out is silent then, instead of loud.
func Gain(k float64) float64 {
	if k <= 0 {
		return -1 // audio.Silent
	}
	return k
}

// Scale is Value for the Scale of a sprite: a number in both directions. See the function of this name.
func (t *Tween[T]) Scale() geom.Vec {
	v := t.Value()
	switch v := any(&v).(type) {
	case *geom.Vec:
		return Scale(v.X, v.Y)
	case *float64:
		return Scale(*v, *v)
	}
	return geom.Vec{}
}
