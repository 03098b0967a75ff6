package collide

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// A sweep stops before the first of many small steps at which the oracle finds a deep overlap, never long before the
// shapes touch, and with the normal of what it touches.
func TestSweepIsThatOfSmallSteps(t *testing.T) {
	eachPair(t, 12000, func(t *testing.T, p *pair) {
		got, ok := sweep(&p.a, p.by, &p.b)
		ca, ra := corners(&p.a)
		cb, rb := corners(&p.b)
		moved := make([]geom.Vec, len(ca))
		gapAt := func(k float64) float64 {
			for i, v := range ca {
				moved[i] = v.Add(p.by.Mul(k))
			}
			return gap(moved, cb, ra+rb)
		}
		deepAt := func(k float64) float64 {
			q := p.a
			q.pos = q.pos.Add(p.by.Mul(k))
			o, _ := overlap(&q, &p.b)
			return o.depth
		}
		const steps = 12
		for i := range steps + 1 {
			k := float64(i) / steps
			if (!ok || k < got.t) && gapAt(k) < -near && deepAt(k) > slop+near {
				t.Fatalf("%v: got %+v, %v; want a hit by %v, where they overlap by %v", p, got, ok, k, deepAt(k))
			}
		}
		if !ok {
			return
		}
		if math.Abs(got.normal.Len()-1) > near || got.cell != -1 {
			t.Fatalf("%v: got %+v; want a normal of length 1 and no cell", p, got)
		}
		if got.depth > 0 {
			if d := deepAt(0); got.t != 0 || math.Abs(d-got.depth) > near {
				t.Fatalf("%v: got %+v; want t 0 and depth %v", p, got, d)
			}
			return
		}
		if g := gapAt(got.t); g > near || deepAt(got.t) > slop+near {
			t.Fatalf("%v: got %+v; there the gap is %v and the depth %v", p, got, g, deepAt(got.t))
		}
		if p.by.Dot(got.normal) >= 0 {
			t.Fatalf("%v: got %+v; want a normal against the way", p, got)
		}
		if d := apart(moved, cb, ra+rb, got.normal); math.Abs(d) > slop+near {
			t.Fatalf("%v: got %+v; along that normal they are %v apart", p, got, d)
		}
		if g := gap([]geom.Vec{got.point}, cb, rb); g > slop+near {
			t.Fatalf("%v: point %v is %v outside of b", p, got.point, g)
		}
	})
}
