package save

import (
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"
	"syscall/js"
)

// openUsual returns the browser's storage; elsewhere, as in node, where there is none, a folder.
func openUsual(id string) (Disk, error) {
	store, err := localStorage()
	if err != nil {
		return nil, &Error{"open", id, fmt.Errorf("%w: %w", errOff, err)}
	}
	if store.IsUndefined() {
		return openFolder(id)
	}
	if store.IsNull() {
		return nil, &Error{"open", id, errOff}
	}
	p := &page{id: id, store: store}
	if p.more, err = call(js.Global(), "Function", "id", pageScript); err == nil {
		p.more, err = call(p.more, "call", nil, id)
	}
	if err != nil {
		p.more = js.Undefined() // a page that forbids text to become code has localStorage alone
		return p, nil
	}
	if _, err = p.ask("start"); err != nil {
		return nil, &Error{"open", id, fmt.Errorf("%w: %w", errOff, err)}
	}
	return p, nil
}

// pageScript is what a page does for saves besides localStorage: the body of a function of a game's id, which returns an
// object. It is JavaScript because that is a tenth as large in a page as what Go makes of the same, and without comments
// for the same reason. What it does:
//
//   - A save that localStorage has no room for, or that is large, goes to IndexedDB, and stays there: of the two places
//     IndexedDB has the newer one. Its saves are read before the first tick, which cannot wait; they are text as in
//     localStorage. The database is opened at the start in any case, so that a large save in the page's last moment has it at
//     hand.
//   - The key .large, which is no save's name, says whether there may be any: 0 or 1, so that it needs no more room when it
//     changes, and it does before the first of them is stored. When it is missing there was no save yet, or no room for it: then the browser is asked for the database.
//   - start and write return a promise when there is something to wait for, which a tick must not do. While a page is
//     hidden or left nobody can wait: writes are asked for, committed at once, and finished by the browser; the promise
//     of one that was waited for ends. The events are captured, which is before the engine finishes its saves. A late
//     failure is told by the next write.
//   - A lock, which the browser takes back when a page ends, tells a second tab from the first. Pages that came over
//     plain HTTP have none.
//   - keep asks for saves that the browser does not throw away; some ask the player.
//
//go:embed page.js
var pageScript string

// localStorage asks through Reflect, whose errors can be caught: a plain property that throws, as this one does where
// storage is off, would end the program.
func localStorage() (store js.Value, err error) {
	return call(js.Global().Get("Reflect"), "get", js.Global(), "localStorage")
}

// call calls a method and turns an exception of the page into an error.
func call(on js.Value, method string, args ...any) (value js.Value, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case js.Error:
			err = exception(e.Value)
		default:
			panic(e)
		}
	}()
	return on.Call(method, args...), nil
}

// exception returns what the page throws as an error.
func exception(e js.Value) error {
	err := errors.New(e.Call("toString").String())
	if e.Get("name").String() == "QuotaExceededError" {
		return fmt.Errorf("%w: %w", errQuota, err)
	}
	return err
}

// page keeps saves in localStorage, sealed and in base64, for it holds text, and in IndexedDB those that have no room
// there. It has no backup: the browser replaces a value whole, and room is short.
type page struct {
	id    string
	store js.Value    // localStorage
	more  js.Value    // what page.js returns
	asked atomic.Bool // for saves that stay
}

// ask calls a method of page.js and waits for its promise, if it returns one.
func (p *page) ask(method string, args ...any) (js.Value, error) {
	value, err := call(p.more, method, args...)
	if err != nil || value.Type() != js.TypeObject {
		return value, err
	}
	ended := make(chan error, 1)
	well := js.FuncOf(func(js.Value, []js.Value) any { ended <- nil; return nil })
	badly := js.FuncOf(func(_ js.Value, args []js.Value) any { ended <- exception(args[0]); return nil })
	value.Call("then", well, badly)
	err = <-ended
	well.Release()
	badly.Release()
	return value, err
}

func (p *page) key(name string) string { return p.id + "/" + name }

func (p *page) Read(name string) ([]byte, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	data, err := p.load(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nothing(name)
	}
	return data, failed("read", name, err)
}

func (p *page) load(name string) ([]byte, error) {
	on, method, what := p.more, "read", name
	if p.more.IsUndefined() {
		on, method, what = p.store, "getItem", p.key(name)
	}
	value, err := call(on, method, what)
	if err != nil {
		return nil, err
	}
	if value.IsNull() {
		return nil, fs.ErrNotExist
	}
	file, err := base64.StdEncoding.DecodeString(value.String())
	if err != nil {
		return nil, damage("corrupt: " + err.Error())
	}
	return unseal(file)
}

// Write of a save that has no room in localStorage waits for the browser, so it must not be called in a tick.
func (p *page) Write(name string, data []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	if _, err := p.load(name); errors.Is(err, ErrNewer) {
		return failed("write", name, err)
	}
	if err := p.write(name, base64.StdEncoding.EncodeToString(seal(data))); err != nil {
		return failed("write", name, fmt.Errorf("%d bytes: %w", len(data), err))
	}
	return nil
}

func (p *page) write(name, text string) error {
	if p.more.IsUndefined() {
		_, err := call(p.store, "setItem", p.key(name), text)
		return err
	}
	if _, err := p.ask("write", name, text); err != nil {
		return err
	}
	if !p.asked.Swap(true) {
		_, _ = call(p.more, "keep") // the answer changes nothing here
	}
	if second, err := call(p.more, "second"); err == nil && second.Bool() {
		return ErrShared
	}
	return nil
}
