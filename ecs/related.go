package ecs

import "iter"

// Target is what a source is related to: the first of its targets that is alive, or none.
func Target[R any](w *World, source Entity) Entity {
	return w.target(storeOf[R](w), source)
}

func (w *World) target(r *relation, source Entity) Entity {
	if r == nil || !w.Alive(source) {
		return Entity{}
	}
	for at := r.firstOut(source); at != 0; at = r.nextOut(at) {
		if l := &r.links[at]; l.source == source && w.Alive(l.target) {
			return l.target
		}
	}
	return Entity{}
}

// Related reports whether a source is related to a target, and both are alive.
func Related[R any](w *World, source, target Entity) bool {
	return w.related(storeOf[R](w), source, target) != 0
}

// related is the slot of a link between entities that are alive, or 0.
func (w *World) related(r *relation, source, target Entity) uint32 {
	if r == nil || !w.Alive(source) || !w.Alive(target) {
		return 0
	}
	return r.find(source, target)
}

// Link is the data of a link, or nil when the two are not related. What is written through the pointer is kept. It is
// valid until the next Relate, Unrelate or Destroy. Of a relation without fields it is a new value.
func Link[R any](w *World, source, target Entity) *R {
	r := storeOf[R](w)
	at := w.related(r, source, target)
	if at == 0 {
		return nil
	}
	return linkData[R](r, at)
}

// Targets loops over what a source is related to, in the order of relating.
func Targets[R any](w *World, source Entity) iter.Seq[Entity] {
	return func(yield func(Entity) bool) { w.eachTarget(storeOf[R](w), source, yield) }
}

// Sources loops over the entities that are related to a target, in the order of relating.
func Sources[R any](w *World, target Entity) iter.Seq[Entity] {
	return func(yield func(Entity) bool) { w.eachSource(storeOf[R](w), target, yield) }
}

// Links loops over all links of a relation, with their data: by the sources' index when it is exclusive, and otherwise
// in no order that means anything, but the same one in every run. The pointers are as those of Link.
func Links[R any](w *World) iter.Seq2[Pair, *R] {
	return func(yield func(Pair, *R) bool) {
		r := storeOf[R](w)
		if r == nil {
			return
		}
		w.depth++
		for at := r.nextLink(0); at != 0; at = r.nextLink(at) {
			l := &r.links[at]
			if w.lives(l) && !yield(Pair{l.source, l.target}, linkData[R](r, at)) {
				break
			}
		}
		w.leave()
	}
}

func (w *World) eachTarget(r *relation, source Entity, yield func(Entity) bool) {
	if r == nil || !w.Alive(source) {
		return
	}
	w.depth++
	for at := r.firstOut(source); at != 0; at = r.nextOut(at) {
		if l := &r.links[at]; l.source == source && w.Alive(l.target) && !yield(l.target) {
			break
		}
	}
	w.leave()
}

func (w *World) eachSource(r *relation, target Entity, yield func(Entity) bool) {
	if r == nil || !w.Alive(target) {
		return
	}
	w.depth++
	for at := r.firstIn(target); at != 0; at = r.nextIn(at) {
		if l := &r.links[at]; l.target == target && w.Alive(l.source) && !yield(l.source) {
			break
		}
	}
	w.leave()
}
