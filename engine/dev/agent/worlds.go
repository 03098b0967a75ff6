package agent

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/state"
)

// deepest is how deep in the fields of a scene a world is looked for.
const deepest = 4

// worldsOf returns the worlds in a scene's fields, by their path.
func worldsOf(codec *state.Codec, g engine.Game) (paths []string, worlds []*ecs.World) {
	t := reflect.TypeOf(g)
	if t.Kind() != reflect.Pointer {
		return nil, nil
	}
	for _, path := range worldPaths(nil, t.Elem(), "", deepest) {
		v, err := state.Pointer(codec, g, path)
		if err != nil {
			continue // it lies behind a nil
		}
		switch w := v.(type) {
		case *ecs.World:
			paths, worlds = append(paths, path), append(worlds, w)
		case **ecs.World:
			if *w != nil {
				paths, worlds = append(paths, path), append(worlds, *w)
			}
		}
	}
	return paths, worlds
}

// worldPaths appends where in a type worlds may be.
func worldPaths(list []string, t reflect.Type, path string, depth int) []string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == reflect.TypeFor[ecs.World]() {
		return append(list, path)
	}
	if t.Kind() != reflect.Struct || depth == 0 {
		return list
	}
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Name
		if path != "" {
			name = path + "." + name
		}
		list = worldPaths(list, f.Type, name, depth-1)
	}
	return list
}

// worlds looks through the worlds of a scene. What stands in the components of entities is compared where both builds begin
// with as many entities of each component: else an entity of the one is not that of the other. Resources are left alone,
// since a world does not let them be written by their names.
func (d *defaults) worlds(then, fresh, is engine.Game) {
	paths, now := worldsOf(d.codec, is)
	for i, path := range paths {
		old, start := worldAt(d.codec, then, path), worldAt(d.codec, fresh, path)
		if old != nil && start != nil {
			d.world(sceneName(is)+"."+path, old, start, now[i])
		}
	}
}

func worldAt(codec *state.Codec, g engine.Game, path string) *ecs.World {
	paths, worlds := worldsOf(codec, g)
	if i := slices.Index(paths, path); i >= 0 {
		return worlds[i]
	}
	return nil
}

// world compares the components in which the beginnings of two worlds differ.
func (d *defaults) world(path string, old, fresh, now *ecs.World) {
	components := fresh.Components()
	if old.Len() != fresh.Len() || !slices.EqualFunc(components, old.Components(), sameComponent) {
		return
	}
	was, err1 := old.AppendSnapshot(nil)
	is, err2 := fresh.AppendSnapshot(nil)
	if err1 != nil || err2 != nil {
		return
	}
	changes := fresh.DiffSnapshots(was, is)
	for _, c := range components {
		if !slices.ContainsFunc(changes, func(x state.Change) bool { return x.Path == "" || strings.Contains(x.Path, " "+c.Title) }) {
			continue
		}
		found, err := fresh.Find(c.Title + " e")
		if err != nil {
			continue // its name is not one that a text can have
		}
		for _, row := range found.Rows {
			d.component(path, row[0], c.Title, old, fresh, now)
		}
	}
}

func sameComponent(a, b ecs.ComponentStats) bool { return a.Name == b.Name && a.Entities == b.Entities }

// component compares a component of an entity.
func (d *defaults) component(path string, e ecs.Entity, title string, old, fresh, now *ecs.World) {
	was, err1 := old.At(e, title)
	is, err2 := fresh.At(e, title)
	if err1 != nil || err2 != nil {
		return
	}
	before := leaves(d.codec, was)
	for at, leaf := range state.Leaves(d.codec, pointerTo(is)) {
		start, had := before[at], leaf.Value()
		if start == nil || start == had {
			continue
		}
		in := title
		if at != "" {
			in += "." + at
		}
		if v, err := now.At(e, in); err == nil && v == start && now.SetAt(e, in, text(had)) == nil {
			d.taken = append(d.taken, protocol.Change{Path: fmt.Sprintf("%s %s %s", path, e, in), Old: fmt.Sprint(start), New: fmt.Sprint(had)})
		}
	}
}

// leaves returns the numbers, strings and bools of a value by their paths.
func leaves(codec *state.Codec, v any) map[string]any {
	list := map[string]any{}
	for path, leaf := range state.Leaves(codec, pointerTo(v)) {
		list[path] = leaf.Value()
	}
	return list
}

func pointerTo(v any) any {
	p := reflect.New(reflect.TypeOf(v))
	p.Elem().Set(reflect.ValueOf(v))
	return p.Interface()
}

// text returns a number, string or bool as SetAt reads it, whatever its type says of itself.
func text(v any) string {
	switch r := reflect.ValueOf(v); {
	case r.Kind() == reflect.String:
		return strconv.Quote(r.String())
	case r.Kind() == reflect.Bool:
		return strconv.FormatBool(r.Bool())
	case r.CanInt():
		return strconv.FormatInt(r.Int(), 10)
	case r.CanUint():
		return strconv.FormatUint(r.Uint(), 10)
	case r.CanFloat():
		return strconv.FormatFloat(r.Float(), 'g', -1, 64)
	}
	return fmt.Sprint(v)
}

// addWorlds adds to a result how the layouts of components differed.
func (a *Agent) addWorlds(r *protocol.RestoreResult) {
	for _, g := range a.loop.Scenes() {
		_, worlds := worldsOf(a.loop.Codec(), g)
		for _, w := range worlds {
			report := w.Restored()
			r.Added = append(r.Added, spoken(report.Added)...)
			r.Parked = append(r.Parked, spoken(report.Parked)...)
			r.Adopted = append(r.Adopted, spoken(report.Adopted)...)
			r.Renamed = append(r.Renamed, spoken(report.Renamed)...)
			r.Retyped = append(r.Retyped, spoken(report.Retyped)...)
		}
	}
}
