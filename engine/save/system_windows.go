package save

import (
	"errors"
	"io"
	"os"
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

// readFile leaves others free to rename the file meanwhile, which os.ReadFile does not.
func readFile(path string) ([]byte, error) {
	const share = syscall.FILE_SHARE_READ | syscall.FILE_SHARE_WRITE | syscall.FILE_SHARE_DELETE
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ, share, nil, syscall.OPEN_EXISTING, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	f := os.NewFile(uintptr(h), path)
	data, err := io.ReadAll(f)
	return data, errors.Join(err, f.Close())
}

// heldUp reports whether another process is in the way for a moment: virus scanners and search indexes open files that
// are new, and Windows neither renames nor removes a file that somebody has open.
func heldUp(err error) bool {
	var e syscall.Errno
	return errors.As(err, &e) && slices.Contains([]syscall.Errno{sharingViolation, lockViolation, syscall.ERROR_ACCESS_DENIED}, e)
}

// syncDir has nothing to do: Windows keeps a journal of names.
func syncDir(string) error { return nil }
