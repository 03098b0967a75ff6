package state

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// What a snapshot has and the present layout has not is parked: the snapshot itself is kept, and travels at the end of
// those that are made later, until a layout has all of its fields again. Then they are adopted: the kept snapshot and
// the value are walked side by side, and the fields that came back are written, element by element and by key.

// maxParked is how many snapshots are kept; of more, the oldest are forgotten.
const maxParked = 8

// fieldOf is a field of a plan.
type fieldOf struct {
	p *plan
	i int
}

// appendParked appends what is kept for a type, with its length.
func (c *Codec) appendParked(b []byte, p *plan) []byte {
	c.mu.RLock()
	defer c.mu.RUnlock()
	size := 0
	for _, kept := range p.root.parked {
		size += len(binary.AppendUvarint(nil, uint64(len(kept)))) + len(kept)
	}
	b = binary.AppendUvarint(b, uint64(size))
	for _, kept := range p.root.parked {
		b = append(binary.AppendUvarint(b, uint64(len(kept))), kept...)
	}
	return b
}

// attached is a kept snapshot of an earlier layout.
type attached struct {
	bytes []byte
	snap  snapshot
	pr    *pairing
}

// attachments takes apart what travels with a snapshot; false: it is damaged.
func (c *Codec) attachments(b []byte, p *plan) ([]*attached, bool) {
	var list []*attached
	for cur := (cursor{b: b}); cur.off < len(b); {
		kept := cur.bytes(cur.count())
		schema, rest, ok := header(kept)
		if !ok || cur.failed || len(list) == maxParked {
			return nil, false
		}
		a := &attached{bytes: kept, pr: c.pairing(schema, p)}
		if a.pr == nil {
			return nil, false
		}
		a.snap.schema = a.pr.schema
		if !a.snap.parse(kept, rest) || !a.snap.verify() || len(a.snap.parked) > 0 {
			return nil, false
		}
		list = append(list, a)
	}
	return list, true
}

// park adopts what can be adopted after a restore, and keeps the rest.
func (c *Codec) park(p *plan, pr *pairing, snapshot []byte, tail int, list []*attached, a addr) Report {
	report := pr.report
	if len(list) > 0 {
		missing := map[fieldOf]string{}
		for f, path := range pr.added {
			missing[f] = path
		}
		for _, old := range list {
			c.adopt(old, missing, a, &report)
		}
	}
	var kept [][]byte
	if len(pr.report.Parked) > 0 {
		kept = append(kept, append(bytes.Clone(snapshot[:tail]), 0))
	}
	for _, old := range list {
		if len(old.pr.report.Parked) > 0 && len(kept) < maxParked {
			kept = append(kept, bytes.Clone(old.bytes))
		}
	}
	c.mu.RLock()
	same := len(kept) == 0 && len(p.root.parked) == 0
	c.mu.RUnlock()
	if !same {
		c.mu.Lock()
		p.root.parked = kept
		c.mu.Unlock()
	}
	return report
}

// adopt writes the fields of a kept snapshot that the restored one did not have.
func (c *Codec) adopt(old *attached, missing map[fieldOf]string, a addr, report *Report) {
	var here []fieldOf
	for _, x := range old.pr.pairs {
		for _, f := range x.fields {
			if _, ok := missing[fieldOf{x.p, f.index}]; ok && f.x != nil {
				here = append(here, fieldOf{x.p, f.index})
			}
		}
	}
	if len(here) == 0 || old.pr.root.how == howNot {
		return
	}
	r := c.reader()
	defer c.returned(r)
	r.pr, r.snap, r.budget = old.pr, old.snap, roomFor(len(old.bytes))
	ad := &adoption{r: r, here: map[fieldOf]bool{}, seen: map[int]bool{0: true}}
	for _, f := range here {
		ad.here[f] = true
	}
	if !ad.run(a) {
		return
	}
	report.Added, report.Adopted = slices.Clone(report.Added), slices.Clone(report.Adopted)
	for _, f := range here {
		if path, ok := missing[f]; ok {
			report.Added = slices.DeleteFunc(report.Added, func(s string) bool { return s == path })
			report.Adopted = append(report.Adopted, path)
			delete(missing, f)
		}
	}
	report.sort()
}

// adoption walks a kept snapshot and a value side by side.
type adoption struct {
	r      *reader
	here   map[fieldOf]bool
	seen   map[int]bool // objects
	places []adopted
	queue  []int // objects beside their memory, to be walked
}

// adopted is a field that is written, and where its bytes are.
type adopted struct {
	x   *transfer
	off int
	to  addr
}

