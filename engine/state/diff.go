package state

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Change is what differs between two snapshots at one place.
type Change struct {
	Path     string
	Old, New string // "none" where there is nothing; an empty Old and a count in New in the last of too many changes
}

// String is the change in a line: "ship.vel.X: 3 → 5".
func (c Change) String() string {
	if c.Path == "" && c.Old == "" {
		return c.New
	}
	return or(c.Path, "the value") + ": " + c.Old + " → " + c.New
}

// maxChanges is how many changes Diff lists; of the others it says how many they are.
const maxChanges = 200

// none is how Diff writes what is not there.
const none = "none"

// Diff lists what differs between two snapshots, which may be of two layouts: fields are found by name, then by the tag
// was. It follows the order of the fields; what pointers lead to is compared where it is met first, and a pointer that
// leads elsewhere shows the places. A slice or map that grew shows its lengths and the new elements. At most 200
// changes are listed, and the last one then says how many more there are. Values that copy themselves are compared by
// their bytes, or by their method DiffSnapshots(a, b []byte) []state.Change when this codec has seen their type.
func (c *Codec) Diff(a, b []byte) ([]Change, error) {
	d := &differ{c: c, met: map[[2]int]bool{}}
	for i, bytes := range [2][]byte{a, b} {
		s, err := open(bytes)
		if err != nil {
			return nil, fmt.Errorf("state: compare snapshots: the %s: %w", [2]string{"first", "second"}[i], err)
		}
		d.sides[i] = s
		d.places[i] = make([]string, len(s.objects))
		d.known[i] = make([]bool, len(s.objects))
	}
	d.same = bytes.Equal(schemaBytes(a), schemaBytes(b))
	d.root()
	for len(d.later) > 0 {
		next := d.later[0]
		d.later = d.later[1:]
		d.target(next.path, next.a, next.b)
	}
	if d.more > 0 {
		d.changes = append(d.changes, Change{New: fmt.Sprintf("and %d more", d.more)})
	}
	return d.changes, nil
}

// open takes a snapshot apart and checks it.
func open(b []byte) (*snapshot, error) {
	schema, rest, ok := header(b)
	if !ok {
		return nil, errNoSnapshot
	}
	s := &snapshot{schema: parseSchema(schema)}
	if s.schema == nil || !s.parse(b, rest) || !s.verify() {
		return nil, errDamaged
	}
	return s, nil
}

func schemaBytes(b []byte) []byte {
	schema, _, _ := header(b)
	return schema
}

// item is a value in a snapshot, or a reference in one.
type item struct {
	side int
	t    *stype
	off  int
}

// differ compares two snapshots.
type differ struct {
	c       *Codec
	sides   [2]*snapshot
	same    bool // one schema
	changes []Change
	more    int
	depth   int
	places  [2][]string // where an object was met first
	known   [2][]bool
	met     map[[2]int]bool // objects that were compared with each other
	later   []deferred
}

// deferred is a reference into the middle of something, which is compared when all that is known is known.
type deferred struct {
	path string
	a, b link
}

// link is what a reference leads to.
type link struct {
	side int
	kind kind // kindPointer, kindSlice or kindMap
	ref  reference
	t    *stype // what is there; of a map its type
	n    int    // how many
}

// maxDepth is how deep Diff follows references at once; what is deeper is compared later.
const maxDepth = 200

func (d *differ) add(path, old, new string) {
	if len(d.changes) == maxChanges {
		d.more++
		return
	}
	d.changes = append(d.changes, Change{path, old, new})
}

func (d *differ) cursor(v item) cursor { return d.sides[v.side].at(v.off) }

func (d *differ) root() {
	a, b := item{0, d.sides[0].schema.types[0], 0}, item{1, d.sides[1].schema.types[0], 0}
	for side := range 2 {
		d.known[side][0] = true
	}
	d.met[[2]int{0, 0}] = true
	d.value("", a, b)
}

// equal is whether two values are the same bytes of the same type, without references.
func (d *differ) equal(a, b item, n int) bool {
	if !d.same || a.t.id != b.t.id || a.t.fixed < 0 {
		return a.t.fixed == 0 && b.t.fixed == 0 && a.t.kind == b.t.kind
	}
	size := a.t.fixed * n
	return bytes.Equal(d.sides[0].data[a.off:a.off+size], d.sides[1].data[b.off:b.off+size])
}

