package ecs

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// component is what the process knows of one type of component, resource or relation. It never changes but for
// typ and move, which are set once: a name may come from a snapshot before its type is first used, and a type may be
// used through reflection before any generic code has it.
type component struct {
	id   int    // small and dense; differs between processes, so that nothing is ordered by it
	name string // import path and name: what snapshots and orders go by
	typ  atomic.Pointer[reflect.Type]
	move atomic.Pointer[moveFunc] // of generic code
	slow atomic.Pointer[moveFunc] // through reflection, for types that were met so
	park func(*component) column  // makes a column while typ is not known; nil: it always was
	may  optional                 // not nil: the type is an Optional, and no component; set before typ
}

// moveFunc is all that has to know the type of a component. It takes the value of a row out of src and puts that of the
// row last into its place, which is cleared where values keep others alive. The value goes to dst, at to, unless dst is
// nil. Without src it makes a *[]T, for a new column: a second func would be compiled for each type.
type moveFunc func(dst *column, to int, src *column, from, last int) (made any)

// mover makes the moveFunc of a type that generic code has. What it returns is compiled once: of a generic function that is
// taken as a value there would be two.
//
//go:noinline
func mover[T any]() moveFunc {
	return func(dst *column, to int, src *column, from, last int) (made any) {
		if src == nil {
			return new([]T)
		}
		s := *src.p.(*[]T)
		if dst != nil {
			(*dst.p.(*[]T))[to] = s[from]
		}
		s[from] = s[last]
		if src.wipe {
			clear(s[last : last+1])
		}
		return nil
	}
}

// registry has all components of the process. Readers take no lock: the tables are replaced whole.
var registry struct {
	sync.Mutex
	byType atomic.Pointer[typeTable]
	typed  atomic.Pointer[typeTable] // those whose move is set
	byName map[string]*component
	all    atomic.Pointer[[]*component] // by id
}

// typeTable finds components by the address of their type's description, with linear probing.
type typeTable struct {
	mask  uintptr
	slots []typeSlot // a power of two, at least twice as many as there are components
}

type typeSlot struct {
	key uintptr // 0: free
	c   *component
}

func (t *typeTable) find(key uintptr) *component {
	if t == nil {
		return nil
	}
	for i := key >> 5; ; i++ {
		s := &t.slots[i&t.mask]
		if s.key == key {
			return s.c
		}
		if s.key == 0 {
			return nil
		}
	}
}

func (t *typeTable) insert(key uintptr, c *component) {
	for i := key >> 5; ; i++ {
		if s := &t.slots[i&t.mask]; s.key == 0 {
			*s = typeSlot{key, c}
			return
		}
	}
}

// with returns a larger table with one component more.
func (t *typeTable) with(key uintptr, c *component, count int) *typeTable {
	size := 64
	for size < 4*count {
		size *= 2
	}
	grown := &typeTable{uintptr(size - 1), make([]typeSlot, size)}
	for _, s := range t.slots {
		if s.key != 0 {
			grown.insert(s.key, s.c)
		}
	}
	grown.insert(key, c)
	return grown
}

func init() { fillRegistry() }

// fillRegistry makes the registry when there is none: queries that are package-level variables of ecs, as of its tests,
// come before init.
func fillRegistry() {
	registry.Lock()
	if registry.byName == nil {
		registry.byName = map[string]*component{}
		registry.byType.Store((&typeTable{}).with(1, nil, 0))
		registry.typed.Store((&typeTable{}).with(1, nil, 0))
		registry.all.Store(new([]*component))
	}
	registry.Unlock()
}

// componentOf is the component of a type that generic code has.
func componentOf[T any]() *component {
	key := any((*T)(nil))
	if c := typedComponent(key); c != nil {
		return c
	}
	return registerTyped(key, mover[T]())
}

// componentIn is componentOf for what is done to one world again and again with one type.
//
//go:noinline
func componentIn[T any](w *World) *component {
	if _, same := w.usedKey.(*T); same {
		return w.used
	}
	w.used, w.usedKey = componentOf[T](), (*T)(nil)
	return w.used
}

// typedComponent is the component of a type that generic code has had, or nil. The type is that which key, a nil *T,
// points to.
func typedComponent(key any) *component {
	return registry.typed.Load().find(reflect.ValueOf(reflect.TypeOf(key).Elem()).Pointer())
}

func registerTyped(key any, move moveFunc) *component {
	t := reflect.TypeOf(key).Elem()
	c := register(t, key)
	registry.Lock()
	if c.move.CompareAndSwap(nil, &move) {
		types := registry.typed.Load()
		registry.typed.Store(types.with(reflect.ValueOf(t).Pointer(), c, len(*registry.all.Load())))
	}
	registry.Unlock()
	return c
}

