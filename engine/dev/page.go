//go:build !js

package dev

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/server"
)

// page is a page that shows the game. The newest page is the window; the one before gives its state and is told to end.
func (s *session) page(p server.Page) {
	w, serve := pageWindow(p, p.Ask, s.told)
	go func() {
		s.entering.Lock()
		defer s.entering.Unlock()
		s.leavePage()
		s.revive(w)
		s.setWindow(w)
	}()
	serve()
	s.mu.Lock()
	if s.window == w {
		s.window = nil
	}
	s.mu.Unlock()
}

// leavePage ends the page that is the window, if there is one. Its game goes on where it is: not where it was when it last
// told of it.
func (s *session) leavePage() {
	s.mu.Lock()
	before := s.window
	s.window = nil
	s.mu.Unlock()
	if before == nil {
		return
	}
	defer before.close()
	const patience = time.Second
	var clock protocol.ClockResult
	a := before.peer.Ask(protocol.New(protocol.State, nil), patience)
	if a.Read(&clock) != nil || len(a.Blobs) != 2 {
		return // a page that was left
	}
	s.mu.Lock()
	s.saved = protocol.StateEvent{Tick: clock.Tick, State: a.Blobs[0], Begun: a.Blobs[1]}
	s.mu.Unlock()
}

// programFor says how the window finds a program: a page by its name at the server.
func (s *session) programFor(file string) string {
	if s.o.Web {
		return filepath.Base(file)
	}
	return file
}

// webWindow and webSupport are what a page loads before the game.
const (
	webWindow  = "window.wasm"
	webSupport = "wasm_exec.js"
)

// makeWebWindow builds the program of the pages, which session does once.
func (s *session) makeWebWindow() error {
	file := s.place.window(".wasm")
	if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
		s.print("The page is built, which takes a while the first time.")
	}
	return s.builder.Window(s.life, file)
}

// file returns a program for a page. Its name holds no slash, as the server has seen to.
func (s *session) file(name string) ([]byte, error) {
	switch name {
	case webWindow:
		if err := s.webWindow(); err != nil {
			return nil, err
		}
		return os.ReadFile(s.place.window(".wasm"))
	case webSupport:
		root, err := exec.Command("go", "env", "GOROOT").Output()
		if err != nil {
			return nil, fmt.Errorf("dev: find Go's %s: %w", webSupport, err)
		}
		return os.ReadFile(filepath.Join(string(root[:len(root)-1]), "lib", "wasm", webSupport))
	}
	if !filepath.IsLocal(name) || filepath.Ext(name) != ".wasm" {
		return nil, os.ErrNotExist
	}
	return os.ReadFile(filepath.Join(s.folder, name))
}
