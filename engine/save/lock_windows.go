package save

import (
	"errors"
	"syscall"
	"time"
)

// lock opens a file that nobody else may open until it is closed.
func (osSystem) lock(path string, patience time.Duration) (unlock func(), taken bool) {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return func() {}, false
	}
	var file syscall.Handle
	violation := func(err error) bool { return errors.Is(err, sharingViolation) }
	err = patiently(patience, violation, func() (err error) {
		file, err = syscall.CreateFile(name, syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
		return err
	})
	if err != nil {
		return func() {}, violation(err)
	}
	return func() { _ = syscall.CloseHandle(file) }, false
}
