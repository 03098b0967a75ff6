package state

// Binding gives each object of a snapshot a type and, as far as there is one, a place in the value, and writes nothing.

// bindObject goes through an object and binds what it refers to.
func (r *reader) bindObject(i int) {
	o := &r.snap.objects[i]
	x, c := o.x, r.snap.at(o.off)
	if o.t == nil {
		return // room that is claimed
	}
	if o.isMap {
		r.bindEntries(i, &c)
		return
	}
	if !x.refs {
		return
	}
	for k := 0; k < o.n && r.err == nil; k++ {
		var there addr
		if o := &r.snap.objects[i]; k < o.live && o.at != nil {
			there = at(o.at, uintptr(k)*x.p.size)
		}
		r.bind(x, &c, there)
	}
}

// bind goes past a value and binds what it refers to. there is what lies in its place now, or nil.
func (r *reader) bind(x *transfer, c *cursor, there addr) {
	if !x.refs || r.err != nil {
		c.skip(x.t)
		return
	}
	switch x.how {
	case howStruct:
		for i := range x.steps {
			switch s := &x.steps[i]; {
			case s.run > 0:
				c.off += s.run
			case s.skip != nil:
				c.skip(s.skip)
			default:
				r.bind(s.x, c, under(there, s.offset))
			}
		}
	case howArray:
		for i := range x.t.n {
			if i >= x.p.n {
				c.skip(x.t.elem)
				continue
			}
			r.bind(x.elem, c, under(there, uintptr(i)*x.p.elem.size))
		}
	case howPointer:
		r.bindPointer(x, c.readReference(), there)
	case howSlice:
		r.bindSlice(x, c, there)
	case howMap:
		r.bindMap(x, c.readReference(), there)
	case howBox:
		r.bindBox(x, c, there)
	case howPoint:
		r.spend(1, x.p.elem)
		r.bind(x.elem, c, nil)
	case howDeref:
		if ref := c.readReference(); ref.kind == refFirst {
			from := r.snap.at(r.snap.locate(ref))
			r.bind(x.elem, &from, there)
		}
	}
}

func under(a addr, offset uintptr) addr {
	if a == nil {
		return nil
	}
	return at(a, offset)
}

func (r *reader) bindPointer(x *transfer, ref reference, there addr) {
	if ref.kind != refFirst {
		return
	}
	var now addr
	if there != nil {
		now = pointerAt(there)
	}
	r.bindTo(ref, x.elem, bound{at: now, need: x.p.elem.flatN, live: x.p.elem.flatN, room: x.p.elem.flatN})
}

func (r *reader) bindSlice(x *transfer, c *cursor, there addr) {
	ref := c.readReference()
	if ref.kind == refNil {
		return
	}
	n := c.uvarint()
	if ref.kind == refEmpty {
		r.spend(n, x.p.elem)
		r.bindEmpty(x, there)
		return
	}
	c.uvarint()
	var b bound
	if there != nil {
		now := sliceAt(there)
		b = bound{at: now.data, live: now.len * x.p.elem.flatN, room: now.cap * x.p.elem.flatN}
	}
	b.need = n * x.p.elem.flatN
	r.bindTo(ref, x.elem, b)
}

// bindEmpty claims the room of a slice that will be empty, as if there was an object without values.
func (r *reader) bindEmpty(x *transfer, there addr) {
	if there == nil || x.p.elem.size == 0 {
		return
	}
	if now := sliceAt(there); now.cap > 0 {
		r.queue = append(r.queue, len(r.snap.objects))
		r.snap.objects = append(r.snap.objects, sobject{bound: bound{x: x.elem, at: now.data, room: now.cap * x.p.elem.flatN}})
	}
}

func (r *reader) bindMap(x *transfer, ref reference, there addr) {
	if ref.kind != refFirst {
		return
	}
	var now addr
	if there != nil {
		now = pointerAt(there)
	}
	r.bindTo(ref, x, bound{at: now})
}

// bindTo binds an object. Who comes first says what it becomes and where it is.
func (r *reader) bindTo(ref reference, x *transfer, b bound) {
	if ref.inside {
		r.inside = append(r.inside, ref)
		return
	}
	o := &r.snap.objects[ref.object]
	switch {
	case o.x == nil:
		o.bound = b
		o.x, o.need = x, max(b.need, o.n)
		if o.at == nil || x.p.size == 0 && !o.isMap {
			o.at, o.live, o.room = nil, 0, 0
		}
		o.live = min(o.live, o.need)
		r.queue = append(r.queue, ref.object)
	case o.x == x:
		o.need = max(o.need, b.need)
	}
}

// bindBox goes past the value in an interface.
func (r *reader) bindBox(x *transfer, c *cursor, there addr) {
	n := c.uvarint() - boxFirst
	if n < 0 {
		return
	}
	inner := r.pr.dynamic[n]
	if inner == nil || !x.fits[n] {
		c.skip(r.snap.schema.dynamic[n])
		return
	}
	r.spend(1, inner.p)
	var box addr
	if there != nil {
		if now, value := r.w.boxed(x.p, there); now == inner.p {
			box = value
		}
	}
	r.bind(inner, c, box)
}

// spend notes memory that will be needed.
func (r *reader) spend(n int, p *plan) {
	if p.size == 0 {
		return
	}
	if n > r.budget/int(p.size) {
		r.err = errLarge
		return
	}
	r.budget -= n * int(p.size)
}

// bindInside binds objects that references lead only into the middle of, as what their types become
// elsewhere. It is false when there was none.
func (r *reader) bindInside() bool {
	before := len(r.queue)
	for _, ref := range r.inside {
		o := &r.snap.objects[ref.object]
		if o.x != nil || o.isMap {
			continue
		}
		if x := r.pr.byType(o.t); x != nil {
			o.bound = bound{x: x, need: o.n}
			r.queue = append(r.queue, ref.object)
		}
	}
	r.inside = r.inside[:0]
	return len(r.queue) > before
}

// bindEntries reads the keys of a map, puts beside each the value that it has now, and binds what the values refer to.
func (r *reader) bindEntries(i int, c *cursor) {
	o := &r.snap.objects[i]
	x := o.x
	r.spend(o.n, x.p.key)
	r.spend(o.n, x.p.elem)
	if r.err != nil {
		return
	}
	e := r.w.shelf(x.p).take(x.p, o.n)
	o.entries = e
	var now *entries
	if o.at != nil && !x.key.refs && !x.key.self && !x.elem.self && (x.elem.refs || !x.elem.whole || x.p.key.fixed < 0) {
		now = r.w.collect(x.p, word(&o.at))
	}
	next := 0
	for k := 0; k < e.n && r.err == nil; k++ {
		if x.key.refs {
			r.bind(x.key, c, nil)
			r.bind(x.elem, c, nil)
			continue
		}
		if now != nil && next < now.n {
			e.keys.Index(k).Set(now.keys.Index(now.order[next])) // strings in it may be the same
		}
		r.apply(x.key, c, e.key(k))
		var there addr
		if now != nil && r.advance(now, &next, e.key(k)) {
			e.values.Index(k).Set(now.values.Index(now.order[next]))
			there = e.value(k)
			next++
		}
		r.bind(x.elem, c, there)
	}
}

// advance goes to the entry of a key, or past where it would be.
func (r *reader) advance(now *entries, next *int, key addr) bool {
	for *next < now.n {
		switch c := r.w.compare(now.p.key, now.key(now.order[*next]), key); {
		case c == 0:
			return true
		case c > 0:
			return false
		}
		*next++
	}
	return false
}
