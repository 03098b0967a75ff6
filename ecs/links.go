package ecs

import (
	"fmt"
	"reflect"
)

// relation stores the links of one relation. Each lies in a slot; slot 0 is never used. The slot of an exclusive
// relation is the index of the link's source; the others come from a pool. A target's links are a list that is
// threaded through the slots in the order of relating, and so are the links of a source that may have many.
//
// All of it is plain arrays: see linkRow and copyFrom for what a snapshot keeps.
type relation struct {
	c         *component
	rules     Rules
	hierarchy bool // exclusive and cascading: cycles are refused
	light     bool // exclusive, not grouped and without data: see World.retarget

	links []link    // by slot; longer than what is in use
	data  column    // by slot, as long as links; its c is nil when the type has no size
	outs  []turn    // by slot: among the links of the source; exclusive: nil
	ins   []ends    // by target's index: the first and last of its links
	begin []ends    // by source's index; exclusive: nil
	top   uint32    // of a pool: slots from it on were never used
	free  uint32    // of a pool: the slot to use next, which leads to others through next; 0: none
	group [][]int32 // by target's index, when grouped: its tables, ascending

	count   int    // of links
	sources int    // that have links
	targets int    // that have links
	version uint64 // changes with every link; no state
	pending bits   // sources whose links the queue speaks of
	parked  bool   // the type is not known yet: the rules are those of a snapshot
	from    *parcel
}

// link is one link; its source is none when the slot is free.
type link struct {
	source, target Entity
	turn           // among the links of the target
}

// turn leads to the slots after and before one in a list; 0: there is none.
type turn struct{ next, prev uint32 }

// ends are the first and last slot of a list; 0: it is empty.
type ends struct{ first, last uint32 }

// ruled is a type that says its rules.
type ruled interface{ Relation() Rules }

func newRelation(c *component) *relation {
	if c.typ.Load() == nil {
		return &relation{c: c, top: 1, parked: true}
	}
	t := *c.typ.Load()
	r := &relation{c: c, top: 1}
	if says, ok := reflect.New(t).Interface().(ruled); ok {
		r.rules = says.Relation()
	}
	if r.rules.Grouped && !r.rules.Exclusive {
		panic(fmt.Sprintf("ecs: relation %s: Grouped without Exclusive; an entity lies in one table, so it has one target: set both", c.title()))
	}
	r.hierarchy = r.rules.Exclusive && r.rules.Cascade
	if t.Size() > 0 {
		r.data = newColumn(c)
		r.data.wipe = true // a link without data given has a zero one
	}
	r.light = r.rules.Exclusive && !r.rules.Grouped && r.data.c == nil
	return r
}

// find is the slot of a link, or 0. Of many targets it walks the links of both ends side by side, to the end of the
// shorter list.
func (r *relation) find(source, target Entity) uint32 {
	if r.rules.Exclusive {
		at := source.index()
		if int(at) < len(r.links) && r.links[at].source == source && r.links[at].target == target {
			return at
		}
		return 0
	}
	out, in := firstOf(r.begin, source), firstOf(r.ins, target)
	for out != 0 && in != 0 {
		if r.links[out].target == target && r.links[out].source == source {
			return out
		}
		if r.links[in].source == source && r.links[in].target == target {
			return in
		}
		out, in = r.outs[out].next, r.links[in].next
	}
	return 0
}

func firstOf(lists []ends, e Entity) uint32 {
	if i := e.index(); int(i) < len(lists) {
		return lists[i].first
	}
	return 0
}

// reserve makes room for a slot.
func (r *relation) reserve(at uint32) {
	if int(at) < len(r.links) {
		return
	}
	room := max(int(at)+1, firstRoom, len(r.links)+len(r.links)/2)
	r.links = resized(r.links, room)
	if !r.rules.Exclusive {
		r.outs = resized(r.outs, room)
	}
	if r.data.c != nil {
		r.data.grow(room)
	}
}

func resized[T any](s []T, n int) []T { return append(make([]T, 0, n), s...)[:n] }

// allocate takes a slot from the pool.
func (r *relation) allocate() uint32 {
	if at := r.free; at != 0 {
		r.free = r.links[at].next
		return at
	}
	r.reserve(r.top)
	r.top++
	return r.top - 1
}

