//go:build unix

package build

import (
	"os/exec"
	"syscall"
)

// asGroup lets a call of go and the compilers that it starts be ended together. They are told to, so that go removes its
// temporary files.
func asGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
}
