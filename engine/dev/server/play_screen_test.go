//go:build screen && !js

package server

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// window is a program that says hello to krill dev, and is a game as well, which says hello to it.
const window = `package main

import "syscall/js"

func main() {
	if port := js.Global().Get("krillWindow"); port.Truthy() {
		js.Global().Get("localStorage").Call("setItem", "score", "7")
		port.Call("postMessage", "hello from a worker")
		select {}
	}
	dev, end := js.Global().Get("krillDev"), make(chan bool)
	dev.Call("socket").Call("then", js.FuncOf(func(_ js.Value, args []js.Value) any {
		text := js.Global().Get("Uint8Array").New(3)
		js.CopyBytesToJS(text, []byte("hi!"))
		args[0].Call("send", text)
		return nil
	}))
	started := dev.Call("start", "game.wasm")
	started.Get("port").Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		dev.Call("say", args[0].Get("data"))
		end <- true
		return nil
	}))
	<-end
	select {}
}
`

func TestPlayRunsTheWindow(t *testing.T) {
	dir := t.TempDir()
	source, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "window.wasm")
	if err := os.WriteFile(source, []byte(window), 0o644); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-o", program, source)
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"window.wasm": program, "game.wasm": program, "wasm_exec.js": filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js")}
	said := make(chan string, 1)
	s := serve(t, Options{
		Files: func(name string) ([]byte, error) { return os.ReadFile(files[name]) },
		Window: func(conn Page) {
			b := make([]byte, 3)
			io.ReadFull(conn, b)
			said <- string(b)
			io.Copy(io.Discard, conn)
		},
	})
	p := screentest.NewBrowser(t).Blank(desk, s.Play())
	p.Load()
	if got := <-said; got != "hi!" {
		t.Errorf("got %q from the window; want hi!", got)
	}
	p.Until(func() bool { return p.Eval(`document.getElementById("said").textContent`) == "hello from a worker" }, "run another program")
	p.Until(func() bool { return p.Eval(`localStorage.score`) == "7" }, "keep what the worker saves")
	for _, line := range p.Console() {
		t.Errorf("the page said %s", line)
	}
	other := screentest.NewBrowser(t).Blank(desk, "http://"+s.loopback()+"/play/")
	other.Load()
	other.Until(func() bool {
		return other.Eval(`document.getElementById("said").textContent`) == "Open the link that krill dev printed."
	}, "say that it needs the link")
}
