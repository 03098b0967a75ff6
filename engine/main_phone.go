//go:build (android || ios) && !krill_headless

package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/ebiten/mobile"
)

const (
	hasWindow = true
	onPhone   = true
)

func hasDisplay() bool { return true }

// inWindow hands the game to the system's view, which plays it later.
func (r run) inWindow(l *Loop, a driver.App) error {
	app, _ := r.wrap(a)
	mobile.Register(&staying{App: app, loop: l}, l.setup())
	return nil
}
