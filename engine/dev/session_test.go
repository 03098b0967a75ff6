//go:build !js

package dev

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// program returns the bytes of the program that the window was last asked to play.
func (l *live) program() (swap protocol.SwapArgs, program []byte) {
	l.t.Helper()
	list := l.asked(protocol.Swap)
	if err := list[len(list)-1].Read(&swap); err != nil {
		l.t.Fatal(err)
	}
	program, err := os.ReadFile(swap.Program)
	if err != nil {
		l.t.Fatal(err)
	}
	return swap, program
}

func TestSaves(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	l := begin(t, dir, nil)
	if swap, program := l.program(); !swap.Fresh || !bytes.Contains(program, []byte("first")) {
		t.Errorf("got %+v; want the first build, which begins", swap)
	}
	put(t, dir, "main.go", marked("second"))
	l.playsBuild(2)
	if swap, program := l.program(); swap.Fresh || !bytes.Contains(program, []byte("second")) {
		t.Errorf("got %+v; want the second build with the state of the first", swap)
	}
	if got := l.said()[aboutSwap]; len(got.Lines) != 1 || !strings.HasSuffix(got.Lines[0], " s; 2 fields added, 1 new default applied") || got.Kind != "info" || got.Secs == 0 {
		t.Errorf("got %+v; want it to say how the state fitted", got)
	}
	if !strings.Contains(l.out.String(), " s; 2 fields added, 1 new default applied\n") {
		t.Errorf("got %q at the terminal; want the same", l.out)
	}

	put(t, dir, "main.go", marked("third")+"\nfunc f() int {\n\treturn missing\n}\n")
	within(t, patient, "an error over the game", func() bool { return l.said()[aboutBuild].Kind == "error" })
	problem := "main.go:17:9: undefined: missing"
	if got := l.said()[aboutBuild]; len(got.Lines) != 1 || got.Lines[0] != problem || got.Secs != 0 || got.Title == "" {
		t.Errorf("got %+v; want %q, which stays", got, problem)
	}
	var about protocol.AboutResult
	l.do(protocol.About, nil, &about)
	if about.State != "broken" || len(about.Errors) != 1 || about.Errors[0].Line != 17 || about.Build != 2 || about.Game != filepath.Base(dir) {
		t.Errorf("got %+v; want the second build, broken", about)
	}
	if l.status().Build != 2 {
		t.Error("got another build; want the second to play on")
	}

	// Two saves within 50 ms are one build of the last.
	put(t, dir, "main.go", marked("fourth"))
	put(t, dir, "other.go", "package main\n\nvar count int\n\nfunc add() { count++ }\n")
	put(t, dir, "main.go", marked("fifth"))
	l.playsBuild(3)
	if _, program := l.program(); !bytes.Contains(program, []byte("fifth")) || len(l.asked(protocol.Swap)) != 3 {
		t.Error("got another program; want the last save in one build")
	}
	said := l.said()
	if got := said[aboutBuild]; len(got.Lines) != 0 {
		t.Errorf("got %+v; want the error gone", got)
	}
	if got := said[aboutGlobals]; got.Kind != "warning" || len(got.Lines) != 1 || !strings.HasPrefix(got.Lines[0], "other.go:3:5: the game changes the package variable count") {
		t.Errorf("got %+v; want a warning of count", got)
	}
	if err := l.end(); err != nil {
		t.Errorf("got %v; want no error", err)
	}
	if left, err := filepath.Glob(filepath.Join(string(l.place), runs+"*")); err != nil || len(left) > 0 {
		t.Errorf("got %v, %v; want no programs left", left, err)
	}
}

// mender mends a file as soon as the compiler has said what is wrong with it.
type mender struct {
	to   io.Writer
	file string
}

func (m *mender) Write(b []byte) (int, error) {
	if bytes.Contains(b, []byte("undefined: nonsense")) {
		os.WriteFile(m.file, []byte(marked("mended")), 0o644)
	}
	return m.to.Write(b)
}

