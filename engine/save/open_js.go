package save

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"syscall/js"
)

// openUsual returns the browser's localStorage; elsewhere, as in node, where there is none, a folder.
func openUsual(id string) (Disk, error) {
	store, err := localStorage()
	if err != nil {
		return nil, fmt.Errorf("save: open %q: %w; try allowing this page to store data", id, err)
	}
	if store.IsUndefined() {
		return openFolder(id)
	}
	if store.IsNull() {
		return nil, fmt.Errorf("save: open %q: the browser has its storage switched off; try allowing this page to store data", id)
	}
	return &page{id: id, store: store}, nil
}

// localStorage asks through Reflect, whose errors can be caught: a plain property that throws, as this one does where
// storage is off, would end the program.
func localStorage() (store js.Value, err error) {
	defer catch(&err)
	return js.Global().Get("Reflect").Call("get", js.Global(), "localStorage"), nil
}

// catch turns an exception of the page into an error.
func catch(err *error) {
	switch e := recover().(type) {
	case nil:
	case js.Error:
		*err = errors.New(e.Value.Call("toString").String())
		if e.Value.Get("name").String() == "QuotaExceededError" {
			*err = fmt.Errorf("%w: %w", errQuota, *err)
		}
	default:
		panic(e)
	}
}

// page keeps saves in localStorage, sealed and in base64, for it holds text. It has no backup: the browser replaces
// a value whole, and room is short. Two tabs share their saves, and nobody is told: the value that is set last stays.
type page struct {
	mu    sync.Mutex
	id    string
	store js.Value
	asked bool // for saves that stay
}

func (p *page) key(name string) string { return p.id + "/" + name }

func (p *page) Read(name string) ([]byte, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	data, err := p.load(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nothing(name)
	}
	return data, failed("read", name, err)
}

func (p *page) load(name string) ([]byte, error) {
	value, err := p.call("getItem", p.key(name))
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

func (p *page) Write(name string, data []byte) error {
	if err := checkName(name); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, err := p.load(name); errors.Is(err, ErrNewer) {
		return failed("write", name, err)
	}
	_, err := p.call("setItem", p.key(name), base64.StdEncoding.EncodeToString(seal(data)))
	if err != nil {
		return failed("write", name, fmt.Errorf("%d bytes: %w", len(data), err))
	}
	if !p.asked {
		p.asked = true
		askToKeep()
	}
	return nil
}

// askToKeep asks the browser not to throw away what this page has stored when it runs short of room. Some browsers ask
// the player, so it is done when there is something to lose. The answer changes nothing here.
func askToKeep() {
	var refused error
	defer catch(&refused)
	navigator := js.Global().Get("navigator")
	if !navigator.Truthy() || !navigator.Get("storage").Truthy() || !navigator.Get("storage").Get("persist").Truthy() {
		return // an old browser, or a page that came over plain HTTP
	}
	ignore := js.Global().Get("Function").New()
	navigator.Get("storage").Call("persist").Call("catch", ignore)
}

func (p *page) call(method string, args ...any) (value js.Value, err error) {
	defer catch(&err)
	return p.store.Call(method, args...), nil
}
