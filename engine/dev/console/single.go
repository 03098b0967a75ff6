package console

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// single answers with one value; a list or map of structs becomes a table.
func (q *question) single(sc *scope, r protocol.RunResult) (protocol.RunResult, error) {
	ev := newEval(sc, q.line)
	if q.value.kind == nodePath {
		at, ok := ev.follow(q.value.path)
		if !ok {
			return r, ev.absence()
		}
		if !at.v.IsValid() {
			r.Text = entityText(at.w.World, at.e)
			return r, nil
		}
		if q.tail != (tail{}) || tabular(at.v) {
			list := *q
			list.value, list.rows = nil, q.value.path
			return list.answer(sc)
		}
		r.Text = valueText(sc, at.v)
		return r, nil
	}
	v, ok := ev.value(q.value)
	if !ok {
		return r, ev.absence()
	}
	if w, err := sc.world(""); err == nil && q.value.kind == nodeText && !w.Named(v.text).IsNone() {
		r.Text = entityText(w.World, w.Named(v.text))
		return r, nil
	}
	r.Text = v.string(nil, lineWidth, false)
	return r, nil
}

// tabular reports whether a value is a list or map of structs that has some.
func tabular(v reflect.Value) bool {
	v, ok := settled(v)
	if !ok || v.Kind() != reflect.Slice && v.Kind() != reflect.Array && v.Kind() != reflect.Map {
		return false
	}
	t := v.Type().Elem()
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return v.Len() > 0 && (t.Kind() == reflect.Struct && t != entityType || v.Len() > shownEach)
}

// entityText is an entity with its components.
func entityText(w *ecs.World, e ecs.Entity) string {
	tree := w.Inspect(e)
	tree.Name = label(w, e)
	for i, kid := range tree.Kids {
		if name, link, _ := strings.Cut(kid.Name, " "); strings.Contains(name, ".") {
			tree.Kids[i].Name = strings.TrimSuffix(name[strings.LastIndex(name, ".")+1:]+" "+link, " ")
		}
	}
	return strings.TrimSuffix(tree.String(), "\n")
}

// valueText is a value in a line, or as a tree where it is long.
func valueText(sc *scope, v reflect.Value) string {
	var w *ecs.World
	if one, err := sc.world(""); err == nil {
		w = one.World
	}
	in, ok := settled(v)
	if ok && in.Type() == worldType {
		for i := range sc.found() {
			if in.CanAddr() && in.Addr().Pointer() == reflect.ValueOf(sc.worlds[i].World).Pointer() {
				return fmt.Sprintf("a world of %d entities; ask it, as in %q", sc.worlds[i].Len(), sc.worlds[i].path+": Enemy e")
			}
		}
	}
	if text := show(w, v, lineWidth, false); len(text) <= 80 || !ok || in.Kind() != reflect.Struct {
		return text
	}
	var b strings.Builder
	for i := range in.NumField() {
		fmt.Fprintf(&b, "%s %s\n", in.Type().Field(i).Name, show(w, in.Field(i), lineWidth, false))
	}
	return strings.TrimSuffix(b.String(), "\n")
}
