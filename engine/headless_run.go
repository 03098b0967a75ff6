//go:build !js || krill_headless

package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
)

// runHeadless runs a game without a display.
func runHeadless(a driver.App, o headless.Options) { headless.Run(a, o) }
