//go:build !darwin && !dragonfly && !freebsd && !linux && !netbsd && !openbsd && !windows

package save

import "time"

// lock gives every process what it asks for: this system has no locks that end with their process.
func (osSystem) lock(string, time.Duration) (unlock func(), taken bool) { return func() {}, false }
