package state

import (
	"encoding/binary"
	"fmt"
)

// The bytes of a snapshot are: magic and version; the length of the schema and the schema (layout.go); the length of
// the data (8 bytes) and the data, which is that of object after object; the number of objects, and for each its type (twice, and one more for a map),
// the number of its values and the bytes of its data; then what is parked. Numbers of fixed width are little endian,
// counts and references are varints. Nothing is aligned.

// magic begins a snapshot; its last byte is the version.
const magic = "KST\x01"

// Append appends a snapshot of what the pointer v points to, and returns the longer slice. Equal values give equal
// bytes. On an error dst is returned as it was, and the error says the path of what cannot be state, and what to do.
// It panics when v is no pointer. It allocates nothing once dst and the codec have grown to the value's size.
func (c *Codec) Append(dst []byte, v any) ([]byte, error) {
	p, a := c.rootOf("Append", v)
	w := c.writer()
	defer c.done(w)
	if err := w.prepare(p, a); err != nil {
		return dst, w.explain("append", p, a, err)
	}
	if home := w.regions[0].home; home != 0 || w.regions[0].object != 0 {
		return dst, fmt.Errorf("state: append %s: it lies in a slice or struct that it points to; give a pointer to the whole", p.t)
	}
	w.buf = append(dst, magic...)
	w.buf = binary.AppendUvarint(w.buf, uint64(len(w.l.bytes)))
	w.buf = append(w.buf, w.l.bytes...)
	w.objects()
	w.buf = append(w.buf, w.table...)
	w.buf = c.appendParked(w.buf, p)
	buf := w.buf
	w.buf = nil
	if w.err != nil {
		return dst, w.explain("append", p, a, w.err)
	}
	return buf, nil
}

// prepare finds all of a value.
func (w *writer) prepare(p *plan, a addr) error {
	if p.root.err != nil {
		return p.root.err
	}
	w.find(p, a)
	if w.err == nil {
		w.l = w.c.layout(p, w.dynamic)
	}
	return w.err
}

// objects writes the data of all objects, and their table into w.table.
func (w *writer) objects() {
	w.table = binary.AppendUvarint(w.table[:0], uint64(len(w.order)))
	start := len(w.buf)
	w.buf = appendWord(w.buf, 0)
	for _, r := range w.order {
		before := len(w.buf)
		region := &w.regions[r]
		if region.isMap() {
			w.entries(region.plan, region.entries)
		} else {
			w.values(region.plan, region.at, region.n)
		}
		w.table = binary.AppendUvarint(w.table, uint64(w.l.types[region.plan.id])*2+uint64(btoi(region.isMap())))
		w.table = binary.AppendUvarint(w.table, uint64(region.n))
		w.table = binary.AppendUvarint(w.table, uint64(len(w.buf)-before))
	}
	binary.LittleEndian.PutUint64(w.buf[start:], uint64(len(w.buf)-start-8))
}

func (w *writer) entries(p *plan, e *entries) {
	for i := range e.n {
		key, value := e.at(i)
		w.value(p.key, key)
		w.value(p.elem, value)
	}
}

// values writes n values that follow each other.
func (w *writer) values(p *plan, a addr, n int) {
	switch {
	case n == 0 || p.fixed == 0:
	case p.dense:
		start := len(w.buf)
		w.buf = append(w.buf, memory(a, uintptr(n)*p.size)...)
		if w.canonical && len(p.floats) > 0 {
			canonicalEach(w.buf[start:], p, n)
		}
	case p.runs():
		w.rows(p, a, n)
	default:
		for i := range n {
			w.value(p, at(a, uintptr(i)*p.size))
		}
	}
}

// rows writes structs that are copied in runs alone.
func (w *writer) rows(p *plan, a addr, n int) {
	w.buf = grown(w.buf, n*p.fixed)
	start := len(w.buf)
	all := w.buf[start : start+n*p.fixed]
	b := all
	if only := p.ops[0]; len(p.ops) == 1 {
		for i := range n {
			copy(b[i*p.fixed:], memory(at(a, uintptr(i)*p.size+only.offset), only.size))
		}
		n = 0 // done
	}
	for i := range n {
		row := at(a, uintptr(i)*p.size)
		for _, o := range p.ops {
			copy(b, memory(at(row, o.offset), o.size))
			b = b[o.size:]
		}
	}
	w.buf = w.buf[:start+len(all)]
	if w.canonical && len(p.floats) > 0 {
		canonicalEach(all, p, len(all)/p.fixed)
	}
}

