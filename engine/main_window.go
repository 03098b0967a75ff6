//go:build !krill_headless

package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten"
)

const hasWindow = true

func hasDisplay() bool { return ebiten.HasDisplay() }

// inWindow plays the game where its player can see it.
func (r run) inWindow(l *Loop) error {
	app, report := r.wrap(l)
	s := l.setup()
	s.Lockstep = r.bot && r.ticks > 0
	if err := ebiten.Run(app, s); err != nil {
		return err
	}
	report()
	if f := l.failed; f != nil {
		return f
	}
	return nil
}

// setup returns what a driver must know about the game.
func (l *Loop) setup() driver.Setup {
	c := l.config
	return driver.Setup{
		Title: c.Title, Width: c.Width, Height: c.Height, TPS: c.TPS,
		FixedSize: c.FixedSize, Fullscreen: c.Fullscreen, NoVsync: c.NoVsync, Icon: l.icon(),
	}
}
