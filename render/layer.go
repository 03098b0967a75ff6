package render

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// Order says how things in one layer lie.
type Order uint8

// The orders.
const (
	ByCall    Order = iota // as they are drawn: later over earlier
	ByZ                    // by Sprite.Z: larger over smaller
	ByY                    // by Sprite.Pos.Y + Sprite.Z: lower on the screen over higher, as seen from the front and above
	Unordered              // as is quickest: for things that do not overlap, or whose order nobody sees
)

func (o Order) sorted() bool { return o == ByZ || o == ByY }

// Layer puts what follows above all lower layers and below all higher ones, until the end of the frame; it begins at
// 0. Within a layer call order counts, unless LayerOrder says otherwise. A change for each sprite costs a few
// nanoseconds; what is drawn in the end is one draw call where neighbours in the final order share a page.
func (c *Canvas) Layer(n int) {
	layer := int32(min(max(n, math.MinInt32+1), math.MaxInt32))
	if c.layer != layer && !c.finished {
		c.needSorting()
		c.layer = layer
		c.setOrder(c.sorting.order(layer))
	}
}

// LayerOrder says how the things in a layer lie, until the end of the frame; call it before anything is drawn in that
// layer. In layers by Z or by Y things with the same key lie in call order. Keys count with the precision of a
// float32: 24 bits. What is no Sprite, such as text and shapes, has the key of the sprite before it, so that it stays
// with that one, or of Depth. Layers that are sorted cost some ten nanoseconds for each sprite.
func (c *Canvas) LayerOrder(n int, o Order) {
	layer := int32(min(max(n, math.MinInt32+1), math.MaxInt32))
	c.needSorting()
	c.sorting.set(layer, o)
	if layer == c.layer && !c.finished {
		c.setOrder(o)
	}
}

// Depth sets the key of the shapes and text that follow in a layer by Z or by Y, until the next Sprite, which has its
// own: Z in the one, the Y of where they stand in the other.
func (c *Canvas) Depth(key float64) { c.depth = key }

func (c *Canvas) setOrder(o Order) {
	c.order, c.depth = o, 0
	if c.kind == mesh {
		c.closeRun()
	} else if c.kind != closed {
		c.kind = paused
	}
	c.run++
}

func (c *Canvas) needSorting() {
	if c.sorting == nil {
		c.sorting = &sorting{}
	}
	c.arrange = (*Canvas).sortLayers
}

// key returns what a sprite is sorted by.
func (o Order) key(y, z float64) float64 {
	if o == ByY {
		return y + z
	}
	return z
}

// sorting is what sorted layers need.
type sorting struct {
	orders []layerOrder
	keys   []uint32 // of the quads and meshes in layers that are sorted, as they were drawn

	marks    []ranked // by layer
	things   []ranked // of one layer, by key
	spare    []ranked
	commands []driver.Command
	quads    []driver.Quad
	firsts   []uint32 // marks, one for each State
	homes    []int32  // of quads from the pass's first on: the command whose State they have
}

// layerOrder is what LayerOrder was told.
type layerOrder struct {
	layer int32
	order Order
}

func (s *sorting) begin() { s.orders, s.keys = s.orders[:0], s.keys[:0] }

func (s *sorting) order(layer int32) Order {
	for i := range s.orders {
		if s.orders[i].layer == layer {
			return s.orders[i].order
		}
	}
	return ByCall
}

func (s *sorting) set(layer int32, o Order) {
	for i := range s.orders {
		if s.orders[i].layer == layer {
			s.orders[i].order = o
			return
		}
	}
	s.orders = append(s.orders, layerOrder{layer, o})
}

// add notes the key of the quad or mesh that comes next.
func (s *sorting) add(depth float64) { s.keys = append(s.keys, sortable(depth)) }

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

// isMesh marks a thing that is not the quad of its number but the mesh of that mark.
const isMesh = 1 << 31

