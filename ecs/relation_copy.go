package ecs

import (
	"reflect"
	"slices"
)

// linkRow is a slot as a snapshot keeps it: plain data. All rows, top and free are all that a relation is, beside the
// data of its links, see relation.value; what else it keeps follows from them. A free slot of a pool has no source, and
// its next leads to the free slot after it.
type linkRow struct {
	slot           uint32
	source, target Entity
	in, out        turn
}

// pack appends the slots that matter in ascending order: those in use, and of a pool the free ones too.
func (r *relation) pack(rows []linkRow) []linkRow {
	for at := 1; at < len(r.links); at++ {
		l := &r.links[at]
		if l.source.bits == 0 && (r.rules.Exclusive || at >= int(r.top)) {
			continue
		}
		row := linkRow{slot: uint32(at), source: l.source, target: l.target, in: l.turn}
		if !r.rules.Exclusive {
			row.out = r.outs[at]
		}
		rows = append(rows, row)
	}
	return rows
}

// unpack makes the links anew from what pack gave; their data is zero. World.relink must follow when all relations are
// done.
func (r *relation) unpack(rows []linkRow, top, free uint32) {
	r.empty()
	r.top, r.free = max(top, 1), free
	for _, row := range rows {
		r.reserve(row.slot)
		r.links[row.slot] = link{row.source, row.target, row.in}
		if !r.rules.Exclusive {
			r.outs[row.slot] = row.out
		}
		if row.source.bits != 0 {
			r.count++
			r.anchor(row)
		}
	}
}

// anchor enters a link with the ends of its lists.
func (r *relation) anchor(row linkRow) {
	in := endsOf(&r.ins, row.target)
	if row.in.prev == 0 {
		in.first = row.slot
		r.targets++
	}
	if row.in.next == 0 {
		in.last = row.slot
	}
	if r.rules.Exclusive {
		r.sources++
		return
	}
	out := endsOf(&r.begin, row.source)
	if row.out.prev == 0 {
		out.first = row.slot
		r.sources++
	}
	if row.out.next == 0 {
		out.last = row.slot
	}
}

// empty takes all links away, without telling anybody, and keeps the room.
func (r *relation) empty() {
	clear(r.links)
	clear(r.outs)
	clear(r.ins)
	clear(r.begin)
	clear(r.pending)
	if r.data.c != nil {
		r.data.v.Clear()
	}
	r.top, r.free, r.count, r.sources, r.targets = 1, 0, 0, 0, 0
	r.version++
}

// relink finds out anew which entities may have links, after relations were replaced.
func (w *World) relink() {
	clear(w.linked)
	for _, r := range w.relating().relations {
		for at := r.nextLink(0); at != 0; at = r.nextLink(at) {
			w.linked.set(r.links[at].source.index())
			w.linked.set(r.links[at].target.index())
		}
	}
}

// copyRelations makes the links of a world those of another one. It reuses what it has, so that it allocates only
// until there is room. World.regather must follow when the tables are copied.
func (w *World) copyRelations(src *World) {
	for _, r := range w.relating().relations {
		if src.linksOf(r.c) == nil {
			r.empty()
		}
	}
	for _, r := range src.relating().relations {
		w.relation(r.c).copyFrom(r)
	}
	w.linked = append(w.linked[:0], src.linked...)
}

// copyFrom makes the links those of another world's store of the same relation. Room that is there stays.
func (r *relation) copyFrom(src *relation) {
	if n := len(src.links); n > 0 {
		r.reserve(uint32(n - 1))
	}
	overlay(r.links, src.links)
	overlay(r.outs, src.outs)
	r.ins = laidOver(r.ins, src.ins)
	r.begin = laidOver(r.begin, src.begin)
	if r.data.c != nil {
		reflect.Copy(r.data.v, src.data.v)
		if n := src.data.v.Len(); n < r.data.v.Len() {
			r.data.v.Slice(n, r.data.v.Len()).Clear()
		}
	}
	r.top, r.free, r.count, r.sources, r.targets = src.top, src.free, src.count, src.sources, src.targets
	r.version++
	clear(r.pending)
}

// overlay copies onto something that may be longer, and clears the rest.
func overlay[T any](dst, src []T) { clear(dst[copy(dst, src):]) }

// laidOver is overlay where there may not be room.
func laidOver[T any](dst, src []T) []T {
	if len(dst) < len(src) {
		dst = slices.Grow(dst, len(src)-len(dst))[:len(src)]
	}
	overlay(dst, src)
	return dst
}
