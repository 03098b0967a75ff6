package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"golang.org/x/term"

	"github.com/krill2d/krill/engine/dev/protocol"
	devserver "github.com/krill2d/krill/engine/dev/server"
)

// running starts a krill dev whose game is only played by answer, with the current folder for its own.
func running(t *testing.T, answer func(line string) (protocol.RunResult, error)) *devserver.Server {
	t.Helper()
	cache := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, cache)
	}
	t.Chdir(t.TempDir())
	s, err := devserver.Listen(devserver.Options{Game: ".", Ask: func(a protocol.Ask) protocol.Answer {
		var line protocol.RunArgs
		if err := a.Read(&line); err != nil || a.Do != protocol.Run {
			return protocol.Refuse(errors.New("fake: no " + a.Do))
		}
		r, err := answer(line.Text)
		if err != nil {
			return protocol.Refuse(err)
		}
		return protocol.Reply(r)
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// sea answers like a game with a few rocks in it.
func sea(line string) (protocol.RunResult, error) {
	switch line {
	case "Rock r":
		return protocol.RunResult{Table: &protocol.Table{
			Columns: []string{"r", "Rock.Name", "Rock.X"}, Rows: [][]string{{"12", "old\x1b[31m\nrock", "1.5"}, {"7", "b", "-200"}}, Total: 3,
		}}, nil
	case "Whale w":
		return protocol.RunResult{Table: &protocol.Table{Columns: []string{"w"}}}, nil
	case "set game.x = 2":
		return protocol.RunResult{Text: "1 change", Diff: []protocol.Change{{Path: "game.x", Old: "1", New: "2"}}}, nil
	}
	return protocol.RunResult{}, errors.New("console: read " + line + ": no such component; try help")
}

func TestQ(t *testing.T) {
	running(t, sea)
	for _, c := range []struct {
		line           string
		status         int
		stdout, stderr string
	}{
		{"Rock r", 0, "r\tRock.Name\tRock.X\n12\told\ufffd[31m rock\t1.5\n7\tb\t\t-200\n", "krill: 2 of 3 rows\n"},
		{"Whale w", 1, "w\n", ""},
		{"set game.x = 2", 0, "1 change\ngame.x: 1 → 2\n", ""},
		{"Fish f", 2, "", "krill: console: read Fish f: no such component; try help\n"},
		{"keep", 2, "", "krill: server: keep: 0 words after it; try keep NAME\n"},
	} {
		status, stdout, stderr := call("q", c.line)
		if status != c.status || stdout != c.stdout || stderr != c.stderr {
			t.Errorf("krill q %q: got %d, %q, %q; want %d, %q, %q", c.line, status, stdout, stderr, c.status, c.stdout, c.stderr)
		}
	}
	status, stdout, _ := call("q", "--json", "Whale w")
	want(t, 1, status, stdout, `"Columns":["w"]`)
	status, stdout, _ = call("q", "Rock", "r", "--json")
	want(t, 0, status, stdout, `"Total":3`)
	status, stdout, _ = call("q", "--game", ".", "Rock r")
	want(t, 0, status, stdout, "-200")
}

func TestQFindsNobody(t *testing.T) {
	running(t, sea).Close()
	for _, args := range [][]string{{"q", "Rock r"}, {"q", "-w", "Rock r"}, {"repl"}} {
		status, _, stderr := call(args...)
		want(t, 2, status, stderr, "none runs; try krill dev GAME")
		wantOneLine(t, stderr)
	}
	status, _, stderr := call("q", "--game", ".", "Rock r")
	want(t, 2, status, stderr, "none runs; try krill dev .")
}

// tool runs krill as a process of its own, which an interrupt may end.
func tool(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asTool+"=1")
	return cmd
}

func TestQWatches(t *testing.T) {
	n := 0
	running(t, func(string) (protocol.RunResult, error) {
		n++
		return protocol.RunResult{Text: []string{"one", "one", "two"}[min(n-1, 2)]}, nil
	})
	cmd := tool(t, "q", "-w", "count")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(1200 * time.Millisecond)
	cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err != nil || out.String() != "one\ntwo\n" {
		t.Errorf("got %v, %q, %s; want each answer once, and exit status 0", err, &out, &errs)
	}
}

func TestRepl(t *testing.T) {
	running(t, sea)
	cmd := tool(t, "repl")
	cmd.Stdin = strings.NewReader("Whale w\n\nFish f\nset game.x = 2\n")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if cmd.ProcessState.ExitCode() != 1 || out.String() != "w\n\n\n1 change\ngame.x: 1 → 2\n\n" || !strings.Contains(errs.String(), "no such component") {
		t.Errorf("got %v, %q, %q; want a block for each line, the error on the side and exit status 1", err, &out, &errs)
	}
}

func TestReplCompletes(t *testing.T) {
	running(t, sea)
	client, err := devserver.Find("")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		line string
		pos  int
		want string
		at   int
	}{{"stat", 4, "status", 6}, {"k", 1, "ke", 2}, {"status r", 8, "", 0}, {"forg x", 4, "forget x", 6}, {"x", 1, "", 0}} {
		got, pos, ok := complete(client, c.line, c.pos, '\t')
		if got != c.want || ok != (c.want != "") || pos != c.at {
			t.Errorf("%q: got %q, %d, %v; want %q, %d", c.line, got, pos, ok, c.want, c.at)
		}
	}
	if _, _, ok := complete(client, "stat", 4, 'x'); ok {
		t.Error("got a completion at another key; want none")
	}
}

// keyboard is a terminal whose keys were all pressed already.
type keyboard struct {
	io.Reader
	bytes.Buffer
}

func (k *keyboard) Read(p []byte) (int, error) { return k.Reader.Read(p) }

func TestReplTalks(t *testing.T) {
	running(t, sea)
	client, err := devserver.Find("")
	if err != nil {
		t.Fatal(err)
	}
	keys := &keyboard{Reader: strings.NewReader("Whale x\x7fw\rFish f\r\r\x1b[A\x1b[A\rkep\t\r\x04")}
	if err := converse(client, term.NewTerminal(keys, prompt)); err != nil {
		t.Fatal(err)
	}
	got := keys.String()
	for what, n := range map[string]int{
		"w\r\n": 4, "Whale w": 1, // typed with a mistake and answered; then the arrows brought it back
		"no such component; try help\r\n": 1, "fake: no dev.kept\r\n": 1,
	} {
		if strings.Count(got, what) != n {
			t.Errorf("got %q %d times in %q; want %d", what, strings.Count(got, what), got, n)
		}
	}
}

func TestNews(t *testing.T) {
	for _, c := range []struct {
		event protocol.Event
		want  string
	}{
		{protocol.Tell(protocol.Built, protocol.BuiltEvent{Line: "0.9 s"}), "0.9 s\n"},
		{protocol.Tell(protocol.Built, protocol.BuiltEvent{Line: "broken", Errors: []protocol.Problem{{File: "a.go", Line: 3, Col: 1, Text: "bad"}}}), "broken\na.go:3:1: bad\n"},
		{protocol.Tell(protocol.Stopped, protocol.StoppedEvent{Break: 1, Tick: 9, Text: "Health"}), "stopped by breakpoint 1 at tick 9: Health\n"},
		{protocol.Tell(protocol.Failed, protocol.FailureEvent{Text: "nil map"}), "the game failed: nil map\n"},
		{protocol.Tell(protocol.Hung, nil), "the game does not answer\n"},
		{protocol.Tell(protocol.Ticked, protocol.ClockResult{}), ""},
	} {
		if got := news(c.event); got != c.want {
			t.Errorf("%s: got %q; want %q", c.event.Event, got, c.want)
		}
	}
}
