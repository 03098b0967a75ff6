package state

// digest is a hash of what can be seen of a value without telling apart what it points to, down to some references.
// It orders the keys of maps that nothing else orders.
func (w *writer) digest(p *plan, a addr, depth int) uint64 {
	start, canonical := len(w.buf), w.canonical
	w.canonical = true
	w.sketch(p, a, depth)
	h := mix(0, w.buf[start:])
	w.buf, w.canonical = w.buf[:start], canonical
	return h
}

// sketch writes what digest hashes.
func (w *writer) sketch(p *plan, a addr, depth int) {
	switch p.kind {
	case kindStruct:
		for _, f := range p.fields {
			w.sketch(f.plan, at(a, f.offset), depth)
		}
	case kindArray:
		for i := range p.n {
			w.sketch(p.elem, at(a, uintptr(i)*p.elem.size), depth)
		}
	case kindPointer:
		to := pointerAt(a)
		w.buf = append(w.buf, byte(btoi(to != nil)))
		if to != nil && depth > 0 {
			w.sketch(p.elem, to, depth-1)
		}
	case kindSlice:
		s := sliceAt(a)
		w.word(uint64(s.len), 8)
		for i := 0; i < s.len && depth > 0; i++ {
			w.sketch(p.elem, at(s.data, uintptr(i)*p.elem.size), depth-1)
		}
	case kindMap:
		w.word(uint64(valueAt(p.t, a).Len()), 8)
	case kindInterface:
		inner, value := w.boxed(p, a)
		if inner == nil {
			w.buf = append(w.buf, 0)
			return
		}
		w.buf = appendString(w.buf, inner.full)
		if depth > 0 {
			w.sketch(inner, value, depth-1)
		}
	case kindNone:
	default:
		w.value(p, a)
	}
}
