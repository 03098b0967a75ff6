package child

import (
	"bytes"
	"errors"
	"fmt"
	"syscall/js"

	"github.com/krill2d/krill/engine/driver"
)

// Variable tells a game that it is played for a window that is another program of its page.
const Variable = "KRILL_CHILD"

// pageName is what a game calls itself in its page: an object with a function ask, which takes a message and returns the
// news and the answer, both as a Uint8Array.
const pageName = "krillChild"

// ServePage lets another program of the page play app: whoever calls globalThis.krillChild.ask, which is there when ServePage is
// called, and until the next game takes its place. It returns when the one who plays calls krillChild.close.
func ServePage(app Served) error {
	s := pageServed{app: app}
	ended := make(chan error, 1)
	ask := js.FuncOf(func(_ js.Value, args []js.Value) any {
		answer, err := s.ask(args)
		if err != nil {
			select {
			case ended <- err:
			default:
			}
			return err.Error()
		}
		return answer
	})
	leave := js.FuncOf(func(js.Value, []js.Value) any {
		select {
		case ended <- nil:
		default:
		}
		return nil
	})
	object := js.Global().Get("Object").New()
	object.Set("ask", ask)
	object.Set("close", leave)
	js.Global().Set(pageName, object)
	defer ask.Release()
	defer leave.Release()
	return <-ended
}

// pageServed answers messages that come as calls.
type pageServed struct {
	served
	app     Served
	message []byte
}

func (s *pageServed) ask(args []js.Value) (answer js.Value, err error) {
	if len(args) != 1 || args[0].Type() != js.TypeObject {
		return js.Null(), errors.New("child: serve: ask takes one Uint8Array")
	}
	s.message = fromPage(s.message, args[0])
	k, message, err := driver.ReadMessage(bytes.NewReader(s.message), nil)
	if err == nil {
		err = s.answer(s.app, k, message)
	}
	if err != nil {
		return js.Null(), err
	}
	return toPage(s.out), nil
}

// ConnectPage returns the app of the game that registered itself last in this page, see ServePage; one that is no longer
// needed must be closed. A tick waits for its answer without end, since a page has one thread. It is an error when there is no
// game.
func ConnectPage(told func(payload []byte)) (*PageApp, error) {
	object := js.Global().Get(pageName)
	if object.Type() != js.TypeObject {
		return nil, errors.New("child: connect: no game has registered itself in this page; has its program started?")
	}
	p := &PageApp{App: &App{turn: make(chan struct{}, 1)}, object: object}
	p.line.openCalls(p.call, told)
	return p, nil
}

// openCalls opens a line to a game that answers at once.
func (l *line) openCalls(call func([]byte) ([]byte, error), told func([]byte)) {
	l.call, l.told = call, told
	l.gone = make(chan struct{})
}

// PageApp is a game that is another program of the page.
type PageApp struct {
	*App
	object js.Value
	reply  []byte
}

// Close lets the game end.
func (p *PageApp) Close() error {
	if p.Err() == nil {
		p.line.fail(errors.New("child: the game was closed"))
		p.object.Call("close")
	}
	return nil
}

// Pid returns 0: there is no process.
func (p *PageApp) Pid() int { return 0 }

// call hands a message to the game and returns what it says.
func (p *PageApp) call(message []byte) (reply []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil { // an exception: the program has ended
			err = fmt.Errorf("%w: %v", errEnded, cause)
		}
	}()
	answer := p.object.Call("ask", toPage(message))
	if answer.Type() != js.TypeObject {
		return nil, fmt.Errorf("%w: %v", errEnded, answer)
	}
	p.reply = fromPage(p.reply, answer)
	return p.reply, nil
}

func toPage(b []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}

func fromPage(b []byte, array js.Value) []byte {
	n := array.Get("length").Int()
	if cap(b) < n {
		b = make([]byte, n+n/4)
	}
	b = b[:n]
	js.CopyBytesToGo(b, array)
	return b
}