// value compares two values.
func (d *differ) value(path string, a, b item) {
	if d.equal(a, b, 1) {
		return
	}
	switch k := a.t.kind; {
	case k == kindStruct && b.t.kind == kindStruct:
		d.structs(path, a, b)
	case k == kindArray && b.t.kind == kindArray:
		d.list(path, a, b, a.t.elem, b.t.elem, a.t.n, b.t.n)
	case k == kindSlice && b.t.kind == kindSlice, k == kindPointer && b.t.kind == kindPointer, k == kindMap && b.t.kind == kindMap:
		d.reference(path, a, b)
	case k == kindInterface && b.t.kind == kindInterface:
		d.boxes(path, a, b)
	case k == kindOpaque && b.t.kind == kindOpaque:
		d.opaques(path, a, b)
	default:
		if old, new := d.text(a), d.text(b); old != new {
			d.add(path, old, new)
		}
	}
}

// structs compares structs field by field, in the order that they have now.
func (d *differ) structs(path string, a, b item) {
	match := matchNames(a.t, b.t)
	old := d.fieldOffsets(a)
	ca := d.cursor(b)
	for j, f := range b.t.fields {
		v := item{1, f.t, ca.off}
		ca.skip(f.t)
		at := join(path, f.name)
		if i := match[j]; i >= 0 {
			d.value(at, item{0, a.t.fields[i].t, old[i]}, v)
			old[i] = -1
		} else {
			d.add(at, none, d.show(v))
		}
	}
	for i, off := range old {
		if off >= 0 {
			d.add(join(path, a.t.fields[i].name), d.show(item{0, a.t.fields[i].t, off}), none)
		}
	}
}

func (d *differ) fieldOffsets(v item) []int {
	offsets := make([]int, len(v.t.fields))
	c := d.cursor(v)
	for i, f := range v.t.fields {
		offsets[i] = c.off
		c.skip(f.t)
	}
	return offsets
}

// list compares values that follow each other, and shows those that only one side has.
func (d *differ) list(path string, a, b item, ta, tb *stype, na, nb int) {
	ca, cb := d.cursor(a), d.cursor(b)
	if ta.fixed == 0 && tb.fixed == 0 {
		return
	}
	for i := range max(na, nb) {
		va, vb := item{0, ta, ca.off}, item{1, tb, cb.off}
		switch {
		case i >= na:
			d.add(path+index(i), none, d.show(vb))
		case i >= nb:
			d.add(path+index(i), d.show(va), none)
		case !d.equal(va, vb, 1):
			d.value(path+index(i), va, vb)
		}
		if i < na {
			ca.skip(ta)
		}
		if i < nb {
			cb.skip(tb)
		}
	}
}

func index(i int) string { return "[" + strconv.Itoa(i) + "]" }

func (d *differ) boxes(path string, a, b item) {
	ca, cb := d.cursor(a), d.cursor(b)
	i, j := ca.uvarint()-boxFirst, cb.uvarint()-boxFirst
	if i < 0 && j < 0 {
		return
	}
	if i < 0 || j < 0 {
		d.add(path, d.show(a), d.show(b))
		return
	}
	va, vb := item{0, d.sides[0].schema.dynamic[i], ca.off}, item{1, d.sides[1].schema.dynamic[j], cb.off}
	if va.t.String() != vb.t.String() {
		d.add(path, va.t.String()+" "+d.show(va), vb.t.String()+" "+d.show(vb))
		return
	}
	d.nested(path, va, vb)
}

// nested compares values in interfaces, which may hold each other very deep.
func (d *differ) nested(path string, a, b item) {
	if d.depth++; d.depth < maxBoxes {
		d.value(path, a, b)
	}
	d.depth--
}

func (d *differ) opaques(path string, a, b item) {
	ca, cb := d.cursor(a), d.cursor(b)
	x, y := ca.bytes(int(ca.word())), cb.bytes(int(cb.word()))
	if bytes.Equal(x, y) {
		return
	}
	if a.t.name == b.t.name {
		list := d.c.ownDiff(b.t.name, x, y)
		for _, change := range list {
			d.add(strings.TrimSuffix(join(path, change.Path), "."), change.Old, change.New)
		}
		if len(list) > 0 {
			return
		}
	}
	if old, new := d.text(a), d.text(b); old != new {
		d.add(path, old, new)
		return
	}
	d.add(path, "bytes of a value that copies itself", "others")
}
