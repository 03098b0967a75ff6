package collide

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

const near = 1e-6 // logical pixels that rounding may cost in a world of a few hundred

// An overlap is one by the distances of all edges, its normal and depth are those of the shortest of 64 ways out, and
// after that way they overlap no longer.
func TestOverlapIsThatOfTheOracle(t *testing.T) {
	eachPair(t, 12000, func(t *testing.T, p *pair) {
		got, ok := overlap(&p.a, &p.b)
		ca, ra := corners(&p.a)
		cb, rb := corners(&p.b)
		if g := gap(ca, cb, ra+rb); !ok && g < -near || ok && g > near {
			t.Fatalf("%v: overlap: got %v; want %v, the gap is %v", p, ok, !ok, g)
		}
		turned, okTurned := overlap(&p.b, &p.a)
		if ok != okTurned || math.Abs(got.depth-turned.depth) > near {
			t.Fatalf("%v: b with a: got %v, %v; want %v, %v", p, turned, okTurned, got, ok)
		}
		if !ok {
			return
		}
		if l := got.normal.Len(); math.Abs(l-1) > near || got.cell != -1 || got.t != 0 {
			t.Fatalf("%v: got %+v; want a normal of length 1, no cell, t 0", p, got)
		}
		if d := -apart(ca, cb, ra+rb, got.normal); math.Abs(d-got.depth) > near {
			t.Fatalf("%v: depth along %v: got %v; want %v", p, got.normal, got.depth, d)
		}
		for i := range 64 {
			dir := geom.Polar(float64(i)*math.Pi/32, 1)
			if d := -apart(ca, cb, ra+rb, dir); d < got.depth-near {
				t.Fatalf("%v: got depth %v along %v; %v along %v is shorter", p, got.depth, got.normal, d, dir)
			}
		}
		if g := gap([]geom.Vec{got.point}, cb, rb); g > near {
			t.Fatalf("%v: point %v is %v outside of b", p, got.point, g)
		}
		p.a.pos = p.a.pos.Add(got.normal.Mul(got.depth + 1e-9))
		if again, still := overlap(&p.a, &p.b); still {
			t.Fatalf("%v: after the way out %v: still %v", p, got, again)
		}
	})
}
