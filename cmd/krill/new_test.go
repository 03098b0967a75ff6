package main

import (
	"bytes"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
)

// offline is the environment of a machine with no network and nothing to look things up with.
func offline(t *testing.T) {
	t.Helper()
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOFLAGS", "-mod=readonly")
	t.Setenv("GOWORK", "off")
}

// newGame makes a game in a folder with a space in its name and goes there.
func newGame(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	offline(t)
	status, stdout, stderr := call("new", "games of mine/deep sea")
	if status != 0 || stderr != "" {
		t.Fatalf("got exit status %d and %s; want 0", status, stderr)
	}
	for _, says := range []string{"is ready", "\tcd \"games of mine/deep sea\"\n", "\tgo tool krill run\n"} {
		if !strings.Contains(stdout, says) {
			t.Errorf("got %q; want it to say %q", stdout, says)
		}
	}
	t.Chdir("games of mine/deep sea")
}

// TestNewGame goes the whole way of somebody who begins, outside of the repository and with no network.
func TestNewGame(t *testing.T) {
	newGame(t)
	source := read(t, "main.go")
	if pretty, err := format.Source(source); err != nil || !bytes.Equal(pretty, source) {
		t.Errorf("got a main.go that is not formatted, %v", err)
	}
	if n := strings.Count(strings.ReplaceAll(string(source), "\n\n", "\n"), "\n"); n > 36 {
		t.Errorf("got %d lines that are not blank; want at most 36: it is to be read at once", n)
	}
	if !strings.Contains(string(source), `Title: "Deep Sea", ID: "deep-sea"`) {
		t.Errorf("got %s; want the game's name in it", source)
	}
	for _, args := range []string{"vet ./...", "test ./...", "tool krill test", "mod verify"} {
		if said, err := exec.Command("go", strings.Fields(args)...).CombinedOutput(); err != nil {
			t.Errorf("go %s: %v\n%s", args, err, said)
		}
	}
	t.Setenv("KRILL_HEADLESS", "1")
	t.Setenv("KRILL_TICKS", "60")
	status, stdout, stderr := call("run")
	want(t, 0, status, stdout, "Deep Sea: ", "1 s of game time")
	if status != 0 {
		t.Error(stderr)
	}
	for _, command := range []string{"web", "build"} {
		if status, _, stderr := call(command); status != 0 {
			t.Errorf("krill %s: got exit status %d and %s; want 0", command, status, stderr)
		}
	}
	for _, file := range []string{"dist/web/deep sea/index.html", "dist/web/deep sea/game.wasm"} {
		if _, err := os.Stat(file); err != nil {
			t.Errorf("got %v; want the page", err)
		}
	}
	if got := len(read(t, "dist/build/"+programName("deep sea", desktop(runtime.GOOS, runtime.GOARCH)))); got < 1e6 {
		t.Errorf("got a program of %d bytes; want a whole game", got)
	}
	if status, _, stderr := call("new", "."); status != 2 || !strings.Contains(stderr, "it holds .gitignore, README.md, dist, and 4 more") {
		t.Errorf("got %d and %s; want a folder that holds a game refused", status, stderr)
	}
}

func TestNewRefuses(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "full/poem.txt", "dear")
	for _, c := range []struct{ name, says string }{
		{"full", `krill: make game "full": the folder is not empty, it holds poem.txt; try another name`},
		{"full/poem.txt", `krill: make game "full/poem.txt": `},
	} {
		status, _, stderr := call("new", c.name)
		want(t, 2, status, stderr, c.says, "; try another name")
		wantOneLine(t, stderr)
	}
	if got, _ := os.ReadDir("full"); len(got) != 1 {
		t.Errorf("got %v; want nothing written", got)
	}
}

func TestNewWritesOverNothing(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "b.txt"), "mine")
	if err := writeNew(dir, map[string][]byte{"b.txt": nil}); err == nil {
		t.Error("got no error; want a file that appeared meanwhile refused")
	}
	if got := string(read(t, dir, "b.txt")); got != "mine" {
		t.Errorf("got %q; want it untouched", got)
	}
}