// run finds the fields, then what they lead to, and writes them. Nothing is written when a value cannot be made.
func (ad *adoption) run(a addr) bool {
	r := ad.r
	root := &r.snap.objects[0]
	n := r.pr.rootN
	root.bound = bound{x: r.pr.root, at: a, need: n, live: n, room: n}
	c := r.snap.at(0)
	for i := range min(root.n, n) {
		ad.walk(r.pr.root, &c, at(a, uintptr(i)*r.pr.root.p.size))
	}
	for next := 0; next < len(ad.queue); next++ {
		ad.walkObject(&r.snap.objects[ad.queue[next]])
	}
	for _, f := range ad.places {
		c := r.snap.at(f.off)
		r.bind(f.x, &c, nil)
	}
	for next := 0; next < len(r.queue) && r.err == nil; next++ {
		r.bindObject(r.queue[next])
	}
	if r.err != nil || r.allocate() != nil {
		return false
	}
	if r.selves() != nil {
		r.undo()
		return false
	}
	for _, i := range r.queue {
		r.applyObject(&r.snap.objects[i])
	}
	r.boxes++ // values that read themselves do it here
	for _, f := range ad.places {
		c := r.snap.at(f.off)
		r.apply(f.x, &c, f.to)
	}
	r.boxes--
	return true
}

// walk goes past a value of the snapshot, beside what it is now.
func (ad *adoption) walk(x *transfer, c *cursor, now addr) {
	end := *c
	end.skip(x.t)
	switch x.how {
	case howStruct:
		ad.walkStruct(x, *c, now)
	case howArray:
		cur := *c
		for i := range min(x.t.n, x.p.n) {
			ad.walk(x.elem, &cur, at(now, uintptr(i)*x.p.elem.size))
		}
	case howPointer:
		ref := c.readReference()
		if to := pointerAt(now); ref.kind == refFirst && !ref.inside && to != nil {
			ad.object(ref.object, x.elem, to, x.p.elem.flatN)
		}
	case howSlice:
		ref := c.readReference()
		if s := sliceAt(now); ref.kind == refFirst && !ref.inside && s.data != nil {
			ad.object(ref.object, x.elem, s.data, s.len*x.p.elem.flatN)
		}
	case howBox:
		n := c.uvarint() - boxFirst
		if n >= 0 && ad.r.pr.dynamic[n] != nil && ad.r.pr.dynamic[n].how == howPointer {
			if in, value := ad.r.w.boxed(x.p, now); in == ad.r.pr.dynamic[n].p {
				ad.walk(ad.r.pr.dynamic[n], c, value)
			}
		}
	case howMap:
		ref := c.readReference()
		if m := pointerAt(now); ref.kind == refFirst && m != nil && !ad.seen[ref.object] && !x.key.refs {
			ad.seen[ref.object] = true
			ad.entries(&ad.r.snap.objects[ref.object], x, now)
		}
	}
	*c = end
}

func (ad *adoption) walkStruct(x *transfer, c cursor, now addr) {
	for i, f := range x.t.fields {
		to := x.fields[i]
		switch {
		case to.x == nil:
		case ad.here[fieldOf{x.p, to.index}]:
			ad.places = append(ad.places, adopted{to.x, c.off, at(now, to.offset)})
		default:
			cur := c
			ad.walk(to.x, &cur, at(now, to.offset))
		}
		c.skip(f.t)
	}
}

// object notes what a pointer or slice leads to, to be walked, and for adopted pointers to lead there too.
func (ad *adoption) object(i int, x *transfer, now addr, n int) {
	if ad.seen[i] {
		return
	}
	ad.seen[i] = true
	o := &ad.r.snap.objects[i]
	if o.isMap {
		return
	}
	o.bound = bound{x: x, at: now, need: n, live: n, room: n}
	ad.queue = append(ad.queue, i)
}

func (ad *adoption) walkObject(o *sobject) {
	c := ad.r.snap.at(o.off)
	for k := range min(o.n, o.live) {
		ad.walk(o.x, &c, at(o.at, uintptr(k)*o.x.p.size))
	}
}

// entries walks what the values of a map point to, as far as they are still there. Values that are no pointers are
// copies, and nothing in them comes back.
func (ad *adoption) entries(o *sobject, x *transfer, now addr) {
	if x.elem.how != howPointer {
		return
	}
	r := ad.r
	c := r.snap.at(o.off)
	e, live := r.w.shelf(x.p).take(x.p, o.n), r.w.collect(x.p, now)
	next := 0
	for k := range o.n {
		r.apply(x.key, &c, e.key(k))
		if r.advance(live, &next, e.key(k)) {
			ad.walk(x.elem, &c, live.value(live.order[next]))
			continue
		}
		c.skip(x.elem.t)
	}
}
