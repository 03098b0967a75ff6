//go:build !windows

package save

import (
	"errors"
	"os"
	"runtime"
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

// heldUp reports whether another process is in the way for a moment: here files may be renamed while they are open.
func heldUp(error) bool { return false }

// syncDir brings the names in a folder to the disk, and does nothing where folders cannot be synced.
func syncDir(path string) error {
	if runtime.GOOS == "js" || runtime.GOOS == "wasip1" {
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
