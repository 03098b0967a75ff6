package main

import (
	"bufio"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
	devserver "github.com/krill2d/krill/engine/dev/server"
)

func TestDevSaysWhatIsWrong(t *testing.T) {
	module(t, "main.go", gameSource, "state.txt", "poem")
	for _, c := range []struct{ args, says string }{
		{"dev nowhere", "no such folder; try"},
		{"dev --web --state state.txt", `begin with state "state.txt"`},
		{"dev --web --state none", "; try a file that Keep made"},
	} {
		status, _, stderr := call(strings.Fields(c.args)...)
		if status == 0 || !strings.Contains(stderr, c.says) {
			t.Errorf("krill %s: got %d, %q; want it to say %q", c.args, status, stderr, c.says)
		}
	}
}

func TestDevNeedsADisplay(t *testing.T) {
	m := machine{goos: "linux", env: func(string) string { return "" }}
	err := (&devCommand{}).check(m)
	if err == nil || !strings.HasPrefix(err.Error(), "krill: open the window: DISPLAY is not set") || !strings.Contains(err.Error(), "; try krill dev --web, or starting it from a desktop, or under xvfb-run") {
		t.Errorf("got %v; want what to do", err)
	}
	if !errors.As(err, &misused{}) {
		t.Error("got another status; want that of a machine that is not set up")
	}
	if err := (&devCommand{Web: true}).check(m); err != nil {
		t.Errorf("in a page: got %v; want nothing", err)
	}
	if err := (&devCommand{}).check(machine{goos: "windows"}); err != nil {
		t.Errorf("on Windows: got %v; want nothing", err)
	}
}

// TestDevInAPage runs the whole of krill dev but the page itself, in a game that krill new made.
func TestDevInAPage(t *testing.T) {
	newGame(t)
	ownCache(t)
	cmd := tool(t, "dev", "--web", "--attached")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	lines := bufio.NewScanner(out)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "deep sea: http://127.0.0.1:") {
		t.Fatalf("got %q; want the game's name and an address", lines.Text())
	}
	_, address, _ := strings.Cut(lines.Text(), ": ")
	r, err := http.Get(address)
	if err != nil || r.StatusCode != http.StatusOK {
		t.Fatalf("got %v, %v; want the page", r, err)
	}
	r.Body.Close()
	client, err := devserver.Find(".")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	var about protocol.AboutResult
	for deadline := time.Now().Add(time.Minute); about.State != "running" && time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if err := client.Ask(protocol.New(protocol.About, nil)).Read(&about); err != nil {
			t.Fatal(err)
		}
	}
	if about.State != "running" || about.Build != 1 || about.Game != "deep sea" || about.Page != address {
		t.Errorf("got %+v; want the first build", about)
	}
	status, _, stderr := call("try", "idea")
	want(t, 2, status, stderr, "the game is not there yet; try again")
	in.Close()
	for lines.Scan() { // until it has said all
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("got %v; want exit status 0", err)
	}
	status, _, stderr = call("try", "idea")
	want(t, 2, status, stderr, "none runs; try krill dev")
}

func TestDevInterrupted(t *testing.T) {
	newGame(t)
	ownCache(t)
	cmd := tool(t, "dev", "--web")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	lines := bufio.NewScanner(out)
	lines.Scan()
	cmd.Process.Signal(os.Interrupt)
	for lines.Scan() { // until it has said all
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("got %v; want exit status 0", err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(cache, "krill", "dev", "*", "run-*")); len(left) > 0 {
		t.Errorf("got %v; want no programs left", left)
	}
}

// ownCache gives krill dev a place of its own, and leaves the go command its caches.
func ownCache(t *testing.T) {
	t.Helper()
	var quiet terminal
	said, err := quiet.answer("", nil, "env", "GOCACHE", "GOMODCACHE")
	if err != nil {
		t.Fatal(err)
	}
	caches := strings.Fields(string(said))
	t.Setenv("GOCACHE", caches[0])
	t.Setenv("GOMODCACHE", caches[1])
	cache := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, cache)
	}
}

func TestTryAndDrop(t *testing.T) {
	module(t, "main.go", gameSource)
	ownCache(t)
	status, _, stderr := call("drop", "idea")
	want(t, 2, status, stderr, `krill: dev: drop "idea": nothing is tried; try krill try idea first`)
	wantOneLine(t, stderr)
	status, _, stderr = call("try", "idea")
	want(t, 2, status, stderr, "none runs; try krill dev")
	s, err := devserver.Listen(devserver.Options{Game: ".", Ask: func(q protocol.Ask) protocol.Answer {
		var n protocol.NameArgs
		if q.Read(&n); n.Name != "idea" {
			return protocol.Refuse(errors.New("dev: no " + n.Name + "; try another name"))
		}
		if q.Do == protocol.Try {
			return protocol.Reply(protocol.TryResult{Folder: "/tmp/idea/toy", Address: "http://127.0.0.1:9/#x"})
		}
		return protocol.Reply(nil)
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	status, stdout, _ := call("try", "idea")
	want(t, 0, status, filepath.ToSlash(stdout), "/tmp/idea/toy\nhttp://127.0.0.1:9/#x\n", "krill drop idea removes it")
	if status, stdout, stderr := call("drop", "idea"); status != 0 || stdout+stderr != "" {
		t.Errorf("got %d, %q; want it done without a word", status, stdout+stderr)
	}
	for _, command := range []string{"try", "drop"} {
		status, _, stderr := call(command, "../x")
		want(t, 2, status, stderr, "krill: dev: no ../x; try another name")
	}
}
