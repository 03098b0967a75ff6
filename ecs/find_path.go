package ecs

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// spot is where a predicate finds a value while a query runs: in a component of a role's entity, or in a link's data.
type spot struct {
	link  bool
	of    int // the role, or the link's number in the question
	part  int // the component's number in the role
	steps []int
	typ   reflect.Type // of the value
	whole string       // the path with its type, for errors: Planet.Pop
}

// into follows a path of field names into a type. A reason says what stopped it.
func fieldPath(t reflect.Type, path []string) (steps []int, leaf reflect.Type, reason string) {
	before := shortOr(t)
	for _, name := range path {
		f, ok := fieldOf(t, name)
		if !ok {
			return nil, nil, noField(t, before, name)
		}
		before = name
		for _, i := range f.Index {
			if t.Kind() != reflect.Struct {
				return nil, nil, fmt.Sprintf("%s lies behind a pointer, where predicates do not look", name)
			}
			t = t.Field(i).Type
		}
		steps = append(steps, f.Index...)
	}
	return steps, t, ""
}

func fieldOf(t reflect.Type, name string) (reflect.StructField, bool) {
	if t.Kind() != reflect.Struct || t == reflect.TypeFor[Entity]() {
		return reflect.StructField{}, false
	}
	return t.FieldByName(name)
}

func noField(t reflect.Type, before, name string) string {
	if t.Kind() != reflect.Struct || t == reflect.TypeFor[Entity]() {
		return fmt.Sprintf("%s is a %s and has no field %s", before, shortOr(t), name)
	}
	names := fieldNames(t)
	return fmt.Sprintf("%s has no field %s; it has %s%s", before, name, oneOf(names), didYouMean(name, names))
}

func shortOr(t reflect.Type) string {
	if t.Name() != "" {
		return shortName(t)
	}
	return t.String()
}

func fieldNames(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		names = append(names, t.Field(i).Name)
	}
	return names
}

// resolve finds what a path means that follows a variable: p.Pop is a field of one of its components, p.Planet.Pop the
// same with the component's name.
func (b *binder) resolve(n *phrase, role int, path []string) (spot, bool) {
	var found []spot
	reason := ""
	for i, part := range b.q.roles[role].parts {
		steps, leaf, why := fieldPath(part.goType(), path)
		if why == "" && len(path) > 0 {
			found = append(found, spot{of: role, part: i, steps: steps, typ: leaf, whole: strings.Join(append([]string{part.shortName()}, path...), ".")})
		}
		reason = why
		if p, ok, why := b.qualified(role, i, path); ok {
			found = append(found, p)
		} else if why != "" {
			reason = why
		}
	}
	if usable := slices.DeleteFunc(slices.Clone(found), func(p spot) bool { return classOf(p.typ) == classNone }); len(usable) > 0 {
		found = usable
	}
	switch len(found) {
	case 1:
		return found[0], true
	case 0:
		b.fail(n.at, "%s", b.noPath(role, path, reason))
	default:
		b.fail(n.at, "%s", ambiguous(n.text, b.q.roles[role].name, found))
	}
	return spot{}, false
}

// qualified tries a path as the name of a component and what follows.
func (b *binder) qualified(role, i int, path []string) (p spot, ok bool, reason string) {
	part := b.q.roles[role].parts[i]
	for n := 1; n <= len(path); n++ {
		if !isCalled(part.goType(), strings.Join(path[:n], ".")) {
			continue
		}
		steps, leaf, why := fieldPath(part.goType(), path[n:])
		if why == "" {
			whole := strings.Join(append([]string{part.goType().String()}, path[n:]...), ".")
			return spot{of: role, part: i, steps: steps, typ: leaf, whole: whole}, true, ""
		}
		reason = why
	}
	return spot{}, false, reason
}

// noPath says why a path leads nowhere.
func (b *binder) noPath(role int, path []string, reason string) string {
	s := b.q.roles[role]
	var parts []string
	for _, part := range s.parts {
		parts = append(parts, part.shortName())
	}
	rest := strings.Join(path, ".")
	for n := 1; n <= len(path); n++ {
		for _, k := range lookUp(b.all, strings.Join(path[:n], ".")) {
			if !k.relation && !slices.Contains(parts, k.c.shortName()) {
				return fmt.Sprintf("%s is not among the terms of %s; add %q", k.c.shortName(), s.name, k.c.shortName()+" "+s.name)
			}
		}
	}
	switch len(parts) {
	case 0:
		return fmt.Sprintf("%s has no component here that could have %s; add a term such as %q", s.name, rest, "Ship "+s.name)
	case 1:
		return reason
	}
	return fmt.Sprintf("none of %s has %s%s", strings.Join(parts, ", "), rest, didYouMean(path[0], b.fieldsOf(role)))
}

// fieldsOf lists the names of all fields that a variable's components have.
func (b *binder) fieldsOf(role int) []string {
	var names []string
	for _, part := range b.q.roles[role].parts {
		if part.goType().Kind() == reflect.Struct {
			names = append(names, fieldNames(part.goType())...)
		}
	}
	return names
}

func ambiguous(text, variable string, found []spot) string {
	var names []string
	for _, p := range found {
		names = append(names, p.whole)
	}
	return fmt.Sprintf("%s may be %s; write the component, as in %s.%s", text, strings.Join(names, " or "), variable, found[0].whole)
}
