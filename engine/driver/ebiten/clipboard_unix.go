//go:build !js && !windows

package ebiten

import (
	"os"
	"os/exec"
	"runtime"
)

// copyPrograms lists what can copy, the best first.
func copyPrograms() [][]string {
	x := [][]string{{"xclip", "-selection", "clipboard"}, {"xsel", "--clipboard", "--input"}}
	switch {
	case runtime.GOOS == "darwin":
		return [][]string{{"pbcopy"}}
	case runtime.GOOS == "android" || runtime.GOOS == "ios":
		return nil
	case os.Getenv("WAYLAND_DISPLAY") != "":
		return append([][]string{{"wl-copy"}}, x...)
	}
	return x
}

// clipboardBytes returns a text as the programs read it.
func clipboardBytes(text string) string { return text }

func hideConsole(*exec.Cmd) {}
