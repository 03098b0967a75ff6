package console

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/engine/state"
)

// target is a value that can be written: in a scene, or in a component of an entity.
type target struct {
	at   cursor
	path string // as people read it: game.ship.vel.X, e42.Position.X
}

// read copies the value that a target has now.
func (s *scope) read(t target) (reflect.Value, error) {
	if t.at.comp != nil {
		v := t.at.fresh()
		if !v.IsValid() {
			return v, t.absence()
		}
		return s.copyAt(v.Addr().Interface(), t.at.rest)
	}
	return s.copyAt(s.scenes[t.at.scene], t.at.rest)
}

func (t target) absence() error {
	if t.at.e.IsNone() {
		return fmt.Errorf("there is no resource %s any more", shortName(t.at.comp))
	}
	return fmt.Errorf("%s has no %s", label(t.at.w.World, t.at.e), shortName(t.at.comp))
}

func (s *scope) copyAt(root any, path string) (reflect.Value, error) {
	got, err := state.At(s.codec, root, path)
	if err != nil {
		return reflect.Value{}, reworded(err)
	}
	if got == nil {
		return reflect.Value{}, fmt.Errorf("%s is nil, and has no type that could be written", or(path, "this"))
	}
	v := reflect.New(reflect.TypeOf(got)).Elem()
	v.Set(reflect.ValueOf(got))
	return v, nil
}

// write puts a value where a target is. Observers hear of a component.
func (s *scope) write(t target, v reflect.Value) error {
	if t.at.comp == nil {
		return s.writeIn(s.scenes[t.at.scene], t.at.rest, v)
	}
	was := t.at.fresh()
	if !was.IsValid() {
		return t.absence()
	}
	whole := reflect.New(t.at.comp)
	whole.Elem().Set(was)
	if err := s.writeIn(whole.Interface(), t.at.rest, v); err != nil {
		return err
	}
	if t.at.e.IsNone() {
		was.Set(whole.Elem())
		return nil
	}
	t.at.w.Add(t.at.e, whole.Elem().Interface())
	return nil
}

// writeIn writes into what root points to. What lies in a map is taken out, changed and put back.
func (s *scope) writeIn(root any, path string, v reflect.Value) error {
	p, err := state.Pointer(s.codec, root, path)
	if err == nil {
		dst := reflect.ValueOf(p).Elem()
		if !v.Type().AssignableTo(dst.Type()) {
			return fmt.Errorf("it is a %s by now", typeName(dst.Type()))
		}
		dst.Set(v)
		return nil
	}
	bracket := lastBracket(path)
	if bracket < 0 {
		return reworded(err)
	}
	return s.writeInMap(root, path, bracket, v, err)
}

// lastBracket is where the last key of a path begins, or -1.
func lastBracket(path string) int {
	steps := stepsOf(path)
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].key {
			return steps[i].at - len("x"+dotted(path)) + len(path)
		}
	}
	return -1
}

func (s *scope) writeInMap(root any, path string, bracket int, v reflect.Value, why error) error {
	got, err := state.At(s.codec, root, path[:bracket])
	m := reflect.ValueOf(got)
	if err != nil || m.Kind() != reflect.Map {
		return reworded(why)
	}
	steps := stepsOf(path[bracket:])
	var key reflect.Value
	for _, k := range m.MapKeys() {
		if keyText(k) == steps[0].name {
			key = k
		}
	}
	if !key.IsValid() {
		return fmt.Errorf("there is no key [%s]", steps[0].name)
	}
	elem := reflect.New(m.Type().Elem())
	elem.Elem().Set(m.MapIndex(key))
	rest := strings.TrimPrefix(path[bracket+len("[")+len(steps[0].name)+len("]"):], ".")
	if err := s.writeIn(elem.Interface(), rest, v); err != nil {
		return err
	}
	m.SetMapIndex(key, elem.Elem())
	return nil
}

// reworded makes an error of package state one of a line.
func reworded(err error) error {
	text := strings.TrimPrefix(err.Error(), "state: ")
	if strings.HasPrefix(text, "find ") {
		if _, rest, ok := strings.Cut(text, ": "); ok {
			text = rest
		}
	}
	return fmt.Errorf("%s", text)
}