// sortLayers puts the commands of a pass in the order of their layers, and those of a layer in theirs.
func (c *Canvas) sortLayers() {
	s, marks := c.sorting, c.pass.marks
	if len(marks) == 0 || len(marks) == 1 && len(s.orders) == 0 {
		return
	}
	s.marks = s.marks[:0]
	for i := range marks {
		s.marks = append(s.marks, ranked{marks[i].layer, uint32(i)})
	}
	s.marks, s.spare = rank(s.marks, s.spare)
	out := output{c: c, last: -1, inPlace: c.inPlace(), commands: s.commands[:0], quads: s.quads[:0]}
	for i := 0; i < len(s.marks); {
		end := i + 1
		for end < len(s.marks) && s.marks[end].key == s.marks[i].key {
			end++
		}
		out.layer(s.marks[i:end])
		i = end
	}
	out.finish()
}

// inPlace reports whether quads may stay where they are: runs are long, and no layer has an order of its own.
func (c *Canvas) inPlace() bool {
	return len(c.sorting.orders) == 0 && len(c.pass.marks)*16 < len(c.f.Quads)-c.pass.quad
}

// output is the pass in its order.
type output struct {
	c        *Canvas
	inPlace  bool  // quads are not moved
	last     int32 // command whose State the last one of the output has; -1: it cannot be added to
	commands []driver.Command
	quads    []driver.Quad
}

// layer adds what is in one layer, given by its marks.
func (o *output) layer(marks []ranked) {
	c := o.c
	first := &c.pass.marks[marks[0].index]
	switch order := c.sorting.order(int32(first.layer ^ 1<<31)); {
	case order == Unordered:
		marks = o.regroup(marks)
	case order.sorted():
		o.byKey(marks)
		return
	}
	for _, m := range marks {
		o.add(int(m.index))
	}
}

// regroup returns the marks with those of one State side by side, in the order of its first use.
func (o *output) regroup(marks []ranked) []ranked {
	s := o.c.sorting
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
	return s.things
}

func (o *output) state(mark uint32) *driver.State {
	return &o.c.f.Commands[o.c.pass.marks[mark].command].State
}

// add adds what a mark stands for.
func (o *output) add(mark int) {
	c := o.c
	m := &c.pass.marks[mark]
	first, end := int(m.quad), c.pass.end(mark, len(c.f.Quads))
	if first == end {
		o.mesh(m.command)
		return
	}
	at := first
	if !o.inPlace {
		at = c.pass.quad + len(o.quads)
		o.quads = append(o.quads, c.f.Quads[first:end]...)
	}
	o.run(m.command, at, end-first)
}

// end returns the quad behind the last one of a mark, of n in all.
func (p *pass) end(mark, n int) int {
	if mark+1 < len(p.marks) {
		return int(p.marks[mark+1].quad)
	}
	return n
}

// mesh adds a command that has one.
func (o *output) mesh(command int32) {
	if cmd := &o.c.f.Commands[command]; cmd.Indices.Count > 0 {
		o.commands = append(o.commands, *cmd)
		o.last = -1
	}
}

// run adds n quads at a place with the State of a command.
func (o *output) run(command int32, at, n int) {
	if o.last >= 0 {
		end := &o.commands[len(o.commands)-1]
		if end.Quads.First+end.Quads.Count == at && (command == o.last || end.State == o.c.f.Commands[command].State) {
			end.Quads.Count += n
			return
		}
	}
	o.commands = append(o.commands, driver.Command{State: o.c.f.Commands[command].State, Quads: driver.Span{First: at, Count: n}})
	o.last = command
}

// byKey adds the things of a sorted layer.
func (o *output) byKey(marks []ranked) {
	c, s := o.c, o.c.sorting
	mixed := s.gather(c, marks)
	if !inOrder(s.things) {
		s.things, s.spare = rank(s.things, s.spare)
	}
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
	c, s := o.c, o.c.sorting
	for _, t := range s.things {
		if t.index&isMesh != 0 {
			o.mesh(c.pass.marks[t.index&^isMesh].command)
			continue
		}
		at := c.pass.quad + len(o.quads)
		o.quads = append(o.quads, c.f.Quads[t.index])
		o.run(s.homes[int(t.index)-c.pass.quad], at, 1)
	}
}

// finish puts the output in the frame.
func (o *output) finish() {
	c, s := o.c, o.c.sorting
	c.f.Commands = append(c.f.Commands[:c.pass.command], o.commands...)
	s.commands = o.commands
	switch {
	case o.inPlace:
	case c.pass.quad == 0:
		c.f.Quads, s.quads = o.quads, c.f.Quads
	default:
		copy(c.f.Quads[c.pass.quad:], o.quads)
		s.quads = o.quads
	}
}
