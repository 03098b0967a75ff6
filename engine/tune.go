package engine

import (
	"fmt"
	"reflect"
	"sync"

	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/render"
)

// Tuned is a group of values that are tried out while a game is made: speeds, ranges, colours. It is made by [Tune], and
// kept in a package variable: it is no state, and neither are its values, so going back in time does not undo them.
type Tuned[T any] struct{ group *tuneGroup }

// Tune returns the values of a struct, which have their defaults in code:
//
//	type shipTune struct {
//		Thrust float64 `tune:"50..400,step=5"` // pixels per s²
//		Turn   float64 `tune:"1..10"`          // radians per s
//		Shield bool
//	}
//
//	var tune = engine.Tune("ship", shipTune{Thrust: 220, Turn: 4.5})
//
//	func (g *game) Update(t *engine.Tick) error {
//		k := tune.Of(t)
//		g.vel = g.vel.Add(geom.Polar(g.rot, k.Thrust*t.Dt))
//
// Over the defaults counts what assets/tune.toml among the game's assets says, or tune.toml when Config.Assets begins
// in that folder:
//
//	[ship]
//	Thrust = 240
//
// While a game is made, a value that a developer changes, there or by a slider of krill dev, counts from the next tick
// on; krill bake writes it into the code. What the file does not name has the code's default, also when that changes. A
// file that is broken changes nothing, and is told of as [Develop] says; so is a number that was held in its range.
//
// Fields may be numbers, truth values, strings, [geom.Vec] ([3, 4] in the file), [render.Color] ("#ff8800", or "#ff880080"
// with its alpha), and structs of such (Gun.Rate = 3, or a section [ship.Gun]). A tag holds a number, or both of a Vec,
// in a range, and gives the step of its slider; for a string it may list the choices: `tune:"easy|normal|hard"`.
//
// Tune panics when the name is not of letters, digits, _ and -, when another Tune has it with another type or other
// defaults, and when a field cannot be tuned.
func Tune[T any](name string, defaults T) Tuned[T] {
	return Tuned[T]{registerTune(name, reflect.ValueOf(&defaults))}
}

// Of returns the values in this tick. It costs a copy of the struct.
//
// They are part of a replay: one tells the game the values of the run that it was written of, so it plays the same when
// they are others now. One from before there were such values tells the defaults in code.
func (v Tuned[T]) Of(t *Tick) T {
	k, _ := v.known().inTick(t.loop).(*T)
	return *k
}

// DrawOf returns the values for Draw: those of the last tick, or what a developer has set since. On a canvas that is not
// a running game's they are the defaults in code.
//
// What only Draw asks for is no part of a replay, as pictures are none.
func (v Tuned[T]) DrawOf(c *render.Canvas) T {
	k, _ := v.known().drawn(c).(*T)
	return *k
}

// String returns the name.
func (v Tuned[T]) String() string { return v.known().name }

func (v Tuned[T]) known() *tuneGroup {
	if v.group == nil {
		panic("engine: the zero Tuned has no values; make it with engine.Tune")
	}
	return v.group
}

// tuneGroup is what a Tune says.
type tuneGroup struct {
	name     string
	at       int           // among all
	defaults reflect.Value // *T, not to be changed
	fields   []tuneField
}

// tuneGroups are those of the program, in the order of their Tune. They are made before a game runs.
var tuneGroups struct {
	sync.Mutex
	all []*tuneGroup
}

func registerTune(name string, defaults reflect.Value) *tuneGroup {
	g := &tuneGroup{name: name, defaults: defaults, fields: tuneFields(name, defaults.Type().Elem())}
	tuneGroups.Lock()
	defer tuneGroups.Unlock()
	for _, o := range tuneGroups.all {
		if o.name != name {
			continue
		}
		if o.defaults.Type() != defaults.Type() || o.text(o.defaults) != g.text(defaults) {
			panic(fmt.Sprintf("engine: Tune %q: there is another one of that name; try another name, or one variable for both", name))
		}
		return o
	}
	g.at = len(tuneGroups.all)
	tuneGroups.all = append(tuneGroups.all, g)
	return g
}

// allTunes returns the groups of the program.
func allTunes() []*tuneGroup {
	tuneGroups.Lock()
	defer tuneGroups.Unlock()
	return tuneGroups.all[:len(tuneGroups.all):len(tuneGroups.all)]
}

// inTick returns the values, a *T, as a tick is told of them.
func (g *tuneGroup) inTick(l *Loop) any {
	o := &l.outside
	v := l.tuned().value(g)
	if o.playing {
		return v.told(g, toldTune(o.all, g.name, l.tick.N))
	}
	if c := o.noted; c != nil && !o.quiet {
		if was := toldTune(c.Outside, g.name, l.tick.N); was == nil || string(was.Data) != v.text {
			o.note(replay.Outside{Kind: replay.Tuned, Name: g.name, Found: true, Hash: uint64(l.tick.N), Data: []byte(v.text)})
		}
	}
	return v.now
}

// drawn returns the values as a picture is told of them.
func (g *tuneGroup) drawn(c *render.Canvas) any {
	l, ok := c.Owner.(*Loop)
	if !ok {
		return g.defaults.Interface()
	}
	v := l.tuned().value(g)
	if was := toldTune(l.outside.all, g.name, l.tick.N-1); l.outside.playing && was != nil {
		return v.told(g, was)
	}
	return v.now
}

// toldTune returns what a chunk says of a group in a tick: the last that it says up to there, or else the first. nil:
// nothing.
func toldTune(list []replay.Outside, name string, tick int64) (was *replay.Outside) {
	for i := range list {
		if e := &list[i]; e.Kind == replay.Tuned && e.Name == name && (was == nil || int64(e.Hash) <= tick) {
			was = e
		}
	}
	return was
}
