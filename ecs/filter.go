package ecs

import (
	"slices"
	"strings"
)

// Filter says what else the entities of a query have, or have not.
type Filter struct {
	kind     filterKind
	c        *component
	any      []Filter
	stamping *stamping // of Changed, Added and Writes
}

type filterKind uint8

const (
	with filterKind = iota
	without
	anyOf
	changed
	added
	writes
)

// With asks for a component that the loop does not hand out.
func With[T any]() Filter { return Filter{kind: with, c: componentOf[T]()} }

// Without leaves out entities that have a component.
func Without[T any]() Filter { return Filter{kind: without, c: componentOf[T]()} }

// Any asks for one of several filters, of the kinds With and Without.
func Any(of ...Filter) Filter {
	for _, f := range of {
		f.check("Any")
		if f.byRow() || f.kind == writes {
			panic("ecs: Any: Changed, Added and Writes look at rows or do not ask for anything; Any takes With, Without and Any")
		}
	}
	return Filter{kind: anyOf, any: slices.Clone(of)}
}

// Changed asks for entities whose component was put, updated, touched, or handed out by a query with Writes, since
// this query's loop last began in this world. What was added counts. From its first use on the world keeps 16 bytes
// for each T; entities from before count as changed once. A query that looks for changes belongs to one place of
// the program: two loops would each see half.
func Changed[T any]() Filter { return Filter{kind: changed, c: componentOf[T](), stamping: stampings} }

// Added asks for entities that got the component since this query's loop last began in this world. See Changed.
func Added[T any]() Filter { return Filter{kind: added, c: componentOf[T](), stamping: stampings} }

// Writes says that the loops of a query change a component of each entity they hand out, so that Changed sees it.
// It asks for nothing.
func Writes[T any]() Filter { return Filter{kind: writes, c: componentOf[T](), stamping: stampings} }

// check panics for the zero Filter, which says nothing.
func (f *Filter) check(verb string) {
	if f.c == nil && f.kind != anyOf {
		panic("ecs: " + verb + ": a Filter is empty; make it with With, Without, Any, Changed, Added or Writes")
	}
}

func (f *Filter) byRow() bool { return f.kind == changed || f.kind == added }

// matches reports whether the entities of a table may pass.
func (f *Filter) matches(t *table) bool {
	switch f.kind {
	case with, changed, added:
		return t.has(f.c)
	case without:
		return !t.has(f.c)
	case anyOf:
		for i := range f.any {
			if f.any[i].matches(t) {
				return true
			}
		}
		return false
	}
	return true
}

// passes reports whether a row passes a filter by row.
func (f *Filter) passes(t *table, row int, since uint64) bool {
	s := t.column(f.c).stamp(row)
	if f.kind == added {
		return s.added > since
	}
	return s.changed > since
}

// signature names what a query looks for, the same in every process.
func signature(q *query) string {
	var b strings.Builder
	for i, c := range q.comps {
		if i > 0 {
			b.WriteString(", ")
		}
		if q.optionals != nil && q.optionals[i] != nil {
			b.WriteString("optional ")
		}
		b.WriteString(c.name)
	}
	for i := range q.terms {
		b.WriteString(", ")
		q.terms[i].write(&b)
	}
	return b.String()
}

func (f *Filter) write(b *strings.Builder) {
	b.WriteString([]string{"", "!", "any ", "changed ", "added ", "writes "}[f.kind])
	if f.c != nil {
		b.WriteString(f.c.name)
	}
	for i := range f.any {
		b.WriteString("|")
		f.any[i].write(b)
	}
}
