package engine

import (
	"log/slog"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// systemKeys are the keys that the engine itself answers to: full screen for every player,
// and for a developer pause, single step and slow motion.
type systemKeys struct {
	alt       bool
	developer bool  // F6 to F9 work
	taken     []int // presses of the tick that the game does not see, by their place in Input.Keys
}

// press follows the keys of a tick, before the game sees them.
func (k *systemKeys) press(in *driver.Input, l *Loop) {
	k.taken = k.taken[:0]
	for i, e := range in.Keys {
		if e.Key == driver.KeyAltLeft || e.Key == driver.KeyAltRight {
			k.alt = e.Down
		}
		if !e.Down {
			continue
		}
		if e.Key == driver.KeyF11 || e.Key == driver.KeyEnter && k.alt {
			l.window.Fullscreen = !l.window.Fullscreen
			k.taken = append(k.taken, i) // Alt+Enter must not start a game too
		}
		if k.developer {
			l.developerKey(e.Key)
		}
	}
}

// add puts the input of a tick behind the events that the game has not seen yet, without the presses that were taken.
func (k *systemKeys) add(events, in *driver.Input) {
	before := len(events.Keys)
	events.Add(in)
	for i := len(k.taken) - 1; i >= 0; i-- {
		at := before + k.taken[i]
		events.Keys = slices.Delete(events.Keys, at, at+1)
	}
}

// slowest is the speed of slow motion: one Update in four ticks.
const slowest = 0.25

func (l *Loop) developerKey(key driver.Key) {
	p := &l.pace
	switch key {
	case driver.KeyF6:
		p.paused = !p.paused
	case driver.KeyF7:
		p.paused = true
		p.step++
	case driver.KeyF8:
		p.speed = min(slowest/p.rate(), 1) // and back
	case driver.KeyF9:
		slog.Info("engine: " + l.Summary())
		return
	default:
		return
	}
	slog.Info("engine: game speed", "paused", p.paused, "speed", p.rate())
}
