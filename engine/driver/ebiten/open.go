package ebiten

import "fmt"

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

// notOfTheWeb refuses an address.
func notOfTheWeb(text string) error {
	return fmt.Errorf(`ebiten: open %q: not a page of the web; try an address that begins with "https://"`, text)
}
