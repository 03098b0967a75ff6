//go:build !linux

package screentest

import "os/exec"

// dieWithParent does nothing: only Linux has the means.
func dieWithParent(*exec.Cmd) {}
