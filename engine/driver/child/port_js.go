package child

import (
	"io"
	"sync"
	"syscall/js"
)

// Port is a connection by messages of a page, each an ArrayBuffer: a MessagePort, or what has the same postMessage,
// onmessage and close. Reading and writing are for one goroutine each.
type Port struct {
	object js.Value
	hear   js.Func
	rest   []byte // of the message that is being read
	memory []byte // of that message
	signal chan struct{}
	closed chan struct{}
	once   sync.Once

	mu   sync.Mutex
	come [][]byte // that nobody has read
	free [][]byte // memory for them
}

// mostFree is how many messages' memory is kept: one is read while another comes.
const mostFree = 4

// Over returns the connection over a port. What has come before is read first, if the port has kept it, as a MessagePort
// does.
func Over(port js.Value) *Port {
	p := &Port{object: port, signal: make(chan struct{}, 1), closed: make(chan struct{})}
	p.hear = js.FuncOf(func(_ js.Value, args []js.Value) any {
		p.take(js.Global().Get("Uint8Array").New(args[0].Get("data")))
		return nil
	})
	port.Set("onmessage", p.hear)
	return p
}

// take keeps a message, since who calls it must not wait.
func (p *Port) take(array js.Value) {
	n := array.Length()
	p.mu.Lock()
	defer p.mu.Unlock()
	var b []byte
	if last := len(p.free) - 1; last >= 0 {
		b, p.free = p.free[last], p.free[:last]
	}
	if cap(b) < n {
		b = make([]byte, n+n/4)
	}
	b = b[:n]
	js.CopyBytesToGo(b, array)
	p.come = append(p.come, b)
	select {
	case p.signal <- struct{}{}:
	default:
	}
}

// Read reads what the other side wrote, and io.EOF when the port is closed.
func (p *Port) Read(b []byte) (int, error) {
	for len(p.rest) == 0 {
		if p.next() {
			continue
		}
		select {
		case <-p.signal:
		case <-p.closed:
			if !p.next() {
				return 0, io.EOF
			}
		}
	}
	n := copy(b, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

// next goes on to the next message, if there is one.
func (p *Port) next() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.come) == 0 {
		return false
	}
	if p.memory != nil && len(p.free) < mostFree {
		p.free = append(p.free, p.memory)
	}
	p.memory, p.rest = p.come[0], p.come[0]
	p.come = append(p.come[:0], p.come[1:]...)
	return true
}

// Write sends b as one message. Nothing says whether it arrives.
func (p *Port) Write(b []byte) (int, error) {
	select {
	case <-p.closed:
		return 0, io.ErrClosedPipe
	default:
	}
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	buffer := array.Get("buffer")
	p.object.Call("postMessage", buffer, []any{buffer}) // handed over, not copied
	return len(b), nil
}

// Close ends the connection on this side alone: a port does not tell the other one.
func (p *Port) Close() error {
	p.once.Do(func() {
		close(p.closed)
		p.object.Set("onmessage", js.Null())
		p.object.Call("close")
		p.hear.Release()
	})
	return nil
}
