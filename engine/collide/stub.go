package collide

import "github.com/krill2d/krill/engine/geom"

type placed struct {
	*Shape
	pos      geom.Vec
	sin, cos float64
	oneWay   bool
	hits, is Mask
}
type touch struct {
	point, normal geom.Vec
	depth, t      float64
	cell          int
	oneWay        bool
}

func place(sh *Shape, pos geom.Vec, rot float64) placed {
	return placed{Shape: sh, pos: pos, cos: 1}
}

func bounds(p *placed) geom.Rect { return geom.Around(p.pos, 2*p.Half.X, 2*p.Half.Y) }

func overlap(a, b *placed) (touch, bool) {
	d := a.pos.Sub(b.pos)
	x := a.Half.X + b.Half.X - max(d.X, -d.X)
	y := a.Half.Y + b.Half.Y - max(d.Y, -d.Y)
	if x <= 0 || y <= 0 {
		return touch{}, false
	}
	if x < y {
		n := geom.V(1, 0)
		if d.X < 0 {
			n.X = -1
		}
		return touch{normal: n, depth: x, oneWay: b.oneWay}, true
	}
	n := geom.V(0, 1)
	if d.Y < 0 {
		n.Y = -1
	}
	return touch{normal: n, depth: y, oneWay: b.oneWay}, true
}

func sweep(a *placed, by geom.Vec, b *placed) (touch, bool) {
	if t, ok := overlap(a, b); ok {
		return t, true
	}
	h := a.Half.Add(b.Half)
	return ray(a.pos, a.pos.Add(by), &placed{Shape: &Shape{Half: h}, pos: b.pos, oneWay: b.oneWay})
}

func ray(from, to geom.Vec, b *placed) (touch, bool) {
	by := to.Sub(from)
	lo, hi := -1.0, 1.0
	var n geom.Vec
	axis := func(p, d, c, h float64, nn geom.Vec) bool {
		if d == 0 {
			return p > c-h && p < c+h
		}
		t0, t1 := (c-h-p)/d, (c+h-p)/d
		nn = nn.Mul(-1)
		if t0 > t1 {
			t0, t1 = t1, t0
			nn = nn.Mul(-1)
		}
		if t0 > lo {
			lo, n = t0, nn
		}
		hi = min(hi, t1)
		return true
	}
	if !axis(from.X, by.X, b.pos.X, b.Half.X, geom.V(1, 0)) || !axis(from.Y, by.Y, b.pos.Y, b.Half.Y, geom.V(0, 1)) {
		return touch{}, false
	}
	if lo >= hi || hi <= 0 {
		return touch{}, false
	}
	if lo < 0 {
		return touch{depth: 1, oneWay: b.oneWay}, true
	}
	return touch{normal: n, t: lo, point: from.Add(by.Mul(lo)), oneWay: b.oneWay}, true
}

func nearest(p geom.Vec, b *placed) (geom.Vec, bool) {
	q := geom.V(geom.Clamp(p.X, b.pos.X-b.Half.X, b.pos.X+b.Half.X), geom.Clamp(p.Y, b.pos.Y-b.Half.Y, b.pos.Y+b.Half.Y))
	return q, q == p
}
const slop = 0.01
