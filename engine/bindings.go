package engine

import (
	"github.com/krill2d/krill/input"
)

// bindingsKey is where the engine keeps what a player has rebound, among the saves of the game, which is to leave it alone.
const bindingsKey = "krill-bindings"

// readyBindings makes a fresh input one that knows what a snapshot with bindings means.
func (l *Loop) readyBindings() {
	if b := l.config.Bindings; b != nil {
		l.fail(guard("Bindings", nil, func() error { return b.Load(&l.input, "", "") }))
	}
}

// recallBindings reads the game's bindings, and what the player has made of them in an earlier run. Both are told by a
// replay, so that it plays the same when they are others now.
func (l *Loop) recallBindings() {
	b := l.config.Bindings
	if b == nil {
		return
	}
	var game []byte
	if b.File != "" {
		var err error
		if game, err = l.outside.saved(b.File, l.files.Bytes); err != nil {
			l.miss(err)
		}
	}
	l.boundKept = ""
	l.store.Get(bindingsKey, &l.boundKept)
	if err := b.Load(&l.input, string(game), l.boundKept); err != nil {
		l.miss(err)
	}
}

// keepBindings writes down what the player has changed.
func (l *Loop) keepBindings() {
	if own := input.PlayerBindings(&l.input); own != l.boundKept {
		l.boundKept = own
		l.store.Put(bindingsKey, own)
	}
}

// context lets the actions of the topmost scene that has a context answer.
func (l *Loop) context() {
	if l.config.Bindings == nil || l.failed != nil {
		return
	}
	for i := len(l.scenes.stack) - 1; i >= 0; i-- {
		if g, ok := l.scenes.stack[i].(Contexter); ok {
			l.fail(guard("Context", l.scenes.stack[i], func() error { input.Enter(&l.input, g.Context()); return nil }))
			return
		}
	}
	input.Enter(&l.input, "")
}
