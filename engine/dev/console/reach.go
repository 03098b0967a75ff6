package console

import (
	"reflect"
	"slices"
	"strings"

	"github.com/krill2d/krill/ecs"
)

// referred goes on from a field that holds an entity.
func (ev *eval) referred(v reflect.Value, s *step) (cursor, bool) {
	e, _ := ecs.EntityIn(v)
	w, err := ev.sc.world(ev.worldAt)
	switch {
	case err != nil:
		ev.fail(s.at, "%s", err)
	case !w.Alive(e):
		ev.miss(s.at, "%s is not alive, and has no %s", e, s.name)
	default:
		return ev.component(cursor{w: w, e: e}, s)
	}
	return cursor{}, false
}

// inWorld goes on from a world to one of its entities or resources: play.world.e12, play.world["Max"], play.world.Score.
func (ev *eval) inWorld(v reflect.Value, s *step) (cursor, bool) {
	for i := range ev.sc.found() {
		w := &ev.sc.worlds[i]
		if !v.CanAddr() || v.Addr().Pointer() != reflect.ValueOf(w.World).Pointer() {
			continue
		}
		e, err := ecs.EntityCalled(w.World, s.name)
		if err == nil && !e.IsNone() {
			return cursor{w: w, e: e}, true
		}
		var names []string
		for _, r := range ecs.ResourcesOf(w.World) {
			if names = append(names, shortName(r.Type())); shortName(r.Type()) == s.name {
				return cursor{v: r, w: w, comp: r.Type()}, true
			}
		}
		ev.miss(s.at, "%s is no entity or resource of this world%s; want one as e12, 12v3 or [\"Max\"]; its resources are %s", s.name, ecs.Hint(s.name, names), oneOf(names))
		return cursor{}, false
	}
	ev.noStep(v, s)
	return cursor{}, false
}

// component goes from an entity to a component by its name, or to the one field of its components with that name.
func (ev *eval) component(at cursor, s *step) (cursor, bool) {
	if !at.w.Alive(at.e) {
		ev.miss(s.at, "%s is not alive, and has no %s", at.e, s.name)
		return cursor{}, false
	}
	all := ecs.ComponentsOf(at.w.World, at.e)
	for _, t := range all {
		if shortName(t) == s.name {
			return cursor{v: ecs.ValueOf(at.w.World, at.e, t), w: at.w, e: at.e, comp: t}, true
		}
	}
	first := at.types
	if first == nil {
		first = all
	}
	var with []reflect.Type
	for _, t := range first {
		if t.Kind() == reflect.Struct {
			if _, ok := t.FieldByName(s.name); ok && slices.Contains(all, t) {
				with = append(with, t)
			}
		}
	}
	switch len(with) {
	case 1:
		return ev.step(cursor{v: ecs.ValueOf(at.w.World, at.e, with[0]), w: at.w, e: at.e, comp: with[0]}, s)
	case 0:
		names := shortNames(all)
		for _, t := range first {
			if t.Kind() == reflect.Struct {
				names = append(names, fieldNames(t)...)
			}
		}
		ev.miss(s.at, "%s has no %s%s; it has %s", label(at.w.World, at.e), s.name, ecs.Hint(s.name, names), oneOf(shortNames(all)))
	default:
		ev.fail(s.at, "%s may be a field of %s; write the component before it", s.name, strings.Join(shortNames(with), " or "))
	}
	return cursor{}, false
}

// noStep says why a step leads nowhere.
func (ev *eval) noStep(v reflect.Value, s *step) {
	switch k := v.Kind(); {
	case !s.key && k == reflect.Struct:
		names := fieldNames(v.Type())
		ev.fail(s.at, "%s has no field %s%s; it has %s", typeName(v.Type()), s.name, ecs.Hint(s.name, names), oneOf(names))
	case !s.key:
		ev.fail(s.at, "a %s has no field %s", typeName(v.Type()), s.name)
	case k == reflect.Slice || k == reflect.Array:
		ev.miss(s.at, "there is no element [%s]; there are %d", s.name, v.Len())
	case k == reflect.Map:
		ev.miss(s.at, "there is no key [%s] among %d", s.name, v.Len())
	default:
		ev.fail(s.at, "a %s has no elements", typeName(v.Type()))
	}
}
