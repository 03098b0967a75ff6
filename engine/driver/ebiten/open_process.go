//go:build !js

package ebiten

import (
	"os/exec"
	"runtime"
)

// openPage starts the program that the system keeps for addresses and does not wait for it.
func openPage(page string) error {
	cmd := exec.Command("xdg-open", page)
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", page)
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", page)
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	go cmd.Wait() // so that it leaves no zombie; how it ends is the player's to see
	return nil
}
