//go:build !js

package dev

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/krill2d/krill/engine/dev/bake"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// answer answers an ask of a face or of the window: what begins with "dev." is answered here, all else by the window.
func (s *session) answer(q protocol.Ask) protocol.Answer {
	if q.Do == protocol.Swap || q.Do == protocol.Close { // a program that a face names is not run, and it does not end krill dev
		return protocol.Refuse(errors.New(q.Do + ": this is for krill dev itself; try " + protocol.Build + " or " + protocol.Quit))
	}
	if !strings.HasPrefix(q.Do, "dev.") {
		w := s.shownIn()
		if w == nil {
			return protocol.Refuse(errors.New(q.Do + ": the game is not there yet; try again when it is built"))
		}
		return w.peer.Ask(q, 0)
	}
	result, err := s.own(q)
	if err != nil {
		return protocol.Refuse(err)
	}
	return protocol.Reply(result)
}

// up answers the window as a face that the developer sits at. The server knows some more words.
func (s *session) up(q protocol.Ask) protocol.Answer {
	if s.server != nil {
		return s.server.Ask(q)
	}
	return s.answer(q)
}

// own answers what begins with "dev.".
func (s *session) own(q protocol.Ask) (any, error) {
	var named protocol.NameArgs
	if err := q.Read(&named); err != nil {
		return nil, fmt.Errorf("dev: read %s: %w", q.Do, err)
	}
	switch q.Do {
	case protocol.Keep:
		return s.keep(named.Name)
	case protocol.Kept:
		list, err := listKept(s.place.states())
		return protocol.KeptResult{States: list}, err
	case protocol.Back:
		return s.back(named.Name)
	case protocol.Forget:
		return nil, s.forget(named.Name)
	case protocol.Try:
		return s.try(named.Name)
	case protocol.Drop:
		return nil, s.drop(named.Name)
	case protocol.Bake:
		return bake.Game(s.dir)
	case protocol.Build:
		return s.buildNow(), nil
	case protocol.About:
		return s.aboutNow(), nil
	case protocol.Quit:
		time.AfterFunc(50*time.Millisecond, s.Quit) // after the answer has gone
		return nil, nil
	}
	return nil, fmt.Errorf("dev: answer %q: unknown; are both sides of one version of Krill?", q.Do)
}

// state asks the window for the state of the game.
func (s *session) state() (clock protocol.ClockResult, state, begun []byte, err error) {
	a := s.answer(protocol.New(protocol.State, nil))
	if err := a.Read(&clock); err != nil {
		return clock, nil, nil, err
	}
	if len(a.Blobs) != 2 {
		return clock, nil, nil, fmt.Errorf("dev: ask for the state: got %d pieces, not 2; are both sides of one version of Krill?", len(a.Blobs))
	}
	return clock, a.Blobs[0], a.Blobs[1], nil
}

// keepIn keeps the state of the game in a file.
func (s *session) keepIn(file, name string) (protocol.KeptState, error) {
	clock, state, begun, err := s.state()
	k := protocol.KeptState{Name: name, Tick: clock.Tick, Time: time.Now().Format(time.RFC3339Nano), Size: len(state)}
	if err != nil {
		return k, err
	}
	return k, keep(file, k, state, begun)
}

func (s *session) keep(name string) (protocol.KeptState, error) {
	if err := checkName("keep state", name); err != nil {
		return protocol.KeptState{}, err
	}
	return s.keepIn(keptFile(s.place.states(), name), name)
}

func (s *session) back(name string) (r protocol.RestoreResult, err error) {
	if err := checkName("go back to", name); err != nil {
		return r, err
	}
	_, state, begun, err := readKept(keptFile(s.place.states(), name))
	if errors.Is(err, os.ErrNotExist) {
		return r, noState("go back to", s.place.states(), name)
	}
	if err != nil {
		return r, fmt.Errorf("dev: go back to %q: %w; try keeping it anew", name, err)
	}
	return r, s.answer(protocol.New(protocol.Load, nil, state, begun)).Read(&r)
}

func (s *session) forget(name string) error {
	if err := checkName("forget", name); err != nil {
		return err
	}
	err := os.Remove(keptFile(s.place.states(), name))
	if errors.Is(err, os.ErrNotExist) {
		return noState("forget", s.place.states(), name)
	}
	return err
}

// buildNow builds as after a save, and returns what the session is at then.
func (s *session) buildNow() protocol.AboutResult {
	done := make(chan struct{})
	s.mu.Lock()
	s.wanted.waiting = append(s.wanted.waiting, done)
	s.mu.Unlock()
	s.want(time.Now())
	select {
	case <-done:
	case <-s.quit:
	}
	return s.aboutNow()
}

func (s *session) aboutNow() protocol.AboutResult {
	s.mu.Lock()
	defer s.mu.Unlock()
	a := s.about
	a.Folder = filepath.ToSlash(a.Folder)
	return a
}
