package ebiten

import "syscall/js"

// openPage opens a new tab. Browsers allow that only just after the player did something.
func openPage(page string) error {
	js.Global().Call("open", page, "_blank", "noopener")
	return nil
}
