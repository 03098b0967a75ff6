package child

import (
	"io"
	"syscall/js"
)

// portName is the port that a page's worker leaves for its game.
const portName = "krillWindow"

// Pipe returns the game's way to its window, which is another program of the page, and false where there is none: the worker
// in which krill dev runs a game has left a MessagePort in globalThis.krillWindow. It says so once.
func Pipe() (r io.ReadCloser, w io.WriteCloser, ok bool, err error) {
	port := js.Global().Get(portName)
	if !port.Truthy() {
		return nil, nil, false, nil
	}
	js.Global().Delete(portName)
	p := Over(port)
	return p, p, true, nil
}
