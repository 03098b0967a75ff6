package ecs

import (
	"fmt"
	"reflect"
	"slices"
)

// Prefab is a plan for entities: values of components, and the parts that come as their children. It never changes,
// so that a package-level variable may hold it, and it belongs to no world:
//
//	var orc = ecs.NewPrefab(HP{10}, Pos{}).Child(ecs.NewPrefab(Club{}))
//	var boss = orc.With(HP{200})
//
//	e := boss.Spawn(w, Pos{3, 4})
//
// What values point to is shared by all that are spawned.
type Prefab struct {
	values   []any
	children []*Prefab
}

// NewPrefab plans entities with a value for each of their components.
func NewPrefab(values ...any) *Prefab { return (&Prefab{}).With(values...) }

// With is the plan with other values, and values of further components, and the same children.
func (p *Prefab) With(values ...any) *Prefab {
	return &Prefab{overlaid("prefab", p.values, values), p.children}
}

// Child is the plan with children more, after those that it has. They are spawned with ChildOf.
func (p *Prefab) Child(children ...*Prefab) *Prefab {
	return &Prefab{p.values, append(slices.Clip(p.children), children...)}
}

// Spawn makes an entity, and its children, and theirs. The values are for the entity itself, and go before those of
// the plan. It boxes values, as World.Spawn does, and waits in a loop as that does.
func (p *Prefab) Spawn(w *World, values ...any) Entity {
	plan := p.values
	if len(values) > 0 {
		plan = overlaid("spawn", plan, values)
	}
	e := w.Spawn(plan...)
	for _, c := range p.children {
		Relate[ChildOf](w, c.Spawn(w), e)
	}
	return e
}

// overlaid is base with values that replace those of their types, or come after them.
func overlaid(verb string, base, values []any) []any {
	all := slices.Clone(base)
	for i, v := range values {
		c := componentOfValue(verb, v)
		same := func(o any) bool { return reflect.TypeOf(o) == reflect.TypeOf(v) }
		if slices.ContainsFunc(values[:i], same) {
			panic(fmt.Sprintf("ecs: %s: two values of %s; an entity has one of each type", verb, c.title()))
		}
		if at := slices.IndexFunc(all, same); at >= 0 {
			all[at] = v
		} else {
			all = append(all, v)
		}
	}
	return all
}
