package engine

import (
	"fmt"
	"log/slog"
	"reflect"
)

// Fork returns what a snapshot of l holds, which may be of another build, as a loop of its own: to be looked at and
// changed, and not to be played, since none of its games was started. It shares assets with l and nothing that a game can
// change, saves to memory, and logs nothing.
func Fork(l *Loop, snapshot []byte) (*Loop, error) {
	p, err := openSnapshot(snapshot)
	if err != nil {
		return nil, fmt.Errorf("engine: fork: %w", err)
	}
	c := l.config
	c.Bindings, c.Scenes = nil, nil
	for _, g := range l.config.Scenes {
		c.Scenes = append(c.Scenes, blank(g))
	}
	f := New(blank(l.fresh.Interface().(Game)), c, nil)
	f.LogTo(slog.New(slog.DiscardHandler))
	f.files, f.view = l.files, l.view
	for _, name := range p.stack {
		g, err := f.newScene(name)
		if err != nil {
			return nil, fmt.Errorf("engine: fork: %w", err)
		}
		f.scenes.stack = append(f.scenes.stack, g) // one that is there is not started by a restore
	}
	if _, err := f.Restore(snapshot); err != nil {
		return nil, err
	}
	return f, nil
}

// blank returns the zero value of a game's type: it shares nothing with the game that plays, as a copy would.
func blank(g Game) Game {
	t := reflect.TypeOf(g)
	if t.Kind() != reflect.Pointer {
		return reflect.Zero(t).Interface().(Game)
	}
	return reflect.New(t.Elem()).Interface().(Game)
}
