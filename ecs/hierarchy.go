package ecs

import (
	"fmt"
	"iter"
)

// Up loops over what an entity is related to, what that is related to, and so on: of ChildOf its parent, the parent's
// parent, up to the root. Of a relation with many targets, or one that allows cycles, it goes by distance, meets each
// entity once, and allocates.
func Up[R any](w *World, e Entity) iter.Seq[Entity] {
	return func(yield func(Entity) bool) { w.up(storeOf[R](w), e, yield) }
}

// Down loops over the entities that are related to one, with depth 1, those that are related to them, with depth 2,
// and so on; always parents before children. Of ChildOf and other relations that are exclusive and cascade it goes
// through one child with all of its descendants before the next child, in the order of relating, and allocates
// nothing; of others it goes by depth, meets each entity once, and allocates.
func Down[R any](w *World, e Entity) iter.Seq2[Entity, int] {
	return func(yield func(Entity, int) bool) { w.down(storeOf[R](w), e, yield) }
}

func (w *World) up(r *relation, e Entity, yield func(Entity) bool) {
	if r == nil || !w.Alive(e) {
		return
	}
	w.depth++
	if r.hierarchy {
		for e = w.target(r, e); !e.IsNone() && yield(e); {
			e = w.target(r, e)
		}
	} else {
		w.spread(r, e, false, func(e Entity, _ int) bool { return yield(e) })
	}
	w.leave()
}

func (w *World) down(r *relation, e Entity, yield func(Entity, int) bool) {
	if r == nil || !w.Alive(e) {
		return
	}
	w.depth++
	if r.hierarchy {
		w.descend(r, e, yield)
	} else {
		w.spread(r, e, true, yield)
	}
	w.leave()
}

// descend walks a tree without keeping its way: the links lead back.
func (w *World) descend(r *relation, root Entity, yield func(Entity, int) bool) {
	at, depth := r.firstIn(root), 1
	for depth > 0 {
		if at == 0 {
			return
		}
		l := &r.links[at]
		next := uint32(0)
		if w.Alive(l.source) {
			if !yield(l.source, depth) {
				return
			}
			next = r.firstIn(l.source)
		}
		if next != 0 {
			at, depth = next, depth+1
			continue
		}
		for next = l.next; next == 0 && depth > 1; depth-- {
			l = &r.links[l.target.index()]
			next = l.next
		}
		at = next
	}
}

// spread walks links in one direction by distance, and meets each entity once.
func (w *World) spread(r *relation, from Entity, in bool, yield func(Entity, int) bool) {
	type reached struct {
		e     Entity
		depth int
	}
	order := []reached{{from, 0}}
	var seen bits
	seen.set(from.index())
	for i := 0; i < len(order); i++ {
		near := order[i]
		if i > 0 && (!w.Alive(near.e) || !yield(near.e, near.depth)) {
			if w.Alive(near.e) {
				return
			}
			continue
		}
		at := r.firstOut(near.e)
		if in {
			at = r.firstIn(near.e)
		}
		for at != 0 {
			e, next := r.links[at].target, r.nextOut(at)
			if in {
				e, next = r.links[at].source, r.nextIn(at)
			}
			if !seen.has(e.index()) {
				seen.set(e.index())
				order = append(order, reached{e, near.depth + 1})
			}
			at = next
		}
	}
}

// refuseCycle panics when a target is a source's descendant, or the source itself. A source without descendants costs
// nothing more; otherwise it costs the target's depth.
func (w *World) refuseCycle(r *relation, source, target Entity) {
	if source != target {
		if r.firstIn(source) == 0 {
			return
		}
		at := r.firstOut(target)
		for at != 0 && r.links[at].target != source {
			at = r.firstOut(r.links[at].target)
		}
		if at == 0 {
			return
		}
	}
	panic(fmt.Sprintf("ecs: relate %s: %s to %s would make %s its own ancestor; unrelate it from above first",
		r.c.title(), source, target, source))
}
