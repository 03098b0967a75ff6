//go:build !krill_headless && !android && !ios

package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten"
)

const (
	hasWindow = true
	onPhone   = false
)

func hasDisplay() bool { return ebiten.HasDisplay() }

// inWindow plays the game where its player can see it.
func (r run) inWindow(l *Loop, a driver.App) error {
	app, report := r.wrap(a)
	s := l.setup()
	s.Lockstep = r.bot && r.ticks > 0
	if err := ebiten.Run(app, s); err != nil {
		return err
	}
	report(l)
	if f := l.failed; f != nil {
		return f
	}
	return nil
}
