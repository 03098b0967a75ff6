package state

import (
	"fmt"
	"reflect"
)

// backup is what a value that reads itself was before, to be put back when a later one fails.
type backup struct {
	p        *plan
	at       addr
	from, to int // in reader.saved; from −1: the value was new
}

// selves lets the values that read themselves do so, before anything else is written.
func (r *reader) selves() error {
	for _, i := range r.queue {
		o := &r.snap.objects[i]
		x, c := o.x, r.snap.at(o.off)
		if o.t == nil {
			continue
		}
		if o.isMap {
			r.selvesInMap(o, &c)
			continue
		}
		for k := 0; x.self && k < o.n && k < o.need && r.err == nil; k++ {
			r.readSelf(x, &c, at(o.at, uintptr(k)*x.p.size), k < o.live)
		}
	}
	return r.err
}

// selvesInMap tries out the values of a map, which are made anew later.
func (r *reader) selvesInMap(o *sobject, c *cursor) {
	if !o.x.key.self && !o.x.elem.self {
		return
	}
	for i := 0; i < o.entries.n && r.err == nil; i++ {
		r.tryOut(o.x.key, c)
		r.tryOut(o.x.elem, c)
	}
}

// readSelf goes past a value and lets what is in it read itself. live is whether it was there before.
func (r *reader) readSelf(x *transfer, c *cursor, to addr, live bool) {
	if !x.self || r.err != nil {
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
				r.readSelf(s.x, c, at(to, s.offset), live)
			}
		}
	case howArray:
		for i := range x.t.n {
			if i >= x.p.n {
				c.skip(x.t.elem)
				continue
			}
			r.readSelf(x.elem, c, at(to, uintptr(i)*x.p.elem.size), live)
		}
	case howSelf:
		r.replace(x.p, to, c.bytes(int(c.word())), live)
	case howDeref:
		if ref := c.readReference(); ref.kind == refFirst {
			from := r.snap.at(r.snap.locate(ref))
			r.readSelf(x.elem, &from, to, live)
		}
	default:
		r.tryOut(x, c)
	}
}

// tryOut makes a value that is thrown away, to see whether it can be made.
func (r *reader) tryOut(x *transfer, c *cursor) {
	if !x.self || x.how == howBox && !r.pr.self {
		c.skip(x.t)
		return
	}
	r.boxes++
	r.apply(x, c, reflect.New(x.p.t).UnsafePointer())
	r.boxes--
}

// replace lets a value read itself, and keeps what it was.
func (r *reader) replace(p *plan, to addr, data []byte, live bool) {
	b := backup{p: p, at: to, from: -1}
	if live {
		var err error
		b.from = len(r.saved)
		if r.saved, err = p.opaque.write(r.saved, to); err != nil {
			r.saved = r.saved[:b.from]
			r.err = fmt.Errorf("%s as it is now: %w", p.t, err)
			return
		}
		b.to = len(r.saved)
	}
	r.backups = append(r.backups, b)
	if err := p.opaque.read(to, data); err != nil {
		r.err = fmt.Errorf("%s: %w", p.t, err)
	}
}

// undo puts back what was replaced, the last first.
func (r *reader) undo() {
	for i := len(r.backups) - 1; i >= 0; i-- {
		if b := r.backups[i]; b.from >= 0 {
			r.keep(b.p.opaque.read(b.at, r.saved[b.from:b.to]))
		}
	}
}
