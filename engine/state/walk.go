package state

import (
	"reflect"
	"strconv"
)

// walker goes through a value with the path of everything. It is slow, and for errors and tests.
type walker struct {
	c      *Codec
	w      *writer
	seen   map[place]int // how many values of a plan were visited at an address
	box    func(path string, inner *plan) bool
	leaf   func(path string, l Leaf) bool // false: no more
	commit func()                         // puts the copy that is visited back to where it came from; nil: it is no copy
	stop   bool
}

func (c *Codec) walker(w *writer) *walker {
	return &walker{c: c, w: w, seen: map[place]int{}}
}

// value visits what is state of a value: what pointers lead to once, where it is met first.
func (k *walker) value(p *plan, a addr, path string) {
	if k.stop {
		return
	}
	switch p.kind {
	case kindStruct:
		for _, f := range p.fields {
			k.value(f.plan, at(a, f.offset), join(path, f.name))
		}
	case kindArray:
		k.values(p.elem, a, 0, p.n, path)
	case kindPointer:
		if to := pointerAt(a); to != nil && k.visit(p.elem, to, 1) == 0 {
			k.within(nil, func() { k.value(p.elem, to, path) })
		}
	case kindSlice:
		if s := sliceAt(a); s.data != nil {
			from := k.visit(p.elem, s.data, s.len)
			k.within(nil, func() { k.values(p.elem, s.data, from, s.len, path) })
		}
	case kindMap:
		if m := pointerAt(a); m != nil && k.visit(p, m, 1) == 0 {
			k.entries(p, a, path)
		}
	case kindInterface:
		k.boxed(p, a, path)
	case kindNone, kindOpaque:
	default:
		if k.leaf != nil && (k.commit != nil || k.first(p, a)) && !k.leaf(path, Leaf{p, a, k.commit}) {
			k.stop = true
		}
	}
}

// within visits memory that is a copy, or with nil memory itself.
func (k *walker) within(commit func(), visit func()) {
	before := k.commit
	k.commit = commit
	visit()
	k.commit = before
}

func (k *walker) values(p *plan, a addr, from, n int, path string) {
	if p.fixed == 0 {
		return
	}
	for i := from; i < n && !k.stop; i++ {
		k.value(p, at(a, uintptr(i)*p.size), path+"["+strconv.Itoa(i)+"]")
	}
}

// entries visits the values of a map, and what its keys point to.
func (k *walker) entries(p *plan, a addr, path string) {
	e := k.w.sorted(p, a)
	m := valueAt(p.t, a)
	for n, i := range e.order {
		at := path + "[" + k.c.keyName(p.key, e.key(i), n) + "]"
		if p.key.refs {
			k.value(p.key, e.key(i), at)
		}
		k.within(func() { m.SetMapIndex(e.keys.Index(i), e.values.Index(i)) }, func() { k.value(p.elem, e.value(i), at) })
	}
}

// boxed visits a copy of what is in an interface.
func (k *walker) boxed(p *plan, a addr, path string) {
	inner, value := k.w.boxed(p, a)
	if inner == nil || inner.kind == kindNone && inner.refused == "" || k.box != nil && !k.box(path, inner) {
		return
	}
	made := reflect.New(inner.t)
	made.Elem().Set(valueAt(inner.t, value))
	outer := k.commit
	k.within(func() {
		valueAt(p.t, a).Set(made.Elem())
		if outer != nil {
			outer()
		}
	}, func() { k.value(inner, made.UnsafePointer(), path) })
}

// first reports whether a leaf was not met before. It is noted apart from what was visited: the first of a slice lies where
// the slice does.
func (k *walker) first(p *plan, a addr) bool {
	key := place{number(a), -1 - p.id}
	k.seen[key]++
	return k.seen[key] == 1
}

// visit says how many values at an address were visited before, and notes that n are.
func (k *walker) visit(p *plan, a addr, n int) int {
	key := place{number(a), p.id}
	before := k.seen[key]
	k.seen[key] = max(before, n)
	return before
}
