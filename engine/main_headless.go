//go:build krill_headless

package engine

import "github.com/krill2d/krill/engine/driver"

const (
	hasWindow = false
	onPhone   = false
)

func hasDisplay() bool { return false }

func (r run) inWindow(l *Loop, _ driver.App) error { return r.withoutDisplay(l) }
