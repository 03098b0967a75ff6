package state

import (
	"strconv"
)

// walker goes through a value with the path of everything. It is slow, and for errors, paths and tests.
type walker struct {
	c    *Codec
	w    *writer
	seen map[place]int // how many values of a plan were visited at an address
	box  func(path string, iface, inner *plan) bool
	leaf func(path string, p *plan, a addr) bool // false: no more
	stop bool
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
		if to := pointerAt(a); to != nil && k.fresh(p.elem, to, 1) == 0 {
			k.value(p.elem, to, path)
		}
	case kindSlice:
		s := sliceAt(a)
		if s.data != nil {
			k.values(p.elem, s.data, k.fresh(p.elem, s.data, s.len), s.len, path)
		}
	case kindMap:
		if m := pointerAt(a); m != nil && k.fresh(p, m, 1) == 0 {
			e := k.w.collect(p, a)
			for i := range e.n {
				key, value := e.at(i)
				at := path + "[" + k.c.keyText(p.key, key) + "]"
				k.value(p.key, key, at)
				k.value(p.elem, value, at)
			}
		}
	case kindInterface:
		inner, value := k.w.boxed(p, a)
		if inner != nil && (inner.kind != kindNone || inner.refused != "") && (k.box == nil || k.box(path, p, inner)) {
			k.value(inner, value, path)
		}
	case kindNone:
	default:
		if k.leaf != nil && !k.leaf(path, p, a) {
			k.stop = true
		}
	}
}

func (k *walker) values(p *plan, a addr, from, n int, path string) {
	for i := from; i < n && !k.stop; i++ {
		k.value(p, at(a, uintptr(i)*p.size), path+"["+strconv.Itoa(i)+"]")
	}
}

// fresh says how many values at an address were visited before, and notes that n are.
func (k *walker) fresh(p *plan, a addr, n int) int {
	key := place{number(a), p.id}
	before := k.seen[key]
	k.seen[key] = max(before, n)
	return before
}

// keyText is a map's key in a path.
func (c *Codec) keyText(p *plan, a addr) string {
	switch {
	case p.kind == kindString:
		return strconv.Quote(stringAt(a))
	case p.kind.signed():
		return strconv.FormatInt(intAt(a, p.size), 10)
	case p.kind.unsigned():
		return strconv.FormatUint(uintAt(a, p.size), 10)
	case p.kind == kindBool:
		return strconv.FormatBool(boolAt(a))
	}
	return "…"
}
