package state

import (
	"reflect"
)

// A writer works in two steps. The first, in this file, follows all references of a value and notes the regions of
// memory that they lead to; those that lie in others or overlap become one object. The second writes the objects.

// place is what a region is found by: where it begins and what it is made of.
type place struct {
	at   uintptr
	plan int
}

// region is memory that something points to: n values of a plan, and room for more behind them.
type region struct {
	at      addr
	site    addr // of a map: where its word is
	plan    *plan
	n, room int
	walked  int      // values that were followed
	home    int      // the region that this one lies in; itself if in none
	object  int      // number of the object, of a region that is its own home
	entries *entries // of a map
}

// span is values of a region that are to be followed.
type span struct{ region, from, to int }

// writer makes one snapshot or hash at a time.
type writer struct {
	c         *Codec
	buf       []byte
	hashBuf   []byte
	canonical bool // for a hash: one NaN
	err       error
	depth     int // of boxes in boxes

	regions  []region
	index    places
	queue    []span
	deferred []int // maps with keys that are told apart by what else points to them
	dynamic  []*plan
	numbers  map[*plan]int // of dynamic
	met      map[reflect.Type]*plan
	order    []int // regions by address, and then objects by number
	l        *layout
	shelves  map[*plan]*shelf
	iter     reflect.MapIter
	table    []byte
}

// maxBoxes is how deep structs in interfaces may hold structs in interfaces. Pointers, slices and maps are not counted.
const maxBoxes = 1000

func newWriter(c *Codec) *writer {
	return &writer{
		c: c, numbers: map[*plan]int{}, met: map[reflect.Type]*plan{}, shelves: map[*plan]*shelf{},
	}
}

// reset forgets the value, so that it can be collected, and keeps the memory.
func (w *writer) reset() {
	clear(w.regions)
	w.index.reset()
	clear(w.dynamic)
	clear(w.numbers)
	w.iter.Reset(reflect.Value{})
	for _, s := range w.shelves {
		s.reset()
	}
	w.regions, w.queue, w.deferred, w.dynamic = w.regions[:0], w.queue[:0], w.deferred[:0], w.dynamic[:0]
	w.canonical, w.err, w.depth, w.l = false, nil, 0, nil
}

// find notes everything that a value reaches, and settles what lies in what.
func (w *writer) find(p *plan, a addr) {
	w.reach(p.flat, a, p.flatN, p.flatN)
	for w.err == nil {
		w.follow()
		if w.err == nil && w.settle() {
			return
		}
	}
}

// follow empties the queue. Maps whose keys are pointers come last, when most of what they point to has a number.
func (w *writer) follow() {
	for next, later := 0, 0; w.err == nil; {
		switch {
		case next < len(w.queue):
			s := w.queue[next]
			next++
			w.followSpan(s)
		case later < len(w.deferred):
			r := w.deferred[later]
			later++
			w.followMap(r)
		default:
			w.queue, w.deferred = w.queue[:0], w.deferred[:0]
			return
		}
	}
}

func (w *writer) followSpan(s span) {
	r := w.regions[s.region]
	if r.isMap() {
		w.followMap(s.region)
		return
	}
	for i := s.from; i < s.to && w.err == nil; i++ {
		w.references(r.plan, at(r.at, uintptr(i)*r.plan.size))
	}
}

func (w *writer) followMap(r int) {
	region := w.regions[r]
	e := w.collect(region.plan, region.site)
	w.regions[r].entries, w.regions[r].n = e, e.n
	for i := 0; i < e.n && w.err == nil; i++ {
		key, value := e.at(i)
		w.references(region.plan.key, key)
		w.references(region.plan.elem, value)
	}
}

// references follows what a value holds.
func (w *writer) references(p *plan, a addr) {
	if !p.refs || w.err != nil {
		return
	}
	switch p.kind {
	case kindStruct:
		for i := range p.fields {
			if f := &p.fields[i]; f.plan.refs {
				w.references(f.plan, at(a, f.offset))
			}
		}
	case kindArray:
		for i := range p.n {
			w.references(p.elem, at(a, uintptr(i)*p.elem.size))
		}
	case kindPointer:
		if to := pointerAt(a); to != nil && p.elem.size > 0 {
			w.reach(p.elem.flat, to, p.elem.flatN, p.elem.flatN)
		}
	case kindSlice:
		if s := sliceAt(a); s.cap > 0 && p.elem.size > 0 {
			w.reach(p.elem.flat, s.data, s.len*p.elem.flatN, s.cap*p.elem.flatN)
		}
	case kindMap:
		w.reachMap(p, a)
	case kindInterface:
		w.box(p, a)
	}
}

// reach notes a region, and that its values are to be followed.
func (w *writer) reach(p *plan, a addr, n, room int) {
	key := place{number(a), p.id}
	r, seen := w.index.find(key, len(w.regions))
	if !seen {
		w.regions = append(w.regions, region{at: a, plan: p})
	}
	w.regions[r].room = max(w.regions[r].room, room)
	w.grow(r, n)
}

// grow makes a region longer.
func (w *writer) grow(r, n int) {
	region := &w.regions[r]
	region.n = max(region.n, n)
	if region.plan.refs && region.walked < region.n {
		w.queue = append(w.queue, span{r, region.walked, region.n})
	}
	region.walked = max(region.walked, region.n)
}

func (w *writer) reachMap(p *plan, site addr) {
	m := pointerAt(site)
	key := place{number(m), p.id}
	if m == nil {
		return
	}
	r, seen := w.index.find(key, len(w.regions))
	if seen {
		return
	}
	w.regions = append(w.regions, region{at: m, site: site, plan: p})
	if p.key.refs {
		w.deferred = append(w.deferred, r)
	} else {
		w.queue = append(w.queue, span{region: r})
	}
}

// box follows the value in an interface, which must be of a type that a restore can find.
func (w *writer) box(p *plan, a addr) {
	inner, value := w.boxed(p, a)
	if inner == nil || inner.kind == kindNone && inner.refused == "" {
		return
	}
	if _, known := w.numbers[inner]; !known {
		if !w.c.admits(inner) {
			w.err = errUnknown
			return
		}
		w.numbers[inner] = len(w.dynamic)
		w.dynamic = append(w.dynamic, inner)
	}
	if w.depth++; w.depth > maxBoxes {
		w.err = errDeep
		return
	}
	w.references(inner, value)
	w.depth--
}

// boxed is the plan and the address of the value in an interface; nil: there is none.
func (w *writer) boxed(p *plan, a addr) (*plan, addr) {
	v := valueAt(p.t, a).Elem()
	if !v.IsValid() {
		return nil, nil
	}
	inner := w.met[v.Type()]
	if inner == nil {
		inner = w.c.planOf(v.Type())
		w.met[v.Type()] = inner
	}
	return inner, boxAt(a, inner.direct)
}