// componentFor is the component of a type met through reflection.
func componentFor(t reflect.Type) *component {
	c := register(t, reflect.Zero(reflect.PointerTo(t)).Interface())
	if c.slow.Load() == nil {
		move := moveFunc(func(dst *column, to int, src *column, from, last int) any {
			return moveReflected(t, dst, to, src, from, last)
		})
		c.slow.CompareAndSwap(nil, &move)
	}
	return c
}

// register finds or makes the component of a type; pointer is a nil one to it.
func register(t reflect.Type, pointer any) *component {
	key := reflect.ValueOf(t).Pointer()
	if c := registry.byType.Load().find(key); c != nil {
		return c
	}
	fillRegistry()
	registry.Lock()
	types := registry.byType.Load()
	c := types.find(key)
	if c == nil {
		c = named(freeName(t), nil)
		c.may, _ = pointer.(optional)
		c.typ.Store(&t)
		registry.byType.Store(types.with(key, c, len(*registry.all.Load())))
	}
	registry.Unlock()
	return c
}

// componentNamed is the component of a name that a snapshot has; its type may come later.
func componentNamed(name string) *component {
	fillRegistry()
	registry.Lock()
	defer registry.Unlock()
	return named(name, parkedColumn)
}

func named(name string, park func(*component) column) *component {
	if c := registry.byName[name]; c != nil {
		return c
	}
	all := *registry.all.Load()
	c := &component{id: len(all), name: name, park: park}
	registry.byName[name] = c
	grown := append(all[:len(all):len(all)], c)
	registry.all.Store(&grown)
	return c
}

// freeName is the name of a type; types declared inside functions may share one, and get a number.
func freeName(t reflect.Type) string {
	name := typeName(t)
	for n := 2; ; n++ {
		c := registry.byName[name]
		if c == nil || c.typ.Load() == nil {
			return name
		}
		name = typeName(t) + "#" + strconv.Itoa(n)
	}
}

// typeName is import path and name. A package main is called main, since its path is that of its folder in a test.
func typeName(t reflect.Type) string {
	short, path := t.String(), t.PkgPath()
	if path == "" || strings.HasPrefix(short, "main.") {
		return short
	}
	return path + short[strings.IndexByte(short, '.'):] // what comes after the package's name; t.Name would be linked for this
}

// componentOfValue is the component of a value given as any, and panics when that is a broken call.
func componentOfValue(verb string, v any) *component {
	if v == nil {
		panic(fmt.Sprintf("ecs: %s: a component is nil; give a value such as Pos{}", verb))
	}
	t := reflect.TypeOf(v)
	if t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct {
		panic(fmt.Sprintf("ecs: %s: *%s is a pointer, and the world keeps values; give %s{…} or *p", verb, t.Elem(), t.Elem()))
	}
	return componentFor(t)
}

// title is the component's type as an author writes it: game.Pos.
func (c *component) title() string {
	if t := c.typ.Load(); t != nil {
		return (*t).String()
	}
	return c.name
}

// mover is the component's moveFunc: until generic code has its type, one through reflection.
func (c *component) mover() moveFunc {
	if move := c.move.Load(); move != nil {
		return *move
	}
	return *c.slow.Load()
}

// moveReflected moves rows until generic code has the type, which then does it.
func moveReflected(t reflect.Type, dst *column, to int, src *column, from, last int) any {
	if src == nil {
		return reflect.New(reflect.SliceOf(t)).Interface()
	}
	if move := src.c.move.Load(); move != nil {
		src.move = *move
		return src.move(dst, to, src, from, last)
	}
	if dst != nil {
		dst.v.Index(to).Set(src.v.Index(from))
	}
	src.v.Index(from).Set(src.v.Index(last))
	if src.wipe {
		src.v.Index(last).SetZero()
	}
	return nil
}

// hasPointers reports whether values of a type keep others alive.
func hasPointers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Array:
		return t.Len() > 0 && hasPointers(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			if hasPointers(t.Field(i).Type) {
				return true
			}
		}
		return false
	}
	return t.Kind() > reflect.Complex128
}

// placeOf says where a component is in a list that is sorted by name, or would be.
//
//go:noinline
func placeOf(comps []*component, c *component) (int, bool) {
	for i, o := range comps {
		if o == c {
			return i, true
		}
		if byName(o, c) > 0 {
			return i, false
		}
	}
	return len(comps), false
}

// insert puts a component in its place. It is written out because the generic one is twenty times as large.
//
//go:noinline
func insert(comps []*component, c *component) []*component {
	i, _ := placeOf(comps, c)
	comps = append(comps, nil)
	copy(comps[i+1:], comps[i:])
	comps[i] = c
	return comps
}
