package agent

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/state"
)

// takeDefaults gives fields this build's start value that still have that of the build that began as was says, and
// returns which.
func (a *Agent) takeDefaults(was, begins *begun) []protocol.Change {
	if !was.done || begins.err != nil || bytes.Equal(was.state, begins.state) {
		return nil
	}
	then, err := engine.Fork(a.loop, was.state)
	if err != nil {
		return nil // the builds have nothing in common that could be compared
	}
	fresh, err := engine.Fork(a.loop, begins.state)
	if err != nil {
		return nil
	}
	d := defaults{codec: a.loop.Codec()}
	for _, g := range a.loop.Scenes() {
		d.scene(sceneOf(then, g), sceneOf(fresh, g), g)
	}
	return d.taken
}

// sceneOf returns the scene of a loop that has the type of another one, or nil.
func sceneOf(l *engine.Loop, like engine.Game) engine.Game {
	for _, g := range l.Scenes() {
		if reflect.TypeOf(g) == reflect.TypeOf(like) {
			return g
		}
	}
	return nil
}

// defaults compares three values: how a scene began in the old build, how it begins in this one, and what it is.
type defaults struct {
	codec *state.Codec
	taken []protocol.Change
}

// scene looks through a scene.
func (d *defaults) scene(then, fresh, is engine.Game) {
	if then == nil || fresh == nil || reflect.TypeOf(is).Kind() != reflect.Pointer {
		return
	}
	old := map[string]any{}
	for path, leaf := range state.Leaves(d.codec, then) {
		old[path] = leaf.Value()
	}
	type start struct {
		path     string
		old, new any
	}
	var differ []start
	for path, leaf := range state.Leaves(d.codec, fresh) {
		if o, ok := old[path]; ok && o != leaf.Value() {
			differ = append(differ, start{path, o, leaf.Value()})
		}
	}
	d.worlds(then, fresh, is)
	for _, s := range differ {
		if d.fixed(s.path, then, fresh, is) && d.set(is, s.path, s.old, s.new) {
			d.taken = append(d.taken, protocol.Change{Path: sceneName(is) + "." + s.path, Old: fmt.Sprint(s.old), New: fmt.Sprint(s.new)})
		}
	}
}

// fixed reports whether a path leads to the same thing in all three: the lists that it goes through are of one length.
func (d *defaults) fixed(path string, three ...engine.Game) bool {
	for i := range path {
		if path[i] != '[' {
			continue
		}
		if strings.HasPrefix(path[i:], "[#") {
			return false // a key that is a pointer, numbered
		}
		length := -1
		for _, g := range three {
			list, err := state.At(d.codec, g, path[:i])
			if err != nil {
				return false
			}
			n := lengthOf(list)
			if length >= 0 && n != length {
				return false
			}
			length = n
		}
	}
	return true
}

// lengthOf returns how long a list or map is, also behind pointers.
func lengthOf(v any) int {
	at := reflect.ValueOf(v)
	for at.Kind() == reflect.Pointer || at.Kind() == reflect.Interface {
		at = at.Elem()
	}
	switch at.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		return at.Len()
	}
	return 0
}

// set writes a start value where the old one still stands.
func (d *defaults) set(g engine.Game, path string, old, fresh any) bool {
	p, err := state.Pointer(d.codec, g, path)
	if err != nil {
		return d.setInMap(g, path, old, fresh)
	}
	at := reflect.ValueOf(p).Elem()
	if at.Type() != reflect.TypeOf(fresh) || at.Interface() != old {
		return false
	}
	at.Set(reflect.ValueOf(fresh))
	return true
}

// setInMap is set for a value of a map: one of a struct in a map is left alone.
func (d *defaults) setInMap(g engine.Game, path string, old, fresh any) bool {
	i := strings.LastIndexByte(path, '[')
	if i < 0 || !strings.HasSuffix(path, "]") {
		return false
	}
	v, err := state.At(d.codec, g, path[:i])
	m := reflect.ValueOf(v)
	if err != nil || m.Kind() != reflect.Map || m.Type().Elem() != reflect.TypeOf(fresh) {
		return false
	}
	for _, k := range m.MapKeys() {
		if name := path[i+1 : len(path)-1]; name == keyText(k) && m.MapIndex(k).Interface() == old {
			m.SetMapIndex(k, reflect.ValueOf(fresh))
			return true
		}
	}
	return false
}
