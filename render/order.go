package render

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// Order says how the things in one layer lie. The zero value is call order: later over earlier.
type Order struct{ *rule }

// The orders.
var (
	ByZ       = Order{&byZ}       // by Sprite.Z: larger over smaller
	ByY       = Order{&byY}       // by Sprite.Pos.Y + Sprite.Z: lower on the screen over higher, as seen from the front and above
	Unordered = Order{&unordered} // as is quickest: for things that do not overlap, or whose order nobody sees
)

// rule is what an order does. It is reached through Order's values alone, so that a game that names none links nothing of it.
type rule struct {
	y       float64         // what Pos.Y counts in a sprite's key
	note    func(c *Canvas) // notes the key of the quad or mesh that comes next; nil: there are no keys
	arrange func(o *output, marks []ranked)
}

var (
	byZ       = rule{0, (*Canvas).noteKey, (*output).byKey}
	byY       = rule{1, (*Canvas).noteKey, (*output).byKey}
	unordered = rule{arrange: (*output).regroup}
)

// sorts reports whether things have keys.
func (r *rule) sorts() bool { return r != nil && r.note != nil }

// LayerOrder says how the things in a layer lie, until the end of the frame; call it before anything is drawn in that
// layer. In layers by Z or by Y things with the same key lie in call order. Keys count with the precision of a
// float32: 24 bits. What is no Sprite, such as text and shapes, has the key of the sprite before it, so that it stays
// with that one, or of Depth. Layers that are sorted cost some ten nanoseconds for each sprite.
func (c *Canvas) LayerOrder(n int, o Order) {
	layer := layerOf(n)
	c.sorting.orders = append(c.sorting.orders, layerOrder{layer, o.rule})
	c.layered = true
	if layer == c.layer && !c.finished {
		c.setOrder(o.rule)
	}
}

// Depth sets the key of the shapes and text that follow in a layer by Z or by Y, until the next Sprite, which has its
// own: Z in the one, the Y of where they stand in the other.
func (c *Canvas) Depth(key float64) { c.depth = key }

func (c *Canvas) noteKey() { c.sorting.keys = append(c.sorting.keys, sortable(c.depth)) }

// sortable returns a number whose order among others is that of the key among keys. NaN is as 0.
func sortable(key float64) uint32 {
	bits := math.Float32bits(float32(key) + 0) // −0 is 0
	switch {
	case key != key:
		return 1 << 31
	case bits>>31 == 1:
		return ^bits
	}
	return bits | 1<<31
}

// regroup adds the things of a layer with those of one State side by side, in the order of its first use.
func (o *output) regroup(marks []ranked) {
	s := &o.c.sorting
	s.firsts, s.things = s.firsts[:0], s.things[:0]
	for _, m := range marks {
		n := slices.IndexFunc(s.firsts, func(first uint32) bool { return *o.state(first) == *o.state(m.index) })
		if n < 0 {
			n = len(s.firsts)
			s.firsts = append(s.firsts, m.index)
		}
		s.things = append(s.things, ranked{uint32(n), m.index})
	}
	s.things, s.spare = rank(s.things, s.spare)
	o.addAll(s.things)
}

func (o *output) state(mark uint32) *driver.State {
	return &o.c.f.Commands[o.c.pass.marks[mark].command].State
}

// isMesh marks a thing that is not the quad of its number but the mesh of that mark.
const isMesh = 1 << 31

// byKey adds the things of a sorted layer.
func (o *output) byKey(marks []ranked) {
	c, s := o.c, &o.c.sorting
	mixed := s.gather(c, marks)
	s.things, s.spare = rank(s.things, s.spare)
	if mixed {
		o.things()
		return
	}
	if len(s.things) == 0 {
		return
	}
	at := len(o.quads)
	o.quads = slices.Grow(o.quads, len(s.things))[:at+len(s.things)]
	pick(o.quads[at:], c.f.Quads, s.things)
	o.run(c.pass.marks[marks[0].index].command, c.pass.quad+at, len(s.things))
}

// pick copies the quads of things.
func pick(to, from []driver.Quad, things []ranked) {
	to = to[:len(things)]
	for i := range things {
		to[i] = from[things[i].index]
	}
}

// gather lists the things of a layer and their keys, and reports whether they have more than one State, or meshes.
func (s *sorting) gather(c *Canvas, marks []ranked) (mixed bool) {
	only := c.pass.marks[marks[0].index].command
	for _, m := range marks {
		at := &c.pass.marks[m.index]
		mixed = mixed || at.command != only || c.f.Commands[at.command].Indices.Count > 0
	}
	s.things = s.things[:0]
	for _, m := range marks {
		at := &c.pass.marks[m.index]
		first, end := int(at.quad), c.pass.end(int(m.index), len(c.f.Quads))
		if first == end {
			s.things = append(s.things, ranked{s.keyOf(at.key), isMesh | m.index})
		}
		s.gatherQuads(at.key, first, end)
		if mixed {
			s.settle(at.command, first-c.pass.quad, end-c.pass.quad)
		}
	}
	return mixed
}

// gatherQuads lists the quads of a mark.
func (s *sorting) gatherQuads(key int32, first, end int) {
	n := len(s.things)
	s.things = slices.Grow(s.things, end-first)[:n+end-first]
	things := s.things[n:]
	if key < 0 {
		for i := range things {
			things[i] = ranked{sortable(0), uint32(first + i)}
		}
		return
	}
	keys := s.keys[key:][:len(things)]
	for i := range things {
		things[i] = ranked{keys[i], uint32(first + i)}
	}
}

// settle notes the home of some quads.
func (s *sorting) settle(command int32, first, end int) {
	if end > len(s.homes) {
		s.homes = append(s.homes, make([]int32, end-len(s.homes))...)
	}
	for i := first; i < end; i++ {
		s.homes[i] = command
	}
}

// keyOf returns a key. What was drawn before the layer was said to be sorted lies at 0.
func (s *sorting) keyOf(at int32) uint32 {
	if at < 0 {
		return sortable(0)
	}
	return s.keys[at]
}

// things adds sorted things of several States.
func (o *output) things() {
	c, s := o.c, &o.c.sorting
	for _, t := range s.things {
		if t.index&isMesh != 0 {
			o.run(c.pass.marks[t.index&^isMesh].command, 0, 0)
			continue
		}
		at := c.pass.quad + len(o.quads)
		o.quads = append(o.quads, c.f.Quads[t.index])
		o.run(s.homes[int(t.index)-c.pass.quad], at, 1)
	}
}
