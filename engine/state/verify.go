package state

// verify checks all data, so that what reads it later needs not.
func (s *snapshot) verify() bool {
	root := s.schema.types[0]
	if s.objects[0].isMap || s.objects[0].t != root.flat || s.objects[0].n != root.flatN {
		return false
	}
	v := verifier{s: s, c: s.at(0)}
	for i := range s.objects {
		o := &s.objects[i]
		v.c.b = s.data[:o.off+o.size]
		if !v.object(o) || v.c.failed || v.c.off != o.off+o.size {
			return false
		}
	}
	return true
}

// verifier checks the data of a snapshot against its schema.
type verifier struct {
	s     *snapshot
	c     cursor
	depth int
}

func (v *verifier) object(o *sobject) bool {
	if o.isMap {
		if o.t.kind != kindMap || o.t.key.least+o.t.elem.least == 0 && o.n > 1 {
			return false
		}
		for i := 0; i < o.n && !v.c.failed; i++ {
			v.value(o.t.key)
			v.value(o.t.elem)
		}
		return true
	}
	return o.t.kind != kindArray && v.values(o.t, o.n)
}

func (v *verifier) values(t *stype, n int) bool {
	switch {
	case t.least > 0 && n > (len(v.c.b)-v.c.off)/t.least:
		v.c.fail()
	case t.fixed >= 0 && !t.bools:
		v.c.bytes(n * t.fixed)
	case len(t.boolAt) > 0 && t.fixed >= 0:
		v.bools(t, v.c.bytes(n*t.fixed))
	default:
		for i := 0; i < n && !v.c.failed; i++ {
			v.value(t)
		}
	}
	return !v.c.failed
}

// bools checks the bools of values that follow each other.
func (v *verifier) bools(t *stype, b []byte) {
	all := byte(0)
	for ; len(b) >= t.fixed && len(b) > 0; b = b[t.fixed:] {
		for _, off := range t.boolAt {
			all |= b[off]
		}
	}
	if all > 1 {
		v.c.fail()
	}
}

func (v *verifier) value(t *stype) {
	if t.fixed >= 0 && !t.bools {
		v.c.bytes(t.fixed)
		return
	}
	switch t.kind {
	case kindBool:
		if b := v.c.bytes(1); b != nil && b[0] > 1 {
			v.c.fail()
		}
	case kindStruct:
		for i := 0; i < len(t.fields) && !v.c.failed; i++ {
			v.value(t.fields[i].t)
		}
	case kindArray:
		v.values(t.elem, t.n)
	case kindString:
		v.c.bytes(v.c.count())
	case kindOpaque:
		size := v.c.word()
		if size > uint64(len(v.c.b)) {
			v.c.fail()
			return
		}
		v.c.bytes(int(size))
	case kindPointer:
		r := v.reference(v.c.readReference(), t.elem.flat, false)
		if r.kind >= refFirst && r.rest < t.elem.flatN {
			v.c.fail()
		}
	case kindMap:
		if r := v.reference(v.c.readReference(), t, true); r.inside || r.kind == refEmpty {
			v.c.fail()
		}
	case kindSlice:
		v.slice(t)
	case kindInterface:
		v.box()
	default:
		v.c.fail()
	}
}

func (v *verifier) box() {
	n := v.c.uvarint()
	if n < boxFirst || v.c.failed {
		return
	}
	if n-boxFirst >= len(v.s.schema.dynamic) || v.depth > maxBoxes {
		v.c.fail()
		return
	}
	v.depth++
	v.value(v.s.schema.dynamic[n-boxFirst])
	v.depth--
}

func (v *verifier) slice(t *stype) {
	r := v.reference(v.c.readReference(), t.elem.flat, false)
	switch r.kind {
	case refNil:
	case refEmpty:
		if n := v.c.uvarint(); n > 0 && t.elem.fixed != 0 {
			v.c.fail()
		}
	default:
		n, room := v.c.uvarint(), v.c.uvarint()
		if t.elem.flatN == 0 || n+room > r.rest/max(1, t.elem.flatN) {
			v.c.fail()
		}
	}
}

// reference checks that a reference leads to a value of a type.
func (v *verifier) reference(r reference, t *stype, isMap bool) reference {
	if r.kind != refFirst || v.c.failed {
		return r
	}
	if r.object >= len(v.s.objects) {
		v.c.fail()
		return r
	}
	o := &v.s.objects[r.object]
	in, rest := o.t, o.n-r.first
	way := cursor{b: v.c.b, off: r.way}
	for i := 0; i < r.steps && rest > 0 && in != nil; i++ {
		in, rest = in.step(way.uvarint())
	}
	if in != t || o.isMap != isMap || rest < 0 || r.inside && (rest == 0 || o.isMap) {
		v.c.fail()
		return r
	}
	r.rest = rest
	return r
}

// step goes one step into a value; nil: there is no such step.
func (t *stype) step(n int) (*stype, int) {
	switch {
	case t.kind == kindStruct && n < len(t.fields):
		return t.fields[n].t, 1
	case t.kind == kindArray && n < t.flatN:
		return t.flat, t.flatN - n
	}
	return nil, 0
}
