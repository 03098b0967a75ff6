package collide

import "github.com/krill2d/krill/engine/geom"

// ray returns where the way from one point to another first meets b: the sweep of a point, with what is said there. One
// that begins in b meets it at 0, with the depth and the way out.
func ray(from, to geom.Vec, b *placed) (touch, bool) {
	a := placed{Shape: &dot, pos: from, cos: 1}
	by := to.Sub(from)
	t, ok := sweep(&a, by, b)
	if ok && t.depth == 0 {
		t.point = from.Add(by.Mul(t.t))
	}
	return t, ok
}