func TestFirstBuildIsBroken(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	put(t, dir, "main.go", "package main\n\nfunc main() { nonsense }\n")
	l := begin(t, dir, func(o *Options) {
		o.Output = &mender{to: o.Output, file: filepath.Join(dir, "main.go")}
	})
	if swap, _ := l.program(); !swap.Fresh || swap.Number != 1 {
		t.Errorf("got %+v; want the first that builds", swap)
	}
	if got := l.out.String(); !strings.Contains(got, "main.go:3:15: undefined: nonsense") {
		t.Errorf("got %q; want what the compiler says", got)
	}
}

func TestBuildByAsk(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	l := begin(t, dir, nil)
	var about protocol.AboutResult
	up := protocol.New(protocol.Build, nil)
	l.do(testUp, up, &about) // as the window asks it
	if about.Build != 2 || about.State != "running" || l.status().Build != 2 {
		t.Errorf("got %+v; want the second build at the answer", about)
	}
	l.refused("dev.fly", nil, `answer "dev.fly": unknown`)
	l.refused(protocol.Swap, protocol.SwapArgs{Program: "/bin/sh"}, "; try dev.build")
	l.refused(protocol.Close, nil, "or dev.quit")
	var baked protocol.BakeResult
	if l.do(protocol.Bake, nil, &baked); len(baked.Changes) != 0 {
		t.Errorf("got %+v; want nothing to bake in a game that tunes nothing", baked)
	}
	l.do(protocol.Quit, nil, nil)
	if err := l.hasEnded(); err != nil {
		t.Errorf("after Quit: got %v; want no error", err)
	}
}

func TestBuildThatDoesNotRun(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	l := begin(t, dir, nil)
	l.do(testAct, protocol.SayArgs{About: protocol.Swap, Title: "it ended at once"}, nil)
	put(t, dir, "main.go", marked("second"))
	within(t, patient, "an error over the game", func() bool { return l.said()[aboutSwap].Kind == "error" })
	if got := l.said()[aboutSwap].Lines[0]; !strings.HasPrefix(got, "built in ") || !strings.HasSuffix(got, " s, but it does not start: it ended at once") {
		t.Errorf("got %q; want it to say why", got)
	}
	within(t, patient, "quiet", l.idle)
	l.do(testAct, protocol.SayArgs{About: protocol.Swap}, nil)
	put(t, dir, "main.go", marked("third"))
	l.playsBuild(3)
	l.do(testPlays, protocol.StatusResult{Build: 1}, nil) // it went back, as its program is still there
	failure := protocol.FailureEvent{Text: "index out of range", Stack: []string{"main.(*play).Update (" + filepath.Join(dir, "play.go:31") + ")", "main.main (main.go:3)"}, Build: 3}
	l.do(testTell, protocol.Tell(protocol.Failed, failure), nil)
	within(t, patient, "the failure at the terminal", func() bool { return strings.Contains(l.out.String(), "\tmain (main.go:3)") })
	for _, says := range []string{" s, but it panics in play.Update (play.go:31): went back to the build before\n", "\tindex out of range\n"} {
		if got := l.out.String(); !strings.Contains(got, says) {
			t.Errorf("got %q; want %q", got, says)
		}
	}
}

func TestWhyNot(t *testing.T) {
	for err, want := range map[string]string{
		"host: go on with build 12: it hangs: or so":    "it hangs: or so; the build before plays on",
		"host: go on with build 2: child: it has ended": "it has ended; the build before plays on",
		"the other side has gone":                       "it does not start: the other side has gone",
		"host: start build 3: exec format error":        "it does not start: host: start build 3: exec format error",
	} {
		if got := whyNot(errors.New(err)); got != want {
			t.Errorf("got %q; want %q", got, want)
		}
	}
}

