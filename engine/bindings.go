package engine

import "github.com/krill2d/krill/input"

// Bindings are what the actions of a game are done with, by a text and by its players. [Bind] makes them.
type Bindings struct {
	at func(l *Loop, when moment) // only programs that bind something link what it takes
}

// moment is when the loop asks its bindings.
type moment uint8

const (
	atNew    moment = iota // there is a fresh input, which may come to be that of a snapshot
	atFirst                // the first tick begins
	atTick                 // a tick begins
	atTicked               // a tick is over
)

// bindings lets the bindings do what is due.
func (l *Loop) bindings(when moment) {
	if b := l.config.Bindings; b != nil {
		b.at(l, when)
	}
}

// Bind returns bindings for Config.Bindings: the actions and sticks of a game are done with what a text among its assets
// says, over it with what the player has chosen in this or an earlier run, and where neither says anything with what
// the code gives them. See [input.Bind], which says what is an error, and package input for the text.
func Bind(file string, what ...input.Bindable) *Bindings {
	k := binding{Bindings: input.Bind(file, what...)}
	return &Bindings{at: k.at}
}

type binding struct{ *input.Bindings }

// bindingsKey is where the engine keeps what a player has rebound, among the saves of the game, which is to leave it alone.
const bindingsKey = "krill-bindings"

func (b binding) at(l *Loop, when moment) {
	switch when {
	case atNew:
		if err := b.Load(&l.input, "", ""); err != nil {
			l.miss(err)
		}
	case atFirst:
		b.recall(l)
	case atTick:
		b.enter(l)
	case atTicked:
		b.keep(l)
	}
}

// recall reads the game's bindings, and what the player has made of them in an earlier run. Both are told by a
// replay, so that it plays the same when they are others now.
func (b binding) recall(l *Loop) {
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

// keep writes down what the player has changed.
func (b binding) keep(l *Loop) {
	if own := input.PlayerBindings(&l.input); own != l.boundKept {
		l.boundKept = own
		l.store.Put(bindingsKey, own)
	}
}

// enter lets the actions of the topmost scene that has a context answer.
func (b binding) enter(l *Loop) {
	if l.failed != nil {
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
