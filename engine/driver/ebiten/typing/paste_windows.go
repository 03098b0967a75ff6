package typing

import (
	"os/exec"
	"syscall"
)

// pastePrograms lists what can tell what was copied.
func pastePrograms() [][]string {
	return [][]string{{
		"powershell.exe", "-NoProfile", "-NonInteractive", "-Command",
		"[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw",
	}}
}

// hideConsole keeps a program from opening a window of its own.
func hideConsole(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
