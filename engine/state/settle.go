package state

import (
	"math"
)

// settle finds out which regions lie in others, and numbers those that do not. It is false when that made one longer,
// so that there is more to follow.
func (w *writer) settle() bool {
	w.order = w.order[:0]
	for i := range w.regions {
		r := &w.regions[i]
		r.home, r.object = i, i
		if !r.isMap() && r.plan.size > 0 {
			w.order = append(w.order, i)
		}
	}
	if len(w.order) > 1 {
		sortInts(w.order, w.byAddress)
	}
	outer := -1
	for _, i := range w.order {
		if outer < 0 || !w.absorb(outer, i) {
			outer = i
		}
	}
	if w.err != nil || len(w.queue) > 0 {
		return w.err != nil
	}
	w.enumerate()
	return true
}

// byAddress puts regions that may hold others before them.
func (w *writer) byAddress(i, j int) int {
	a, b := &w.regions[i], &w.regions[j]
	switch {
	case number(a.at) != number(b.at):
		return order(number(a.at) < number(b.at))
	case a.bytes() != b.bytes():
		return order(a.bytes() > b.bytes())
	case a.plan == b.plan:
		return 0
	}
	_, ok := a.plan.descend(nil, 0, b.plan)
	return order(ok)
}

func order(before bool) int {
	if before {
		return -1
	}
	return 1
}

// empty is whether a region is only room.
func (r *region) empty() bool { return r.n == 0 && !r.isMap() && r.plan.size > 0 }

// isMap is whether a region is a map itself, and not memory that words of maps lie in.
func (r *region) isMap() bool { return r.site != nil }

func (r *region) bytes() uintptr { return uintptr(r.n) * r.plan.size }

// absorb makes a region part of the one before it, where it is, and says so.
func (w *writer) absorb(outer, i int) bool {
	a, b := &w.regions[outer], &w.regions[i]
	gap := number(b.at) - number(a.at)
	switch {
	case gap+b.bytes() <= a.bytes() && gap < a.bytes():
	case a.plan == b.plan && gap < uintptr(a.room)*a.plan.size && gap%a.plan.size == 0:
		first := int(gap / a.plan.size)
		a.room = max(a.room, first+b.room)
		w.grow(outer, first+b.n)
	case gap < a.bytes():
		w.err = errOverlap
		return true
	default:
		return false
	}
	b.home = outer
	return true
}

// enumerate numbers the objects by what was reached first.
func (w *writer) enumerate() {
	w.order = w.order[:0]
	for i := range w.regions {
		w.regions[i].object = math.MaxInt
	}
	for i := range w.regions {
		home := &w.regions[w.regions[i].home]
		if home.empty() && w.regions[i].home != 0 {
			continue // an empty slice with room is an empty slice
		}
		if home.object == math.MaxInt {
			home.object = len(w.order)
			w.order = append(w.order, w.regions[i].home)
		}
	}
}

// descend finds the way from the beginning of a plan's value to a value of another plan at an offset in it.
func (p *plan) descend(way []int, offset uintptr, to *plan) ([]int, bool) {
	for p != to || offset != 0 {
		step := -1
		switch p.kind {
		case kindArray:
			p = p.flat
			step = int(offset / p.size)
			offset %= p.size
		case kindStruct:
			for i := range p.fields {
				if f := &p.fields[i]; offset >= f.offset && offset < f.offset+f.plan.size {
					step = i
				}
			}
			if step < 0 {
				return way, false
			}
			offset -= p.fields[step].offset
			p = p.fields[step].plan
		default:
			return way, false
		}
		way = append(way, step)
	}
	return way, true
}
