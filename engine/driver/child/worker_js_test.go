package child

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"syscall/js"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
)

// worker is this program in the place of a page with one worker.
type worker struct {
	object, port js.Value
	ended        bool
}

// newWorker gives the page a krillDev whose workers are this one.
func newWorker(t *testing.T) *worker {
	channel := js.Global().Get("MessageChannel").New()
	w := &worker{object: js.Global().Get("Object").New(), port: channel.Get("port2")}
	w.object.Set("terminate", js.FuncOf(func(js.Value, []js.Value) any { w.ended = true; return nil }))
	page := js.Global().Get("Object").New()
	page.Set("start", js.FuncOf(func(_ js.Value, args []js.Value) any {
		return map[string]any{"worker": w.object, "port": channel.Get("port1")}
	}))
	js.Global().Set("krillDev", page)
	t.Cleanup(func() {
		w.port.Call("close")
		js.Global().Delete("krillDev")
		js.Global().Delete(portName)
	})
	return w
}

// say says something beside the port.
func (w *worker) say(what map[string]any) {
	w.object.Call("onmessage", map[string]any{"data": what})
}

func TestPageWithoutWorkers(t *testing.T) {
	if _, err := Start(Program{Path: "game.wasm"}); err == nil {
		t.Error("got no error; want to hear that this page cannot")
	}
	if _, _, ok, err := Pipe(); ok || err != nil {
		t.Errorf("got %v, %v; want no window", ok, err)
	}
}

func TestGameInAWorker(t *testing.T) {
	w := newWorker(t)
	var out, errs bytes.Buffer
	var told []string
	p, err := Start(Program{Path: "game.wasm", Stdout: &out, Stderr: &errs, Told: func(p []byte) { told = append(told, string(p)) }})
	if err != nil {
		t.Fatal(err)
	}
	js.Global().Set(portName, w.port)
	r, to, ok, err := Pipe()
	if !ok || err != nil {
		t.Fatalf("got %v, %v; want the worker's port", ok, err)
	}
	if _, _, again, _ := Pipe(); again {
		t.Error("got the port twice; want it once")
	}
	served := make(chan error, 1)
	go func() { served <- Serve(&toy{news: [][]byte{[]byte("one"), []byte("two")}}, r, to) }()
	var at []int64 // a busy machine may be late, which loses nothing
	for end := time.Now().Add(20 * time.Second); len(at) < 50 && time.Now().Before(end); {
		for _, c := range p.Tick(press(driver.KeyA)).Commands {
			at = append(at, c.At)
		}
		if f := p.Draw(0.5); f.Width > len(at)+1 {
			t.Fatalf("picture after tick %d: got width %d; want no later one", len(at), f.Width)
		}
	}
	for i, at := range at {
		if at != int64(i+1) {
			t.Fatalf("command %d: got that of tick %d; want all, in order", i+1, at)
		}
	}
	if len(at) < 50 {
		t.Fatalf("got %d commands, %v; want 50", len(at), p.Err())
	}
	long := strings.Repeat("x", 300_000)
	if answer, err := p.Ask([]byte(long), 0); err != nil || string(answer) != "re: "+long {
		t.Errorf("got %d bytes, %v; want the answer", len(answer), err)
	}
	if !slices.Equal(told, []string{"one", "two"}) {
		t.Errorf("got news %q; want both", told)
	}
	w.say(map[string]any{"fd": 1, "bytes": js.Global().Get("Uint8Array").Call("of", 'h', 'i')})
	w.say(map[string]any{"fd": 2, "bytes": js.Global().Get("Uint8Array").Call("of", 'n', 'o')})
	w.say(map[string]any{"store": "score"})
	if out.String() != "hi" || errs.String() != "no" {
		t.Errorf("got %q and %q; want what the program printed", &out, &errs)
	}
	w.say(map[string]any{"ended": "exit status 2"})
	if err := p.Err(); err == nil || !strings.Contains(err.Error(), "exit status 2") {
		t.Errorf("got %v; want how the program ended", err)
	}
	p.Close()
	if !w.ended {
		t.Error("got the worker alive after Close; want it ended")
	}
	r.Close()
	if err := <-served; err != nil {
		t.Errorf("Serve: got %v; want nil", err)
	}
}

// A game in an endless loop costs its window a tenth of a second, and can be closed.
func TestHungWorker(t *testing.T) {
	w := newWorker(t)
	p, err := Start(Program{Path: "game.wasm"})
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	for range 100 {
		p.Tick(press(driver.KeyA))
	}
	if took := time.Since(began); took > 3*time.Second || p.Late() == 0 {
		t.Errorf("got %v for 100 ticks, late %v; want it to wait once", took, p.Late())
	}
	p.Close()
	if out := p.Tick(press(driver.KeyA)); len(out.Commands) != 0 || p.Err() == nil || !w.ended {
		t.Errorf("after the end: got %+v, %v; want nothing", out, p.Err())
	}
}

func TestPortReadsInPieces(t *testing.T) {
	channel := js.Global().Get("MessageChannel").New()
	a, b := Over(channel.Get("port1")), Over(channel.Get("port2"))
	for _, text := range []string{"one ", "", "two ", "three"} {
		if n, err := a.Write([]byte(text)); n != len(text) || err != nil {
			t.Fatalf("got %d, %v; want all written", n, err)
		}
	}
	got := make([]byte, 13)
	if _, err := io.ReadFull(b, got); err != nil || string(got) != "one two three" {
		t.Errorf("got %q, %v; want the messages one after the other", got, err)
	}
	b.Close()
	if _, err := b.Read(got); err != io.EOF {
		t.Errorf("got %v after Close; want the end", err)
	}
	a.Close()
	if _, err := a.Write(got); err == nil {
		t.Error("got no error for a closed port; want one")
	}
}
