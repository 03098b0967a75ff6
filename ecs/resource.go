package ecs

import (
	"iter"
	"slices"
	"strings"
)

// SetResource puts the world's one value of a type, such as a clock, a score or the level's map. A value that was there
// is replaced in its place, so pointers to it stay good. The first of a type allocates and must not happen in a system
// that runs beside others.
func SetResource[T any](w *World, v T) {
	if p := Resource[T](w); p != nil {
		*p = v
		return
	}
	p := new(T) // not &v, which would allocate in every call
	*p = v
	w.resources().put(w, componentOf[T](), p)
}

// Resource returns the world's value of a type, or nil when there is none. The pointer is valid until the resource is
// dropped or the world restored. It costs about two lookups in a table, and allocates nothing.
func Resource[T any](w *World) *T {
	p, _ := w.resources().at(componentOf[T]()).(*T)
	return p
}

// DropResource takes the world's value of a type away and reports whether there was one.
func DropResource[T any](w *World) bool { return w.resources().drop(w, componentOf[T]()) }

// resources are the single values of a world.
type resources struct {
	values []any      // a *T each, by the number of the type in this process; nil: none
	sorted []resource // the same by name: numbers depend on which type was met first
	states []switcher // those that are states, by name
}

type resource struct {
	of    *component
	value any // a *T
}

// at returns the *T of a type, or nil.
func (r *resources) at(c *component) any {
	if c.id >= len(r.values) {
		return nil
	}
	if p, ok := r.values[c.id].(*parkedValue); ok {
		return p.adopt(r, c, p)
	}
	return r.values[c.id]
}

// put takes a *T over.
func (r *resources) put(w *World, c *component, value any) {
	if w.forked {
		panic(w.refusal("set resource", c))
	}
	if missing := c.id + 1 - len(r.values); missing > 0 {
		r.values = append(r.values, make([]any, missing)...)
	}
	r.values[c.id] = value
	i, found := r.place(c)
	if found {
		r.sorted[i].value = value
	} else {
		r.sorted = slices.Insert(r.sorted, i, resource{c, value})
	}
	r.findStates()
}

func (r *resources) drop(w *World, c *component) bool {
	if r.at(c) == nil {
		return false
	}
	if w.forked {
		panic(w.refusal("drop resource", c))
	}
	r.remove(c)
	return true
}

// remove takes a value away that is there.
func (r *resources) remove(c *component) {
	r.values[c.id] = nil
	i, _ := r.place(c)
	r.sorted = slices.Delete(r.sorted, i, i+1)
	r.findStates()
}

// place returns where a type is in the sorted list, or belongs.
func (r *resources) place(c *component) (at int, found bool) {
	return slices.BinarySearchFunc(r.sorted, c, func(have resource, want *component) int {
		return strings.Compare(have.of.name, want.name)
	})
}

// walk goes through the resources by the full names of their types; each value is a *T.
func (r *resources) walk() iter.Seq2[*component, any] {
	return func(yield func(*component, any) bool) {
		for _, e := range r.sorted {
			if !yield(e.of, e.value) {
				return
			}
		}
	}
}

func (r *resources) findStates() {
	clear(r.states)
	r.states = r.states[:0]
	for _, e := range r.sorted {
		if s, ok := e.value.(switcher); ok {
			r.states = append(r.states, s)
		}
	}
}
