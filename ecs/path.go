package ecs

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/krill2d/krill/engine/state"
)

// paths follows paths into components. It is made when it is asked for: a package-level codec would be in all programs.
func paths() *state.Codec {
	codec.Do(func() { codec.made = state.New() })
	return codec.made
}

var codec struct {
	sync.Once
	made *state.Codec
}

// At reads a component of an entity, or something in it, by a path such as "Pos", "Pos.X", "Cargo.Crates[2].Name" or
// "game.Pos.X". Fields need not be exported. The value is a copy, as an interface of its type. For tools: it costs some
// microseconds.
func (w *World) At(e Entity, path string) (any, error) {
	at, err := w.pathIn(e, path)
	if err != nil {
		return nil, fmt.Errorf("ecs: at %q of %s: %w", path, e, err)
	}
	v, err := state.At(paths(), at.value.Addr().Interface(), at.rest)
	if err != nil {
		return nil, fmt.Errorf("ecs: at %q of %s: %w", path, e, at.wrap(err))
	}
	return v, nil
}

// SetAt writes what a path leads to, from text as a console has it: numbers, true and false, strings as they are or in
// quotes, entities by id or name, and structs, arrays and slices as their values in order, "3 4", or some of their fields,
// "X=3". Observers, Changed filters and the history see it as an Update. Nothing is written when there is an error, which
// says what would do.
func (w *World) SetAt(e Entity, path, text string) error {
	at, err := w.pathIn(e, path)
	if err == nil {
		value := reflect.New(at.value.Type())
		value.Elem().Set(at.value)
		if err = w.parseAt(value, at.rest, text); err == nil {
			w.putValue(e, at.c, value.Elem())
			return nil
		}
		err = at.wrap(err)
	}
	return fmt.Errorf("ecs: set %q of %s to %q: %w", path, e, text, err)
}

// PutText gives an entity a component that is known by name only, with a value from text as in SetAt; "" is the
// zero value. The process must have met the type: it is named in a query, a bundle or any other call with it.
func (w *World) PutText(e Entity, name, text string) error {
	c, err := w.componentOn(e, name)
	if err == nil {
		value := reflect.New(*c.typ.Load())
		if text != "" {
			err = w.parseAt(value, "", text)
		}
		if err == nil {
			w.putValue(e, c, value.Elem())
			return nil
		}
	}
	return fmt.Errorf("ecs: put %s into %s: %w", strings.TrimSpace(name+" "+text), e, err)
}

// DropText takes a component that is known by name only from an entity, and reports whether it had it.
func (w *World) DropText(e Entity, name string) (bool, error) {
	c, err := w.componentOn(e, name)
	if err != nil {
		return false, fmt.Errorf("ecs: drop %s from %s: %w", name, e, err)
	}
	return w.dropNow(e, c), nil
}

// pathStart is the component that a path begins with, and what comes after it.
type pathStart struct {
	c     *component
	value reflect.Value // where it lies
	rest  string
}

// wrap makes an error about a value one about a component.
func (at pathStart) wrap(err error) error {
	text := strings.TrimPrefix(err.Error(), "state: ")
	text = strings.TrimPrefix(text, fmt.Sprintf("find %q: ", at.rest))
	return fmt.Errorf("%s", strings.ReplaceAll(text, `"the value"`, at.c.title()))
}

// pathIn finds the component that a path begins with.
func (w *World) pathIn(e Entity, path string) (pathStart, error) {
	if path == "" {
		return pathStart{}, fmt.Errorf("a path begins with a component, as in Pos.X; %s has %s", e, oneOf(w.titlesOf(e)))
	}
	name, rest := w.cutName(path)
	c, err := w.componentOn(e, name)
	if err != nil {
		return pathStart{}, err
	}
	t, row, ok := w.place(e)
	if !ok || !t.has(c) {
		return pathStart{}, fmt.Errorf("it has no %s; it has %s", c.title(), oneOf(w.titlesOf(e)))
	}
	col := t.column(c)
	w.typed(col)
	return pathStart{c, col.v.Index(row), rest}, nil
}

// cutName cuts the component's name off a path: with its package when that makes it one.
func (w *World) cutName(path string) (name, rest string) {
	all := w.typesKnown()
	for end := range path + "." {
		if end == len(path) || path[end] == '.' || path[end] == '[' {
			if len(lookUp(all, path[:end])) > 0 {
				return path[:end], path[end:]
			}
		}
	}
	if end := strings.IndexAny(path, ".["); end >= 0 {
		return path[:end], path[end:]
	}
	return path, ""
}

// componentOn is componentCalled for an entity, which must be alive; where a name means several, the one that it has.
func (w *World) componentOn(e Entity, name string) (*component, error) {
	if !w.Alive(e) {
		return nil, fmt.Errorf("%s", strings.TrimPrefix(w.complaint("", nil, e), "ecs: : "))
	}
	found := lookUp(w.typesKnown(), name)
	if had := slices.DeleteFunc(found, func(k typeKnown) bool { return !w.has(e, k.c) }); len(had) == 1 {
		return had[0].c, nil
	}
	return w.componentCalled(name)
}

// componentCalled finds the component that a name means: Pos, game.Pos, or more of its import path.
func (w *World) componentCalled(name string) (*component, error) {
	all := w.typesKnown()
	found := lookUp(all, name)
	if len(found) > 1 {
		if used := slices.DeleteFunc(slices.Clone(found), func(k typeKnown) bool { return !k.used }); len(used) > 0 {
			found = used
		}
	}
	for _, k := range all {
		if k.c.name == name {
			found = []typeKnown{k}
		}
	}
	switch len(found) {
	case 1:
		return found[0].c, nil
	case 0:
		return nil, fmt.Errorf("there is no component %s%s; this world has %s", name, didYouMean(name, namesOf(all, false)), oneOf(namesOf(all, true)))
	}
	return nil, fmt.Errorf("%s may be %s; write it with its package", name, longNames(found))
}

// titlesOf lists the components of an entity.
func (w *World) titlesOf(e Entity) []string {
	t, _, ok := w.place(e)
	if !ok {
		return nil
	}
	var names []string
	for i := range t.cols {
		names = append(names, t.cols[i].c.title())
	}
	return names
}
