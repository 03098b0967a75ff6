package state

import (
	"reflect"
	"slices"
)

// claim gives each object the memory that it would like, unless another one was there first.
func (r *reader) claim() {
	r.claims = r.claims[:0]
	for _, i := range r.queue {
		if o := &r.snap.objects[i]; o.at != nil && o.room > 0 || o.isMap && o.at != nil {
			r.claims = append(r.claims, i)
		}
	}
	if len(r.claims) < 2 {
		return
	}
	sortInts(r.claims, func(i, j int) int {
		a, b := &r.snap.objects[i], &r.snap.objects[j]
		if number(a.at) != number(b.at) {
			return order(number(a.at) < number(b.at))
		}
		return i - j
	})
	last := r.claims[0]
	for _, i := range r.claims[1:] {
		a, b := &r.snap.objects[last], &r.snap.objects[i]
		switch {
		case number(b.at) >= number(a.at)+a.extent():
			last = i
		case i == 0: // the root stays where it is
			a.move()
			last = i
		default:
			b.move()
		}
	}
	r.claims = slices.DeleteFunc(r.claims, func(i int) bool { return r.snap.objects[i].at == nil })
}

// extent is how many bytes an object keeps others from.
func (o *sobject) extent() uintptr {
	if o.isMap {
		return 1
	}
	return uintptr(o.room) * o.x.p.size
}

// move makes an object need new memory.
func (o *sobject) move() { o.old, o.at, o.room = o.at, nil, 0 }

// allocate makes memory for the objects that have none, or not enough.
func (r *reader) allocate() error {
	for _, i := range r.queue {
		o := &r.snap.objects[i]
		if o.isMap || o.need == 0 || o.at != nil && o.room >= o.need {
			continue
		}
		r.spend(o.need, o.x.p)
	}
	if r.err != nil {
		return r.err
	}
	for _, i := range r.queue {
		o := &r.snap.objects[i]
		switch {
		case o.isMap:
			o.makeMap()
		case o.need == 0:
		case o.at == nil || o.room < o.need:
			o.make()
		case o.live < o.need && !o.x.whole:
			clearValues(o.x.p, o.at, o.live, o.need)
		}
	}
	return nil
}

// make gives an object new memory, with what was there in the old one.
func (o *sobject) make() {
	if o.at != nil {
		o.move()
	}
	p := o.x.p
	o.room = o.need
	if p.size == 0 {
		o.at = emptyPlace()
		return
	}
	values := reflect.MakeSlice(p.slice, o.need, o.need)
	o.at = values.UnsafePointer()
	if o.old != nil && o.live > 0 && !o.x.whole {
		h := sliceHeader{o.old, o.live, o.live}
		reflect.Copy(values, sliceValue(p.slice, &h))
	}
	if o.old == nil {
		o.live = 0
	}
}

// makeMap gives a map that has no memory some.
func (o *sobject) makeMap() {
	if o.at == nil {
		o.at = reflect.MakeMapWithSize(o.x.p.t, o.n).UnsafePointer()
	}
}

// clearValues makes values in a slice's room what new ones are.
func clearValues(p *plan, a addr, from, to int) {
	h := sliceHeader{a, to, to}
	sliceValue(p.slice, &h).Slice(from, to).Clear()
}
