package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// monkeyPath is the package that plays a game by itself, which a trial's program has and no other.
const monkeyPath = enginePath + "/dev/monkey"

// trial is a game's program that does jobs, without a window and with nothing added to the game's folder.
type trial struct {
	dir     string // temporary, of the program and of what it writes
	program string
}

// newTrial builds one. Its close must be called.
func (t *terminal) newTrial(game string) (*trial, error) {
	dir, err := os.MkdirTemp("", "krill-trial-")
	if err != nil {
		return nil, err
	}
	w := &trial{dir: dir, program: filepath.Join(dir, gameName(game))}
	if runtime.GOOS == "windows" {
		w.program += ".exe"
	}
	overlay, err := w.overlay(game)
	if err == nil {
		err = t.build(game, w.program, target{flags: append(vendored(game), "-tags", headlessTag+",krill_child", "-overlay", overlay)})
	}
	if err != nil {
		w.close()
		return nil, err
	}
	return w, nil
}

func (w *trial) close() { os.RemoveAll(w.dir) }

// overlay writes the list of what the compiler is to see in the game's folder and is not there.
func (w *trial) overlay(game string) (string, error) {
	source := filepath.Join(w.dir, "trial.go.txt")
	list, err := json.Marshal(map[string]any{"Replace": map[string]string{filepath.Join(game, "zz_krill_trial.go"): source}})
	if err != nil {
		return "", err
	}
	path := filepath.Join(w.dir, "overlay.json")
	return path, errors.Join(os.WriteFile(source, []byte("package main\n\nimport _ \""+monkeyPath+"\"\n"), 0o644), os.WriteFile(path, list, 0o644))
}

// vendored lets a game with a vendor folder use the modules that it was made from, since the folder has no parts of Krill that
// the game does not import.
func vendored(game string) []string {
	for dir := game; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil || dir == filepath.Dir(dir) {
			if _, err := os.Stat(filepath.Join(dir, "vendor", "modules.txt")); err == nil {
				return []string{"-mod=readonly"}
			}
			return nil
		}
	}
}

// do lets the program do a job and returns how it ended. What is told meanwhile is handed to news. When ctx ends the program
// does, and the last news count.
func (w *trial) do(ctx context.Context, j protocol.Job, news func(protocol.JobNews)) (last protocol.JobNews, err error) {
	text, err := json.Marshal(j)
	if err != nil {
		return last, err
	}
	var said strings.Builder
	cmd := exec.CommandContext(ctx, w.program)
	cmd.Env = append(os.Environ(), protocol.JobVariable+"="+string(text))
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return last, err
	}
	if err := cmd.Start(); err != nil {
		return last, err
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var n protocol.JobNews
		if json.Unmarshal(lines.Bytes(), &n) == nil {
			last = n
			news(n)
		}
	}
	err = cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return last, nil
	case err != nil || !last.End:
		return last, fmt.Errorf("krill: %s: the game's program ended by itself; it said:\n%s", j.Do, tail(said.String()))
	case last.Err != "" && last.Failed == "":
		return last, fmt.Errorf("krill: %s: %s", j.Do, last.Err)
	}
	return last, nil
}

// tail returns the last lines of a text.
func tail(text string) string {
	const most = 30
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-most):], "\n")
}

// grouped writes a number with a comma for each thousand.
func grouped(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// count says how many there are of something.
func count(n int64, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + more
}

// progress shows how far something is, in one line of a terminal that is written over; elsewhere it shows nothing.
type progress struct {
	to    *os.File // nil: no terminal
	shown bool
}

func (t *terminal) progress() *progress {
	if f, ok := t.stderr.(*os.File); ok && atTerminal(f) {
		return &progress{to: f}
	}
	return &progress{}
}

func (p *progress) show(format string, args ...any) {
	if p.to != nil {
		fmt.Fprintf(p.to, "\r\x1b[K"+format, args...)
		p.shown = true
	}
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.shown = false
	}
}
