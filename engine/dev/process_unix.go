//go:build unix

package dev

import (
	"os/exec"
	"syscall"
)

// apart puts a process and those that it starts into a group of their own: an interrupt typed at the terminal is for krill
// dev alone, which then ends the others in order, and all of them can be ended.
func apart(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// endGroup ends a process and all that it started.
func endGroup(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) } // fails when nobody is left

// waitGroup waits for a process, and ends what it leaves behind.
func waitGroup(cmd *exec.Cmd) error {
	err := cmd.Wait()
	endGroup(cmd)
	return err
}
