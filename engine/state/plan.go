package state

import (
	"reflect"
	"sync/atomic"
)

// plan is what a codec knows of a Go type: what of it is state, and how it is laid out in memory and in a snapshot.
// Once compiled it does not change.
type plan struct {
	id      int // counts from 0 in its codec
	t       reflect.Type
	kind    kind
	name    string      // as the schema has it; empty for types without a name
	full    string      // name, or what it is made of
	known   atomic.Bool // may stand in interfaces
	refused string      // why it cannot be state, and what to do; empty: it can
	size    uintptr     // bytes in memory
	fixed   int         // bytes in a snapshot; -1: it depends on the value
	dense   bool        // memory and snapshot are the same bytes
	refs    bool        // holds pointers, slices, maps or interfaces
	kept    bool        // holds something that a restore leaves as it is
	opaque  *opaque
	direct  bool // lies in the word of an interface

	fields []field // of a struct: those that are state, in order
	ops    []op    // of a struct: how it is copied
	floats []floats

	n     int // of an array
	key   *plan
	elem  *plan
	flat  *plan        // what an array, or an array of arrays, is made of; of others themselves
	flatN int          // how many of flat there are
	slice reflect.Type // []t

	root *root // of a plan that a snapshot was made of
}

// field is a field that is state.
type field struct {
	name   string
	was    []string // earlier names
	offset uintptr
	enc    int // bytes before it in a snapshot, as long as those are fixed
	plan   *plan
}

// op copies a run of memory, or a value of a plan.
type op struct {
	offset, size uintptr
	floats       []floats // in the run
	plan         *plan    // nil: a run
}

// compile makes the plan of a type, or finds it, and those of all that it reaches. The codec is locked.
func (c *Codec) compile(t reflect.Type) *plan {
	p := c.plan(t)
	for len(c.pending) > 0 {
		next := c.pending[0]
		c.pending = c.pending[1:]
		next.elem = c.plan(next.t.Elem())
		if next.kind == kindMap {
			next.key = c.plan(next.t.Key())
		}
	}
	return p
}

// plan makes the plan of a type as far as values of it go. What references lead to comes later, since a type may
// lead to one that holds it.
func (c *Codec) plan(t reflect.Type) *plan {
	if p := c.plans[t]; p != nil {
		return p
	}
	p := &plan{id: len(c.all), t: t, size: t.Size(), fixed: -1, name: typeName(t), full: fullName(t)}
	c.plans[t] = p
	c.all = append(c.all, p)
	p.slice = reflect.SliceOf(t)
	p.direct = direct(t)
	p.flat, p.flatN = p, 1
	switch o, why := special(t); {
	case why != "":
		p.refused = why
	case o != nil:
		p.kind, p.opaque = kindOpaque, o
	case stateless(t, nil):
		p.fixed, p.kept = 0, true
	default:
		c.fill(p)
	}
	return p
}

// fill completes a plan by the kind of its type.
func (c *Codec) fill(p *plan) {
	switch p.t.Kind() {
	case reflect.Struct:
		p.kind = kindStruct
		c.fillStruct(p)
	case reflect.Array:
		p.kind, p.n = kindArray, p.t.Len()
		p.elem = c.plan(p.t.Elem())
		p.flat, p.flatN = p.elem.flat, p.elem.flatN*p.n
		p.fillArray()
	case reflect.Pointer:
		p.kind, p.refs = kindPointer, true
		c.pending = append(c.pending, p)
	case reflect.Slice:
		p.kind, p.refs = kindSlice, true
		c.pending = append(c.pending, p)
	case reflect.Map:
		p.kind, p.refs = kindMap, true
		c.pending = append(c.pending, p)
	case reflect.Interface:
		p.kind, p.refs = kindInterface, true
	case reflect.UnsafePointer:
		p.refused = "an address says nothing in another process; " + makeInStart
	default:
		p.fillBasic()
	}
}

