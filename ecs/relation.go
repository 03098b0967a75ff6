package ecs

import (
	"fmt"
	"slices"
)

// Rules say how a relation behaves. A relation is a type of its own, and its method Relation says its rules; without
// the method they are zero:
//
//	type DockedTo struct{ Since int }
//
//	func (DockedTo) Relation() ecs.Rules { return ecs.Rules{Exclusive: true} }
//
// A value of the type is the data of one link. A type without fields has none, and costs nothing for it.
type Rules struct {
	Exclusive bool // an entity has at most one target; relating it to another takes the first link away. Zero: many
	Cascade   bool // who is related to an entity that is destroyed is destroyed too. Zero: only the link is gone

	// Grouped entities lie in tables of their own for each target: a loop over the many sources of one target is
	// several times as quick, a loop over everything slower, and relating moves an entity as Put and Drop do. It is
	// for few targets with a hundred sources and more, and needs Exclusive. Zero: entities stay where they are.
	Grouped bool
}

// ChildOf is the relation of parts to what they are parts of. An entity has at most one parent, and goes with it when
// it is destroyed. Relating an entity to itself or to one of its descendants panics.
type ChildOf struct{}

// Relation says that ChildOf is exclusive and cascades.
func (ChildOf) Relation() Rules { return Rules{Exclusive: true, Cascade: true} }

// Pair is the two ends of a link.
type Pair struct{ Source, Target Entity }

// relating is what a world keeps for its relations, beside them.
type relating struct {
	relations []*relation        // in order of their names
	linksBy   []*relation        // by component's id
	idle      map[string][]int32 // tables of groups that are no more, by shape, the first made last
	level     way                // between tables of the same components
	key       []byte             // room for keys
	goals     []Goal             // room for groups
}

// storeOf is the world's store of a relation, or nil.
func storeOf[R any](w *World) *relation {
	if _, ok := w.recentKey.(*R); ok {
		return w.recent.(*relation)
	}
	return recall[R](w, false)
}

// recall looks for the store of a relation, and keeps it for the next time.
func recall[R any](w *World, create bool) *relation {
	r := w.storeFor(componentOf[R](), create)
	if r != nil {
		w.recent, w.recentKey = r, (*R)(nil)
	}
	return r
}

func (w *World) storeFor(c *component, create bool) *relation {
	if create {
		return w.relation(c)
	}
	return w.linksOf(c)
}

// linksOf is the world's store of a relation, or nil.
func (w *World) linksOf(c *component) *relation {
	if c.id >= len(w.relating().linksBy) {
		return nil
	}
	r := w.relating().linksBy[c.id]
	if r != nil && r.parked {
		w.unparking.links(w, r)
	}
	return r
}

// relation makes the store of a relation, or finds it. Its type must be known.
func (w *World) relation(c *component) *relation {
	if r := w.linksOf(c); r != nil {
		return r
	}
	if w.forked {
		panic(w.refusal("relate", c))
	}
	w.link()
	r := newRelation(c)
	if c.id >= len(w.relating().linksBy) {
		w.relating().linksBy = slices.Grow(w.relating().linksBy, c.id+1-len(w.relating().linksBy))[:c.id+1]
	}
	w.relating().linksBy[c.id] = r
	i, _ := slices.BinarySearchFunc(w.relating().relations, c, func(r *relation, c *component) int { return byName(r.c, c) })
	w.relating().relations = slices.Insert(w.relating().relations, i, r)
	return r
}

// link makes the world one that may have relations.
func (w *World) link() {
	if w.linking == nil {
		w.linking = newLinking()
	}
}

// Relate links a source to a target. The data of the link is zero unless it is given; relating a pair again keeps the
// link's place in all orders, and replaces its data when some is given. In a loop the link is there when the outermost
// loop ends. Relate panics when one of the two is not alive, and when the relation is exclusive, cascades, and would
// make an entity its own ancestor. It costs the same however many links there are; of a relation with many targets,
// the smaller number of links of the two; see Rules for Grouped.
func Relate[R any](w *World, source, target Entity, data ...R) {
	var r *relation
	if _, ok := w.recentKey.(*R); ok {
		r = w.recent.(*relation)
	} else {
		r = recall[R](w, true)
	}
	if len(data) == 0 && w.retarget(r, source, target) {
		return
	}
	s := w.beginRelate(r, source, target, len(data))
	if s.col != nil {
		(*s.col.p.(*[]R))[s.row] = data[0]
	}
	if s.open {
		w.endRelate(r, s.row)
	}
}

