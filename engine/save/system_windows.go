package save

import (
	"errors"
	"slices"
	"syscall"
)

// What Windows says when it cannot write, for [Error].
var (
	diskFull = []error{syscall.Errno(112), syscall.Errno(39), syscall.Errno(1295)} // DISK_FULL, HANDLE_DISK_FULL, DISK_QUOTA_EXCEEDED
	tooLarge = []error{syscall.Errno(223)}                                         // FILE_TOO_LARGE
	readOnly = []error{syscall.Errno(19)}                                          // WRITE_PROTECT
	inUse    = []error{sharingViolation, lockViolation}
	broken   = []error{syscall.Errno(23), syscall.Errno(1117)} // CRC, IO_DEVICE
)

const (
	sharingViolation syscall.Errno = 32
	lockViolation    syscall.Errno = 33
)

// heldUp reports whether another process is in the way for a moment: virus scanners and search indexes open files that
// are new, and Windows neither renames nor removes a file that somebody has open.
func heldUp(err error) bool {
	var e syscall.Errno
	return errors.As(err, &e) && slices.Contains([]syscall.Errno{sharingViolation, lockViolation, syscall.ERROR_ACCESS_DENIED}, e)
}

// syncDir has nothing to do: Windows keeps a journal of names.
func syncDir(string) error { return nil }