func (p *plan) fillBasic() {
	p.kind = basicKinds[p.t.Kind()]
	if p.kind == kindString {
		return
	}
	p.fixed = widths[p.kind]
	p.dense = int(p.size) == p.fixed && (littleEndian || p.fixed == 1)
	switch {
	case p.kind.float():
		p.floats = []floats{{n: 1, wide: p.kind == kindFloat64}}
	case p.kind.complex():
		p.floats = []floats{{n: 2, wide: p.kind == kindComplex128}}
	}
}

func (p *plan) fillArray() {
	e := p.elem
	p.refs, p.kept = e.refs && p.n > 0, e.kept
	if p.n == 0 {
		p.fixed, p.dense = 0, true
		return
	}
	if e.fixed >= 0 {
		p.fixed = e.fixed * p.n
		p.dense = e.dense
		p.floats = repeat(e, p.n)
	}
}

func (c *Codec) fillStruct(p *plan) {
	p.fixed = 0
	for i := range p.t.NumField() {
		f := p.t.Field(i)
		if f.Name == "_" {
			if why := f.Tag.Get("state"); why != "" && why != "-" {
				p.refused = why
			}
			continue
		}
		if f.Tag.Get("state") == "-" || stateless(f.Type, nil) {
			p.kept = true
			continue
		}
		in := c.plan(f.Type)
		p.kept = p.kept || in.kept
		p.fields = append(p.fields, field{name: f.Name, was: formerNames(f.Tag.Get("was")), offset: f.Offset, plan: in})
		p.refs = p.refs || in.refs
	}
	p.fillOps()
}

// fillOps joins neighbours in memory into runs.
func (p *plan) fillOps() {
	for i := range p.fields {
		f := &p.fields[i]
		f.enc = p.fixed
		if f.plan.fixed == 0 {
			continue
		}
		p.addOp(f)
		if f.plan.fixed < 0 || p.fixed < 0 {
			p.fixed = -1
		} else {
			p.floats = append(p.floats, shift(f.plan, p.fixed)...)
			p.fixed += f.plan.fixed
		}
	}
	if p.fixed < 0 {
		p.floats = nil
	}
	p.dense = p.fixed == int(p.size) && (p.size == 0 || len(p.ops) == 1 && p.ops[0].plan == nil)
}

func (p *plan) addOp(f *field) {
	if f.plan.kind == kindStruct && !f.plan.dense && f.plan.fixed > 0 {
		for _, o := range f.plan.ops { // a struct in a struct is copied with it
			p.join(op{offset: f.offset + o.offset, size: o.size, floats: o.floats, plan: o.plan})
		}
		return
	}
	o := op{offset: f.offset, size: f.plan.size, floats: f.plan.floats}
	if !f.plan.dense {
		o.plan, o.floats = f.plan, nil
	}
	p.join(o)
}

func (p *plan) join(o op) {
	if len(p.ops) > 0 {
		last := &p.ops[len(p.ops)-1]
		if last.plan == nil && o.plan == nil && last.offset+last.size == o.offset {
			for _, f := range o.floats {
				f.offset += int(last.size)
				last.floats = appendFloats(last.floats, f)
			}
			last.size += o.size
			return
		}
	}
	o.floats = append([]floats(nil), o.floats...)
	p.ops = append(p.ops, o)
}

// runs is whether a struct is copied in runs alone.
func (p *plan) runs() bool {
	for _, o := range p.ops {
		if o.plan != nil {
			return false
		}
	}
	return p.kind == kindStruct && p.fixed > 0
}

// typeName is the name of a type in a schema: the path of its package and its name. A package main is called main,
// since its path is main in a program and that of its folder in a test.
func typeName(t reflect.Type) string {
	name := t.Name()
	if name == "" || t.PkgPath() == "" {
		return name
	}
	if inMain(t) {
		mainPath.CompareAndSwap(nil, pointerTo(t.PkgPath()))
	}
	if path := mainPath.Load(); path != nil && *path != "main" {
		name = renamePackage(name, *path)
	}
	if inMain(t) {
		return "main." + name
	}
	return t.PkgPath() + "." + name
}

func pointerTo(s string) *string { return &s }
