package ebiten

import "syscall/js"

// webPage returns the address as the browser writes it, which holds no spaces or quotes, or why it is not one of the
// web. The browser's own reader of addresses is there already, and Go's is not small.
func webPage(text string) (page string, err error) {
	defer func() {
		if recover() != nil { // it throws what it cannot read
			err = notOfTheWeb(text)
		}
	}()
	u := js.Global().Get("URL").New(text)
	if p := u.Get("protocol").String(); p != "http:" && p != "https:" {
		return "", notOfTheWeb(text)
	}
	return u.Get("href").String(), nil
}

// openPage opens a new tab. Browsers allow that only just after the player did something.
func openPage(page string) error {
	js.Global().Call("open", page, "_blank", "noopener")
	return nil
}
