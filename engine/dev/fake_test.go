//go:build !js

package dev

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// What this test's program is when it is started again.
const (
	asWindow = "KRILL_TEST_AS_WINDOW"
	asDev    = "KRILL_TEST_AS_DEV"  // a second krill dev
	asTool   = "KRILL_TEST_AS_TOOL" // a krill dev that a test kills, of the game that this names
	asReal   = "KRILL_TEST_AS_REAL" // with asTool: its window is a real one
)

func TestMain(m *testing.M) {
	switch {
	case os.Getenv(asWindow) != "":
		fakeWindow()
	case os.Getenv(asDev) != "":
		fakeDev()
	case os.Getenv(asTool) != "":
		fakeTool(os.Getenv(asTool))
	default:
		os.Exit(m.Run())
	}
}

// What the fake window answers beside what a real one does.
const (
	testAsked = "host.test.asked" // → []protocol.Ask: all that it was asked
	testTell  = "host.test.tell"  // protocol.Event: it tells that
	testAct   = "host.test.act"   // protocol.SayArgs: an ask by the name of About fails from now on, with Title
	testUp    = "host.test.up"    // protocol.Ask: it asks the tool and answers what that answers
	testDie   = "host.test.die"   // it kills itself; Name "closed": its player closes it
	testPlays = "host.test.plays" // protocol.StatusResult: what it says to play from now on
)

// fake is a window that shows nothing. Its game is a number that grows.
type fake struct {
	mu     sync.Mutex
	peer   *protocol.Peer
	asked  []protocol.Ask
	fails  map[string]string
	status protocol.StatusResult
	state  []byte
}

func fakeWindow() {
	f := &fake{fails: map[string]string{}, state: []byte("start")}
	f.peer = protocol.NewPeer(pipes{os.Stdin, os.Stdout}, f.answer, nil)
	if file := os.Getenv(asWindow); filepath.IsAbs(file) { // a test wants to know the process
		os.WriteFile(file, fmt.Appendf(nil, "%d", os.Getpid()), 0o644)
	}
	_ = f.peer.Run()
}

func (f *fake) answer(q protocol.Ask) protocol.Answer {
	f.mu.Lock()
	defer f.mu.Unlock()
	if why := f.fails[q.Do]; why != "" {
		return protocol.Answer{Err: why}
	}
	switch q.Do {
	case testAsked:
		return protocol.Reply(f.asked)
	case testTell:
		var e protocol.Event
		q.Read(&e)
		f.peer.Tell(e)
		return protocol.Answer{}
	case testAct:
		var a protocol.SayArgs
		q.Read(&a)
		f.fails[a.About] = a.Title
		return protocol.Answer{}
	case testPlays:
		q.Read(&f.status)
		return protocol.Answer{}
	case testUp:
		var up protocol.Ask
		q.Read(&up)
		f.mu.Unlock() // the tool asks back meanwhile
		defer f.mu.Lock()
		return f.peer.Ask(up, 0)
	case testDie:
		return f.die(q)
	}
	f.asked = append(f.asked, q)
	return f.play(q)
}

func (f *fake) die(q protocol.Ask) protocol.Answer {
	var n protocol.NameArgs
	if q.Read(&n); n.Name == "closed" {
		os.Exit(0)
	}
	p, _ := os.FindProcess(os.Getpid())
	p.Kill()
	select {}
}

// play answers as a real window.
func (f *fake) play(q protocol.Ask) protocol.Answer {
	switch q.Do {
	case protocol.Swap:
		var a protocol.SwapArgs
		q.Read(&a)
		if _, err := os.Stat(a.Program); err != nil {
			return protocol.Refuse(err)
		}
		if len(q.Blobs) > 0 {
			f.state = append([]byte{}, q.Blobs[0]...)
		}
		f.status.Build = a.Number
		return protocol.Reply(protocol.SwapResult{RestoreResult: protocol.RestoreResult{
			Added: []string{"a", "b"}, Defaults: []protocol.Change{{Path: "c", Old: "1", New: "2"}},
		}})
	case protocol.State:
		return protocol.Reply(protocol.ClockResult{Tick: 7}, f.state, []byte("begun"))
	case protocol.Load:
		f.state = append([]byte{}, q.Blobs[0]...)
		return protocol.Reply(protocol.RestoreResult{Clock: protocol.ClockResult{Tick: 7}})
	case protocol.Status:
		return protocol.Reply(f.status)
	case protocol.Close:
		go func() { time.Sleep(10 * time.Millisecond); os.Exit(0) }()
	}
	return protocol.Answer{}
}

// fakeDev is a krill dev that a try starts: it says an address and what it was called with, and ends with its input.
func fakeDev() {
	fmt.Println("toy: http://127.0.0.1:9/#token")
	fmt.Println(strings.Join(os.Args[1:], " "))
	io.Copy(io.Discard, os.Stdin)
}

func fakeTool(game string) {
	o := Options{Game: game, Output: os.Stdout, alone: true}
	if os.Getenv(asReal) == "" {
		o.window = []string{os.Args[0], asTool + "=", asWindow + "=" + filepath.Join(game, "pid")}
	}
	fmt.Println("ended", Run(context.Background(), o))
}

