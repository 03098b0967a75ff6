package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// touch is where one shape meets another.
type touch struct {
	point  geom.Vec // on b, logical pixels
	normal geom.Vec // the way for a out of b, length 1
	depth  float64  // how far they overlap along normal, logical pixels
	t      float64  // the part of the way that is free, 0 to 1
	cell   int      // index in Grid.Cells, of tiles, else −1
	oneWay bool     // it holds only what comes from above
}

// turned is the touch of b with a.
func (t touch) turned() touch {
	t.normal = t.normal.Mul(-1)
	return t
}

// overlap returns the shortest way for a out of b. One shape in the other overlaps, identical ones do, and touching
// edges do not. Of several tiles it is the deepest through an edge that is free.
func overlap(a, b *placed) (touch, bool) {
	switch {
	case a.Kind == BoxShape && b.Kind == BoxShape:
		return overlapBoxes(a, b)
	case a.Kind == NoShape || b.Kind == NoShape || a.Kind == TilesShape && b.Kind == TilesShape:
		return touch{}, false
	case b.Kind == TilesShape:
		return overlapTiles(a, b)
	case a.Kind == TilesShape:
		t, ok := overlapTiles(b, a)
		return t.turned(), ok
	case a.Kind == CircleShape && b.Kind == CircleShape:
		return overlapCircles(a, b)
	case a.Kind == CircleShape && b.Kind == BoxShape:
		return overlapCircleBox(a, b)
	case a.Kind == BoxShape && b.Kind == CircleShape:
		t, ok := overlapCircleBox(b, a)
		t.point = b.pos.Add(t.normal.Mul(-b.Radius))
		t.oneWay = b.oneWay
		return t.turned(), ok
	}
	return overlapHulls(a, b)
}

// boxExit returns the shortest way out of a box of a half size around at, for (0, 0), through a side whose bit in
// shut is not set: up, right, down and left are bits 0 to 3. When all are shut the depth is infinite.
func boxExit(at, half geom.Vec, shut uint64) (exit, bool) {
	best := exit{depth: math.Inf(1), edge: -1, core: true}
	for i, d := range boxDepths(at, half) {
		if d <= graze {
			return exit{}, false
		}
		if shut>>i&1 == 0 && d < best.depth-graze {
			best.depth, best.edge, best.normal = d, i, sides[i]
		}
	}
	return best, true
}

// boxDepths is how deep (0, 0) lies under each side of a box.
func boxDepths(at, half geom.Vec) [4]float64 {
	return [4]float64{half.Y - at.Y, half.X + at.X, half.Y + at.Y, half.X - at.X}
}

// sides are the ways out of a box.
var sides = [4]geom.Vec{{X: 0, Y: -1}, {X: 1, Y: 0}, {X: 0, Y: 1}, {X: -1, Y: 0}}

func overlapBoxes(a, b *placed) (touch, bool) {
	at, reach := b.pos.Sub(a.pos), a.Half.Add(b.Half)
	if math.Abs(at.X) >= reach.X-graze || math.Abs(at.Y) >= reach.Y-graze {
		return touch{}, false
	}
	e, _ := boxExit(at, reach, 0)
	return touch{point: boxContact(a, b.pos, b.Half, e.normal), normal: e.normal, depth: e.depth, cell: -1, oneWay: b.oneWay}, true
}

// boxContact is contact for two upright boxes.
func boxContact(a *placed, at, half, normal geom.Vec) geom.Vec {
	middle := func(pa, ha, pb, hb float64) float64 {
		return float64((max(pa-ha, pb-hb) + min(pa+ha, pb+hb)) / 2)
	}
	if normal.X != 0 {
		return geom.Vec{X: at.X + float64(normal.X*half.X), Y: middle(a.pos.Y, a.Half.Y, at.Y, half.Y)}
	}
	return geom.Vec{X: middle(a.pos.X, a.Half.X, at.X, half.X), Y: at.Y + float64(normal.Y*half.Y)}
}

func overlapCircles(a, b *placed) (touch, bool) {
	d := a.pos.Sub(b.pos)
	length, r := d.Len(), a.Radius+b.Radius
	if length >= r-graze {
		return touch{}, false
	}
	normal := geom.V(0, -1) // of one in the middle of the other all ways are as long
	if length > 1e-12 {
		normal = geom.Vec{X: d.X / length, Y: d.Y / length}
	}
	return touch{
		point: b.pos.Add(normal.Mul(b.Radius)), normal: normal, depth: r - length, cell: -1, oneWay: b.oneWay,
	}, true
}

// overlapCircleBox is overlap for a circle a and a box b.
func overlapCircleBox(a, b *placed) (touch, bool) {
	d := a.pos.Sub(b.pos)
	at := geom.Vec{X: geom.Clamp(d.X, -b.Half.X, b.Half.X), Y: geom.Clamp(d.Y, -b.Half.Y, b.Half.Y)}
	out := d.Sub(at)
	if out.X == 0 && out.Y == 0 {
		e, ok := boxExit(d.Mul(-1), b.Half.Add(geom.V(a.Radius, a.Radius)), 0)
		point := b.pos.Add(d).Add(e.normal.Mul(e.depth - a.Radius))
		return touch{point: point, normal: e.normal, depth: e.depth, cell: -1, oneWay: b.oneWay}, ok
	}
	length := out.Len()
	if length >= a.Radius-graze {
		return touch{}, false
	}
	return touch{
		point: b.pos.Add(at), normal: geom.Vec{X: out.X / length, Y: out.Y / length}, depth: a.Radius - length,
		cell: -1, oneWay: b.oneWay,
	}, true
}

func overlapHulls(a, b *placed) (touch, bool) {
	var ca, cb core
	var h hull
	ca.set(a, a.pos)
	cb.set(b, a.pos)
	h.between(&ca, &cb)
	e, ok := h.exit(0)
	if !ok {
		return touch{}, false
	}
	point := a.pos.Add(contact(&ca, &cb, e.normal))
	return touch{point: point, normal: e.normal, depth: e.depth, cell: -1, oneWay: b.oneWay}, true
}
