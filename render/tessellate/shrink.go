package tessellate

import (
	"slices"

	"github.com/krill2d/krill/engine/geom"
)

// place is where a corner is after it was moved.
type place struct {
	point
	corner uint32
}

// Shrink makes the triangles fit for corners that are drawn d inwards, at Pos − d·Out. Mostly they do already. Where one
// would turn over, as flat ones do, and lie over others, all are made again from the moved edges: then a few more
// corners may be added, which do not move. What is thinner than 2·d loses its inside. It belongs behind a Fill, once.
func (t *Tessellator) Shrink(d float64) {
	if len(t.at) != len(t.Corners) || !t.turnsOver(d) {
		return
	}
	if t.shrunk == nil {
		t.shrunk = &Tessellator{}
	}
	in := t.shrunk
	in.Reset()
	in.scale, in.spans, in.vertices = t.scale, in.spans[:0], in.vertices[:0]
	for e := t.Edges; len(e) > 0; e = e[2:] {
		in.edge(t.grid(t.shifted(e[1], d)), t.grid(t.shifted(e[0], d)))
	}
	if !in.cross() || !in.split() {
		return
	}
	in.merge(positive)
	in.run(positive)
	t.take(in, d)
}

// shifted returns where a corner is drawn.
func (t *Tessellator) shifted(i uint32, d float64) geom.Vec {
	c := &t.Corners[i]
	return c.Pos.Sub(c.Out.Mul(d))
}

// turnsOver reports whether a triangle turns over when its corners move.
func (t *Tessellator) turnsOver(d float64) bool {
	for i := t.Triangles; len(i) > 0; i = i[3:] {
		a, b, c := t.shifted(i[0], d), t.shifted(i[1], d), t.shifted(i[2], d)
		if is := b.Sub(a).Cross(c.Sub(a)); is > 0 != (t.turn(i[0], i[1], i[2]) > 0) {
			return true
		}
	}
	return false
}

// take sets the triangles to those of another tessellator, whose corners are moved ones of this one, or new.
func (t *Tessellator) take(in *Tessellator, d float64) {
	t.moved = t.moved[:0]
	for i := range uint32(len(t.Corners)) {
		t.moved = append(t.moved, place{t.grid(t.shifted(i, d)), i})
	}
	slices.SortFunc(t.moved, func(a, b place) int { return a.compare(b.point) })
	t.Triangles = append(t.Triangles[:0], in.Triangles...)
	for i := range in.Corners {
		at := in.vertices[in.at[i]]
		n, found := slices.BinarySearchFunc(t.moved, at, func(p place, q point) int { return p.compare(q) })
		if found {
			in.at[i] = int32(t.moved[n].corner)
			continue
		}
		in.at[i] = int32(len(t.Corners))
		t.Corners = append(t.Corners, Corner{Pos: in.Corners[i].Pos})
	}
	for i, n := range t.Triangles {
		t.Triangles[i] = uint32(in.at[n])
	}
}