func TestNewNames(t *testing.T) {
	for _, c := range []struct{ folder, title, module string }{
		{"pong", "Pong", "pong"},
		{"my game", "My Game", "my-game"},
		{"Deep_Sea-2!", "Deep Sea 2", "deep-sea-2"},
		{`"; rm -rf`, "Rm Rf", "rm-rf"},
		{"été", "Été", "t"},
		{"Пинг", "Пинг", "game"},
		{"...", "Game", "game"},
		{"con", "Con", "con-game"},
		{"COM1", "COM1", "com1-game"},
		{"internal", "Internal", "internal-game"},
		{"what's up", "What's Up", "what-s-up"},
	} {
		if got := gameTitle(c.folder); got != c.title {
			t.Errorf("title of %q: got %q; want %q", c.folder, got, c.title)
		}
		if got := moduleName(c.folder); got != c.module {
			t.Errorf("module of %q: got %q; want %q", c.folder, got, c.module)
		}
	}
}

func FuzzNewNames(f *testing.F) {
	f.Add("my game")
	f.Add("\"`\n\\x00")
	f.Fuzz(func(t *testing.T, folder string) {
		if _, err := format.Source(gameFiles(folder)["main.go"]); err != nil {
			t.Errorf("%q: got a program that does not parse: %v", folder, err)
		}
		if name := moduleName(folder); name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%q: got the module %q; want small letters, digits and dashes", folder, name)
		}
	})
}

// Paths in go.mod are what go reads there again.
func TestNewQuotesPaths(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{"/a", "/a b", "/it's", "/(a),[b]", "/a//b", "/a@v1"} {
		write(t, filepath.Join(dir, "go.mod"), "module m\n\nreplace x => "+quoted(path)+"\n")
		said, err := exec.Command("go", "mod", "edit", "-json", filepath.Join(dir, "go.mod")).CombinedOutput()
		if want := `"Path": "` + path + `"`; err != nil || !strings.Contains(string(said), want) {
			t.Errorf("%s: got %v, %s; want %s", path, err, said, want)
		}
	}
}

func TestSourceIn(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	krill := debug.Module{Path: krillPath, Version: "v1.2.3", Sum: "h1:x"}
	for name, c := range map[string]struct {
		info debug.BuildInfo
		want source
	}{
		"installed":        {debug.BuildInfo{Main: krill}, source{version: "v1.2.3"}},
		"a game's tool":    {debug.BuildInfo{Main: debug.Module{Path: "x"}, Deps: []*debug.Module{&krill}}, source{version: "v1.2.3"}},
		"a checkout":       {debug.BuildInfo{Main: debug.Module{Path: krillPath, Version: "v0.0.0-2026+dirty"}}, source{}},
		"replaced":         {debug.BuildInfo{Deps: []*debug.Module{{Path: krillPath, Version: "v0.0.0", Replace: &debug.Module{Path: root}}}}, source{folder: root}},
		"replaced, gone":   {debug.BuildInfo{Deps: []*debug.Module{{Path: krillPath, Replace: &debug.Module{Path: root + "/../none"}}}}, source{}},
		"somebody's krill": {debug.BuildInfo{Main: debug.Module{Path: "example.com/krill", Sum: "h1:x"}}, source{}},
	} {
		if got := sourceIn(&c.info); got != c.want {
			t.Errorf("%s: got %+v; want %+v", name, got, c.want)
		}
	}
}

// With a released Krill go.mod takes that version, and nothing points to a folder.
func TestNewWithARelease(t *testing.T) {
	var term terminal
	mod, sum, err := term.moduleFiles(source{version: "v1.2.3"}, "toy")
	if err != nil || sum != nil || strings.Contains(string(mod), "replace") {
		t.Errorf("got %s, %s, %v; want no replace and no sums", mod, sum, err)
	}
	for _, line := range []string{"module example.com/toy\n", "\nrequire " + krillPath + " v1.2.3\n", "\ntool " + krillPath + "/cmd/krill\n"} {
		if !strings.Contains(string(mod), line) {
			t.Errorf("got %s; want %s", mod, line)
		}
	}
}
