package ebiten

import (
	"os/exec"
	"syscall"
	"unicode/utf16"
)

// copyPrograms lists what can copy.
func copyPrograms() [][]string { return [][]string{{"clip.exe"}} }

// clipboardBytes returns a text in UTF-16, which the program knows by the mark in front. Anything else it would take
// for the console's own letters.
func clipboardBytes(text string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

// hideConsole keeps a program from opening a window of its own.
func hideConsole(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
