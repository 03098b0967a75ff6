package engine

import (
	"bytes"
	"errors"
	"io/fs"
	"log/slog"
	"slices"

	"github.com/krill2d/krill/engine/state"
	"github.com/krill2d/krill/input"
)

// What tests and tools look at and change.

// Config returns what the game was set up with, its defaults in place.
func (l *Loop) Config() Config { return l.config }

// Scenes returns the stack of scenes, the one that is updated last. It is empty before the first tick.
func (l *Loop) Scenes() []Game { return slices.Clone(l.scenes.stack) }

// Missing returns the errors of images, fonts and sounds that could not be had, in the order in which they were wanted.
func (l *Loop) Missing() []error { return l.missing }

// LogTo sends what the engine logs of this game to a log of its own. nil: to that of the program.
func (l *Loop) LogTo(log *slog.Logger) { l.log, l.store.log = log, log }

// Input returns what the player does as the game saw it last. It is to be looked at; an [input.Injector] plays by it.
func (l *Loop) Input() *input.State { return &l.input }

// Watch notes what the game asks its input about from here on; see [input.State.Watch].
func (l *Loop) Watch(i *input.Interest) { l.input.Watch(i) }

// ShownPad returns the pad that lies on the game's screen, see [input.Injector].Screen.
func ShownPad(l *Loop) input.ScreenPad { return input.ShownPad(&l.input) }

// Changes returns what differs between two snapshots of this game, as a person says it: "play.ship.vel.X: 3 → 5".
// It is empty when one of them is none.
func (l *Loop) Changes(was, is []byte) []state.Change { return l.changes(was, is, "") }

// Same reports whether two snapshots hold the same game. What they know of the names of images and sounds does not count:
// that grows with every name that is used for the first time.
func Same(was, is []byte) bool {
	a, err1 := openSnapshot(was)
	b, err2 := openSnapshot(is)
	return err1 == nil && err2 == nil && bytes.Equal(a.game, b.game) &&
		slices.Equal(a.stack, b.stack) && slices.Equal(a.coming, b.coming)
}

// Restart begins anew with a copy of the game as it was given, as R does after a failure.
func (l *Loop) Restart() { l.restart() }

// logger returns a log, or that of the program for nil.
func logger(log *slog.Logger) *slog.Logger {
	if log == nil {
		return slog.Default()
	}
	return log
}

// miss notes an asset that could not be had, and logs it.
func (l *Loop) miss(err error) {
	l.missing = append(l.missing, err)
	logger(l.log).Warn(err.Error())
}

// Save puts a value into the game's store, as a run before this one would have.
func (l *Loop) Save(key string, v any) error {
	l.store.err = nil
	l.store.Put(key, v)
	return l.store.Err()
}

// Saved reads what the game has put into its store into what into points to, and reports whether there was something.
func (l *Loop) Saved(key string, into any) (bool, error) {
	data, err := l.store.queue.Read(key)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	}
	return true, decode(key, data, into)
}

// Depth returns how many scenes are on the stack, and SceneAt the one of a place, 0 being the lowest: Scenes for those who look at
// each tick, without a copy of the stack.
func Depth(l *Loop) int { return len(l.scenes.stack) }

// SceneAt returns the scene of a place below Depth.
func SceneAt(l *Loop, i int) Game { return l.scenes.stack[i] }
