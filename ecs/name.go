package ecs

import "fmt"

// SetName gives an entity a name of its own, by which Named, a console and an inspector find it; "" takes it away. It
// holds at once, in loops too, and ends with the entity. It panics when the entity is not alive, and when another one
// that is alive has the name: names stand in the program's text, so that two of a kind are a mistake in it. Who takes
// names from elsewhere asks Named before.
func (w *World) SetName(e Entity, name string) {
	w.check("name", nil, e)
	if had := w.Named(name); !had.IsNone() && had != e {
		panic(fmt.Sprintf("ecs: name %q: entity %s has it already, and %s cannot have it too; ask World.Named before", name, had, e))
	}
	w.forget(e)
	if name == "" {
		return
	}
	if w.names == nil {
		w.names, w.nameOf = map[string]Entity{}, map[uint32]string{}
	}
	w.names[name], w.nameOf[e.index()] = e, name
}

// Name is the name of an entity, or "" when it has none or is not alive.
func (w *World) Name(e Entity) string {
	if len(w.nameOf) == 0 || !w.Alive(e) {
		return ""
	}
	return w.nameOf[e.index()]
}

// Named is the entity that is alive and has a name, or none.
func (w *World) Named(name string) Entity {
	if e := w.names[name]; w.Alive(e) {
		return e
	}
	return Entity{}
}

// forget takes the name of an entity away. Another one may have it by now, when this one is dead.
func (w *World) forget(e Entity) {
	if len(w.nameOf) == 0 {
		return
	}
	name, named := w.nameOf[e.index()]
	if !named {
		return
	}
	delete(w.nameOf, e.index())
	if w.names[name] == e {
		delete(w.names, name)
	}
}
