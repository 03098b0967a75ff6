package main

import (
	"fmt"
	"os"
	"syscall/js"

	"github.com/krill2d/krill/engine/driver/child"
)

func main() {
	tool, err := dial()
	if err == nil {
		err = run(tool)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "window:", err)
		os.Exit(1)
	}
}

// page is the script of the page; see play.js of package server.
func page() js.Value { return js.Global().Get("krillDev") }

// dial opens the way to the tool, which ends when the socket does.
func dial() (*child.Port, error) {
	opened, failed := make(chan *child.Port, 1), make(chan error, 1)
	page().Call("socket").Call("then", js.FuncOf(func(_ js.Value, args []js.Value) any {
		p := child.Over(args[0])
		args[0].Call("addEventListener", "close", js.FuncOf(func(js.Value, []js.Value) any {
			p.Close()
			return nil
		}))
		opened <- p
		return nil
	}), js.FuncOf(func(_ js.Value, args []js.Value) any {
		failed <- js.Error{Value: args[0]}
		return nil
	}))
	select {
	case p := <-opened:
		return p, nil
	case err := <-failed:
		return nil, err
	}
}

// opens takes away what the page says while there is nothing to see.
func opens() { page().Call("say", "") }

// end ends the program: the page stays as it is.
func end() { os.Exit(0) }
