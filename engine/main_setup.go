//go:build !krill_headless

package engine

import "github.com/krill2d/krill/engine/driver"

// setup returns what a driver must know about the game.
func (l *Loop) setup() driver.Setup {
	c := l.config
	return driver.Setup{
		Title: c.Title, Width: c.Width, Height: c.Height, TPS: c.TPS,
		FixedSize: c.FixedSize, Fullscreen: c.Fullscreen, NoVsync: c.NoVsync, Icon: l.icon(),
	}
}
