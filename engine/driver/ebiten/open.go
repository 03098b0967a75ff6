package ebiten

import (
	"fmt"
	"net/url"
	"strings"
)

// openURL shows a page of the web in the player's browser. It refuses everything else: a game must not be able to
// start programs by a link.
func openURL(text string) error {
	u, err := webPage(text)
	if err != nil {
		return err
	}
	if err := openPage(u); err != nil {
		return fmt.Errorf("ebiten: open %q: %w", text, err)
	}
	return nil
}

// webPage returns the address in a form that holds no spaces or quotes, or why it is not one of the web.
func webPage(text string) (string, error) {
	u, err := url.Parse(text)
	if err != nil {
		return "", fmt.Errorf("ebiten: open %q: %w", text, err)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", fmt.Errorf(`ebiten: open %q: not a page of the web; try an address that begins with "https://"`, text)
	}
	page := unsafeInPage.Replace(u.String())
	if _, err := url.Parse(page); err != nil {
		return "", fmt.Errorf("ebiten: open %q: %w", text, err)
	}
	return page, nil
}

// unsafeInPage escapes what url.URL leaves as it was in a query, and what the programs that get the page may split at.
var unsafeInPage = strings.NewReplacer(" ", "%20", `"`, "%22")
