package ecs

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// label is an entity with its name, for people: "12v3 Anna".
func (w *World) label(e Entity) string {
	if name := w.naming().nameOf[e.index()]; name != "" && w.Alive(e) {
		return e.String() + " " + name
	}
	return e.String()
}

// most is how many elements a Tree shows of a list, and deepest how far it follows values.
const (
	most    = 32
	deepest = 8
)

// Inspect shows an entity with its components and all of their fields, exported or not, and its links to others (→) and
// from them (←). It is a copy, and made anew by each call: for tools.
func (w *World) Inspect(e Entity) Tree {
	t, row, ok := w.place(e)
	if !ok {
		return Tree{Name: e.String(), Text: w.absence(e)}
	}
	tree := Tree{Name: w.label(e)}
	for i := range t.cols {
		col := &t.cols[i]
		w.typed(col)
		kid := w.show(col.c.title(), col.v.Index(row), deepest)
		kid.Type = ""
		tree.Kids = append(tree.Kids, kid)
	}
	for _, r := range w.relating().relations {
		w.showLinks(&tree, r, e)
	}
	return tree
}

// showLinks adds the links of an entity in both directions.
func (w *World) showLinks(tree *Tree, r *relation, e Entity) {
	show := func(arrow string, at uint32, other Entity) {
		kid := w.show(r.c.title()+arrow+w.label(other), r.value(at), deepest)
		if kid.Type = ""; kid.Text == "{}" {
			kid.Text = ""
		}
		tree.Kids = append(tree.Kids, kid)
	}
	n := 0
	for at := r.firstOut(e); at != 0; at = r.nextOut(at) {
		if l := &r.links[at]; l.source == e && w.lives(l) {
			if n++; n <= most {
				show(" → ", at, l.target)
			}
		}
	}
	tree.more(max(n, 1), r.c.title()+" → …")
	n = 0
	for at := r.firstIn(e); at != 0; at = r.nextIn(at) {
		if l := &r.links[at]; l.target == e && w.lives(l) {
			if n++; n <= most {
				show(" ← ", at, l.source)
			}
		}
	}
	tree.more(max(n, 1), r.c.title()+" ← …")
}

// absence says why there is nothing to show.
func (w *World) absence(e Entity) string {
	if w.Alive(e) {
		return "has its components when the loop ends"
	}
	if e.IsNone() {
		return "no entity"
	}
	return "not alive"
}

// show makes a tree of a value.
func (w *World) show(name string, v reflect.Value, depth int) Tree {
	tree := Tree{Name: name, Type: v.Type().String()}
	if v.Type() == reflect.TypeFor[Entity]() {
		tree.Text = w.label(Entity{v.Field(0).Uint()})
		return tree
	}
	switch k := v.Kind(); {
	case nilable(k) && v.IsNil():
		tree.Text = "nil"
	case depth == 0:
		tree.Text = "…"
	case k == reflect.Pointer || k == reflect.Interface:
		inner := w.show(name, v.Elem(), depth-1)
		tree.Text, tree.Kids = inner.Text, inner.Kids
	case k == reflect.Struct:
		w.showFields(&tree, v, depth)
	case k == reflect.Array || k == reflect.Slice:
		w.showElements(&tree, v, depth)
	case k == reflect.Map:
		w.showEntries(&tree, v, depth)
	case k == reflect.String:
		tree.Text = strconv.Quote(v.String())
	default:
		tree.Text = textOf(v)
	}
	return tree
}

func nilable(k reflect.Kind) bool {
	return k == reflect.Pointer || k == reflect.Interface || k == reflect.Map || k == reflect.Slice || k == reflect.Func || k == reflect.Chan
}

// textOf is a value in words: what its String method says, if it has one and is a number or bool.
func textOf(v reflect.Value) string {
	c := reflect.New(v.Type()).Elem() // a copy, whose methods may be called when the field is not exported
	switch {
	case v.CanInt():
		c.SetInt(v.Int())
	case v.CanUint():
		c.SetUint(v.Uint())
	case v.CanFloat():
		c.SetFloat(v.Float())
	case v.Kind() == reflect.Bool:
		c.SetBool(v.Bool())
	case v.CanComplex():
		c.SetComplex(v.Complex())
	default:
		return v.Kind().String()
	}
	return fmt.Sprint(c.Interface())
}

func (w *World) showFields(tree *Tree, v reflect.Value, depth int) {
	for i := range v.NumField() {
		tree.Kids = append(tree.Kids, w.show(v.Type().Field(i).Name, v.Field(i), depth-1))
	}
	if len(tree.Kids) == 0 {
		tree.Text = "{}"
	}
}

func (w *World) showElements(tree *Tree, v reflect.Value, depth int) {
	for i := range min(v.Len(), most) {
		tree.Kids = append(tree.Kids, w.show("["+strconv.Itoa(i)+"]", v.Index(i), depth-1))
	}
	tree.more(v.Len(), "…")
}

func (w *World) showEntries(tree *Tree, v reflect.Value, depth int) {
	keys := v.MapKeys()
	slices.SortFunc(keys, compareKeys)
	for _, key := range keys[:min(len(keys), most)] {
		tree.Kids = append(tree.Kids, w.show("["+keyText(key)+"]", v.MapIndex(key), depth-1))
	}
	tree.more(len(keys), "…")
}

// more says how many elements are not shown.
func (t *Tree) more(n int, name string) {
	switch {
	case n == 0:
		t.Text = "empty"
	case n > most:
		t.Kids = append(t.Kids, Tree{Name: name, Text: fmt.Sprintf("%d more", n-most)})
	}
}

func keyText(key reflect.Value) string {
	if key.Kind() == reflect.String {
		return strconv.Quote(key.String())
	}
	return fmt.Sprint(key)
}

func compareKeys(a, b reflect.Value) int {
	switch {
	case a.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	case a.CanUint():
		return cmp.Compare(a.Uint(), b.Uint())
	case a.CanFloat():
		return cmp.Compare(a.Float(), b.Float())
	}
	return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
}
