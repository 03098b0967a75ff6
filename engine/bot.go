package engine

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/input"
)

// player is a bot at the controls: the game's own, or nobody's hands when it has none.
type player struct {
	hands input.Injector
	in    driver.Input
}

// PlayBot lets the game's bot play from now on: the topmost scene that is a [Bot] writes the input of each tick,
// and the driver's own is not looked at. The canvas has its configured size, so that a run is the same everywhere.
func (l *Loop) PlayBot() { l.bot = &player{hands: input.Injector{Plays: &l.input}} }

// input returns the input of the next tick.
func (p *player) input(l *Loop) *driver.Input {
	p.in.Reset()
	p.in.Width, p.in.Height = l.config.Width, l.config.Height
	p.ask(l)
	p.hands.Write(&p.in)
	return &p.in
}

// ask lets the topmost scene that can play itself do so.
func (p *player) ask(l *Loop) {
	p.hands.Screen = input.ShownPad(&l.input)
	if g, b := l.scenes.bot(); b != nil && l.failed == nil {
		l.fail(guard("Bot", g, func() error { b.Bot(&p.hands); return nil }))
	}
}

// Summary returns what the first game, or else the top scene, says of the run, and always the number of ticks.
func (l *Loop) Summary() string {
	s := fmt.Sprintf("%d ticks", l.tick.N)
	for _, g := range l.scenes.stack {
		if sum, ok := g.(Summarizer); ok {
			l.fail(guard("Summary", g, func() error { s += ": " + sum.Summary(); return nil }))
			return s
		}
	}
	return s
}
