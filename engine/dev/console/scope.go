package console

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/seek"
	"github.com/krill2d/krill/engine/state"
)

// scope is what a line is about: the scenes of a loop, now or in the past, and the worlds in them.
type scope struct {
	loop   *engine.Loop
	codec  *state.Codec
	scenes []engine.Game // the one that is updated last
	names  []string      // of scenes: their types, without main
	worlds []world
	again  []world // the same ones by other paths
	looked bool    // worlds is filled
	seeker seek.Seeker
}

// world is an ecs.World somewhere in a scene.
type world struct {
	*ecs.World
	path  string // play.world
	scene int
	steps []step // from the scene
}

func isWorld(t reflect.Type) bool { return t == worldType }

func newScope(l *engine.Loop) *scope {
	s := &scope{loop: l, codec: l.Codec(), seeker: seek.Seeker{Wanted: isWorld}}
	s.refresh()
	return s
}

// refresh looks at the scenes as they are now. It allocates nothing when they are those of the last time.
func (s *scope) refresh() {
	s.looked = false
	n, same := engine.Depth(s.loop), 0
	for same < n && same < len(s.scenes) && s.scenes[same] == engine.SceneAt(s.loop, same) {
		same++
	}
	s.scenes, s.names = s.scenes[:same], s.names[:same]
	for i := same; i < n; i++ {
		g := engine.SceneAt(s.loop, i)
		s.scenes, s.names = append(s.scenes, g), append(s.names, sceneName(g))
	}
}

func sceneName(g engine.Game) string {
	return strings.TrimPrefix(strings.TrimPrefix(reflect.TypeOf(g).String(), "*"), "main.")
}

// sceneCalled finds a scene by its type, the latest first: play, menu.Play or Play of package menu. Unless a scene has that
// name, game is the one that is updated last. used is how many steps behind the head belong to the name.
func (s *scope) sceneCalled(head string, steps []step) (i, used int) {
	for i := len(s.names) - 1; i >= 0; i-- {
		if s.names[i] == head {
			return i, 0
		}
	}
	for i := len(s.names) - 1; i >= 0; i-- {
		pkg, name, ok := strings.Cut(s.names[i], ".")
		if ok && pkg == head && len(steps) > 0 && steps[0].name == name {
			return i, 1
		}
		if ok && name == head {
			return i, 0
		}
	}
	if head == "game" && len(s.scenes) > 0 {
		return len(s.scenes) - 1, 0
	}
	return -1, 0
}

// root is the value of a scene.
func (s *scope) root(i int) reflect.Value {
	v := reflect.ValueOf(s.scenes[i])
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	return v
}

// found lists the worlds, each once, those of the scene that is updated first.
func (s *scope) found() []world {
	if s.looked {
		return s.worlds
	}
	s.looked, s.worlds, s.again = true, s.worlds[:0], s.again[:0]
	for i := range s.scenes {
		s.seeker.In(s.root(i), "", func(_ reflect.Value, path string) { s.add(i, strings.TrimPrefix(path, ".")) })
	}
	return s.worlds
}

// add notes the world at a path of a scene.
func (s *scope) add(scene int, path string) {
	at := s.worldAt(scene, path)
	if at == nil {
		return
	}
	found := world{at, joined(s.names[scene], path), scene, stepsOf(path)}
	if slices.ContainsFunc(s.worlds, func(o world) bool { return o.World == at }) {
		s.again = append(s.again, found)
		return
	}
	s.worlds = append(s.worlds, found)
}

// worldAt is the world of a path, which may lead to a pointer to it.
func (s *scope) worldAt(scene int, path string) *ecs.World {
	p, err := state.Pointer(s.codec, s.scenes[scene], path)
	if err != nil { // behind an interface
		p, _ = state.At(s.codec, s.scenes[scene], path)
	}
	switch at := p.(type) {
	case *ecs.World:
		return at
	case **ecs.World:
		return *at
	}
	return nil
}

// stepsOf takes apart a path that was put together here.
func stepsOf(path string) []step {
	tokens, err := scan("x" + dotted(path))
	if err != nil {
		return nil
	}
	p := reader{line: "x" + dotted(path), tokens: tokens}
	return p.place().steps
}

func dotted(path string) string {
	if path == "" || path[0] == '[' {
		return path
	}
	return "." + path
}

func joined(name, path string) string { return name + dotted(path) }

// world finds the world that a line is about: that of a path; without one the only one of the scene that is updated first among
// those that have any.
func (s *scope) world(path string) (*world, error) {
	all := s.found()
	var names []string
	var top []*world
	scene, rest := s.splitPath(path)
	for i := range all {
		names = append(names, all[i].path)
		if path != "" && all[i].called(path, s, scene, rest) {
			return &all[i], nil
		}
		if all[i].scene == all[len(all)-1].scene {
			top = append(top, &all[i])
		}
	}
	for i := range s.again {
		if path != "" && s.again[i].called(path, s, scene, rest) {
			return &s.again[i], nil
		}
	}
	switch {
	case path != "" && len(all) > 0:
		return nil, fmt.Errorf("%s is no world of entities%s; there is %s", path, ecs.Hint(path, names), oneOf(names))
	case len(top) == 1:
		return top[0], nil
	case len(top) == 0:
		return nil, fmt.Errorf("this game has no ecs.World now; ask its values by path, as in %s", s.example())
	}
	return nil, fmt.Errorf("there are several worlds, %s; begin with one, as in %q", oneOf(names), top[0].path+": Enemy e")
}

// called reports whether a world has a path, which may begin with another name of its scene.
func (w *world) called(path string, s *scope, scene int, rest string) bool {
	return w.path == path || w.scene == scene && w.path == joined(s.names[scene], rest)
}

// splitPath takes the scene's name off a path, which need not be the whole of it.
func (s *scope) splitPath(path string) (scene int, rest string) {
	if path == "" {
		return -1, ""
	}
	tokens, err := scan(path)
	if err != nil {
		return -1, ""
	}
	p := reader{line: path, tokens: tokens}
	g := p.place()
	scene, used := s.sceneCalled(g.head.text, g.steps)
	for _, one := range g.steps[min(used, len(g.steps)):] {
		rest += one.text(rest)
	}
	return scene, rest
}

// example is a path that this game has.
func (s *scope) example() string {
	if len(s.scenes) == 0 {
		return "game"
	}
	v := s.root(len(s.scenes) - 1)
	if v.Kind() == reflect.Struct && v.NumField() > 0 {
		return s.names[len(s.scenes)-1] + "." + v.Type().Field(0).Name
	}
	return s.names[len(s.scenes)-1]
}

// same reports whether a world is still where it was found. It allocates nothing.
func (s *scope) same(w *world) bool {
	if w.World == nil || w.scene >= len(s.scenes) {
		return false
	}
	v := s.root(w.scene)
	for i := range w.steps {
		var ok bool
		if v, ok = intoValue(v, &w.steps[i]); !ok {
			return false
		}
	}
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return false
		}
		v = v.Elem()
	}
	return v.CanAddr() && v.Addr().Pointer() == reflect.ValueOf(w.World).Pointer()
}
