package ecs

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// What tools need that have types as reflection gives them: a console, an inspector. They are functions, since the methods of a
// World are linked into every page that has one.

// TypeKnown is a type that a text may name.
type TypeKnown struct {
	Type     reflect.Type
	Relation bool // it links entities in this world, or its type has rules
	Used     bool // this world has or had some
}

// TypesKnown lists the components and relations that the process has met, by name.
func TypesKnown(w *World) []TypeKnown {
	var list []TypeKnown
	for _, k := range w.typesKnown() {
		list = append(list, TypeKnown{k.c.goType(), k.relation, k.used})
	}
	slices.SortFunc(list, func(a, b TypeKnown) int { return strings.Compare(a.Type.String(), b.Type.String()) })
	return list
}

// TypeCalled finds the component or relation that a name means: Pos, game.Pos, or more of its import path; of several, the one that
// the world has.
func TypeCalled(w *World, name string) (TypeKnown, error) {
	c, err := w.componentCalled(name)
	if err != nil {
		return TypeKnown{}, err
	}
	for _, k := range w.typesKnown() {
		if k.c == c {
			return TypeKnown{c.goType(), k.relation, k.used}, nil
		}
	}
	return TypeKnown{}, fmt.Errorf("there is no component %s", name)
}

// EntityCalled finds an entity by its id, 12v3 or 12v3@1, by its place alone, e12, which is the one that is alive there, or by its
// name, which may be in quotes; none is no entity. Of an id it does not ask whether the entity is alive.
func EntityCalled(w *World, text string) (Entity, error) {
	if digits, ok := strings.CutPrefix(text, "e"); ok {
		if i, err := strconv.ParseUint(digits, 10, 32); err == nil {
			if int(i) < len(w.entries) && w.entries[i].table >= 0 && w.entries[i].tag != 0 {
				return entityAt(uint32(i), w.entries[i].tag), nil
			}
			return Entity{}, fmt.Errorf("no entity that is alive has the place %d", i)
		}
	}
	return w.entityOf(text)
}

// EntityIn reads an entity from a value of that type, also from a field that is not exported.
func EntityIn(v reflect.Value) (Entity, bool) {
	if v.Type() != reflect.TypeFor[Entity]() {
		return Entity{}, false
	}
	return Entity{v.Field(0).Uint()}, true
}

// Place is the entity's index: 12 of 12v3.
func Place(e Entity) int { return int(e.index()) }

// ComponentsOf lists the types of an entity's components, by name; of types that are parked nothing is known.
func ComponentsOf(w *World, e Entity) []reflect.Type {
	t, _, ok := w.place(e)
	if !ok {
		return nil
	}
	var types []reflect.Type
	for i := range t.cols {
		if typ := t.cols[i].c.typ.Load(); typ != nil {
			types = append(types, *typ)
		}
	}
	return types
}

// ValueOf is a component where it lies, or the zero Value when the entity has none. It can be written to, which observers do not
// hear of: see World.Add. It is valid until the next structural change.
func ValueOf(w *World, e Entity, t reflect.Type) reflect.Value {
	if t == nil {
		return reflect.Value{}
	}
	col, row := w.cell(e, componentFor(t))
	if col == nil {
		return reflect.Value{}
	}
	return col.v.Index(row)
}

// DropOf is Drop of a type.
func DropOf(w *World, e Entity, t reflect.Type) bool { return w.dropNow(e, componentFor(t)) }

// RelateOf is Relate, with the data as a value of the relation's type.
func RelateOf(w *World, source, target Entity, data reflect.Value) {
	s := w.beginRelate(w.relation(componentFor(data.Type())), source, target, 1)
	if s.col != nil {
		s.col.v.Index(s.row).Set(data)
	}
	if s.open {
		w.endRelate(w.relation(componentFor(data.Type())), s.row)
	}
}

// UnrelateOf is Unrelate of a type.
func UnrelateOf(w *World, t reflect.Type, source, target Entity) bool {
	c := componentFor(t)
	return w.unrelate(c, w.linksOf(c), source, target)
}

