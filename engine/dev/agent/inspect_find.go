package agent

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/dev/seek"
)

// find follows a path.
func (k *look) find(path string) (spot, error) {
	if s, rest, ok := k.entityAt(path); ok {
		return k.intoEntity(s, rest)
	}
	for _, called := range []func(i int) string{
		func(i int) string { return k.names[i] },
		func(i int) string { return k.names[i][strings.LastIndexByte(k.names[i], '.')+1:] },
		func(int) string { return "game" },
	} {
		for i := len(k.names) - 1; i >= 0; i-- {
			rest, ok := strings.CutPrefix(path, called(i))
			if ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
				return k.steps(spot{name: k.names[i], path: k.names[i], v: reflect.ValueOf(k.scenes[i])}, rest)
			}
		}
	}
	return spot{}, fmt.Errorf("there is no such scene or entity now; there are %s", strings.Join(k.names, ", "))
}

// steps follows what stands behind the head of a path.
func (k *look) steps(s spot, rest string) (spot, error) {
	for rest != "" {
		step, size := nextStep(rest)
		v := settle(s.v)
		if from, ok := strings.CutSuffix(step, ":]"); ok && len(rest) == size {
			n, err := strconv.Atoi(strings.TrimPrefix(from, "["))
			s.from = max(n, 0)
			return s, err
		}
		if !v.IsValid() {
			return s, fmt.Errorf("%s is nil", s.path)
		}
		next, ok := stepInto(v, step, s)
		if !ok {
			return s, fmt.Errorf("%s has no %s", s.path, step)
		}
		s, rest = next, rest[size:]
	}
	return s, nil
}

// nextStep cuts a name or a bracket off: ".at", "[3]", `["ann"]`, "[100:]".
func nextStep(rest string) (step string, size int) {
	if rest[0] == '.' {
		n := strings.IndexAny(rest[1:], ".[")
		if n < 0 {
			return rest[1:], len(rest)
		}
		return rest[1 : n+1], n + 1
	}
	if quoted, err := strconv.QuotedPrefix(rest[1:]); err == nil && strings.HasPrefix(rest[1+len(quoted):], "]") {
		return rest[:len(quoted)+2], len(quoted) + 2
	}
	if n := strings.IndexByte(rest, ']'); n > 0 {
		return rest[:n+1], n + 1
	}
	return rest, len(rest)
}

// stepInto returns the field or element that a step names.
func stepInto(v reflect.Value, step string, s spot) (spot, bool) {
	next := spot{name: step, world: s.world}
	bracket := strings.TrimSuffix(strings.TrimPrefix(step, "["), "]")
	switch v.Kind() {
	case reflect.Struct:
		f, ok := v.Type().FieldByName(step)
		if !ok {
			return s, false
		}
		next.v, next.tag, next.path = fieldOf(v, f.Index), f.Tag, s.path+"."+step
		return next, true
	case reflect.Slice, reflect.Array:
		i, err := strconv.Atoi(bracket)
		if err != nil || i < 0 || i >= v.Len() {
			return s, false
		}
		next.v = v.Index(i)
	case reflect.Map:
		for _, key := range v.MapKeys() {
			if keyText(key) == bracket {
				next.v = addressable(v.MapIndex(key))
			}
		}
	}
	next.path = s.path + step
	return next, next.v.IsValid()
}

// fieldOf follows a field into the structs that it is promoted from.
func fieldOf(v reflect.Value, index []int) reflect.Value {
	for _, i := range index {
		if v = settle(v); !v.IsValid() {
			return v
		}
		v = v.Field(i)
	}
	return v
}

func sortedKeys(v reflect.Value) []reflect.Value {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		switch {
		case a.CanInt():
			return cmp.Compare(a.Int(), b.Int())
		case a.CanUint():
			return cmp.Compare(a.Uint(), b.Uint())
		case a.CanFloat():
			return cmp.Compare(a.Float(), b.Float())
		}
		return strings.Compare(keyText(a), keyText(b))
	})
	return keys
}

// keyText returns a key as a path has it.
func keyText(key reflect.Value) string {
	if key.Kind() == reflect.String {
		return strconv.Quote(key.String())
	}
	return fmt.Sprint(key)
}

// entityAt finds the entity that a path begins with: 42v3, or play.world: 42v3.
func (k *look) entityAt(path string) (s spot, rest string, ok bool) {
	at, id, named := strings.Cut(path, ": ")
	if !named {
		at, id = "", path
	}
	if id == "" || id[0] < '0' || id[0] > '9' {
		return s, "", false
	}
	for _, w := range k.holding() {
		if named && w.path != at {
			continue
		}
		head, rest := id, ""
		if i := strings.IndexByte(id, '.'); i >= 0 {
			head, rest = id[:i], id[i:]
		}
		e, err := ecs.EntityCalled(w.world, head)
		if err != nil || !w.world.Alive(e) {
			return s, "", false
		}
		return spot{path: strings.TrimSuffix(path, rest), v: reflect.ValueOf(e), world: w.world}, rest, true
	}
	return s, "", false
}

// intoEntity follows a path into an entity's components.
func (k *look) intoEntity(s spot, rest string) (spot, error) {
	if rest == "" {
		return s, nil
	}
	step, size := nextStep(rest)
	e, _ := ecs.EntityIn(s.v)
	for _, t := range ecs.ComponentsOf(s.world, e) {
		if t.Name() == step {
			return k.steps(spot{name: step, path: s.path + "." + step, v: ecs.ValueOf(s.world, e, t), world: s.world}, rest[size:])
		}
	}
	return s, fmt.Errorf("%s has no %s", s.path, step)
}

// holding returns the worlds in the scenes, those of the scene that is updated first.
func (k *look) holding() []heldWorld {
	if k.found {
		return k.worlds
	}
	k.found = true
	s := seek.Seeker{Wanted: holdsWorld}
	for i := len(k.scenes) - 1; i >= 0; i-- {
		s.In(reflect.ValueOf(k.scenes[i]), k.names[i], func(v reflect.Value, path string) {
			w, _ := v.Addr().Interface().(*ecs.World)
			k.worlds = append(k.worlds, heldWorld{path, w})
		})
	}
	return k.worlds
}

func holdsWorld(t reflect.Type) bool { return t == worldType }
