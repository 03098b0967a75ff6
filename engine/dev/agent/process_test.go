//go:build !js

package agent

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/driver/child"
)

// program builds the toy as krill dev builds a game, once for all tests.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "krill-agent")
	if err != nil {
		return "", err
	}
	source, err := filepath.Abs("testdata/toy")
	if err != nil {
		return "", err
	}
	agent, overlay, exe := filepath.Join(dir, "agent.go"), filepath.Join(dir, "overlay.json"), filepath.Join(dir, "toy.exe")
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(source, "zz_agent.go"): agent}})
	if err == nil {
		err = os.WriteFile(agent, []byte("package main\n\nimport _ \"github.com/krill2d/krill/engine/dev/agent\"\n"), 0o600)
	}
	if err == nil {
		err = os.WriteFile(overlay, replace, 0o600)
	}
	if err != nil {
		return "", err
	}
	c := exec.Command("go", "build", "-tags=krill_headless,krill_child", "-gcflags=all=-d=fmahash=qn", "-overlay="+overlay, "-o", exe, source)
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	return exe, c.Run()
})

func TestMain(m *testing.M) {
	code := m.Run()
	if exe, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(exe))
	}
	os.Exit(code)
}

// toyProcess is the toy in a process.
type toyProcess struct {
	*child.Process
	t    *testing.T
	said bytes.Buffer
	news []protocol.Event
}

func startToy(t *testing.T, env ...string) *toyProcess {
	t.Helper()
	exe, err := program()
	if err != nil {
		t.Fatal(err)
	}
	p := &toyProcess{t: t}
	p.Process, err = child.Start(child.Program{
		Path: exe, Env: append(env, "KRILL_SAVE_DIR="+t.TempDir()), Stdout: &p.said, Stderr: &p.said,
		Told: func(payload []byte) {
			var e protocol.Event
			json.Unmarshal(payload, &e)
			p.news = append(p.news, e)
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p
}

func (p *toyProcess) ask(into any, do string, args any, blobs ...[]byte) [][]byte {
	p.t.Helper()
	b, err := p.Ask(protocol.AppendAsk(nil, protocol.New(do, args, blobs...)), 0)
	if err != nil {
		p.t.Fatalf("%s: %v", do, err)
	}
	a, err := protocol.DecodeAnswer(b)
	if err == nil {
		err = a.Read(into)
	}
	if err != nil {
		p.t.Fatalf("%s: %v", do, err)
	}
	return a.Blobs
}

// play plays until the game has made so many ticks.
func (p *toyProcess) play(ticks int64) {
	p.t.Helper()
	var at protocol.ClockResult
	for end := time.Now().Add(10 * time.Second); at.Tick < ticks && time.Now().Before(end); {
		p.Tick(&driver.Input{Width: 640, Height: 360})
		p.Draw(0)
		if p.Err() != nil {
			p.t.Fatal(p.Err(), p.said.String())
		}
		p.ask(&at, protocol.Time, protocol.TimeArgs{})
	}
	if at.Tick != ticks {
		p.t.Fatalf("got tick %d; want %d", at.Tick, ticks)
	}
}

// A game is built with the agent, played from here, and goes on in another process.
func TestGameInAProcess(t *testing.T) {
	p := startToy(t)
	var hello protocol.HelloResult
	p.ask(&hello, protocol.Hello, nil)
	if hello.Title != "Toy" || hello.TPS != 60 || hello.Width != 640 || !strings.HasSuffix(hello.Package, "testdata/toy") || hello.Uncopied != "" {
		t.Errorf("got %+v; want the toy", hello)
	}
	p.play(60)
	if f := p.Draw(0); len(f.Commands) == 0 {
		t.Error("got an empty picture; want the word")
	}
	state, begun := p.ask(nil, protocol.Snapshot, nil)[0], p.ask(nil, protocol.Begun, nil)[0]
	next := startToy(t)
	var got protocol.RestoreResult
	next.ask(&got, protocol.Restore, nil, state, begun)
	if got.Clock.Tick != 60 || len(got.Defaults) != 0 {
		t.Errorf("got %+v; want tick 60, and nothing else", got)
	}
	begun2 := next.ask(nil, protocol.Begun, nil)[0]
	if !bytes.Equal(begun, begun2) {
		t.Error("the same build begins otherwise; want the same, since it has the seed")
	}
	next.play(90)
	p.Close()
	next.Close()
	if got := p.said.String(); strings.TrimSpace(got) != "started" {
		t.Errorf("its output: got %q; want its own alone", got)
	}
}

func TestAssetsChangeInAProcess(t *testing.T) {
	dir := t.TempDir()
	word := func(s string) {
		if err := os.WriteFile(filepath.Join(dir, "word.txt"), []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	word("first")
	p := startToy(t, "KRILL_DEV="+dir+string(filepath.Separator))
	p.play(10)
	has := func(s string) bool { return bytes.Contains(p.ask(nil, protocol.Snapshot, nil)[0], []byte(s)) }
	if !has("first") {
		t.Error("got another word; want that of the folder of the source")
	}
	word("second")
	for range 300 {
		p.Tick(&driver.Input{Width: 640, Height: 360})
		if has("second") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("the file has changed, and the game does not see it")
}

func TestPanicInAProcess(t *testing.T) {
	p := startToy(t, "TOY_PANICS=1")
	p.play(99)
	p.Tick(&driver.Input{Width: 640, Height: 360})
	p.Draw(0)
	var f protocol.FailureEvent
	for _, e := range p.news {
		if e.Event == protocol.Failed {
			e.Read(&f)
		}
	}
	if !strings.Contains(f.Text, "at a hundred") || f.Back != 99 || len(f.Stack) == 0 || !strings.Contains(f.Stack[0], "main.go:") {
		t.Errorf("got %+v; want the panic with its line, and tick 99", f)
	}
	p.play(99)
}

// The bot plays a game whose window is elsewhere, too.
func TestBotInAProcess(t *testing.T) {
	p := startToy(t, "KRILL_BOT=1")
	p.play(30)
}