// canonicalEach makes NaNs canonical in n values of a plan.
func canonicalEach(b []byte, p *plan, n int) {
	if list := p.floats; len(list) == 1 && list[0].in == nil && list[0].n*width(list[0].wide) == p.fixed {
		all := floats{n: list[0].n * n, wide: list[0].wide}
		canonical(b, []floats{all})
		return
	}
	for _, f := range p.floats {
		switch {
		case f.in == nil && f.wide:
			for i := range n {
				canonical64(b[i*p.fixed+f.offset:][:f.n*8])
			}
		case f.in == nil:
			for i := range n {
				canonical32(b[i*p.fixed+f.offset:][:f.n*4])
			}
		default:
			for i := range n {
				canonical(b[i*p.fixed:], []floats{f})
			}
		}
	}
}

// grown makes room for n more bytes.
func grown(b []byte, n int) []byte {
	if cap(b)-len(b) >= n {
		return b
	}
	return append(b, make([]byte, n)...)[:len(b)]
}

// value writes one value.
func (w *writer) value(p *plan, a addr) {
	if p.dense {
		w.values(p, a, 1)
		return
	}
	switch p.kind {
	case kindStruct:
		for i := range p.ops {
			w.op(&p.ops[i], a)
		}
	case kindArray:
		w.values(p.elem, a, p.n)
	case kindString:
		w.buf = appendString(w.buf, stringAt(a))
	case kindPointer, kindMap:
		w.pointer(p, pointerAt(a))
	case kindSlice:
		w.slice(p, sliceAt(a))
	case kindInterface:
		w.boxValue(p, a)
	case kindOpaque:
		w.opaque(p, a)
	default:
		w.number(p, a)
	}
}

func (w *writer) op(o *op, a addr) {
	a = at(a, o.offset)
	if o.plan != nil {
		w.value(o.plan, a)
		return
	}
	start := len(w.buf)
	w.buf = append(w.buf, memory(a, o.size)...)
	if w.canonical {
		canonical(w.buf[start:], o.floats)
	}
}

// number writes a number that does not lie in memory as in a snapshot.
func (w *writer) number(p *plan, a addr) {
	switch {
	case p.kind.signed():
		w.word(uint64(intAt(a, p.size)), p.fixed)
	case p.kind.unsigned():
		w.word(uintAt(a, p.size), p.fixed)
	case p.kind.complex():
		w.word(uintAt(a, p.size/2), p.fixed/2)
		w.word(uintAt(at(a, p.size/2), p.size/2), p.fixed/2)
	case p.kind.float():
		w.word(uintAt(a, p.size), p.fixed)
	}
	if w.canonical {
		canonical(w.buf[len(w.buf)-p.fixed:], p.floats)
	}
}

func (w *writer) word(n uint64, bytes int) {
	w.buf = appendWord(w.buf, n)[:len(w.buf)+bytes]
}

// Interfaces: 0 is nil, 1 a func or channel, which is left alone, and else 2 more than the number of the type.
const (
	boxNil   = 0
	boxLeft  = 1
	boxFirst = 2
)

func (w *writer) boxValue(p *plan, a addr) {
	inner, value := w.boxed(p, a)
	switch {
	case inner == nil, inner.kind == kindNone && w.canonical:
		w.buf = append(w.buf, boxNil)
	case inner.kind == kindNone:
		w.buf = append(w.buf, boxLeft)
	default:
		w.buf = binary.AppendUvarint(w.buf, uint64(w.numbers[inner])+boxFirst)
		w.value(inner, value)
	}
}

// opaque writes what a value makes of itself, with its length in front.
func (w *writer) opaque(p *plan, a addr) {
	start := len(w.buf)
	b, err := w.opaqueBytes(p, appendWord(w.buf, 0), a)
	if err != nil {
		if w.err == nil {
			w.err = fmt.Errorf("state: append %s: %w", p.t, err)
		}
		return
	}
	w.buf = b
	binary.LittleEndian.PutUint64(w.buf[start:], uint64(len(w.buf)-start-8))
}

// opaqueBytes writes a value that copies itself, or in a hash what it hashes to.
func (w *writer) opaqueBytes(p *plan, b []byte, a addr) ([]byte, error) {
	if !w.canonical || p.opaque.hash == nil {
		return p.opaque.write(b, a)
	}
	h, err := p.opaque.hash(a)
	return appendWord(b, h), err
}
