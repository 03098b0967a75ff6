//go:build !js

package dev

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// try is a second krill dev, on a worktree of its own.
type try struct {
	cmd   *exec.Cmd
	in    io.Closer // krill dev ends with it
	ended chan struct{}
}

// tried is what is written down of a try, so that it can be removed by a later krill dev.
type tried struct {
	Folder string // of the worktree
	Branch string
	Top    string // of the repository that it belongs to
}

func (p place) tried(name string) string { return filepath.Join(p.tries(), name+".json") }

// try opens the state of the game on a worktree of its own, with all that is not committed yet.
func (s *session) try(name string) (r protocol.TryResult, err error) {
	if err := checkName("try", name); err != nil {
		return r, err
	}
	if _, err := os.Stat(s.place.tried(name)); err == nil {
		return r, fmt.Errorf("dev: try %q: there is one of that name; try krill drop %s, or another name", name, name)
	}
	state := filepath.Join(s.place.tries(), name+keptSuffix)
	if _, err := s.keepIn(state, name); err != nil {
		return r, err
	}
	t, game, err := makeWorktree(s.dir, name)
	if err == nil {
		err = writeTried(s.place.tried(name), t)
	}
	if err != nil {
		return r, errors.Join(err, os.Remove(state))
	}
	address, err := s.start(name, game, state)
	if err != nil {
		return r, errors.Join(err, s.drop(name))
	}
	return protocol.TryResult{Folder: filepath.ToSlash(game), Address: address}, nil
}

func writeTried(file string, t tried) error {
	data, err := json.MarshalIndent(t, "", "\t")
	if err != nil {
		return err
	}
	return writeWhole(file, data)
}

// start starts a krill dev for the game of a worktree, and returns the address of its page.
func (s *session) start(name, game, state string) (address string, err error) {
	tool := s.o.Tool
	if tool == "" {
		if tool, err = os.Executable(); err != nil {
			return "", err
		}
	}
	cmd := exec.Command(tool, "dev", "--attached", "--state", state, game)
	apart(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return "", err
	}
	out, w := io.Pipe()
	cmd.Stdout, cmd.Stderr = w, w
	if err := cmd.Start(); err != nil {
		return "", fmt.Errorf("dev: try %q: %w", name, err)
	}
	t := &try{cmd: cmd, in: in, ended: make(chan struct{})}
	s.mu.Lock()
	s.tries[name] = t
	s.mu.Unlock()
	found := make(chan string, 1)
	go s.relay(name, out, found)
	go func() {
		_ = waitGroup(cmd) // it has said itself what was wrong
		w.Close()
		close(t.ended)
	}()
	select {
	case address = <-found:
		return address, nil
	case <-t.ended:
		return "", fmt.Errorf("dev: try %q: its krill dev ended at once; see what it said at the terminal", name)
	case <-time.After(tryPatience):
		return "", nil // it is still at work; its address is said at the terminal
	}
}

// tryPatience is how long the first line of another krill dev may take.
const tryPatience = 20 * time.Second

// relay prints what another krill dev prints, and sends the first address in it.
func (s *session) relay(name string, out io.Reader, found chan<- string) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		line := lines.Text()
		s.print("[%s] %s", name, line)
		if at := strings.Index(line, "http://"); at >= 0 && found != nil {
			found <- line[at:]
			found = nil
		}
	}
	_, _ = io.Copy(io.Discard, out) // after a line that is too long: nobody may wait for a reader
}

// end ends a try's krill dev and all that it started.
func (t *try) end() {
	const patience = 6 * time.Second
	t.in.Close()
	select {
	case <-t.ended:
	case <-time.After(patience):
		endGroup(t.cmd)
		<-t.ended
	}
}

// endTries ends all of them. Their worktrees stay.
func (s *session) endTries() {
	s.mu.Lock()
	tries := s.tries
	s.tries = map[string]*try{}
	s.mu.Unlock()
	var group sync.WaitGroup
	for _, t := range tries {
		group.Go(t.end)
	}
	group.Wait()
}

func (s *session) drop(name string) error {
	if err := checkName("drop", name); err != nil {
		return err
	}
	s.mu.Lock()
	t := s.tries[name]
	delete(s.tries, name)
	s.mu.Unlock()
	if t != nil {
		t.end()
	}
	return Drop(s.dir, name)
}

// Drop removes the worktree and the branch that a try of the game in a folder has made. It does not end a krill dev that
// runs there: ask the one that started it for protocol.Drop, if it still runs.
func Drop(game, name string) error {
	if err := checkName("drop", name); err != nil {
		return err
	}
	game, err := filepath.Abs(game)
	if err != nil {
		return err
	}
	p, err := placeOf(game)
	if err != nil {
		return err
	}
	var t tried
	data, err := os.ReadFile(p.tried(name))
	if errors.Is(err, os.ErrNotExist) {
		return noTry(p, name)
	}
	if err == nil {
		err = json.Unmarshal(data, &t)
	}
	if err != nil {
		return fmt.Errorf("dev: drop %q: %w; try git worktree remove", name, err)
	}
	if err := t.remove(context.Background(), name); err != nil {
		return err
	}
	_ = os.Remove(filepath.Join(p.tries(), name+keptSuffix)) // it is gone when somebody has cleaned up
	return os.Remove(p.tried(name))
}

// noTry says that there is no try of a name, and which there are.
func noTry(p place, name string) error {
	list, err := filepath.Glob(filepath.Join(p.tries(), "*.json"))
	if err != nil || len(list) == 0 {
		return fmt.Errorf("dev: drop %q: nothing is tried; try krill try %s first", name, name)
	}
	for i, file := range list {
		list[i] = strings.TrimSuffix(filepath.Base(file), ".json")
	}
	return fmt.Errorf("dev: drop %q: no try of that name; try %s", name, strings.Join(list, ", "))
}
