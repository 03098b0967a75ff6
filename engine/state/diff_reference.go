package state

import (
	"reflect"
	"strconv"
	"strings"
)

// reference compares what two pointers, slices or maps lead to, and whether that is the same place.
func (d *differ) reference(path string, a, b item) {
	x, y := d.follow(a), d.follow(b)
	if x.kind == kindPointer {
		if x.ref.kind != y.ref.kind {
			d.add(path, d.placeOrText(x, a), d.placeOrText(y, b))
		}
		if x.ref.kind != refFirst || y.ref.kind != refFirst {
			return
		}
	} else if x.n != y.n || (x.ref.kind == refNil) != (y.ref.kind == refNil) {
		d.add(path, x.length(false), y.length(true))
	}
	switch {
	case x.ref.kind != refFirst || y.ref.kind != refFirst:
		d.contents(path, x, y)
	case d.whole(x) && d.whole(y) && d.depth < maxDepth:
		d.depth++
		d.target(path, x, y)
		d.depth--
	default:
		d.later = append(d.later, deferred{path, x, y})
	}
}

// follow reads a reference, and how many values it leads to.
func (d *differ) follow(v item) link {
	c := d.cursor(v)
	x := link{side: v.side, kind: v.t.kind, ref: c.readReference(), t: v.t.elem}
	switch {
	case x.kind == kindMap:
		x.t = v.t
		if x.ref.kind == refFirst {
			x.n = d.sides[v.side].objects[x.ref.object].n
		}
	case x.kind == kindPointer:
		x.n = 1
	case x.ref.kind != refNil:
		x.n = c.uvarint()
	}
	return x
}

// whole is whether a reference leads to all of an object.
func (d *differ) whole(x link) bool {
	o := &d.sides[x.side].objects[x.ref.object]
	return !x.ref.inside && (o.isMap || o.n == x.n*x.t.flatN)
}

// length is how long a slice or map is, with a unit if wanted.
func (x link) length(unit bool) string {
	switch text := strconv.Itoa(x.n); {
	case x.ref.kind == refNil:
		return "nil"
	case !unit:
		return text
	case x.n == 1:
		return text + " element"
	default:
		return text + " elements"
	}
}

// start is the first value that a reference leads to.
func (d *differ) start(x link) item {
	if x.ref.kind != refFirst {
		return item{x.side, x.t, 0}
	}
	s := d.sides[x.side]
	return item{x.side, x.t, s.locate(x.ref)}
}

// target compares what two references lead to, unless it was compared, and says when they lead to different places.
func (d *differ) target(path string, x, y link) {
	i, j := x.ref.object, y.ref.object
	switch knownX, knownY := d.known[0][i], d.known[1][j]; {
	case !knownX && !knownY:
		d.known[0][i], d.known[1][j] = true, true
		d.places[0][i], d.places[1][j] = path, path
		d.met[[2]int{i, j}] = true
		d.contents(path, x, y)
	case d.met[[2]int{i, j}]:
		if p, q := d.place(x), d.place(y); p != q {
			d.add(path, p, q)
		}
	default:
		d.add(path, d.placeOrText(x, d.start(x)), d.placeOrText(y, d.start(y)))
		if !knownX {
			d.known[0][i], d.places[0][i] = true, path
		}
		if !knownY {
			d.known[1][j], d.places[1][j] = true, path
		}
	}
}

func (d *differ) contents(path string, x, y link) {
	switch a, b := d.start(x), d.start(y); x.kind {
	case kindMap:
		d.maps(path, x, y)
	case kindPointer:
		d.value(path, a, b)
	default:
		d.list(path, a, b, x.t, y.t, x.n, y.n)
	}
}

// maps compares maps key by key, in the order of the second, and then those that only the first has.
func (d *differ) maps(path string, x, y link) {
	was := map[string]item{}
	names := d.entries(x, func(name string, value item) { was[name] = value })
	now := map[string]bool{}
	d.entries(y, func(name string, value item) {
		now[name] = true
		at := path + "[" + name + "]"
		if old, ok := was[name]; ok {
			d.value(at, old, value)
		} else {
			d.add(at, none, d.show(value))
		}
	})
	for _, name := range names {
		if !now[name] {
			d.add(path+"["+name+"]", d.show(was[name]), none)
		}
	}
}

// entries goes through a map, and returns the names of its keys.
func (d *differ) entries(x link, visit func(name string, value item)) []string {
	var names []string
	if x.ref.kind != refFirst {
		return nil
	}
	s := d.sides[x.side]
	c := s.at(s.objects[x.ref.object].off)
	for i := range x.n {
		key := item{x.side, x.t.key, c.off}
		c.skip(x.t.key)
		name := d.keyText(key, 0)
		if strings.Contains(name, unnamed) {
			name = "#" + strconv.Itoa(i)
		}
		names = append(names, name)
		visit(name, item{x.side, x.t.elem, c.off})
		c.skip(x.t.elem)
	}
	return names
}

// place is where a reference leads, by the path on which that was met first.
func (d *differ) place(x link) string {
	s := d.sides[x.side]
	o := &s.objects[x.ref.object]
	place := or(d.places[x.side][x.ref.object], "the value")
	t := o.t
	if o.n > 1 || x.ref.first > 0 {
		place += index(x.ref.first)
	}
	c := s.at(x.ref.way)
	for range x.ref.steps {
		n := c.uvarint()
		if t.kind == kindArray {
			place += index(n)
			t = t.flat
		} else {
			place = join(place, t.fields[n].name)
			t = t.fields[n].t
		}
	}
	return "at " + place
}

// placeOrText is where a reference leads, or what it leads to when that was not met yet.
func (d *differ) placeOrText(x link, v item) string {
	if x.ref.kind == refFirst && d.known[x.side][x.ref.object] {
		return d.place(x)
	}
	return d.show(v)
}

// ownDiff asks a type that copies itself what changed.
func (c *Codec) ownDiff(name string, a, b []byte) []Change {
	c.mu.RLock()
	var t reflect.Type
	for _, p := range c.all {
		if p.kind == kindOpaque && p.name == name {
			t = p.t
		}
	}
	c.mu.RUnlock()
	if t == nil {
		return nil
	}
	own, ok := reflect.New(t).Interface().(interface {
		DiffSnapshots(a, b []byte) []Change
	})
	if !ok {
		return nil
	}
	return own.DiffSnapshots(a, b)
}
