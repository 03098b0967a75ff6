package console

import (
	"encoding"
	"math"
	"reflect"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/state"
)

// store writes what a node says into a value that can be written to: numbers and texts as they are, composites as in Go, where
// what is not named is zero.
func (ev *eval) store(dst reflect.Value, n *node) {
	if ev.err != nil {
		return
	}
	if n.kind == nodeComposite {
		ev.storeComposite(dst, n)
		return
	}
	ev.tracking = n.kind == nodePath
	v, ok := ev.value(n)
	if n.kind == nodePath && ok && v.kind == isOther {
		v, ok = ev.whole(n)
	}
	ev.tracking = false
	if !ok {
		if ev.err == nil {
			ev.fail(n.at, "there is nothing here now")
		}
		return
	}
	ev.put(dst, v, n.at)
}

// whole is a value of a place that is a struct, a list or a map, as one that may be written elsewhere. What it leads to is shared.
func (ev *eval) whole(n *node) (value, bool) {
	at, ok := ev.follow(n.path)
	if !ok {
		return value{}, false
	}
	v, err := ev.sc.read(target{at: at})
	if err != nil {
		ev.fail(n.at, "%s", err)
		return value{}, false
	}
	if in, ok := settled(v); ok && v.Kind() == reflect.Interface {
		v = in
	}
	return value{kind: isOther, other: v}, true
}

// put writes a computed value.
func (ev *eval) put(dst reflect.Value, v value, at int) {
	if v.kind == isNil {
		ev.putNil(dst, at)
		return
	}
	if dst.Type() == entityType {
		ev.putEntity(dst, v, at)
		return
	}
	if u, ok := dst.Addr().Interface().(encoding.TextUnmarshaler); ok && v.kind == isText && dst.Kind() != reflect.String {
		if err := u.UnmarshalText([]byte(v.text)); err != nil {
			ev.fail(at, "%q is no %s: %s", v.text, typeName(dst.Type()), err)
		}
		return
	}
	switch k := dst.Kind(); {
	case dst.CanInt() || dst.CanUint() || dst.CanFloat():
		ev.putNumber(dst, v, at)
	case k == reflect.String && v.kind == isText:
		dst.SetString(v.text)
	case k == reflect.Bool && v.kind == isBool:
		dst.SetBool(v.bool)
	case v.kind == isOther && v.other.CanInterface() && v.other.Type().AssignableTo(dst.Type()):
		dst.Set(v.other)
	case k == reflect.Pointer:
		ev.putBehind(dst, v, at)
	default:
		ev.refuse(dst, v.kind, at)
	}
}

func (ev *eval) refuse(dst reflect.Value, k valueKind, at int) {
	hint := ""
	if dst.Kind() == reflect.Struct {
		hint = "; write one as {" + oneOf(fieldNames(dst.Type())) + "}, or set one of its fields"
	}
	ev.fail(at, "this takes a %s, and here is %s%s", typeName(dst.Type()), k, hint)
}

func (ev *eval) putNil(dst reflect.Value, at int) {
	switch k := dst.Kind(); {
	case nilable(k) || dst.Type() == entityType:
		dst.SetZero()
	default:
		ev.fail(at, "a %s cannot be nil", typeName(dst.Type()))
	}
}

// putBehind writes what a pointer leads to, which is made where there is none.
func (ev *eval) putBehind(dst reflect.Value, v value, at int) {
	fresh := reflect.New(dst.Type().Elem())
	ev.put(fresh.Elem(), v, at)
	if ev.err == nil {
		dst.Set(fresh)
	}
}

func (ev *eval) putEntity(dst reflect.Value, v value, at int) {
	e := v.entity
	if v.kind == isText {
		w, err := ev.sc.world(ev.worldAt)
		if err == nil {
			if e, err = ecs.EntityCalled(w.World, v.text); err != nil {
				ev.fail(at, "%s", err)
			}
		}
	} else if v.kind != isEntity {
		ev.fail(at, "this takes an entity, as e12, \"Max\" or none, and here is %s", v.kind)
	}
	dst.Set(reflect.ValueOf(e))
}

