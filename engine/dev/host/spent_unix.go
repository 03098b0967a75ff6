//go:build unix

package host

import (
	"syscall"
	"time"
)

// spent returns how much time of the processors this process has had.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
