package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
)

// Layer puts what follows above all lower layers and below all higher ones, until the end of the frame; it begins at
// 0. Within a layer call order counts, unless LayerOrder says otherwise. A change for each sprite costs a few
// nanoseconds; what is drawn in the end is one draw call where neighbours in the final order share a page.
func (c *Canvas) Layer(n int) {
	layer := layerOf(n)
	if c.layer != layer && !c.finished {
		c.layer, c.layered = layer, true
		c.setOrder(c.sorting.order(layer))
	}
}

// layerOf leaves one number below all, for the background.
func layerOf(n int) int32 { return int32(min(max(n, math.MinInt32+1), math.MaxInt32)) }

func (c *Canvas) setOrder(o *rule) {
	c.order, c.depth = o, 0
	if c.kind == mesh {
		c.closeRun()
	} else if c.kind != closed {
		c.kind = paused
	}
	c.run++
}

// sorting is what sorted layers need.
type sorting struct {
	orders []layerOrder
	keys   []uint32 // by rule.note, of the quads and meshes in layers that are sorted, as they were drawn

	marks  []ranked // by layer
	things []ranked // of one layer, by key
	spare  []ranked
	out    output
	firsts []uint32 // marks, one for each State
	homes  []int32  // of quads from the pass's first on: the command whose State they have
}

// layerOrder is what LayerOrder was told.
type layerOrder struct {
	layer int32
	order *rule
}

func (s *sorting) order(layer int32) *rule {
	for i := len(s.orders) - 1; i >= 0; i-- { // what was said last counts
		if s.orders[i].layer == layer {
			return s.orders[i].order
		}
	}
	return nil
}

// sortLayers puts the commands of a pass in the order of their layers, and those of a layer in theirs.
func (c *Canvas) sortLayers() {
	s, marks := &c.sorting, c.pass.marks
	if len(marks) == 0 || len(marks) == 1 && len(s.orders) == 0 {
		return
	}
	s.marks = s.marks[:0]
	for i := range marks {
		s.marks = append(s.marks, ranked{marks[i].layer, uint32(i)})
	}
	s.marks, s.spare = rank(s.marks, s.spare)
	out := &s.out // not on the stack, since an order's rule is called with it
	*out = output{c: c, last: -1, inPlace: c.inPlace(), commands: out.commands[:0], quads: out.quads[:0]}
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
	if order := c.sorting.order(int32(first.layer ^ 1<<31)); order != nil {
		order.arrange(o, marks)
		return
	}
	o.addAll(marks)
}

func (o *output) addAll(marks []ranked) {
	for _, m := range marks {
		o.add(int(m.index))
	}
}

// add adds what a mark stands for.
func (o *output) add(mark int) {
	c := o.c
	m := &c.pass.marks[mark]
	first, end := int(m.quad), c.pass.end(mark, len(c.f.Quads))
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

// run adds n quads at a place with the State of a command, or the command's mesh.
func (o *output) run(command int32, at, n int) {
	from := &o.c.f.Commands[command]
	if o.last >= 0 && n > 0 {
		end := &o.commands[len(o.commands)-1]
		if end.Quads.First+end.Quads.Count == at && (command == o.last || end.State == from.State) {
			end.Quads.Count += n
			return
		}
	}
	o.commands = append(o.commands, *from)
	o.commands[len(o.commands)-1].Quads = driver.Span{First: at, Count: n}
	o.last = command
	if n == 0 {
		o.commands[len(o.commands)-1].Quads.First = 0
		o.last = -1
	}
}

// finish puts the output in the frame.
func (o *output) finish() {
	c := o.c
	c.f.Commands = append(c.f.Commands[:c.pass.command], o.commands...)
	switch {
	case o.inPlace:
	case c.pass.quad == 0:
		c.f.Quads, o.quads = o.quads, c.f.Quads
	default:
		copy(c.f.Quads[c.pass.quad:], o.quads)
	}
}
