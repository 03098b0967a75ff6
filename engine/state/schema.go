package state

import (
	"encoding/binary"
	"math"
)

// stype is a type as the schema of a snapshot describes it.
type stype struct {
	id     int
	kind   kind
	name   string
	fields []sfield
	n      int // of an array
	key    *stype
	elem   *stype
	flat   *stype // what an array, or an array of arrays, is made of
	flatN  int
	fixed  int   // bytes; -1: it depends on the value
	least  int   // bytes that a value has at least
	bools  bool  // holds bools
	many   bool  // too many to list
	boolAt []int // where they are, if its bytes are fixed and they are few
	state  byte  // while measuring: 1 being measured, 2 done
}

type sfield struct {
	name string
	was  []string
	t    *stype
}

// schema is the types of a snapshot; the first is that of the value itself.
type schema struct {
	types   []*stype
	dynamic []*stype // in interfaces
}

// maxFields is how many fields a struct has at most.
const maxFields = 4096

// most is more than any value has of anything. Damaged numbers beyond it are refused before they overflow.
const most = 1 << (29 + 11*(^uint(0)>>63)) // 2^40 where int has 64 bits

// cursor reads bytes that may be damaged. After an error it reads zeros.
type cursor struct {
	b      []byte
	schema *schema
	off    int
	failed bool
}

func (c *cursor) fail() { c.failed, c.off = true, len(c.b) }

func (c *cursor) uvarint() int {
	if c.off < len(c.b) && c.b[c.off] < 0x80 {
		c.off++
		return int(c.b[c.off-1])
	}
	n, size := binary.Uvarint(c.b[c.off:])
	if size <= 0 || n > most || n > math.MaxInt {
		c.fail()
		return 0
	}
	c.off += size
	return int(n)
}

// count reads how many there are of something that takes at least one byte each.
func (c *cursor) count() int {
	n := c.uvarint()
	if n > len(c.b)-c.off {
		c.fail()
		return 0
	}
	return n
}

func (c *cursor) word() uint64 {
	if len(c.b)-c.off < 8 {
		c.fail()
		return 0
	}
	c.off += 8
	return binary.LittleEndian.Uint64(c.b[c.off-8:])
}

func (c *cursor) bytes(n int) []byte {
	if n < 0 || n > len(c.b)-c.off {
		c.fail()
		return nil
	}
	c.off += n
	return c.b[c.off-n : c.off]
}

func (c *cursor) string() string { return string(c.bytes(c.count())) }

// parseSchema reads a schema; nil: it is damaged.
func parseSchema(b []byte) *schema {
	c := &cursor{b: b}
	s := &schema{types: make([]*stype, c.count())}
	for i := range s.types {
		s.types[i] = &stype{id: i}
	}
	for _, t := range s.types {
		s.parseType(c, t)
	}
	s.dynamic = make([]*stype, c.count())
	for i := range s.dynamic {
		s.dynamic[i] = s.pick(c)
	}
	if c.failed || c.off != len(b) || len(s.types) == 0 {
		return nil
	}
	for _, t := range s.types {
		if !t.measure(0) {
			return nil
		}
	}
	return s
}

// pick reads the number of a type.
func (s *schema) pick(c *cursor) *stype {
	n := c.uvarint()
	if n >= len(s.types) {
		c.fail()
		return nil
	}
	return s.types[n]
}

func (s *schema) parseType(c *cursor, t *stype) {
	if k := c.bytes(1); k != nil {
		t.kind = kind(k[0])
	}
	if t.kind == kindNone || t.kind >= kinds {
		c.fail()
		return
	}
	t.name = c.string()
	switch t.kind {
	case kindStruct:
		n := c.count()
		if n > maxFields {
			c.fail()
			return
		}
		t.fields = make([]sfield, n)
		for i := range t.fields {
			f := &t.fields[i]
			f.name = c.string()
			f.was = make([]string, c.count())
			for i := range f.was {
				f.was[i] = c.string()
			}
			f.t = s.pick(c)
		}
	case kindArray:
		t.n = c.uvarint()
		t.elem = s.pick(c)
	case kindSlice, kindPointer:
		t.elem = s.pick(c)
	case kindMap:
		t.key, t.elem = s.pick(c), s.pick(c)
	}
}

// maxNesting is how deep arrays and structs may be nested in a type.
const maxNesting = 100

// measure finds out how many bytes values take. It is false for types that hold themselves or are too large.
func (t *stype) measure(depth int) bool {
	if t.state == 2 {
		return true
	}
	if t.state == 1 || depth > maxNesting {
		return false
	}
	t.state = 1
	t.flat, t.flatN, t.fixed, t.least = t, 1, -1, 1
	ok := true
	switch t.kind {
	case kindStruct:
		ok = t.measureStruct(depth)
	case kindArray:
		ok = t.elem.measure(depth+1) && t.measureArray()
	case kindOpaque:
		t.least = 8
	default:
		if w := widths[t.kind]; w > 0 {
			t.fixed, t.least = w, w
		}
		if t.bools = t.kind == kindBool; t.bools {
			t.boolAt = []int{0}
		}
	}
	t.state = 2
	return ok
}

func (t *stype) measureStruct(depth int) bool {
	t.fixed, t.least = 0, 0
	for _, f := range t.fields {
		if !f.t.measure(depth + 1) {
			return false
		}
		t.least += f.t.least
		t.bools = t.bools || f.t.bools
		t.addBools(f.t)
		if t.fixed >= 0 && f.t.fixed >= 0 {
			t.fixed += f.t.fixed
		} else {
			t.fixed = -1
		}
		if t.least > most {
			return false
		}
	}
	return true
}

// maxBools is how many bools of a struct are checked by a list.
const maxBools = 64

// addBools notes where the bools of a field are that begins behind what was measured.
func (t *stype) addBools(f *stype) {
	if t.fixed < 0 || f.fixed < 0 || len(t.boolAt)+len(f.boolAt) > maxBools || f.bools && f.boolAt == nil {
		t.many = true
	}
	if t.many {
		t.boolAt = nil
		return
	}
	for _, off := range f.boolAt {
		t.boolAt = append(t.boolAt, t.fixed+off)
	}
}

func (t *stype) measureArray() bool {
	e := t.elem
	if e.least > 0 && t.n > most/e.least || e.flatN > 0 && t.n > most/e.flatN {
		return false
	}
	t.least, t.bools = e.least*t.n, e.bools && t.n > 0
	switch {
	case e.fixed >= 0:
		t.fixed = e.fixed * t.n
	case t.n == 0:
		t.fixed = 0
	}
	t.flat, t.flatN = e.flat, e.flatN*t.n
	return true
}