// attach puts a link at the ends of its lists.
func (r *relation) attach(at uint32, source, target Entity) {
	r.count++
	r.version++
	l := &r.links[at]
	l.source, l.target = source, target
	r.joinTarget(at, l)
	if r.rules.Exclusive {
		r.sources++
		return
	}
	out := endsOf(&r.begin, source)
	r.outs[at] = turn{0, out.last}
	if out.last != 0 {
		r.outs[out.last].next = at
	} else {
		out.first = at
		r.sources++
	}
	out.last = at
}

// joinTarget puts a link at the end of its target's list.
func (r *relation) joinTarget(at uint32, l *link) {
	in := endsOf(&r.ins, l.target)
	l.turn = turn{0, in.last}
	if in.last != 0 {
		r.links[in.last].next = at
	} else {
		in.first = at
		r.targets++
	}
	in.last = at
}

// leaveTarget takes a link out of its target's list.
func (r *relation) leaveTarget(l *link) {
	in, links, was := &r.ins[l.target.index()], r.links, l.turn
	if was.prev != 0 {
		links[was.prev].next = was.next
	} else {
		in.first = was.next
	}
	if was.next != 0 {
		links[was.next].prev = was.prev
	} else {
		in.last = was.prev
	}
	if in.first == 0 {
		r.targets--
	}
}

func endsOf(lists *[]ends, e Entity) *ends {
	i := int(e.index())
	if i >= len(*lists) {
		*lists = resized(*lists, max(i+1, firstRoom, len(*lists)+len(*lists)/2))
	}
	return &(*lists)[i]
}

// detach takes a link out of its lists, and frees its slot.
func (r *relation) detach(at uint32) {
	l := &r.links[at]
	r.leaveTarget(l)
	if r.rules.Exclusive {
		r.sources--
		*l = link{}
	} else {
		r.detachOut(at, l.source)
		*l = link{turn: turn{next: r.free}}
		r.free = at
	}
	if r.data.c != nil {
		r.data.cut(int(at), int(at))
	}
	r.count--
	r.version++
}

func (r *relation) detachOut(at uint32, source Entity) {
	out, o := &r.begin[source.index()], r.outs[at]
	if o.prev != 0 {
		r.outs[o.prev].next = o.next
	} else {
		out.first = o.next
	}
	if o.next != 0 {
		r.outs[o.next].prev = o.prev
	} else {
		out.last = o.prev
	}
	if out.first == 0 {
		r.sources--
	}
	r.outs[at] = turn{}
}

// firstOut and nextOut walk the slots of a source's links, in the order of relating; 0 ends it. They, and those below,
// also meet links whose ends were destroyed in the loop under way: see World.lives.
func (r *relation) firstOut(source Entity) uint32 {
	if !r.rules.Exclusive {
		return firstOf(r.begin, source)
	}
	if at := source.index(); int(at) < len(r.links) && r.links[at].source.bits != 0 {
		return at
	}
	return 0
}

func (r *relation) nextOut(at uint32) uint32 {
	if r.rules.Exclusive {
		return 0
	}
	return r.outs[at].next
}

// firstIn and nextIn walk the slots of a target's links, in the order of relating.
func (r *relation) firstIn(target Entity) uint32 { return firstOf(r.ins, target) }

func (r *relation) nextIn(at uint32) uint32 { return r.links[at].next }

// nextLink is the first slot in use after one; begin with 0. 0 ends it.
func (r *relation) nextLink(at uint32) uint32 {
	for at++; int(at) < len(r.links); at++ {
		if r.links[at].source.bits != 0 {
			return at
		}
	}
	return 0
}

// value is a link's data; of a type without size, the zero value.
func (r *relation) value(at uint32) reflect.Value {
	if r.data.c == nil {
		return reflect.New(*r.c.typ.Load()).Elem()
	}
	return r.data.v.Index(int(at))
}

// lives reports whether both ends of a link are alive.
func (w *World) lives(l *link) bool { return w.Alive(l.source) && w.Alive(l.target) }

// linkData is a link's data; of a type without size, a new zero.
func linkData[R any](r *relation, at uint32) *R {
	if r.data.c == nil {
		return new(R)
	}
	return &(*r.data.p.(*[]R))[at]
}
