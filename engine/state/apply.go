package state

import (
	"cmp"
	"reflect"
	"slices"
)

// applyObject fills an object's memory.
func (r *reader) applyObject(o *sobject) {
	x, c := o.x, r.snap.at(o.off)
	switch {
	case o.n == 0 && !o.isMap:
	case o.isMap:
		r.applyEntries(o, &c)
	case x.run > 0 && x.run == x.t.fixed && x.run == int(x.p.size):
		n := min(o.n, o.need) * x.run
		copy(memory(o.at, uintptr(n)), c.b[c.off:c.off+n])
	case x.how == howStruct && !x.refs && x.t.fixed > 0 && x.runs():
		r.applyRows(o, &c)
	default:
		for i := 0; i < o.n && i < o.need; i++ {
			r.apply(x, &c, at(o.at, uintptr(i)*x.p.size))
		}
	}
}

// runs is whether a struct is copied in runs alone.
func (x *transfer) runs() bool {
	for _, s := range x.steps {
		if s.run == 0 && (s.skip == nil || s.skip.fixed < 0) {
			return false
		}
	}
	return true
}

// applyRows fills structs that are copied in runs alone.
func (r *reader) applyRows(o *sobject, c *cursor) {
	b := c.b[c.off:]
	for i := range min(o.n, o.need) {
		row := at(o.at, uintptr(i)*o.x.p.size)
		for k := range o.x.steps {
			s := &o.x.steps[k]
			if s.run == 0 {
				b = b[s.skip.fixed:]
				continue
			}
			copy(memory(at(row, s.offset), uintptr(s.run)), b)
			b = b[s.run:]
		}
	}
}

// applyEntries fills a map.
func (r *reader) applyEntries(o *sobject, c *cursor) {
	x, e := o.x, o.entries
	m := valueAt(x.p.t, word(&o.at))
	m.Clear()
	r.boxes++
	for i := range e.n {
		r.apply(x.key, c, e.key(i))
		r.apply(x.elem, c, e.value(i))
		m.SetMapIndex(e.keys.Index(i), e.values.Index(i))
	}
	r.boxes--
}

// apply fills a value.
func (r *reader) apply(x *transfer, c *cursor, to addr) {
	if x.run > 0 {
		copy(memory(to, uintptr(x.run)), c.b[c.off:c.off+x.run])
		c.off += x.run
		return
	}
	switch x.how {
	case howStruct:
		r.applyStruct(x, c, to)
	case howArray:
		for i := range x.t.n {
			if i >= x.p.n {
				c.skip(x.t.elem)
				continue
			}
			r.apply(x.elem, c, at(to, uintptr(i)*x.p.elem.size))
		}
	case howNumber:
		convert(x, c, to)
	case howString:
		if b := c.bytes(c.uvarint()); string(b) != stringAt(to) {
			setString(to, string(b))
		}
	case howPointer:
		r.applyPointer(x, c.readReference(), to)
	case howSlice:
		r.applySlice(x, c, to)
	case howMap:
		r.applyMap(x, c.readReference(), to)
	case howBox:
		r.applyBox(x, c, to)
	case howSelf:
		data := c.bytes(int(c.word()))
		if r.boxes > 0 {
			r.keep(x.p.opaque.read(to, data))
		}
	case howPoint:
		r.applyPoint(x, c, to)
	case howDeref:
		if ref := c.readReference(); ref.kind == refFirst {
			from := r.snap.at(r.snap.locate(ref))
			r.apply(x.elem, &from, to)
		}
	}
}

func (r *reader) keep(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *reader) applyStruct(x *transfer, c *cursor, to addr) {
	for i := range x.steps {
		switch s := &x.steps[i]; {
		case s.run > 0:
			copy(memory(at(to, s.offset), uintptr(s.run)), c.b[c.off:c.off+s.run])
			c.off += s.run
		case s.skip != nil:
			c.skip(s.skip)
		default:
			r.apply(s.x, c, at(to, s.offset))
		}
	}
}

func (r *reader) applyPointer(x *transfer, ref reference, to addr) {
	switch ref.kind {
	case refNil:
		setPointer(to, nil)
	case refEmpty:
		if pointerAt(to) == nil {
			setPointer(to, reflect.New(x.p.elem.t).UnsafePointer())
		}
	default:
		if a, n := r.resolve(ref, x.elem); n >= x.p.elem.flatN {
			setPointer(to, a)
		}
	}
}

func (r *reader) applyMap(x *transfer, ref reference, to addr) {
	if ref.kind == refNil {
		setPointer(to, nil)
		return
	}
	if o := &r.snap.objects[ref.object]; o.x == x && o.isMap {
		setPointer(to, o.at)
	}
}

