package state

import (
	"fmt"
	"reflect"
	"sync"
	"sync/atomic"
)

// registry holds what Register was given, in all of the process: it is filled while the program starts.
var registry struct {
	sync.RWMutex
	types map[reflect.Type]bool
	names map[string]reflect.Type
	turn  atomic.Int64 // counts registrations
}

// Register says that values of a type, and pointers to them, may stand in interfaces: in any(…), in a field of type
// Enemy, in a []Shape. Call it from a package-level variable or init, or before the first snapshot. Basic types, and
// slices, arrays, maps and pointers of registered ones, need no registration. It panics when another type has the name.
func Register[T any]() {
	registry.Lock()
	defer registry.Unlock()
	if registry.names == nil {
		registry.names = map[string]reflect.Type{}
	}
	enter(registry.names, named(reflect.TypeFor[T]()))
	registry.turn.Add(1)
}

// named is the type that a pointer, however deep, points to.
func named(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer && t.Name() == "" {
		t = t.Elem()
	}
	return t
}

// enter adds a type to those that are known by name.
func enter(names map[string]reflect.Type, t reflect.Type) {
	name := typeName(t)
	if name == "" {
		name = t.String()
	}
	if other := names[name]; other != nil && other != t {
		panic(fmt.Sprintf("state: register type %q: another type has this name; rename one, or move it out of its function", name))
	}
	names[name] = t
}

// lookup finds a type by its name in a schema, or gives nil.
func (c *Codec) lookup(name string) reflect.Type {
	if t := basicType(name); t != nil {
		return t
	}
	if t := c.known[name]; t != nil {
		return t
	}
	registry.RLock()
	defer registry.RUnlock()
	return registry.names[name]
}

// knows is whether a type may stand in an interface: itself, or what it is made of, has a known name.
func (c *Codec) knows(t reflect.Type) bool {
	if t.Name() == "" {
		switch t.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Array:
			return c.knows(t.Elem())
		case reflect.Map:
			return c.knows(t.Key()) && c.knows(t.Elem())
		case reflect.Interface:
			return t.NumMethod() == 0
		}
		return c.lookup(t.String()) == t
	}
	return c.lookup(typeName(t)) == t
}

// admits is whether a value of a plan may stand in an interface. What was admitted once is for ever.
func (c *Codec) admits(p *plan) bool {
	if p.known.Load() {
		return true
	}
	ok := c.knows(p.t) && c.rootPlan(p.t).root.err == nil
	p.known.Store(ok)
	return ok
}
