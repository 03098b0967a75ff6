package tween

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

const (
	backIn      = 1.70158        // how hard Back pulls: past its end by a tenth
	backBoth    = backIn * 1.525 // the same for each half of an InOut
	elasticIn   = 3.0            // tenths of the time that Elastic takes for a swing
	elasticBoth = 4.5            // the same for each half of an InOut
)

// in is the curve of an In at x between 0 and 1. Curves are numbered in the order of the eases. Those of an Out are
// the same seen from the other end.
func in(curve Ease, x, pull, swing float64) float64 {
	switch square := float64(x * x); curve {
	case 0: // sine
		return 1 - geom.Cos(float64(x*(math.Pi/2)))
	case 1: // quad
		return square
	case 2: // cubic
		return square * x
	case 3: // quart
		return square * square
	case 4: // quint
		return square * square * x
	case 5: // expo
		return twoTo(float64(10*x) - 10)
	case 6: // circ
		return 1 - math.Sqrt(1-square)
	case 7: // back
		return square * (float64((pull+1)*x) - pull)
	case 8: // elastic
		past := float64(10*x) - 10 // in tenths of the time, from the end
		return -twoTo(past) * geom.Sin((past-swing/4)*(2*math.Pi/swing))
	}
	return 1 - bounce(1-x)
}

func twoTo(x float64) float64 { return geom.Exp(float64(x * math.Ln2)) }

// bounce is BounceOut: four parabolas, each a quarter as high as the one before.
func bounce(x float64) float64 {
	const steep, wide = 7.5625, 2.75
	floor := 0.984375
	switch {
	case x < 1/wide:
		floor = 0
	case x < 2/wide:
		x, floor = x-1.5/wide, 0.75
	case x < 2.5/wide:
		x, floor = x-2.25/wide, 0.9375
	default:
		x -= 2.625 / wide
	}
	return float64(steep*x*x) + floor
}