// LinkKnown is a link with its data.
type LinkKnown struct {
	Pair
	Type reflect.Type
	Data reflect.Value // where it lies; valid until the next structural change
}

// LinkOf finds a link, and reports whether there is one.
func LinkOf(w *World, t reflect.Type, source, target Entity) (LinkKnown, bool) {
	r := w.linksOf(componentFor(t))
	if r == nil {
		return LinkKnown{}, false
	}
	at := r.find(source, target)
	if at == 0 || !w.Alive(source) || !w.Alive(target) {
		return LinkKnown{}, false
	}
	return LinkKnown{Pair{source, target}, t, r.value(at)}, true
}

// LinksOf lists the links from an entity and those to it, by the names of their relations.
func LinksOf(w *World, e Entity) []LinkKnown {
	var list []LinkKnown
	for _, r := range w.relating().relations {
		typ := r.c.typ.Load()
		if typ == nil || w.linksOf(r.c) == nil {
			continue
		}
		for at := r.firstOut(e); at != 0; at = r.nextOut(at) {
			if l := &r.links[at]; l.source == e && w.lives(l) {
				list = append(list, LinkKnown{Pair{l.source, l.target}, *typ, r.value(at)})
			}
		}
		for at := r.firstIn(e); at != 0; at = r.nextIn(at) {
			if l := &r.links[at]; l.target == e && l.source != e && w.lives(l) {
				list = append(list, LinkKnown{Pair{l.source, l.target}, *typ, r.value(at)})
			}
		}
	}
	return list
}

// Term is what a term of a text query means in a world.
type Term struct {
	Type     reflect.Type
	Not      bool
	Relation bool
	Of       string // the variable; of a relation, of the source; empty: an entity by its name, or *
	To       string // of a relation: that of the target
	Value    string // the name of the component's value; empty: none
}

// TermsOf says what a query's terms mean in a world, in the order of its text. The error is a *FindError.
func TermsOf(f *Finder, w *World) ([]Term, error) {
	b, err := boundTo(f, w)
	if err != nil {
		return nil, err
	}
	var terms []Term
	for i := range f.s.terms {
		t := &f.s.terms[i]
		k, ok := b.typeOf(t)
		if !ok {
			continue
		}
		term := Term{Type: k.c.goType(), Not: t.not, Of: variableOf(t, 0), To: variableOf(t, 1)}
		term.Relation = k.relation || !k.used && len(t.args) == 2
		if b.isAlias(t) {
			term.Relation, term.Value, term.To = false, term.To, ""
		}
		if len(t.args) == 0 || term.Relation && len(t.args) == 1 {
			term.Of, term.To = implied, variableOf(t, 0)
		}
		terms = append(terms, term)
	}
	return terms, nil
}

func boundTo(f *Finder, w *World) (*binder, error) {
	if err := f.Check(w); err != nil {
		return nil, err
	}
	return &binder{s: f.s, all: w.typesKnown(), lenient: true, q: &question{}}, nil
}

func variableOf(t *clause, i int) string {
	if i < len(t.args) && t.args[i].kind == argVariable {
		return t.args[i].text
	}
	return ""
}

// Refuse says that a query would look at more places than somebody who waits for it would wait for, or nil. Find allows a thousand
// million; Each does not ask.
func Refuse(f *Finder, w *World, places float64) error {
	r := f.take(w)
	defer f.giveBack(r)
	if r.plan.cost > places {
		return wrong(f.s.text, 0, "this would look at about %.0e places; link the variables with relations", r.plan.cost)
	}
	return nil
}

// ResourcesOf lists the world's resources, by the names of their types. They can be written to, and are valid as those of Resource.
func ResourcesOf(w *World) []reflect.Value {
	var list []reflect.Value
	for c, p := range w.resources().walk() {
		if c.typ.Load() != nil {
			list = append(list, reflect.ValueOf(p).Elem())
		}
	}
	return list
}

// Hint returns "; did you mean …?" with the name that is nearest to one that is none of them, as the errors of queries have it,
// and nothing when none is near.
func Hint(name string, names []string) string { return didYouMean(name, names) }
