package engine

import (
	"log/slog"

	"github.com/krill2d/krill/engine/driver"
)

// systemKeys are the keys that the engine itself answers to: full screen for every player,
// and for a developer pause, single step and slow motion.
type systemKeys struct {
	alt       bool
	developer bool // F6 to F9 work
}

// press follows the keys of a tick. It sees them before the game does, and leaves them to it.
func (k *systemKeys) press(in *driver.Input, l *Loop) {
	for _, e := range in.Keys {
		if e.Key == driver.KeyAltLeft || e.Key == driver.KeyAltRight {
			k.alt = e.Down
		}
		if !e.Down {
			continue
		}
		if e.Key == driver.KeyF11 || e.Key == driver.KeyEnter && k.alt {
			l.window.Fullscreen = !l.window.Fullscreen
		}
		if k.developer {
			l.developerKey(e.Key)
		}
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
