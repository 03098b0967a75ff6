//go:build !linux

package screentest

import (
	"errors"
	"os"
	"os/exec"
)

// dieWithParent does nothing: only Linux has the means.
func dieWithParent(*exec.Cmd) {}

func freeze(*os.Process, bool) error { return errors.ErrUnsupported }
