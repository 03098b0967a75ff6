//go:build unix

package engine

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/headless"
	"github.com/krill2d/krill/engine/save"
	"github.com/krill2d/krill/render"
)

// childVar makes TestSaverChild play a game instead of testing. "hang" makes that game hang, and "unshown" fail in a way
// that cannot be shown.
const childVar = "KRILL_ENGINE_TEST_CHILD"

// saver saves something large in each tick and says so.
type saver struct{ N int }

type savedGame struct {
	N       int
	Ballast string
}

func (s *saver) Update(t *Tick) error {
	s.N++
	t.Store.Put("game", savedGame{s.N, strings.Repeat("x", 1<<20)})
	fmt.Println("put", s.N)
	switch how := os.Getenv(childVar); {
	case how == "hang" && s.N == 5:
		fmt.Println("hangs")
		select {}
	case how == "unshown" && s.N == 5:
		t.loop.failing.canvas = &render.Canvas{}
		return errors.New("the first")
	}
	return nil
}

func (s *saver) Close()                { fmt.Println("closed") }
func (s *saver) Draw(c *render.Canvas) {}

// TestSaverChild is the process that the tests below kill: with KRILL_PIPE it plays for their driver.
func TestSaverChild(t *testing.T) {
	if os.Getenv(childVar) != "" {
		Main(&saver{}, Config{ID: "saver"})
	}
}

// saverChild is a process that plays saver.
type saverChild struct {
	*exec.Cmd
	lines  chan string
	errors bytes.Buffer // whole after the end
	saves  string
}

// play starts a child and a driver for it.
func play(t *testing.T, how string) *saverChild {
	t.Helper()
	c := &saverChild{Cmd: exec.Command(os.Args[0], "-test.run=^TestSaverChild$"), lines: make(chan string, 10_000), saves: t.TempDir()}
	c.Env = append(os.Environ(), childVar+"="+how, "KRILL_PIPE=1", "KRILL_SAVE_DIR="+c.saves)
	in, toGame, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromGame, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c.ExtraFiles = []*os.File{in, out}
	c.Stderr = &c.errors
	said, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	in.Close()
	out.Close()
	go func() {
		headless.Run(driver.Remote(fromGame, toGame), headless.Options{Draw: true})
		toGame.Close()
		fromGame.Close()
	}()
	go func() {
		defer close(c.lines)
		for s := bufio.NewScanner(said); s.Scan(); {
			c.lines <- s.Text()
		}
	}()
	t.Cleanup(func() { _ = c.Process.Kill() })
	return c
}

// until reads what the child says up to a line.
func (c *saverChild) until(t *testing.T, line string) {
	t.Helper()
	for {
		select {
		case got, ok := <-c.lines:
			if !ok {
				t.Fatalf("the game ended before it said %q", line)
			}
			if got == line {
				return
			}
		case <-time.After(30 * time.Second):
			t.Fatalf("the game did not say %q", line)
		}
	}
}

// end waits for the child and returns the last thing that it saved, and whether it closed its scenes.
func (c *saverChild) end() (put int, closed bool) {
	for line := range c.lines {
		fmt.Sscanf(line, "put %d", &put)
		closed = closed || line == "closed"
	}
	_ = c.Wait() // the state says how
	return put, closed
}

// kept returns what is on the disk.
func (c *saverChild) kept(t *testing.T) savedGame {
	t.Helper()
	data, err := save.Dir(c.saves).Read("game")
	var g savedGame
	if err == nil {
		err = json.Unmarshal(data, &g)
	}
	if err != nil {
		t.Fatalf("the save: %v", err)
	}
	return g
}

// TestASignalInTheMiddleOfASave kills twenty processes: each time the last save is on the disk, whole.
func TestASignalInTheMiddleOfASave(t *testing.T) {
	signals := []syscall.Signal{syscall.SIGTERM, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP}
	if signal.Ignored(syscall.SIGHUP) { // under nohup it is for the child too, and does not end it
		signals = signals[:3]
	}
	for i := range 20 {
		c := play(t, "save")
		told := 1 + rand.IntN(5)
		c.until(t, fmt.Sprintf("put %d", told))
		for range 1 + i%3 { // of those that end a whole group of processes, a game may hear several times
			if err := c.Process.Signal(signals[i%len(signals)]); err != nil {
				t.Fatal(err)
			}
		}
		put, closed := c.end()
		put = max(put, told) // when it said nothing more
		if got := c.kept(t); got.N != put || len(got.Ballast) != 1<<20 {
			t.Errorf("kill %d: got save %d; want %d", i, got.N, put)
		}
		if status := c.ProcessState.ExitCode(); status != 0 || !closed {
			t.Errorf("kill %d: got status %d, closed %v; want 0, true", i, status, closed)
		}
	}
}

func TestASignalToAGameThatHangs(t *testing.T) {
	c := play(t, "hang")
	c.until(t, "hangs")
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	before := time.Now()
	c.end()
	if status := c.ProcessState.ExitCode(); status != 128+int(syscall.SIGTERM) || !strings.Contains(c.errors.String(), "does not answer") {
		t.Errorf("got status %d and %q; want 143, and why", status, &c.errors)
	}
	if d := time.Since(before); d < answerTime {
		t.Errorf("it ended after %v; want it to get %v", d, answerTime)
	}
	if got := c.kept(t); got.N != 5 {
		t.Errorf("got save %d; want 5", got.N)
	}
}

func TestTheSecondSignalEndsAtOnce(t *testing.T) {
	c := play(t, "hang")
	c.until(t, "hangs")
	before := time.Now()
	ended := make(chan struct{})
	go func() { c.end(); close(ended) }()
	for waiting := true; waiting; {
		_ = c.Process.Signal(syscall.SIGTERM) // again and again: the first takes a moment to be heard
		select {
		case <-ended:
			waiting = false
		case <-time.After(50 * time.Millisecond):
		}
	}
	status := c.ProcessState.Sys().(syscall.WaitStatus)
	if d := time.Since(before); d >= answerTime || !status.Signaled() || status.Signal() != syscall.SIGTERM {
		t.Errorf("after %v: got %v; want it killed by the signal before %v", d, c.ProcessState, answerTime)
	}
}

// A failure whose screen fails too ends the run with both in the log, once each.
func TestASecondFailureIsTheEnd(t *testing.T) {
	c := play(t, "unshown")
	put, closed := c.end()
	said := c.errors.String()
	if status := c.ProcessState.ExitCode(); status != 1 || !closed || c.kept(t).N != put || put != 5 {
		t.Errorf("got status %d, closed %v, save %d of %d; want 1, true, 5 of 5:\n%s", status, closed, c.kept(t).N, put, said)
	}
	for _, want := range []string{"ERROR engine: error in Update of *engine.saver: the first", "ERROR engine: panic in the failure's "} {
		if n := strings.Count(said, want); n != 1 {
			t.Errorf("got %q %d times; want once:\n%s", want, n, said)
		}
	}
}