func (ev *eval) putNumber(dst reflect.Value, v value, at int) {
	if !v.isNumber() {
		ev.refuse(dst, v.kind, at)
		return
	}
	if dst.CanFloat() {
		dst.SetFloat(v.asFloat())
		return
	}
	if v.kind == isFloat {
		if v.float != math.Trunc(v.float) || math.Abs(v.float) >= 1<<63 {
			ev.fail(at, "%s is no %s, which takes whole numbers", decimal(v.float, 64, false), typeName(dst.Type()))
			return
		}
		v.int = int64(v.float)
	}
	fits := false
	if dst.CanInt() {
		fits = v.kind != isUint && !dst.OverflowInt(v.int)
	} else {
		fits = (v.kind == isUint || v.int >= 0) && !dst.OverflowUint(uint64(v.int))
	}
	switch {
	case !fits:
		ev.fail(at, "%s does not fit a %s", v.string(nil, cellWidth, false), typeName(dst.Type()))
	case dst.CanInt():
		dst.SetInt(v.int)
	default:
		dst.SetUint(uint64(v.int))
	}
}

// storeComposite writes {X: 3, Y: 4}, {3, 4} or [1, 2].
func (ev *eval) storeComposite(dst reflect.Value, n *node) {
	if n.text != "" && n.text != shortName(dst.Type()) && dst.Kind() != reflect.Interface {
		ev.fail(n.at, "this takes a %s, and here is a %s", typeName(dst.Type()), n.text)
		return
	}
	switch dst.Kind() {
	case reflect.Pointer:
		fresh := reflect.New(dst.Type().Elem())
		ev.storeComposite(fresh.Elem(), n)
		dst.Set(fresh)
	case reflect.Struct:
		dst.SetZero()
		ev.storeFields(dst, n)
	case reflect.Slice:
		list := reflect.MakeSlice(dst.Type(), len(n.items), len(n.items))
		ev.storeElements(list, n)
		dst.Set(list)
	case reflect.Array:
		dst.SetZero()
		ev.storeElements(dst, n)
	case reflect.Map:
		ev.storeEntries(dst, n)
	default:
		ev.fail(n.at, "a %s is not written with { }", typeName(dst.Type()))
	}
}

func (ev *eval) storeFields(dst reflect.Value, n *node) {
	names := fieldNames(dst.Type())
	for i, it := range n.items {
		name := it.name
		if name == "" && i < len(names) {
			name = names[i]
		}
		p, err := state.Pointer(ev.sc.codec, dst.Addr().Interface(), name)
		if name == "" || err != nil {
			ev.fail(it.at, "%s has no field %s%s; it has %s", typeName(dst.Type()), or(name, "more"), ecs.Hint(name, names), oneOf(names))
			return
		}
		ev.store(reflect.ValueOf(p).Elem(), it.of)
	}
}

func (ev *eval) storeElements(list reflect.Value, n *node) {
	for i, it := range n.items {
		if i >= list.Len() || it.name != "" {
			ev.fail(it.at, "a %s takes %d values without names", typeName(list.Type()), list.Len())
			return
		}
		ev.store(list.Index(i), it.of)
	}
}

func (ev *eval) storeEntries(dst reflect.Value, n *node) {
	m := reflect.MakeMapWithSize(dst.Type(), len(n.items))
	for _, it := range n.items {
		s := step{name: it.name, key: true, n: -1}
		key, ok := keyOf(dst.Type().Key(), &s)
		if !ok {
			ev.fail(it.at, "%q is no key of a %s", it.name, typeName(dst.Type()))
			return
		}
		v := reflect.New(dst.Type().Elem()).Elem()
		ev.store(v, it.of)
		m.SetMapIndex(key, v)
	}
	dst.Set(m)
}
