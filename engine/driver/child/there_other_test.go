//go:build !linux && !js

package child

import "os"

// there reports whether a process can still be found.
func there(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	return p.Signal(os.Interrupt) == nil
}
