package enginetest

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/krill2d/krill/engine"

	"github.com/krill2d/krill/engine/state"
)

// At returns the value at a path in the scene on top, or else in those below it: "score.points", "rocks[3].at" or
// `best["ann"]`, unexported fields too. It ends the test when there is none.
func (g *Game) At(path string) any {
	g.t.Helper()
	scenes := g.loop.Scenes()
	if len(scenes) == 0 {
		g.fatal("state %q: there is no scene before the first tick; want a Step before it", path)
	}
	var first error
	for i := len(scenes) - 1; i >= 0; i-- {
		v, err := state.At(g.loop.Codec(), scenes[i], path)
		if err == nil {
			return v
		}
		if first == nil {
			first = err
		}
	}
	g.fatal("state %q of %s: %v", path, g.Scene(), first)
	return nil
}

// State returns the value at a path, as At does, as a T: numbers of any type may be taken as one of another.
// It ends the test when the value is no T.
func State[T any](g *Game, path string) T {
	g.t.Helper()
	v := reflect.ValueOf(g.At(path))
	want := reflect.TypeFor[T]()
	if v.IsValid() && v.Type().ConvertibleTo(want) && (v.Kind() == reflect.String) == (want.Kind() == reflect.String) {
		return v.Convert(want).Interface().(T)
	}
	g.fatal("state %q: got a %T; want a %v", path, g.At(path), want)
	panic("not reached")
}

// Number returns the number at a path, as At does, whatever its type; true is 1.
func (g *Game) Number(path string) float64 {
	g.t.Helper()
	if yes, ok := g.At(path).(bool); ok {
		if yes {
			return 1
		}
		return 0
	}
	return State[float64](g, path)
}

// Hash returns one number for all that the run is: two runs with the same number are the same. In a build whose numbers
// cannot be compared with others it ends the test.
func (g *Game) Hash() uint64 {
	g.t.Helper()
	mustCompare(g.t, "hash of the state")
	h, err := g.loop.Hash()
	if err != nil {
		g.fatal("Hash: %v", err)
	}
	return h
}

// snapshot appends the run as it is now. It ends the test when it cannot be copied.
func (g *Game) snapshot(dst []byte) []byte {
	g.t.Helper()
	b, err := g.loop.Snapshot(dst)
	if err != nil {
		g.fatal("got a game that cannot be copied; want one that can, for replays and rewinding\n\t%v", err)
	}
	return b
}

// story says how the game is, and what of its scenes changed since a snapshot.
func (g *Game) story(before []byte) string {
	const most = 12
	var b strings.Builder
	fmt.Fprintf(&b, "\tthe scene: %s", g.Scene())
	if s, ok := g.loop.Top().(engine.Summarizer); ok {
		fmt.Fprintf(&b, ", %s", s.Summary())
	}
	n := 0
	for _, c := range g.loop.Changes(before, g.snapshot(nil)) {
		if !g.ofScenes(c.Path) {
			continue
		}
		if n++; n <= most {
			fmt.Fprintf(&b, "\n\tmeanwhile: %v", c)
		}
	}
	if n > most {
		fmt.Fprintf(&b, "\n\tand %d more", n-most)
	}
	if n == 0 {
		b.WriteString("\n\tmeanwhile: nothing in it changed")
	}
	return b.String()
}

// ofScenes reports whether a path of Loop.Changes leads into a scene, and not to what the engine knows of the run.
func (g *Game) ofScenes(path string) bool {
	for _, s := range g.loop.Scenes() {
		name := strings.TrimPrefix(fmt.Sprintf("%T", s), "*")
		if rest, ok := strings.CutPrefix(path, strings.TrimPrefix(name, "main.")); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return true
		}
	}
	return false
}
