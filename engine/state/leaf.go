package state

import (
	"iter"
	"math"
)

// Leaf is a number, a string or a bool of a value. It holds as long as the value does not change its shape.
type Leaf struct {
	p      *plan
	a      addr
	commit func()
}

// Value is what the leaf is now, as its own type.
func (l Leaf) Value() any { return valueAt(l.p.t, l.a).Interface() }

// Mutate makes the leaf another value, as near to the old one as there is, and returns what puts the old one back.
func (l Leaf) Mutate() (undo func()) {
	v := valueAt(l.p.t, l.a)
	switch {
	case l.p.kind == kindBool:
		setBool(l.a, !boolAt(l.a))
		undo = func() { setBool(l.a, !boolAt(l.a)) }
	case l.p.kind == kindString:
		s := stringAt(l.a)
		setString(l.a, s+"'")
		undo = func() { setString(l.a, s) }
	case l.p.kind.complex():
		n := v.Complex()
		v.SetComplex(complex(other(real(n), l.p.size/2), imag(n)))
		undo = func() { v.SetComplex(n) }
	case l.p.kind.float():
		f := v.Float()
		v.SetFloat(other(f, l.p.size))
		undo = func() { v.SetFloat(f) }
	default:
		n := uintAt(l.a, l.p.size)
		setUint(l.a, l.p.size, n^1)
		undo = func() { setUint(l.a, l.p.size, n) }
	}
	if l.commit == nil {
		return undo
	}
	l.commit()
	back := undo
	return func() {
		back()
		l.commit()
	}
}

// other is the next float of a size; that of NaN is 1.
func other(f float64, size uintptr) float64 {
	switch {
	case f != f:
		return 1
	case size == 4:
		return float64(math.Float32frombits(math.Float32bits(float32(f)) ^ 1))
	}
	return math.Float64frombits(math.Float64bits(f) ^ 1)
}

// Leaves goes, by a codec, through every number, string and bool that is state of what the pointer v points to, with its path, in
// the order of the fields: what several pointers lead to once, keys of maps not. It is for tests, such as one that
// changes each leaf and wants another hash. Values that copy themselves have no leaves. It panics when v is no pointer.
func Leaves(c *Codec, v any) iter.Seq2[string, Leaf] {
	p, a := c.rootOf("Leaves", v)
	return func(yield func(string, Leaf) bool) {
		k := c.walker(newWriter(c))
		k.w.find(p, a)
		k.leaf = yield
		k.visit(p, a, 1)
		k.value(p, a, "")
	}
}

// Part is the hash of one field.
type Part struct {
	Path string
	Hash uint64
}

// Parts appends the hashes of the fields of what the pointer v points to: with depth 1 its own, with 2 also those of
// the structs in its fields, and so on; a field is followed by its own fields. Pointers and interfaces are followed,
// elements of slices, arrays and maps are not taken apart. Each is hashed as if it was a value by itself, with all that
// it points to, so Parts is for finding where two runs differ and not for every tick. Errors are those of Hash.
func (c *Codec) Parts(dst []Part, v any, depth int) ([]Part, error) {
	p, a := c.rootOf("Parts", v)
	if _, err := c.hash(p, a); err != nil {
		return dst, err
	}
	return c.parts(dst, p, a, "", depth)
}

func (c *Codec) parts(dst []Part, p *plan, a addr, path string, depth int) ([]Part, error) {
	for p.kind == kindPointer || p.kind == kindInterface {
		if valueAt(p.t, a).IsNil() {
			return dst, nil
		}
		if p.kind == kindPointer {
			p, a = p.elem, pointerAt(a)
			continue
		}
		inner := c.planOf(valueAt(p.t, a).Elem().Type())
		p, a = inner, boxAt(a, inner.direct)
	}
	if depth > 0 && p.kind == kindOpaque && p.opaque.parts != nil {
		return ownParts(dst, p, a, path)
	}
	if depth <= 0 || p.kind != kindStruct {
		return dst, nil
	}
	for _, f := range p.fields {
		at, name := at(a, f.offset), join(path, f.name)
		h, err := c.hash(c.rootPlan(f.plan.t), at)
		if err != nil {
			return dst, err
		}
		dst = append(dst, Part{name, h})
		if dst, err = c.parts(dst, f.plan, at, name, depth-1); err != nil {
			return dst, err
		}
	}
	return dst, nil
}

// ownParts asks a value that copies itself for its parts.
func ownParts(dst []Part, p *plan, a addr, path string) ([]Part, error) {
	from := len(dst)
	dst, err := p.opaque.parts(dst, a)
	for i := range dst[from:] {
		dst[from+i].Path = join(path, dst[from+i].Path)
	}
	return dst, err
}