// Unrelate takes a link away, and reports whether there was one; in a loop, where it goes when the outermost loop ends,
// whether there may be one by then. It panics when the source is not alive. The links to a target that was destroyed
// are gone by themselves.
func Unrelate[R any](w *World, source, target Entity) bool {
	return w.unrelate(componentOf[R](), storeOf[R](w), source, target)
}

// beginRelate makes a link, or queues it, and a place for its data; a col of nil: there is none to write. When the
// slot is open, endRelate must follow.
func (w *World) beginRelate(r *relation, source, target Entity, data int) slot {
	if data > 1 || w.forked || !w.Alive(source) || !w.Alive(target) {
		w.refuseRelate(r, source, target, data)
	}
	if w.depth > 0 {
		return w.queueRelate(r, source, target, data)
	}
	s := slot{row: int(w.connect(r, source, target)), open: w.watched(r.c)}
	if data > 0 {
		r.version++
		if r.data.c != nil {
			s.col = &r.data
		}
	}
	return s
}

func (w *World) refuseRelate(r *relation, source, target Entity, data int) {
	w.check("relate", r.c, source)
	w.check("relate", r.c, target)
	panic(fmt.Sprintf("ecs: relate %s: %d values; a link has one", r.c.title(), data))
}

// retarget is connect in the case that is common where links change often: an exclusive link without data gets another
// target, which has links already, and nobody is to be told. It reports whether it was that.
func (w *World) retarget(r *relation, source, target Entity) bool {
	at, to := source.index(), target.index()
	if !r.light || w.depth > 0 || w.forked || w.watched(r.c) || int(to) >= len(w.entries) || w.entries[to].tag != target.tag() {
		return false
	}
	if int(at) >= len(r.links) || int(to) >= len(r.ins) {
		return false
	}
	l, in := &r.links[at], &r.ins[to]
	if l.source != source || l.target == target || in.first == 0 {
		return false
	}
	if r.hierarchy {
		w.refuseCycle(r, source, target)
	}
	r.version++
	r.leaveTarget(l)
	last := in.last
	l.target, l.turn = target, turn{0, last}
	r.links[last].next = at
	in.last = at
	return true
}

// endRelate tells observers of a link whose data is written.
func (w *World) endRelate(r *relation, row int) {
	l := &r.links[row]
	w.tellRelated(r, Pair{l.source, l.target}, row)
	w.settle()
}

// unrelate is Unrelate.
func (w *World) unrelate(c *component, r *relation, source, target Entity) bool {
	w.check("unrelate", c, source)
	if r == nil || !w.Alive(target) {
		return false
	}
	if w.depth > 0 {
		if !w.isQueued(source) && r.find(source, target) == 0 {
			return false
		}
		w.enqueue(command{op: opUnrelate, entity: source, target: target, c: c})
		r.pending.set(source.index())
		return true
	}
	done := w.disconnect(r, source, target)
	w.settle()
	return done
}

// connect makes a link, or finds it, and returns its slot.
func (w *World) connect(r *relation, source, target Entity) uint32 {
	at := r.find(source, target)
	if at != 0 {
		return at
	}
	if r.hierarchy {
		w.refuseCycle(r, source, target)
	}
	if r.rules.Exclusive {
		at = source.index()
		r.reserve(at)
		if r.links[at].source.bits != 0 {
			w.takeOff(r, at)
		}
	} else {
		at = r.allocate()
	}
	r.attach(at, source, target)
	w.linked.set(source.index())
	w.linked.set(target.index())
	if r.rules.Grouped {
		w.regroup(r, source, target)
	}
	return at
}

// disconnect takes a link away.
func (w *World) disconnect(r *relation, source, target Entity) bool {
	at := r.find(source, target)
	if at == 0 {
		return false
	}
	w.takeOff(r, at)
	if r.rules.Grouped {
		w.regroup(r, source, Entity{})
	}
	return true
}

// takeOff takes the link of a slot away, and leaves its source in its table.
func (w *World) takeOff(r *relation, at uint32) {
	l := &r.links[at]
	w.tellUnrelating(r, Pair{l.source, l.target}, int(at))
	r.detach(at)
}
