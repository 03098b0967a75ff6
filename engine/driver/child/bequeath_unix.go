//go:build !js && !windows

package child

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

// bequeath hands files to a command, and returns the numbers under which it finds them.
func bequeath(c *exec.Cmd, files []*os.File) string {
	c.ExtraFiles = files
	return fmt.Sprintf("%d,%d,%d", 3, 4, 5)
}

func closeOnExec(fd uintptr) { syscall.CloseOnExec(int(fd)) }
