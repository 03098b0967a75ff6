package state

import (
	"cmp"
	"reflect"
	"strings"
)

// entries are the keys and values of a map, copied out and sorted by key.
type entries struct {
	p            *plan
	keys, values reflect.Value // slices, with room for more
	n            int
	order        []int
	used         sliceHeader // of what is to be cleared
}

// shelf keeps entries that are not in use.
type shelf struct {
	all  []*entries
	used int
}

func (s *shelf) reset() {
	for _, e := range s.all[:s.used] {
		e.clear()
	}
	s.used = 0
}

func (e *entries) clear() {
	if e.n > 0 {
		e.used = sliceHeader{e.keys.UnsafePointer(), e.n, e.n}
		sliceValue(e.p.key.slice, &e.used).Clear()
		e.used.data = e.values.UnsafePointer()
		sliceValue(e.p.elem.slice, &e.used).Clear()
	}
	e.n = 0
}

func (s *shelf) take(p *plan, n int) *entries {
	if s.used == len(s.all) {
		s.all = append(s.all, &entries{p: p})
	}
	e := s.all[s.used]
	s.used++
	e.fit(n)
	return e
}

// fit makes room for n entries.
func (e *entries) fit(n int) {
	if !e.keys.IsValid() || e.keys.Len() < n {
		size := max(8, n+n/4)
		e.keys, e.values = reflect.MakeSlice(e.p.key.slice, size, size), reflect.MakeSlice(e.p.elem.slice, size, size)
		e.order = make([]int, 0, size)
	}
	e.n, e.order = n, e.order[:0]
	for i := range n {
		e.order = append(e.order, i)
	}
}

// at gives the addresses of the key and value that are i-th by key.
func (e *entries) at(i int) (key, value addr) { return e.key(e.order[i]), e.value(e.order[i]) }

func (e *entries) key(i int) addr {
	return at(e.keys.UnsafePointer(), uintptr(i)*e.p.key.size)
}

func (e *entries) value(i int) addr {
	return at(e.values.UnsafePointer(), uintptr(i)*e.p.elem.size)
}

func (w *writer) shelf(p *plan) *shelf {
	s := w.shelves[p]
	if s == nil {
		s = &shelf{}
		w.shelves[p] = s
	}
	return s
}

// collect copies a map.
func (w *writer) collect(p *plan, site addr) *entries {
	v := valueAt(p.t, site)
	e := w.shelf(p).take(p, v.Len())
	w.iter.Reset(v)
	for i := 0; i < e.n && w.iter.Next(); i++ {
		e.keys.Index(i).SetIterKey(&w.iter)
		e.values.Index(i).SetIterValue(&w.iter)
	}
	sortInts(e.order, func(i, j int) int {
		if c := w.compare(p.key, e.key(i), e.key(j)); c != 0 {
			return c
		}
		return cmp.Compare(w.digest(p.elem, e.value(i), 3), w.digest(p.elem, e.value(j), 3)) // keys that are NaN
	})
	return e
}

// sorted gives the entries of a map that find has met, in the order of a snapshot, or those of another one.
func (w *writer) sorted(p *plan, site addr) *entries {
	if r, ok := w.index.find(place{number(pointerAt(site)), p.id}, -1); ok && w.regions[r].entries != nil {
		return w.regions[r].entries
	}
	return w.collect(p, site)
}

// compare puts keys of maps in an order that is the same everywhere.
func (w *writer) compare(p *plan, a, b addr) int {
	switch {
	case p.kind == kindBool:
		return cmp.Compare(uintAt(a, 1), uintAt(b, 1))
	case p.kind.signed():
		return cmp.Compare(intAt(a, p.size), intAt(b, p.size))
	case p.kind.unsigned():
		return cmp.Compare(uintAt(a, p.size), uintAt(b, p.size))
	case p.kind.float():
		return compareFloats(p.size, a, b)
	case p.kind.complex():
		if c := compareFloats(p.size/2, a, b); c != 0 {
			return c
		}
		return compareFloats(p.size/2, at(a, p.size/2), at(b, p.size/2))
	}
	switch p.kind {
	case kindString:
		return strings.Compare(stringAt(a), stringAt(b))
	case kindStruct:
		for _, f := range p.fields {
			if c := w.compare(f.plan, at(a, f.offset), at(b, f.offset)); c != 0 {
				return c
			}
		}
	case kindArray:
		for i := range p.n {
			if c := w.compare(p.elem, at(a, uintptr(i)*p.elem.size), at(b, uintptr(i)*p.elem.size)); c != 0 {
				return c
			}
		}
	case kindPointer:
		return w.comparePointers(p, pointerAt(a), pointerAt(b))
	case kindInterface:
		return w.compareBoxes(p, a, b)
	case kindOpaque:
		return cmp.Compare(w.digest(p, a, 1), w.digest(p, b, 1))
	}
	return 0
}

func compareFloats(size uintptr, a, b addr) int {
	if size == 4 {
		return cmp.Or(cmp.Compare(float32At(a), float32At(b)), cmp.Compare(uintAt(a, 4), uintAt(b, 4)))
	}
	return cmp.Or(cmp.Compare(float64At(a), float64At(b)), cmp.Compare(uintAt(a, 8), uintAt(b, 8)))
}

// comparePointers orders pointers by which was reached first, and those that only a map reaches by what they point to.
func (w *writer) comparePointers(p *plan, a, b addr) int {
	if a == b {
		return 0
	}
	if a == nil || b == nil {
		return order(a == nil)
	}
	i, iSeen := w.index.find(place{number(a), p.elem.flat.id}, -1)
	j, jSeen := w.index.find(place{number(b), p.elem.flat.id}, -1)
	switch {
	case iSeen && jSeen:
		return cmp.Compare(i, j)
	case iSeen != jSeen:
		return order(iSeen)
	}
	return cmp.Compare(w.digest(p.elem, a, 3), w.digest(p.elem, b, 3))
}

func (w *writer) compareBoxes(p *plan, a, b addr) int {
	inA, atA := w.boxed(p, a)
	inB, atB := w.boxed(p, b)
	switch {
	case inA == nil || inB == nil:
		return cmp.Compare(btoi(inA != nil), btoi(inB != nil))
	case inA != inB:
		return strings.Compare(inA.full, inB.full)
	}
	return w.compare(inA, atA, atB)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
