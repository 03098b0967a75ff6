//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package save

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// lock takes the advisory lock of a file, which is also kept from a second folder of this process. A file that cannot
// be opened, or a network disk that knows no locks, is as good as locked.
func (osSystem) lock(path string, patience time.Duration) (unlock func(), taken bool) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, fileMode)
	if err != nil {
		return func() {}, false
	}
	wouldBlock := func(err error) bool { return errors.Is(err, syscall.EWOULDBLOCK) }
	err = patiently(patience, wouldBlock, func() error {
		return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	})
	// Closing the file unlocks it, and cannot fail in a way that matters.
	return func() { _ = f.Close() }, wouldBlock(err)
}
