package state

import "encoding/binary"

// References: 0 is nil, 1 what is empty and lies nowhere; else the number of the object, twice, plus 2, plus 1 when it
// leads into the middle: then the value's number in the object follows, the number of steps below it, and the steps.
const (
	refNil   = 0
	refEmpty = 1
	refFirst = 2
)

func (w *writer) pointer(p *plan, to addr) {
	switch {
	case to == nil:
		w.buf = append(w.buf, refNil)
	case p.kind == kindMap:
		w.reference(p, to)
	case p.elem.size == 0:
		w.buf = append(w.buf, refEmpty)
	default:
		w.reference(p.elem.flat, to)
	}
}

// slice writes a slice: a reference, the length, and the capacity beyond it, as far as that is in the same object.
func (w *writer) slice(p *plan, s sliceHeader) {
	switch {
	case s.data == nil:
		w.buf = append(w.buf, refNil)
		return
	case s.cap == 0 || p.elem.size == 0 || w.onlyRoom(p.elem.flat, s.data):
		w.buf = append(w.buf, refEmpty)
		w.buf = binary.AppendUvarint(w.buf, uint64(s.len))
		return
	}
	rest := w.reference(p.elem.flat, s.data)/p.elem.flatN - s.len
	w.buf = binary.AppendUvarint(w.buf, uint64(s.len))
	w.buf = binary.AppendUvarint(w.buf, uint64(max(0, min(rest, s.cap-s.len))))
}

// onlyRoom is whether a slice lies in nothing that has a value.
func (w *writer) onlyRoom(p *plan, data addr) bool {
	r := w.index.at(place{number(data), p.id})
	return w.regions[w.regions[r].home].empty()
}

// reference writes where a value is. It returns how many values follow each other from there on in its object.
func (w *writer) reference(p *plan, to addr) int {
	r := w.index.at(place{number(to), p.id})
	home := &w.regions[w.regions[r].home]
	object := uint64(home.object) * 2
	if home == &w.regions[r] {
		w.buf = binary.AppendUvarint(w.buf, object+refFirst)
		return home.n
	}
	w.buf = binary.AppendUvarint(w.buf, object+refFirst+1)
	offset := number(to) - number(home.at)
	first := int(offset / home.plan.size)
	var room [16]int
	way, ok := home.plan.descend(room[:0], offset%home.plan.size, p)
	if !ok {
		w.err = errOverlap
		return 0
	}
	w.buf = binary.AppendUvarint(w.buf, uint64(first))
	w.buf = binary.AppendUvarint(w.buf, uint64(len(way)))
	for _, step := range way {
		w.buf = binary.AppendUvarint(w.buf, uint64(step))
	}
	return home.plan.following(first, home.n, way)
}

// following is how many values follow each other at the end of a way.
func (p *plan) following(first, n int, way []int) int {
	rest := n - first
	for _, step := range way {
		if p.kind == kindArray {
			rest = p.flatN - step
			p = p.flat
		} else {
			p = p.fields[step].plan
			rest = 1
		}
	}
	return rest
}
