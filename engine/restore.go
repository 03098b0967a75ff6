package engine

import (
	"fmt"
	"reflect"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/state"
	"github.com/krill2d/krill/render"
)

// Restore makes the run what it was at a snapshot, of this build or of another one: the report says what was
// converted. A scene that plays now and played then keeps what of it is no state; another one is made from its value in
// Config.Scenes and started first. On an error the run is as it was.
func (l *Loop) Restore(snapshot []byte) (state.Report, error) {
	p, err := openSnapshot(snapshot)
	if err != nil {
		return state.Report{}, fmt.Errorf("engine: restore: %w", err)
	}
	var known names
	if _, err := l.codec.Restore(p.names, &known); err != nil {
		return state.Report{}, fmt.Errorf("engine: restore the names of images and sounds: %w", err)
	}
	before := l.aside()
	defer func() { l.outside.quiet = false }()
	k, err := l.ground(p)
	var report state.Report
	if err == nil {
		report, err = l.codec.Restore(p.game, k)
	}
	if err == nil && !k.whole() {
		err = fmt.Errorf("it lacks a part of the run")
	}
	if err != nil {
		l.putBack(before)
		return state.Report{}, fmt.Errorf("engine: restore: %w", err)
	}
	render.EnterNames(known.Images)
	audio.EnterNames(known.Sounds)
	l.become(k)
	return report, nil
}

// ground returns what a snapshot is laid over: copies of what the engine knows, and scenes of the types that it holds.
func (l *Loop) ground(p parcel) (*kept, error) {
	n, r, in, events, sound := l.tick.N, l.rand, l.input, l.events, l.audio.State()
	heard, pace, window, access, alt := l.heard, l.pace, l.window, l.access, l.keys.alt
	k := &kept{
		Ticks: &n, Rand: &r, Input: &in, Events: &events, Sound: &sound,
		Heard: &heard, Pace: &pace, Window: &window, Access: &access, Alt: &alt,
	}
	for i, name := range p.stack {
		g, err := l.sceneOf(i, name)
		if err != nil {
			return nil, err
		}
		k.Scenes = append(k.Scenes, g)
	}
	for _, name := range p.coming {
		c := change{kind: pop}
		if name != "" {
			g, err := l.newScene(name)
			if err != nil {
				return nil, err
			}
			c = change{kind: push, scene: g}
		}
		k.Coming = append(k.Coming, c)
	}
	return k, nil
}

// sceneOf returns the scene that plays at a place of the stack if it has the type, or else a new one that was started.
func (l *Loop) sceneOf(at int, name string) (Game, error) {
	if at < len(l.scenes.stack) && typeName(l.scenes.stack[at]) == name && l.failed == nil {
		return l.scenes.stack[at], nil
	}
	g, err := l.newScene(name)
	if err != nil {
		return nil, err
	}
	if s, ok := g.(Starter); ok {
		if f := guard("Start", g, func() error { return s.Start(&l.tick) }); f != nil {
			return nil, f
		}
	}
	return g, nil
}

func (l *Loop) newScene(name string) (Game, error) {
	for t, g := range l.scenes.known {
		if t.String() == name {
			return copied(g).Interface().(Game), nil
		}
	}
	return nil, fmt.Errorf("it holds a scene of type %s, which this build does not know; add an empty one to Config.Scenes", name)
}

// whole reports whether nothing is missing, as it may be in a snapshot that nobody took.
func (k *kept) whole() bool {
	v := reflect.ValueOf(*k)
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Pointer && f.IsNil() {
			return false
		}
	}
	for _, g := range k.Scenes {
		if g == nil {
			return false
		}
	}
	return true
}

// become takes over what was restored.
func (l *Loop) become(k *kept) {
	l.failed, l.quit = nil, false
	l.tick.N, l.rand, l.input, l.heard = *k.Ticks, *k.Rand, *k.Input, *k.Heard
	l.tick.Time = float64(l.tick.N) * l.tick.Dt
	l.events, l.pace, l.keys.alt = *k.Events, *k.Pace, *k.Alt
	size := [2]int{l.window.width, l.window.height}
	l.window, l.access = *k.Window, *k.Access
	l.window.width, l.window.height = size[0], size[1]
	l.scenes.stack, l.scenes.pending = k.Scenes, k.Coming
	l.audio.Restore(*k.Sound)
}

// aside is what a Start may change while a snapshot is being restored.
type aside struct {
	rand    Rand
	pending []change
	sound   audio.State
	pace    pace
	window  Window
	access  Access
}

func (l *Loop) aside() aside {
	l.outside.quiet = true
	return aside{l.rand, l.scenes.pending, l.audio.State(), l.pace, l.window, l.access}
}

// putBack undoes what a Start did.
func (l *Loop) putBack(a aside) {
	l.rand, l.scenes.pending, l.pace, l.window, l.access = a.rand, a.pending, a.pace, a.window, a.access
	l.audio.Restore(a.sound)
}
