package ecs

import "reflect"

// linkRun is a relation's links while a question is answered, and which of them is looked at. Slots are as in relation: 0 is none.
type linkRun struct {
	store *relation // nil: the world has none
	at    uint32
}

func (l *linkRun) open(w *World, c *component) { l.store, l.at = w.linksOf(c), 0 }

// amounts counts the links, and the entities that they come from and lead to.
func (l *linkRun) amounts() linkAmounts {
	if l.store == nil {
		return linkAmounts{}
	}
	return linkAmounts{float64(l.store.count), float64(l.store.sources), float64(l.store.targets)}
}

// version changes with the links.
func (l *linkRun) version() uint64 {
	if l.store == nil {
		return 0
	}
	return l.store.version
}

// begin is the first link that a step meets.
func (l *linkRun) begin(kind stepKind, from Entity) uint32 {
	switch {
	case l.store == nil:
		return 0
	case kind == stepForward:
		return l.store.firstOut(from)
	case kind == stepBackward:
		return l.store.firstIn(from)
	}
	return l.store.nextLink(0)
}

// next is the link that a step meets after one.
func (l *linkRun) next(kind stepKind, at uint32) uint32 {
	switch kind {
	case stepForward:
		return l.store.nextOut(at)
	case stepBackward:
		return l.store.nextIn(at)
	}
	return l.store.nextLink(at)
}

// between finds the link from a source to a target.
func (l *linkRun) between(source, target Entity) uint32 {
	if l.store == nil {
		return 0
	}
	return l.store.find(source, target)
}

// leads reports whether a link that a step would meet has both its ends alive.
func (l *linkRun) leads(w *World, kind stepKind, from Entity) bool {
	for at := l.begin(kind, from); at != 0; at = l.next(kind, at) {
		if w.lives(&l.store.links[at]) {
			return true
		}
	}
	return false
}

// value is the data of the link that is looked at.
func (l *linkRun) value() reflect.Value { return l.store.value(l.at) }
