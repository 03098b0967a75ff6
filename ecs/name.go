package ecs

import "fmt"

// naming is the names of a world's entities.
type naming struct {
	names  map[string]Entity
	nameOf map[uint32]string // by entity's index
}

// SetName gives an entity a name of its own, by which Named, a console and an inspector find it; "" takes it away. It
// holds at once, in loops too, and ends with the entity. It panics when the entity is not alive, and when another one
// that is alive has the name: names stand in the program's text, so that two of a kind are a mistake in it. Who takes
// names from elsewhere asks Named before.
func (w *World) SetName(e Entity, name string) {
	w.check("name", nil, e)
	if had := w.Named(name); !had.IsNone() && had != e {
		panic(fmt.Sprintf("ecs: name %q: entity %s has it already, and %s cannot have it too; ask World.Named before", name, had, e))
	}
	w.unname(e)
	if name == "" {
		return
	}
	w.naming().set(e, name)
}

// Name is the name of an entity, or "" when it has none or is not alive.
func (w *World) Name(e Entity) string {
	n, _ := w.called.(*naming)
	if n == nil || !w.Alive(e) {
		return ""
	}
	return n.nameOf[e.index()]
}

// Named is the entity that is alive and has a name, or none.
func (w *World) Named(name string) Entity {
	if n, _ := w.called.(*naming); n != nil && w.Alive(n.names[name]) {
		return n.names[name]
	}
	return Entity{}
}

// unname takes the name of an entity away, if it may have one.
func (w *World) unname(e Entity) {
	if w.forgetting != nil {
		w.forgetting(w, e)
	}
}

func (n *naming) set(e Entity, name string) {
	if n.names == nil {
		n.names, n.nameOf = map[string]Entity{}, map[uint32]string{}
	}
	n.names[name], n.nameOf[e.index()] = e, name
}

// forget takes the name of an entity away. Another one may have it by now, when this one is dead.
func (n *naming) forget(e Entity) {
	name, named := n.nameOf[e.index()]
	if !named {
		return
	}
	delete(n.nameOf, e.index())
	if n.names[name] == e {
		delete(n.names, name)
	}
}
