package child

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

// bequeath hands files to a command, and returns the numbers under which it finds them.
func bequeath(c *exec.Cmd, files []*os.File) string {
	handles := make([]syscall.Handle, len(files))
	for i, f := range files {
		handles[i] = syscall.Handle(f.Fd())
		syscall.SetHandleInformation(handles[i], syscall.HANDLE_FLAG_INHERIT, syscall.HANDLE_FLAG_INHERIT)
	}
	c.SysProcAttr = &syscall.SysProcAttr{AdditionalInheritedHandles: handles, HideWindow: true}
	return fmt.Sprintf("%d,%d,%d", handles[0], handles[1], handles[2])
}

func closeOnExec(h uintptr) { syscall.CloseOnExec(syscall.Handle(h)) }
