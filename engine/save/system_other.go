//go:build js || wasip1

package save

import (
	"os"
	"syscall"
)

// What the system says when it cannot write, for [Error].
var (
	diskFull = []error{syscall.ENOSPC, syscall.EDQUOT}
	tooLarge = []error{syscall.EFBIG}
	readOnly = []error{syscall.EROFS}
	inUse    []error
	broken   = []error{syscall.EIO}
)

func readFile(path string) ([]byte, error) { return os.ReadFile(path) }

// heldUp reports whether another process is in the way for a moment.
func heldUp(error) bool { return false }

// syncDir has nothing to do: here folders cannot be synced.
func syncDir(string) error { return nil }
