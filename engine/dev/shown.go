//go:build !js

package dev

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// shownIn returns the window that is there, or nil.
func (s *session) shownIn() *window {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.window
}

// waitForWindow returns the window, as soon as there is one; nil when ctx ends before.
func (s *session) waitForWindow(ctx context.Context) *window {
	for {
		s.mu.Lock()
		w, arrived := s.window, s.arrived
		s.mu.Unlock()
		if w != nil && !w.gone() {
			return w
		}
		select {
		case <-ctx.Done():
			return nil
		case <-arrived:
		}
	}
}

// setWindow says which window is there; nil: none.
func (s *session) setWindow(w *window) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.window = w
	if w != nil {
		close(s.arrived)
		s.arrived = make(chan struct{})
	}
}

// A window that dies is opened anew, but not when it showed nothing, and no more than mostDeaths times in a minute.
const mostDeaths = 3

// keepWindow opens the window and opens it anew when it dies, until its player closes it or the session is over.
func (s *session) keepWindow(ctx context.Context) error {
	program, err := s.windowProgram(ctx)
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return err
	}
	var deaths []time.Time
	for {
		w, err := startWindow(program, s.windowEnvironment(), s.o.Output, s.up, s.told)
		if err != nil {
			return err
		}
		s.revive(w)
		s.setWindow(w)
		select {
		case <-ctx.Done():
			return nil
		case <-s.quit:
			return nil
		case <-w.ended:
		}
		s.setWindow(nil)
		switch {
		case w.err == nil || ctx.Err() != nil:
			return nil
		case s.unborn():
			return fmt.Errorf("dev: show the game: its window ended before it showed anything: %w; try krill dev --web", w.err)
		}
		deaths = append(deaths, time.Now())
		if n := len(deaths); n > mostDeaths && deaths[n-1].Sub(deaths[n-1-mostDeaths]) < time.Minute {
			return fmt.Errorf("dev: show the game: its window dies again and again: %w; try krill run, which needs none of krill dev", w.err)
		}
		s.print("the window died (%v) and is opened anew", w.err)
	}
}

// windowProgram returns the program of the window, built if need be.
func (s *session) windowProgram(ctx context.Context) (string, error) {
	if len(s.o.window) > 0 {
		return s.o.window[0], nil
	}
	suffix := ""
	if runtime.GOOS == "windows" {
		suffix = ".exe"
	}
	file := s.place.window(suffix)
	if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
		s.print("The window is built, which takes a while the first time.")
	}
	return file, s.builder.Window(ctx, file)
}

// windowEnvironment makes the game look at its files where they are edited; see package engine.
func (s *session) windowEnvironment() []string {
	env := []string{"KRILL_DEV=" + s.dir}
	if len(s.o.window) > 0 {
		env = append(env, s.o.window[1:]...)
	}
	return env
}

// revive lets a new window go on where the one before died: with the last build, and the last state that it told of.
func (s *session) revive(w *window) {
	s.mu.Lock()
	r, saved, fresh, errs := s.good, s.saved, s.fresh, s.about.Errors
	s.mu.Unlock()
	if len(errs) > 0 {
		w.peer.Ask(protocol.New(protocol.Say, protocol.SayArgs{About: aboutBuild, Kind: "error", Title: "It does not build", Lines: problemLines(errs, "")}), 0)
	}
	if fresh || r.Program == "" {
		return // the first build is on its way
	}
	swap := protocol.SwapArgs{Program: s.programFor(r.Program), Number: r.Number}
	if len(saved.State) > 0 {
		err := w.peer.Ask(protocol.New(protocol.Swap, swap, saved.State, saved.Begun), 0).Read(nil)
		if err == nil || w.gone() {
			return
		}
		s.print("the game cannot go on where it was, and begins anew: %v", err)
	}
	swap.Fresh = true
	err := w.peer.Ask(protocol.New(protocol.Swap, swap), 0).Read(nil)
	if err != nil {
		s.print("the game cannot go on: %v", err)
	}
}