func (r *reader) applySlice(x *transfer, c *cursor, to addr) {
	ref := c.readReference()
	if ref.kind == refNil {
		setSlice(to, sliceHeader{})
		return
	}
	n := c.uvarint()
	if ref.kind == refEmpty {
		if n > 0 && x.p.elem.size > 0 {
			setSlice(to, sliceHeader{reflect.MakeSlice(x.p.t, n, n).UnsafePointer(), n, n})
			return
		}
		h := sliceHeader{emptyPlace(), n, n}
		if n == 0 && x.p.elem.size > 0 {
			r.keepRoom(x, sliceAt(to), &h)
		}
		setSlice(to, h)
		return
	}
	room := n + c.uvarint()
	a, rest := r.resolve(ref, x.elem)
	per := max(1, x.p.elem.flatN)
	if rest < 0 || rest/per < n {
		return
	}
	o := &r.snap.objects[ref.object]
	if !ref.inside && room*per >= o.n {
		room = o.room / per
	}
	setSlice(to, sliceHeader{a, n, min(room, max(n, rest/per))})
}

// keepRoom gives an empty slice the room that it had, if that was claimed for it.
func (r *reader) keepRoom(x *transfer, now sliceHeader, h *sliceHeader) {
	i, found := slices.BinarySearchFunc(r.claims, number(now.data), func(i int, at uintptr) int {
		return cmp.Compare(number(r.snap.objects[i].at), at)
	})
	if !found || now.data == nil {
		return
	}
	if o := &r.snap.objects[r.claims[i]]; o.t == nil && o.x == x.elem && o.room > 0 {
		*h = sliceHeader{o.at, 0, o.room / x.p.elem.flatN}
		o.room = 0 // once
	}
}

// resolve finds where a reference leads, and how many values follow each other there; −1: nowhere.
func (r *reader) resolve(ref reference, want *transfer) (addr, int) {
	o := &r.snap.objects[ref.object]
	x := o.x
	if x == nil || ref.first >= max(1, o.room) {
		return nil, -1
	}
	a, rest := at(o.at, uintptr(ref.first)*x.p.size), o.room-ref.first
	way := r.snap.at(ref.way)
	for range ref.steps {
		n := way.uvarint()
		switch {
		case x.how == howStruct && x.fields[n].x != nil:
			a, rest = at(a, x.fields[n].offset), 1
			x = x.fields[n].x
		case x.how == howArray && x.flat != nil:
			a, rest = at(a, uintptr(n)*x.flat.p.size), x.t.flatN-n
			x = x.flat
		default:
			return nil, -1
		}
	}
	if x.p != want.p {
		return nil, -1
	}
	return a, rest
}

// applyPoint makes a value that became a pointer to it.
func (r *reader) applyPoint(x *transfer, c *cursor, to addr) {
	made := reflect.New(x.p.elem.t)
	r.boxes++
	r.apply(x.elem, c, made.UnsafePointer())
	r.boxes--
	setPointer(to, made.UnsafePointer())
}

// applyBox fills an interface. Go shares what is in one, so a changed value is a new one.
func (r *reader) applyBox(x *transfer, c *cursor, to addr) {
	n := c.uvarint() - boxFirst
	switch {
	case n == boxNil-boxFirst:
		valueAt(x.p.t, to).SetZero()
		return
	case n < 0:
		return
	case r.pr.dynamic[n] == nil || !x.fits[n]:
		c.skip(r.snap.schema.dynamic[n])
		return
	}
	inner := r.pr.dynamic[n]
	now, value := r.w.boxed(x.p, to)
	switch {
	case inner.p.direct:
		r.applyDirect(x, inner, c, to, now, value)
	case now == inner.p && inner.same && !inner.refs && r.equal(inner, c, value):
		c.skip(inner.t)
	case inner.how == howSlice && now == inner.p && r.sameSlice(inner, *c, value):
		c.skip(inner.t)
	default:
		made := reflect.New(inner.p.t)
		if now == inner.p {
			made.Elem().Set(valueAt(inner.p.t, value))
		}
		r.boxes++
		r.apply(inner, c, made.UnsafePointer())
		r.boxes--
		valueAt(x.p.t, to).Set(made.Elem())
	}
}

// applyDirect fills an interface with what lies in its word: a pointer or a map.
func (r *reader) applyDirect(x, inner *transfer, c *cursor, to addr, now *plan, value addr) {
	r.word = nil
	if now == inner.p {
		r.word = pointerAt(value)
	}
	r.boxes++
	r.apply(inner, c, word(&r.word))
	r.boxes--
	if now != inner.p || r.word != pointerAt(value) {
		valueAt(x.p.t, to).Set(valueAt(inner.p.t, word(&r.word)))
	}
	r.word = nil
}

// sameSlice is whether a slice in an interface is already the one that the snapshot says.
func (r *reader) sameSlice(x *transfer, c cursor, value addr) bool {
	now := sliceAt(value)
	r.head = now
	r.applySlice(x, &c, headerWord(&r.head))
	same := r.head == now
	r.head = sliceHeader{}
	return same
}

// equal is whether a value is already what the snapshot says.
func (r *reader) equal(x *transfer, c *cursor, value addr) bool {
	r.w.buf = r.w.buf[:0]
	r.w.value(x.p, value)
	n := len(r.w.buf)
	return n <= len(c.b)-c.off && string(r.w.buf) == string(c.b[c.off:c.off+n])
}
