package ecs

import (
	"reflect"
	"slices"
	"strings"
)

// typeKnown is a type that a text may name, because the process has met it.
type typeKnown struct {
	c        *component
	relation bool
	used     bool // in this world
}

// goType is the component's type; it must have one.
func (c *component) goType() reflect.Type { return *c.typ.Load() }

// typesKnown lists what a text may name: all components and relations of the process, and which of them the world has.
func (w *World) typesKnown() []typeKnown {
	var all []typeKnown
	used := w.inTables()
	for _, c := range *registry.all.Load() {
		if c.typ.Load() == nil {
			continue
		}
		k := typeKnown{c: c, used: used[c]}
		if w.linksOf(c) != nil || reflect.PointerTo(c.goType()).Implements(reflect.TypeFor[ruled]()) {
			k.relation = !k.used || w.linksOf(c) != nil
			k.used = w.linksOf(c) != nil
		}
		all = append(all, k)
	}
	return all
}

// inTables is the set of components that some table has or had.
func (w *World) inTables() map[*component]bool {
	used := map[*component]bool{}
	for _, t := range w.tables {
		for i := range t.cols {
			used[t.cols[i].c] = true
		}
	}
	return used
}

// shortName is how a text names a type: without package and type arguments.
func shortName(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[")
	return name
}

// isCalled reports whether a name in a text means a type: Ship, game.Ship, or with more of the import path where packages
// share a name: shop.game.Ship.
func isCalled(t reflect.Type, name string) bool {
	short := shortName(t)
	if !strings.Contains(name, ".") {
		return name == short
	}
	if whole, _, _ := strings.Cut(t.String(), "["); whole == name {
		return true
	}
	dotted := "." + strings.ReplaceAll(t.PkgPath(), "/", ".") + "." + short
	return strings.HasSuffix(dotted, "."+name)
}

// lookUp finds the types that a name means.
func lookUp(all []typeKnown, name string) []typeKnown {
	var found []typeKnown
	for _, k := range all {
		if isCalled(k.c.goType(), name) {
			found = append(found, k)
		}
	}
	return found
}

// namesOf lists the short names of types, sorted and once each: all, or those that the world uses.
func namesOf(all []typeKnown, used bool) []string {
	var names []string
	for _, k := range all {
		if k.used || !used {
			names = append(names, k.c.shortName())
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// longNames lists types so that each is told from the others.
func longNames(all []typeKnown) string {
	var names []string
	for _, k := range all {
		names = append(names, k.c.goType().String())
	}
	slices.Sort(names)
	if len(slices.Compact(slices.Clone(names))) < len(names) { // two packages share their names
		for i, k := range all {
			names[i] = strings.ReplaceAll(k.c.goType().PkgPath(), "/", ".") + "." + k.c.shortName()
		}
		slices.Sort(names)
	}
	return strings.Join(names, " or ")
}