// What may be gone back to is never removed, however many builds fail after it.
func TestProgramsThatStay(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	l := begin(t, dir, nil)
	first, _ := l.program()
	for i := 2; i <= 4; i++ {
		put(t, dir, "main.go", marked("build"+strconv.Itoa(i)))
		l.playsBuild(i)
		if i < 4 {
			l.do(testPlays, protocol.StatusResult{Build: 1}, nil) // it fails, and the window goes back
		}
	}
	if _, err := os.Stat(first.Program); err != nil {
		t.Errorf("got %v; want the build that plays well still there", err)
	}
	if got, _ := filepath.Glob(filepath.Join(l.folder, "game-*")); len(got) != 2 {
		t.Errorf("got %v; want the first and the last", got)
	}
}

func TestWindowThatDies(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	l := begin(t, dir, nil)
	put(t, dir, "main.go", marked("second"))
	l.playsBuild(2)
	l.do(testTell, protocol.Tell(protocol.Saved, protocol.StateEvent{Tick: 99, State: []byte("state of 99"), Begun: []byte("start")}), nil)
	within(t, patient, "the saved state", func() bool {
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.saved.Tick == 99
	})
	l.answer(protocol.New(testDie, nil))
	l.playsBuild(2)
	swap, _ := l.program()
	if swap.Fresh {
		t.Fatalf("got %+v; want a swap with the saved state", swap)
	}
	_, state, begun, err := l.session.state()
	if err != nil || string(state) != "state of 99" || string(begun) != "begun" {
		t.Errorf("got %q, %q, %v; want the state that was saved", state, begun, err)
	}
	put(t, dir, "main.go", marked("third"))
	l.playsBuild(3)
	if swap, _ := l.program(); swap.Fresh {
		t.Error("got a fresh swap after a window that died; want the state kept")
	}
	l.answer(protocol.New(testDie, protocol.NameArgs{Name: "closed"}))
	if err := l.hasEnded(); err != nil {
		t.Errorf("closed by its player: got %v; want the end without an error", err)
	}
}

func TestWindowThatNeverShows(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	none, err := exec.LookPath("false")
	if err != nil {
		t.Skip("there is no program that fails at once")
	}
	err = Run(t.Context(), Options{Game: dir, alone: true, window: []string{none}})
	if err == nil || !strings.Contains(err.Error(), "its window ended before it showed anything: exit status 1; try krill dev --web") {
		t.Errorf("got %v; want it said", err)
	}
}

func TestAttached(t *testing.T) {
	dir := t.TempDir()
	realGame(t, dir)
	r, w := io.Pipe()
	l := begin(t, dir, func(o *Options) { o.Attached = r })
	w.Close()
	if err := l.hasEnded(); err != nil {
		t.Errorf("got %v; want the end with the input", err)
	}
}

// alive reports whether a process is there, also as a zombie of this one.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	return err == nil && p.Signal(syscall.Signal(0)) == nil
}

// When krill dev is killed its window sees that, whatever system it is.
func TestKilledToolLeavesNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("asks for a process by signal 0")
	}
	dir := t.TempDir()
	realGame(t, dir)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asTool+"="+dir)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var pid int
	within(t, patient, "the window", func() bool {
		text, _ := os.ReadFile(filepath.Join(dir, "pid"))
		pid, _ = strconv.Atoi(string(text))
		return pid > 0
	})
	if !alive(pid) {
		t.Fatal("got no window; want one")
	}
	cmd.Process.Kill()
	cmd.Wait()
	within(t, patient, "the end of the window", func() bool { return !alive(pid) })
}

func TestOpenRefuses(t *testing.T) {
	ownCache(t)
	dir := t.TempDir()
	put(t, dir, "bad.state", "nonsense")
	for _, name := range []string{"bad.state", "none.state"} {
		err := Run(t.Context(), Options{Game: dir, State: filepath.Join(dir, name), alone: true})
		if err == nil || !strings.Contains(err.Error(), "; try a file that Keep made") {
			t.Errorf("%s: got %v; want it refused", name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Error("got something written")
	}
}
