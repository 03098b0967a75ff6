package ecs

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/engine/state"
)

// pane shows engine/state a component's values in all tables as one [][]T, without a copy of them.
type pane struct {
	v       reflect.Value // [][]T, empty but while it is in use
	p       any           // the pointer to it
	plain   bool          // a copy of the memory is a copy of the value
	partial bool          // something in it is not state
	refused error         // what in it cannot be in a snapshot
}

// pane is that of a component whose type is known.
func (a *archive) pane(c *component) *pane {
	for c.id >= len(a.panes) {
		a.panes = append(a.panes, nil)
	}
	if p := a.panes[c.id]; p != nil {
		return p
	}
	t := *c.typ.Load()
	p := newPane(t)
	f := &form{plain: true}
	f.look(t, c.title(), nil)
	p.plain, p.partial = f.plain, f.partial
	if f.refused != "" {
		p.refused = fmt.Errorf("%s; %s", f.refused, remedy)
	}
	a.panes[c.id] = p
	return p
}

const remedy = "keep a number or a name that leads to it, or tag the field `state:\"-\"`: it is zero after a restore then"

func newPane(t reflect.Type) *pane {
	v := reflect.New(reflect.SliceOf(reflect.SliceOf(t)))
	return &pane{v: v.Elem(), p: v.Interface()}
}

// open makes room for n slices.
func (p *pane) open(n int) {
	if n > p.v.Cap() {
		p.v.Set(reflect.MakeSlice(p.v.Type(), n, n+n/2))
	}
	p.v.SetLen(n)
}

// show makes a slice of the pane the first n rows of a column.
func (p *pane) show(i int, col *column, n int) {
	s := p.v.Index(i)
	if n == 0 {
		s.SetZero() // whether a table has room is not in snapshots
		return
	}
	s.Set(col.v)
	s.SetLen(n)
	s.SetCap(n)
}

// make gives the pane slices of zeroes of their own.
func (p *pane) make(lists [][]Entity) {
	p.open(len(lists))
	for i, list := range lists {
		p.v.Index(i).Set(reflect.MakeSlice(p.v.Type().Elem(), len(list), len(list)))
	}
}

// fits reports whether the pane has slices of these lengths.
func (p *pane) fits(lists [][]Entity) bool {
	if p.v.Len() != len(lists) {
		return false
	}
	for i, list := range lists {
		if p.v.Index(i).Len() != len(list) {
			return false
		}
	}
	return true
}

// close forgets the values.
func (p *pane) close() {
	p.v.Clear()
	p.v.SetLen(0)
}

// all shows all tables' columns of a component.
func (w *World) all(c *component, p *pane) {
	n := 0
	for _, t := range w.tables {
		if t.has(c) {
			n++
		}
	}
	p.open(n)
	n = 0
	for _, t := range w.tables {
		if col := t.column(c); col != nil {
			p.show(n, col, t.n)
			n++
		}
	}
}

// form is how values of a type can be copied.
type form struct {
	plain   bool
	partial bool
	refused string
}

// look goes through a type. above are the types that lead to it.
func (f *form) look(t reflect.Type, path string, above []reflect.Type) {
	for _, o := range above {
		if o == t {
			return
		}
	}
	above = append(above, t)
	switch t.Kind() {
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		f.refuse(path, t)
	case reflect.Struct:
		f.lookStruct(t, path, above)
	case reflect.Array:
		f.look(t.Elem(), path+"[]", above)
	case reflect.Pointer:
		f.plain = false
		f.look(t.Elem(), path, above)
	case reflect.Slice:
		f.plain = false
		f.look(t.Elem(), path+"[]", above)
	case reflect.Map:
		f.plain = false
		f.look(t.Key(), path+"[key]", above)
		f.look(t.Elem(), path+"[]", above)
	case reflect.Interface:
		f.plain = false
	}
}

func (f *form) lookStruct(t reflect.Type, path string, above []reflect.Type) {
	if t.PkgPath() == "sync" {
		f.refuse(path, t)
		return
	}
	if own := reflect.PointerTo(t).Implements(reflect.TypeFor[state.Snapshotter]()); own || library(t) {
		f.plain = f.plain && !own && unshared(t)
		return
	}
	for i := range t.NumField() {
		field := t.Field(i)
		if field.Name == "_" {
			continue
		}
		if field.Tag.Get("state") == "-" {
			f.partial = true
			f.plain = f.plain && unshared(field.Type)
			continue
		}
		f.look(field.Type, path+"."+field.Name, above)
	}
}

// library is whether a struct belongs to Go itself: engine/state knows what of it is state.
func library(t reflect.Type) bool {
	first, _, _ := strings.Cut(t.PkgPath(), "/")
	return t.PkgPath() != "" && first != "main" && !strings.Contains(first, ".")
}

// unshared is whether values of a type have nothing behind them that could be shared, but strings and funcs, which do not
// change.
func unshared(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface, reflect.UnsafePointer, reflect.Chan:
		return false
	case reflect.Array:
		return unshared(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if !unshared(t.Field(i).Type) {
				return false
			}
		}
	}
	return true
}

func (f *form) refuse(path string, t reflect.Type) {
	f.plain = false
	if f.refused == "" {
		f.refused = fmt.Sprintf("%s is a %s, which cannot be in a snapshot", path, describe(t))
	}
}

func describe(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Func, reflect.Chan:
		return t.Kind().String()
	}
	return t.String()
}
