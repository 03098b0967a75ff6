package state

import (
	"fmt"
	"math"
	"reflect"
	"slices"
)

// Restore lays a snapshot over what the pointer v points to, in the memory that is there as far as it fits: the same
// pointers, slices and maps. What the snapshot does not have keeps its value; the report says what that is. On an error,
// which damaged bytes and a Snapshotter can be the cause of, *v is as it was. It panics when v is no pointer.
//
// Memory is found again by where it is reached, so a pointer kept outside of the state (in a func, in a field that is
// not state) still leads to the value that is in that place now. A slice's room is used again, and a map is refilled.
// It allocates nothing when everything has the shape that it had, and no value in an interface has changed.
func (c *Codec) Restore(snapshot []byte, v any) (Report, error) {
	p, a := c.rootOf("Restore", v)
	if p.root.err != nil {
		return Report{}, p.root.err
	}
	schema, rest, ok := header(snapshot)
	if !ok {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, errNoSnapshot)
	}
	pr := c.pairing(schema, p)
	if pr == nil {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, errDamaged)
	}
	if pr.root.how == howNot {
		return Report{}, fmt.Errorf("state: restore %s: the snapshot is of %s; give a pointer to one", p.t, pr.schema.types[0])
	}
	r := c.reader()
	defer c.returned(r)
	r.pr, r.snap.schema = pr, pr.schema
	if !r.snap.parse(snapshot, rest) || !r.snap.verify() {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, errDamaged)
	}
	list, ok := c.attachments(r.snap.parked, p)
	if !ok {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, errDamaged)
	}
	r.budget = roomFor(len(snapshot))
	if err := r.restore(a); err != nil {
		return Report{}, fmt.Errorf("state: restore %s: %w", p.t, err)
	}
	return c.park(p, pr, snapshot, r.snap.tail, list, a), nil
}

// roomFor is how many bytes of memory a snapshot may ask for: values may be much larger than their bytes, because
// fields were added, but damaged bytes must not fill the memory.
func roomFor(size int) int {
	const least, times = 64 << 20, 1024
	return least + times*min(size, (math.MaxInt-least)/times)
}

// bound is the memory of an object of a snapshot.
type bound struct {
	x       *transfer // nil: nothing leads to the object, or only into its middle
	at      addr      // where it is, or should be; of a map the map
	need    int       // values that there must be memory for
	live    int       // values that are there already
	room    int       // values that there is memory for
	old     addr      // where the live values are, when they have to be moved
	entries *entries  // of a map
}

// reader restores one snapshot at a time: it binds objects to memory, and then fills it.
type reader struct {
	c      *Codec
	w      *writer
	pr     *pairing
	snap   snapshot
	budget int
	err    error

	queue   []int // objects, in the order in which they were bound
	claims  []int // objects by address
	inside  []reference
	backups []backup
	saved   []byte
	word    addr        // a pointer on its way into an interface
	head    sliceHeader // a slice on its way there
	boxes   int         // depth of values that are made anew
}

func (c *Codec) reader() *reader {
	c.scratch.Lock()
	defer c.scratch.Unlock()
	if n := len(c.readers); n > 0 {
		r := c.readers[n-1]
		c.readers = c.readers[:n-1]
		return r
	}
	return &reader{c: c, w: newWriter(c)}
}

// returned takes a reader back, and forgets the value and the snapshot.
func (c *Codec) returned(r *reader) {
	clear(r.snap.objects)
	clear(r.backups)
	r.snap = snapshot{objects: r.snap.objects[:0]}
	r.pr, r.err, r.boxes = nil, nil, 0
	r.queue, r.inside, r.backups, r.saved, r.claims = r.queue[:0], r.inside[:0], r.backups[:0], r.saved[:0], r.claims[:0]
	r.w.reset()
	c.scratch.Lock()
	c.readers = append(c.readers, r)
	c.scratch.Unlock()
}

// restore fills the value at an address. Only Snapshotters can fail once memory is written to, so they come first.
func (r *reader) restore(a addr) error {
	root := r.pr.root
	o := &r.snap.objects[0]
	n := r.pr.rootN
	o.bound = bound{x: root, at: a, need: n, live: n, room: n}
	r.queue = append(r.queue, 0)
	for next := 0; r.err == nil; {
		for ; next < len(r.queue) && r.err == nil; next++ {
			r.bindObject(r.queue[next])
		}
		if r.err != nil || !r.bindInside() {
			break
		}
	}
	if r.err != nil {
		return r.err
	}
	r.claim()
	if err := r.allocate(); err != nil {
		return err
	}
	if err := r.selves(); err != nil {
		r.undo()
		return err
	}
	for _, i := range r.queue {
		r.applyObject(&r.snap.objects[i])
	}
	return r.err
}

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
	slices.SortFunc(r.claims, func(i, j int) int {
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
