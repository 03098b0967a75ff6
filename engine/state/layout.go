package state

import "encoding/binary"

// layout is the schema of a snapshot: the types that it needs, as bytes and as numbers.
type layout struct {
	dynamic []*plan // what was met in interfaces, in the order of their numbers
	bytes   []byte
	types   []int32 // number of a plan by its id; −1: not in it
}

// layout finds or makes the schema for a root and the types met in interfaces.
func (c *Codec) layout(p *plan, dynamic []*plan) *layout {
	c.mu.RLock()
	l := p.root.find(dynamic)
	c.mu.RUnlock()
	if l != nil {
		return l
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if l := p.root.find(dynamic); l != nil {
		return l
	}
	l = c.newLayout(p, dynamic)
	if len(p.root.layouts) >= 64 {
		p.root.layouts = nil
	}
	p.root.layouts = append(p.root.layouts, l)
	return l
}

func (r *root) find(dynamic []*plan) *layout {
	for _, l := range r.layouts {
		if equalPlans(l.dynamic, dynamic) {
			return l
		}
	}
	return nil
}

func equalPlans(a, b []*plan) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func (c *Codec) newLayout(p *plan, dynamic []*plan) *layout {
	l := &layout{dynamic: append([]*plan(nil), dynamic...)}
	seen := map[*plan]bool{}
	list := reachable(nil, seen, p)
	for _, d := range dynamic {
		list = reachable(list, seen, d)
	}
	l.types = make([]int32, len(c.all))
	for i := range l.types {
		l.types[i] = -1
	}
	for i, p := range list {
		l.types[p.id] = int32(i)
	}
	b := binary.AppendUvarint(nil, uint64(len(list)))
	for _, p := range list {
		b = l.appendType(b, p)
	}
	b = binary.AppendUvarint(b, uint64(len(dynamic)))
	for _, d := range dynamic {
		b = binary.AppendUvarint(b, uint64(l.types[d.id]))
	}
	l.bytes = b
	return l
}

func (l *layout) appendType(b []byte, p *plan) []byte {
	b = append(b, byte(p.kind))
	b = appendString(b, p.name)
	number := func(p *plan) { b = binary.AppendUvarint(b, uint64(l.types[p.id])) }
	switch p.kind {
	case kindStruct:
		b = binary.AppendUvarint(b, uint64(len(p.fields)))
		for _, f := range p.fields {
			b = appendString(b, f.name)
			b = binary.AppendUvarint(b, uint64(len(f.was)))
			for _, was := range f.was {
				b = appendString(b, was)
			}
			number(f.plan)
		}
	case kindArray:
		b = binary.AppendUvarint(b, uint64(p.n))
		number(p.elem)
	case kindSlice, kindPointer:
		number(p.elem)
	case kindMap:
		number(p.key)
		number(p.elem)
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendWord(b []byte, n uint64) []byte { return binary.LittleEndian.AppendUint64(b, n) }

func wordAt(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
