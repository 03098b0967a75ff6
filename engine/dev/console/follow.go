package console

import (
	"reflect"

	"github.com/krill2d/krill/ecs"
)

// cursor is where a path has led: to a value of a scene, to an entity, or into one of its components.
type cursor struct {
	v     reflect.Value // not valid: the entity itself
	w     *world
	e     ecs.Entity
	types []reflect.Type // of an entity: those whose fields are meant first; nil: all it has
	comp  reflect.Type   // of a component's value, or of a resource's where e is none
	scene int
	rest  string // from the scene, component or resource; only when the eval is tracking
}

// follow goes along a path.
func (ev *eval) follow(p *path) (cursor, bool) {
	ev.absent = false
	at, used, ok := ev.head(p)
	for i := used; ok && i < len(p.steps); i++ {
		at, ok = ev.step(at, &p.steps[i])
	}
	return at, ok && ev.err == nil
}

// head finds what a path begins with: a variable, an entity, a scene, or a field of what a row is.
func (ev *eval) head(p *path) (at cursor, used int, ok bool) {
	name := p.head.text
	if p.head.kind == tokenText || isPlace(name) || isID(name) {
		if at, ok := ev.variable(name); ok && p.head.kind == tokenWord {
			return at, 0, true
		}
		at, ok = ev.entity(p)
		return at, 0, ok
	}
	if at, ok := ev.variable(name); ok {
		return at, 0, true
	}
	if ev.implied >= 0 {
		if at, ok, known := ev.own(p); known {
			return at, 0, ok
		}
	}
	if i, used := ev.sc.sceneCalled(name, p.steps); i >= 0 {
		return cursor{v: ev.sc.root(i), scene: i}, used, true
	}
	if ev.quiet {
		ev.absent = true
		return cursor{}, 0, false
	}
	ev.fail(p.head.at, "%s is nothing here%s; there is %s", name, ecs.Hint(name, append(ev.names(), wordList()...)), oneOf(ev.names()))
	return cursor{}, 0, false
}

func (ev *eval) names() []string {
	var names []string
	for _, b := range ev.vars {
		names = append(names, b.name)
	}
	return append(names, ev.sc.names...)
}

func (ev *eval) variable(name string) (cursor, bool) {
	for i := range ev.vars {
		if ev.vars[i].name == name {
			return ev.vars[i].at, true
		}
	}
	return cursor{}, false
}

func (ev *eval) entity(p *path) (cursor, bool) {
	w, err := ev.sc.world(ev.worldAt)
	if err != nil {
		ev.fail(p.head.at, "%s", err)
		return cursor{}, false
	}
	name := p.head.text
	if p.head.kind == tokenText {
		if e := w.Named(name); !e.IsNone() {
			return cursor{w: w, e: e}, true
		}
		ev.miss(p.head.at, "no entity that is alive has the name %q", name)
		return cursor{}, false
	}
	e, err := ecs.EntityCalled(w.World, name)
	if err != nil {
		ev.miss(p.head.at, "%s", err)
		return cursor{}, false
	}
	return cursor{w: w, e: e}, true
}

// own tries a head as a field of the row; known is false when it is none.
func (ev *eval) own(p *path) (at cursor, ok, known bool) {
	row := ev.vars[ev.implied].at
	s := step{name: p.head.text, n: -1, at: p.head.at}
	if row.v.IsValid() {
		v, ok := settled(row.v)
		if !ok || v.Kind() != reflect.Struct || !v.FieldByName(s.name).IsValid() {
			return cursor{}, false, false
		}
	}
	at, ok = ev.step(row, &s)
	return at, ok, true
}

// step goes into a field, an element, or a component.
func (ev *eval) step(at cursor, s *step) (cursor, bool) {
	if !at.v.IsValid() {
		return ev.component(at, s)
	}
	v, ok := settled(at.v)
	switch {
	case !ok:
		ev.miss(s.at, "this is nil here, and has no %s", s.name)
		return cursor{}, false
	case v.Type() == entityType:
		return ev.referred(v, s)
	case v.Type() == worldType && !v.FieldByName(s.name).IsValid():
		return ev.inWorld(v, s)
	}
	inner, ok := intoValue(v, s)
	if !ok {
		ev.noStep(v, s)
		return cursor{}, false
	}
	at.v = inner
	if ev.tracking {
		at.rest += s.text(at.rest)
	}
	return at, true
}

// text is the step as state's paths have it.
func (s *step) text(before string) string {
	switch {
	case s.key:
		return "[" + s.name + "]"
	case before == "":
		return s.name
	}
	return "." + s.name
}
