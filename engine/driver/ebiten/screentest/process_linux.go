package screentest

import (
	"os/exec"
	"syscall"
)

// dieWithParent ends the program when this process is killed and cannot clean up.
func dieWithParent(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
