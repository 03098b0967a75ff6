package ecs

import "reflect"

// linkRun is a relation's links while a question is answered, and which of them is looked at.
type linkRun struct {
	store *linkStub // nil: the world has none
	at    int
}

func (l *linkRun) open(w *World, c *component) { l.store, l.at = w.linksOf(c), -1 }

// amounts counts the links, and the entities that they come from and lead to.
func (l *linkRun) amounts() linkAmounts {
	if l.store == nil {
		return linkAmounts{}
	}
	return linkAmounts{float64(len(l.store.s)), float64(l.store.distinct(l.store.s)), float64(l.store.distinct(l.store.t))}
}

// version changes with the links.
func (l *linkRun) version() uint64 {
	if l.store == nil {
		return 0
	}
	return l.store.version
}

// first, out and in go to the first link of all, from a source and to a target; -1: none.
func (l *linkRun) first() int {
	if l.store == nil {
		return -1
	}
	return l.store.next(-1)
}

func (l *linkRun) out(e Entity) int {
	if l.store == nil {
		return -1
	}
	return seek(l.store.s, e, 0)
}

func (l *linkRun) in(e Entity) int {
	if l.store == nil {
		return -1
	}
	return seek(l.store.t, e, 0)
}

func (l *linkRun) next(at int) int    { return l.store.next(at) }
func (l *linkRun) nextOut(at int) int { return seek(l.store.s, l.store.s[at], at+1) }
func (l *linkRun) nextIn(at int) int  { return seek(l.store.t, l.store.t[at], at+1) }

// between finds the link from a source to a target; -1: none.
func (l *linkRun) between(source, target Entity) int {
	if l.store == nil {
		return -1
	}
	return l.store.find(source, target)
}

func (l *linkRun) source(at int) Entity       { return l.store.s[at] }
func (l *linkRun) target(at int) Entity       { return l.store.t[at] }
func (l *linkRun) value(at int) reflect.Value { return l.store.data[at] }

// linkData is the data of a link of the row under way.
func linkData[R any](r *runner, link int) *R {
	l := &r.links[link]
	return l.store.data[l.at].Addr().Interface().(*R)
}