// toy is a game of one file, which krill dev builds with an agent, as any; so it needs Krill.
const toy = `package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/render"
)

type toy struct{}

func (toy) Update(*engine.Tick) error { return nil }

func (toy) Draw(*render.Canvas) { println("MARK") }

func main() { engine.Main(toy{}, engine.Config{Title: "Toy"}) }
`

func marked(mark string) string { return strings.Replace(toy, "MARK", mark, 1) }

// realGame writes a game in a module of its own that takes Krill from this checkout, with no network, and lets the cache of
// krill dev be a temporary folder.
func realGame(t *testing.T, dir string) {
	t.Helper()
	for name, value := range map[string]string{"GOPROXY": "off", "GOFLAGS": "", "GOWORK": "off"} {
		t.Setenv(name, value)
	}
	ownCache(t)
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		put(t, dir, name, strings.Replace(string(text), "module github.com/krill2d/krill\n", "module example.com/toy\n\nrequire github.com/krill2d/krill v0.0.0\n\nreplace github.com/krill2d/krill => \""+filepath.ToSlash(root)+"\"\n", 1))
	}
	put(t, dir, "main.go", marked("first"))
}

// ownCache keeps the go command's caches where they are, and gives krill dev another place.
func ownCache(t *testing.T) {
	t.Helper()
	said, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	caches := strings.Fields(string(said))
	t.Setenv("GOCACHE", caches[0])
	t.Setenv("GOMODCACHE", caches[1])
	cache := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "LocalAppData", "HOME"} {
		t.Setenv(name, cache)
	}
}

// live is a session under test.
type live struct {
	*session
	t     *testing.T
	out   *output
	over  chan error
	stop  context.CancelFunc
	ended bool
}

// output is what a session prints.
type output struct {
	mu   sync.Mutex
	text strings.Builder
}

func (o *output) Write(b []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(b)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// begin starts a session for a game and waits until it plays.
func begin(t *testing.T, game string, change func(*Options)) *live {
	t.Helper()
	l := start(t, game, change)
	l.playsBuild(1)
	return l
}

// start starts a session for a game.
func start(t *testing.T, game string, change func(*Options)) *live {
	t.Helper()
	l := &live{t: t, out: &output{}, over: make(chan error, 1)}
	o := Options{Game: game, Output: l.out, alone: true, Tool: os.Args[0], window: []string{os.Args[0], asWindow + "=1"}}
	if change != nil {
		change(&o)
	}
	var err error
	if l.session, err = open(o); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	l.stop = stop
	go func() {
		err := l.run(ctx)
		l.close()
		l.over <- err
	}()
	t.Cleanup(func() { l.end() })
	return l
}

// end ends the session and returns what Run would.
func (l *live) end() error {
	if l.ended {
		return nil
	}
	l.stop()
	return l.hasEnded()
}

func (l *live) hasEnded() error {
	l.t.Helper()
	l.ended = true
	select {
	case err := <-l.over:
		return err
	case <-time.After(patient):
		l.t.Fatalf("the session does not end; it said %s", l.out)
		return nil
	}
}

// playsBuild waits until a build has been swapped in and all was said about it.
func (l *live) playsBuild(number int) {
	l.t.Helper()
	within(l.t, 3*patient, fmt.Sprintf("build %d in the window; it said %s", number, l.out), func() bool {
		return l.status().Build == number && l.idle()
	})
}

// idle reports whether no build is wanted or at work.
func (l *live) idle() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.wanted.is && l.wanted.cancel == nil
}

func (l *live) status() (r protocol.StatusResult) {
	l.answer(protocol.New(protocol.Status, nil)).Read(&r)
	return r
}

// asked returns what the window was asked, of one kind.
func (l *live) asked(do string) (list []protocol.Ask) {
	l.t.Helper()
	var all []protocol.Ask
	if err := l.answer(protocol.New(testAsked, nil)).Read(&all); err != nil {
		l.t.Fatal(err)
	}
	for _, q := range all {
		if q.Do == do {
			list = append(list, q)
		}
	}
	return list
}

// said returns the lines over the game, the last of each matter.
func (l *live) said() map[string]protocol.SayArgs {
	l.t.Helper()
	said := map[string]protocol.SayArgs{}
	for _, q := range l.asked(protocol.Say) {
		var a protocol.SayArgs
		if err := json.Unmarshal(q.Args, &a); err != nil {
			l.t.Fatal(err)
		}
		said[a.About] = a
	}
	return said
}

// do asks and fails when it is refused.
func (l *live) do(do string, args, into any) {
	l.t.Helper()
	if err := l.answer(protocol.New(do, args)).Read(into); err != nil {
		l.t.Fatalf("%s: %v", do, err)
	}
}

// refused asks and fails when it is not refused with these words.
func (l *live) refused(do string, args any, says ...string) {
	l.t.Helper()
	got := l.answer(protocol.New(do, args)).Err
	for _, text := range says {
		if !strings.Contains(got, text) {
			l.t.Errorf("%s: got %q; want it to say %q", do, got, text)
		}
	}
}
