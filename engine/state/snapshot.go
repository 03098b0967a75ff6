package state

// snapshot is the bytes of one, taken apart.
type snapshot struct {
	schema  *schema
	data    []byte
	objects []sobject
	parked  []byte
	tail    int // where parked begins, with its length in front
}

// sobject is an object of a snapshot.
type sobject struct {
	t     *stype
	isMap bool // a map itself, of type t
	n     int  // values, or entries of a map
	off   int  // where its data begins
	size  int  // bytes of data
	bound      // what it is restored to
}

// header finds the schema's bytes and where the rest begins; ok is false when they are damaged or no snapshot.
func header(b []byte) (schema []byte, rest int, ok bool) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, 0, false
	}
	c := cursor{b: b, off: len(magic)}
	schema = c.bytes(c.count())
	return schema, c.off, !c.failed
}

// parse finds the objects, into memory that is used again.
func (s *snapshot) parse(b []byte, rest int) bool {
	c := cursor{b: b, off: rest}
	size := c.word()
	if size > uint64(len(b)) {
		return false
	}
	s.data = c.bytes(int(size))
	n := c.count()
	s.objects = s.objects[:0]
	off := 0
	for range n {
		number := c.uvarint()
		if number/2 >= len(s.schema.types) {
			return false
		}
		o := sobject{t: s.schema.types[number/2], isMap: number&1 == 1, off: off}
		o.n, o.size = c.uvarint(), c.uvarint()
		off += o.size
		if c.failed || off > len(s.data) {
			return false
		}
		s.objects = append(s.objects, o)
	}
	s.tail = c.off
	s.parked = c.bytes(c.count())
	return !c.failed && c.off == len(b) && off == len(s.data) && n > 0
}

// place in an object that a reference leads to.
type reference struct {
	kind   int // refNil, refEmpty or refFirst
	object int
	inside bool
	first  int // value in the object
	steps  int // how many
	way    int // where the steps begin
	rest   int // values that follow each other from there on; set by verify
}

// readReference reads a reference and goes past it.
func (c *cursor) readReference() reference {
	n := c.uvarint()
	if n < refFirst {
		return reference{kind: n}
	}
	r := reference{kind: refFirst, object: (n - refFirst) / 2, inside: n&1 == 1}
	if r.inside {
		r.first, r.steps = c.uvarint(), c.count()
		r.way = c.off
		for range r.steps {
			c.uvarint()
		}
	}
	return r
}

// skip goes past a value that was verified.
func (c *cursor) skip(t *stype) {
	if t.fixed >= 0 {
		c.off += t.fixed
		return
	}
	switch t.kind {
	case kindStruct:
		for i := range t.fields {
			c.skip(t.fields[i].t)
		}
	case kindArray:
		for range t.n {
			c.skip(t.elem)
		}
	case kindString:
		c.off += c.uvarint()
	case kindOpaque:
		c.off += int(c.word())
	case kindSlice:
		if r := c.readReference(); r.kind != refNil {
			c.uvarint()
			if r.kind == refFirst {
				c.uvarint()
			}
		}
	case kindPointer, kindMap:
		c.readReference()
	case kindInterface:
		if n := c.uvarint(); n >= boxFirst {
			c.skip(c.schema.dynamic[n-boxFirst])
		}
	}
}

// at is a cursor on the data.
func (s *snapshot) at(off int) cursor { return cursor{b: s.data, schema: s.schema, off: off} }

// locate is where the data of a value that a reference leads to begins.
func (s *snapshot) locate(ref reference) int {
	o := &s.objects[ref.object]
	c, way, t := s.at(o.off), s.at(ref.way), o.t
	c.skipN(t, ref.first)
	for range ref.steps {
		n := way.uvarint()
		if t.kind == kindArray {
			t = t.flat
			c.skipN(t, n)
			continue
		}
		for i := range n {
			c.skip(t.fields[i].t)
		}
		t = t.fields[n].t
	}
	return c.off
}

func (c *cursor) skipN(t *stype, n int) {
	if t.fixed >= 0 {
		c.off += n * t.fixed
		return
	}
	for range n {
		c.skip(t)
	}
}
