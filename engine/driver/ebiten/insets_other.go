//go:build !js

package ebiten

import "github.com/krill2d/krill/engine/driver"

// insets is what a notch hides; outside browsers Ebitengine does not tell.
type insets struct{}

func (*insets) read(int, int, float64) driver.Insets { return driver.Insets{} }
