package main

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
)

type runCommand struct {
	Game   string `arg:"" optional:"" help:"Folder of the game; without it, the current one."`
	Record string `placeholder:"FILE" help:"Write the run's replay there when it ends; see krill replay."`
}

// pictures is the folder of what is filmed where there is no display.
const pictures = "out"

// Run builds the game into a temporary folder and gives it the terminal until it ends.
func (c *runCommand) Run(t *terminal) error {
	game, err := findGame(c.Game)
	if err != nil {
		return err
	}
	var env []string
	if c.Record != "" {
		if err := checkRecord(c.Record); err != nil {
			return err
		}
		env = append(env, "KRILL_RECORD="+c.Record)
	}
	return t.runGame(game, target{}, append(env, ownFilms(game)...)...)
}

// ownFilms returns the variable that asks for a picture and a film of a run without a display, unless somebody has said
// what is to be filmed or how long the run is.
func ownFilms(game string) []string {
	for _, name := range []string{"KRILL_CLIP", "KRILL_TICKS"} {
		if _, said := os.LookupEnv(name); said {
			return nil
		}
	}
	name := filepath.Join(pictures, gameName(game))
	return []string{clips(
		clipping{Out: name + ".png", At: 20, Spare: true},
		clipping{Out: name + ".gif", From: 18, To: 24, FPS: 25, Spare: true})}
}

// checkRecord refuses to write a replay over what is none.
func checkRecord(name string) error {
	info, err := os.Stat(name)
	if err != nil || info.Size() == 0 {
		return nil // the game says what is wrong, when it writes
	}
	if _, err := readReplay(name); err != nil {
		return misuse("krill: record into %q: it is there already, and no replay; try another name", name)
	}
	return nil
}

// runGame builds a game into a temporary folder and gives it the terminal until it ends; env is added to its environment.
func (t *terminal) runGame(game string, to target, env ...string) error {
	dir, err := os.MkdirTemp("", "krill-run-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, gameName(game))
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if err := t.build(game, program, to); err != nil {
		return err
	}
	return t.play(program, developing(game), env...)
}

// developing gives a game the keys of a developer, and the folder whose files may change while it runs; see package
// engine. An empty one in the environment wins.
func developing(game string) string {
	if dir, err := filepath.Abs(game); err == nil {
		return "KRILL_DEV=" + dir
	}
	return "KRILL_DEV=1"
}

// play runs a program in the current folder, as the shell would, with env added, and returns its exit status.
func (t *terminal) play(program, developing string, env ...string) error {
	cmd := exec.Command(program, t.rest...)
	cmd.Env = append(append([]string{developing}, os.Environ()...), env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, t.stdout, t.stderr
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	if err := cmd.Start(); err != nil {
		return err
	}
	over := make(chan struct{})
	defer close(over)
	go passOn(signals, cmd.Process, over)
	return said(cmd.Wait())
}

// passOn hands signals to the game. An interrupt typed at a terminal reached the game already: a second one
// could end it while it still saves.
func passOn(signals <-chan os.Signal, game *os.Process, over <-chan struct{}) {
	typed := atTerminal(os.Stdin)
	for {
		select {
		case s := <-signals:
			if s != os.Interrupt || !typed {
				game.Signal(s) // fails when the game has just ended
			}
		case <-over:
			return
		}
	}
}

// atTerminal is a guess: a character device other than the null device.
func atTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// status is a program's exit status as a shell counts it: 128 and the signal's number when a signal ended it.
func status(p *os.ProcessState) int {
	if w, ok := p.Sys().(syscall.WaitStatus); ok && w.Signaled() {
		return 128 + int(w.Signal())
	}
	return p.ExitCode()
}
