package collide

import "github.com/krill2d/krill/engine/geom"

// nearest returns the point of b's edge that is nearest to p, and whether p is in b. NoShape, and tiles that are all
// empty, have none: p itself is returned, and false.
func nearest(p geom.Vec, b *placed) (at geom.Vec, inside bool) {
	a := placed{Shape: &dot, pos: p, cos: 1}
	switch b.Kind {
	case NoShape:
		return p, false
	case TilesShape:
		return nearestTile(&a, b)
	case BoxShape:
		e, in := boxExit(b.pos.Sub(p), b.Half, 0)
		if in {
			return p.Add(e.normal.Mul(e.depth)), true
		}
		lo, hi := b.pos.Sub(b.Half), b.pos.Add(b.Half)
		return geom.V(geom.Clamp(p.X, lo.X, hi.X), geom.Clamp(p.Y, lo.Y, hi.Y)), false
	}
	var ca, cb core
	var h hull
	ca.set(&a, p)
	cb.set(b, p)
	h.between(&ca, &cb)
	return h.nearest(p)
}

// nearest is nearest for a point at (0, 0), which is p.
func (h *hull) nearest(p geom.Vec) (at geom.Vec, inside bool) {
	if e, in := h.exit(0); in {
		return p.Add(e.normal.Mul(e.depth)), true
	}
	on, _ := h.closest()
	d := on.Len()
	if d == 0 {
		return p, false
	}
	return p.Add(on.Mul(max(d-h.r, 0) / d)), false
}
