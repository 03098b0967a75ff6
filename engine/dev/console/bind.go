package console

import (
	"slices"

	"github.com/krill2d/krill/ecs"
)

// binder gives the variables of a query their entities and values, row by row.
type binder struct {
	w     *world
	vars  []string // entities
	terms []ecs.Term
	first int // of ev.vars
}

func binderOf(w *world, terms []ecs.Term, ev *eval) *binder {
	b := &binder{w: w, terms: terms, vars: variablesOf(terms), first: len(ev.vars)}
	for _, name := range b.vars {
		at := cursor{w: w}
		for _, t := range terms {
			if t.Of == name && !t.Not && !t.Relation {
				at.types = append(at.types, t.Type)
			}
		}
		if name == "it" {
			ev.implied = len(ev.vars)
		}
		ev.vars = append(ev.vars, binding{name, at})
	}
	for _, t := range terms {
		if t.Value != "" {
			ev.vars = append(ev.vars, binding{t.Value, cursor{w: w, comp: t.Type}})
		}
	}
	return b
}

// variablesOf lists the variables in the order of the text, as ecs.Found has them.
func variablesOf(terms []ecs.Term) []string {
	var names []string
	for _, t := range terms {
		for _, name := range []string{t.Of, t.To} {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// needed reports whether something is computed in each row.
func (b *binder) needed(q *question) bool { return q == nil || q.tail.sort != nil || q.tail.of != nil }

func (b *binder) bind(ev *eval, entities []ecs.Entity) {
	for i := range b.vars {
		ev.vars[b.first+i].at.e = entities[i]
	}
	n := b.first + len(b.vars)
	for _, t := range b.terms {
		if t.Value == "" {
			continue
		}
		at := &ev.vars[n].at
		if at.e = b.entityOf(t, entities); !at.e.IsNone() {
			at.v = ecs.ValueOf(b.w.World, at.e, t.Type)
		}
		n++
	}
}

func (b *binder) entityOf(t ecs.Term, entities []ecs.Entity) ecs.Entity {
	if i := slices.Index(b.vars, t.Of); i >= 0 {
		return entities[i]
	}
	return ecs.Entity{}
}
