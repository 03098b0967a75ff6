//go:build !js

package server

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// home gives the test a cache folder of its own, and returns it.
func home(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", dir)
	t.Setenv("HOME", dir)
	t.Setenv("LocalAppData", dir)
	return dir
}

// fake answers as krill dev would, and keeps what it was asked.
func fake(asked func(protocol.Ask)) func(protocol.Ask) protocol.Answer {
	return func(a protocol.Ask) protocol.Answer {
		if asked != nil {
			asked(a)
		}
		switch a.Do {
		case protocol.Hello:
			return protocol.Reply(protocol.HelloResult{Title: "Astro"})
		case protocol.Run:
			var line protocol.RunArgs
			if err := a.Read(&line); err != nil {
				return protocol.Refuse(err)
			}
			return protocol.Reply(protocol.RunResult{Text: "ran " + line.Text})
		}
		return protocol.Refuse(errors.New("fake: no " + a.Do))
	}
}

// serve starts a server for a game of its own.
func serve(t *testing.T, o Options) *Server { t.Helper(); return serveFor(t, o, usual) }

// serveFor starts one that waits so long.
func serveFor(t *testing.T, o Options, wait patience) *Server {
	t.Helper()
	if o.LAN && runtime.GOOS != "linux" {
		t.Skip("only Linux has more addresses on loopback, one of which is taken for that of the network")
	}
	if o.Game == "" {
		home(t)
		o.Game = t.TempDir()
	}
	if o.Ask == nil {
		o.Ask = fake(nil)
	}
	s, err := listen(o, func() ([]net.IP, error) { return []net.IP{net.IPv4(127, 0, 0, 2)}, nil }, wait)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestAskThroughTheServer(t *testing.T) {
	s := serve(t, Options{})
	c, err := Find(s.o.Game)
	if err != nil {
		t.Fatal(err)
	}
	var hello protocol.HelloResult
	if err := c.Ask(protocol.New(protocol.Hello, nil)).Read(&hello); err != nil || hello.Title != "Astro" {
		t.Errorf("got %+v, %v; want the fake's title", hello, err)
	}
	var r protocol.RunResult
	if err := c.Ask(protocol.New(protocol.Line, protocol.RunArgs{Text: "Rock r"})).Read(&r); err != nil || r.Text != "ran Rock r" {
		t.Errorf("got %+v, %v; want the line to reach the console", r, err)
	}
	if err := c.Ask(protocol.New(protocol.Bake, nil)).Read(nil); err == nil || err.Error() != "fake: no dev.bake" {
		t.Errorf("got %v; want the fake's error", err)
	}
	if err := c.Ask(protocol.New("rm.all", nil)).Read(nil); err == nil || !strings.Contains(err.Error(), "nobody answers") {
		t.Errorf("got %v; want a refusal", err)
	}
}

func TestAddressHasTheTokenInItsFragment(t *testing.T) {
	s := serve(t, Options{})
	for _, link := range []string{s.Address(), s.Play()} {
		before, token, _ := strings.Cut(link, "#")
		if token != s.token || len(token) < 26 || strings.Contains(before, token) || !strings.HasPrefix(before, "http://127.0.0.1:") {
			t.Errorf("got %q; want 128 random bits after the #, and on loopback", link)
		}
	}
	if other := serve(t, Options{}); other.token == s.token {
		t.Error("got one token twice; want each server to have its own")
	}
}

func TestFind(t *testing.T) {
	cache := home(t)
	games := t.TempDir()
	for _, g := range []string{"one/levels", "two", "three"} {
		if err := os.MkdirAll(filepath.Join(games, g), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	at := func(g string) string { return filepath.Join(games, g) }
	fails := func(dir string, says ...string) {
		t.Helper()
		_, err := Find(dir)
		for _, text := range says {
			if err == nil || !strings.Contains(err.Error(), text) {
				t.Errorf("Find(%q): got %v; want an error that says %q", dir, err, text)
			}
		}
	}
	finds := func(dir, game string) {
		t.Helper()
		c, err := Find(dir)
		if err != nil || filepath.Base(c.Game()) != game {
			t.Errorf("Find(%q): got %v, %v; want %s", dir, c, err, game)
		}
	}
	t.Chdir(at("three"))
	fails("", "none runs", "try krill dev GAME")
	fails(at("one"), "none runs", "try krill dev "+at("one"))
	one := serve(t, Options{Game: at("one")})
	finds(at("one"), "one")
	finds("", "one")
	fails(at("two"), "none runs")
	fails(at("nowhere"), "no such file", "try the folder of a game")
	serve(t, Options{Game: at("two")})
	fails("", "2 run", at("one"), "--game")
	t.Chdir(at("one/levels"))
	finds("", "one")
	finds("..", "one")

	one.Close()
	fails(at("one"), "none runs")
	finds("", "two")
	left, err := os.ReadDir(filepath.Join(cache, "krill", "dev"))
	if err != nil || len(left) != 1 {
		t.Errorf("got %v, %v; want the file of the one that runs, and no other", left, err)
	}
}

func TestPlaceIsForItsOwnerAlone(t *testing.T) {
	s := serve(t, Options{})
	info, err := os.Stat(s.found)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.Stat(filepath.Dir(s.found))
	if err != nil {
		t.Fatal(err)
	}
	if os.PathSeparator == '/' && (info.Mode().Perm() != 0o600 || dir.Mode().Perm() != 0o700) {
		t.Errorf("got modes %v and %v; want 0600 and its folder 0700", info.Mode(), dir.Mode())
	}
}

func TestWhatADeadServerLeftIsSwept(t *testing.T) {
	home(t)
	dir := t.TempDir()
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone.Close()
	stranger, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer stranger.Close()
	go func() {
		for {
			c, err := stranger.Accept()
			if err != nil {
				return
			}
			c.Read(make([]byte, 4096)) // an answer before the question is none
			io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
			c.Close()
		}
	}()
	for _, address := range []string{gone.Addr().String(), "192.0.2.1:80", "nonsense"} {
		file, err := remember(dir, address, "token")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Find(dir); err == nil || !strings.Contains(err.Error(), "none runs") {
			t.Errorf("%s: got %v; want that none runs", address, err)
		}
		if _, err := os.Stat(file); err == nil {
			t.Errorf("%s: the file is still there; want it swept", address)
		}
	}
	file, err := remember(dir, stranger.Addr().String(), "token")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Ask(protocol.New(protocol.Hello, nil)).Read(nil); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("got %v; want that another program is there", err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("the file of a taken port is still there; want it swept")
	}
	if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Find(dir); err == nil {
		t.Error("got a client from a broken file; want none")
	}
}

func TestTheLaterServerOfAGameKeepsItsFile(t *testing.T) {
	first := serve(t, Options{})
	second := serve(t, Options{Game: first.o.Game})
	first.Close()
	c, err := Find(second.o.Game)
	if err != nil || c.at.Token != second.token {
		t.Errorf("got %v, %v; want the second server", c, err)
	}
}
