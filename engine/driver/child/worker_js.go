package child

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"syscall/js"
)

// Process is a game's program that runs in a worker of the page: a thread of its own, that can be ended also when it hangs.
type Process struct {
	*App
	worker js.Value
	port   *Port
	heard  js.Func // hears what the worker says beside the port
	close  sync.Once
}

// Program says how to start one.
type Program struct {
	Path           string // its address, from the page on
	Stdout, Stderr io.Writer
	Told           func(payload []byte) // see Connect
}

// Start lets the page start a program: globalThis.krillDev.start(path) returns {worker, port}. The worker says {fd, bytes}
// for what the program prints, and {ended: "why"}. Close must be called at the end.
func Start(p Program) (*Process, error) {
	page := js.Global().Get("krillDev")
	if !page.Truthy() {
		return nil, errors.New("child: start the game: this page cannot; try the page of krill dev --web")
	}
	started := page.Call("start", p.Path)
	s := &Process{worker: started.Get("worker"), port: Over(started.Get("port"))}
	s.App = connect(s.port, s.port, p.Told, func() error { return errEnded })
	s.heard = js.FuncOf(func(_ js.Value, args []js.Value) any {
		s.hear(args[0].Get("data"), p)
		return nil
	})
	s.worker.Set("onmessage", s.heard)
	return s, nil
}

// hear hears what a worker says. Writers of a window do not wait.
func (s *Process) hear(said js.Value, p Program) {
	if why := said.Get("ended"); why.Type() == js.TypeString {
		s.line.fail(fmt.Errorf("%w: %s", errEnded, why.String()))
	}
	array := said.Get("bytes")
	if array.Type() != js.TypeObject {
		return
	}
	b := make([]byte, array.Length())
	js.CopyBytesToGo(b, array)
	w := p.Stdout
	if said.Get("fd").Int() == 2 {
		w = p.Stderr
	}
	if w != nil {
		w.Write(b)
	}
}

// Close ends the program at once.
func (s *Process) Close() error {
	s.close.Do(func() {
		s.line.fail(errors.New("child: the game was closed"))
		s.worker.Set("onmessage", js.Null())
		s.worker.Call("terminate")
		s.port.Close()
		s.heard.Release()
	})
	return nil
}

// Pid returns 0: there is no process.
func (s *Process) Pid() int { return 0 }
