//go:build !krill_keep

package engine

import "github.com/krill2d/krill/engine/driver"

// keeping returns the game as it is.
func (run) keeping(l *Loop) driver.App { return l }
