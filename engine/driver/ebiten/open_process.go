//go:build !js

package ebiten

import (
	"fmt"
	"net/url"
	"os/exec"
	"runtime"
	"strings"
)

// webPage returns the address in a form that holds no spaces or quotes, or why it is not one of the web.
func webPage(text string) (string, error) {
	u, err := url.Parse(text)
	if err != nil {
		return "", fmt.Errorf("ebiten: open %q: %w", text, err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", notOfTheWeb(text)
	}
	page := unsafeInPage.Replace(u.String())
	if _, err := url.Parse(page); err != nil {
		return "", fmt.Errorf("ebiten: open %q: %w", text, err)
	}
	return page, nil
}

// unsafeInPage escapes what url.URL leaves as it was in a query, and what the programs that get the page may split at.
var unsafeInPage = strings.NewReplacer(" ", "%20", `"`, "%22")

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
