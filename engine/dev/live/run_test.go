//go:build screen && linux

package live

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/build"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/server"
	"github.com/krill2d/krill/engine/driver/ebiten/screentest"
)

// patience is how long an edit may take on a busy machine.
const patience = 60 * time.Second

// run is krill dev at work on a meadow.
type run struct {
	t       *testing.T
	dir     string // of the game
	cache   string // of krill dev: what runs from there, it has started
	tool    string // program krill
	display *screentest.Display
	window  *screentest.Window // nil: it is played in a page
	page    *screentest.Page   // nil: it is played in a window
	said    func() string      // all that the terminal says
	game    *meadow
	mark    int // bytes of the terminal that belong to edits before
	story   string
	colors  int // that were given away
	pids    pids
}

// pids are the processes of krill dev; zero: there is none.
type pids struct{ tool, window, game int }

// begin writes the game, builds all that krill dev would, and starts that.
func begin(t *testing.T) *run {
	t.Helper()
	r := meadowIn(t)
	r.warm(false)
	r.display = screentest.NewDisplay(t)
	r.start()
	r.fill()
	return r
}

// meadowIn writes the game into a module of its own.
func meadowIn(t *testing.T) *run {
	t.Helper()
	base := t.TempDir()
	r := &run{t: t, dir: filepath.Join(base, "meadow"), cache: filepath.Join(base, "cache"), story: "before the first edit"}
	r.environment()
	r.tool = screentest.Build(t, "github.com/krill2d/krill/cmd/krill")
	r.game = &meadow{code: r.fresh(), picture: r.fresh(), shader: r.fresh(), tune: r.fresh(), fuel: 100}
	for i := range 3 {
		r.game.fields = append(r.game.fields, field{name: fmt.Sprintf("Own%d", i), kind: "int"})
	}
	r.module()
	r.put("main.go", mainGo)
	r.save()
	r.put("assets/mark.png", r.game.markPNG())
	r.put("assets/shade.kage", r.game.shadeKage())
	r.put("assets/tune.toml", r.game.tuneTOML())
	return r
}

// fill gives the fields that edits change a value each.
func (r *run) fill() {
	for i := range r.game.fields {
		r.give(&r.game.fields[i], 11*(i+1))
	}
}

// view is where the game is seen.
func (r *run) view() *screentest.View {
	if r.page != nil {
		return &r.page.View
	}
	return &r.window.View
}

// environment lets the go command find its caches, krill dev have one of its own, and nobody the network.
func (r *run) environment() {
	said, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		r.t.Fatal(err)
	}
	caches := strings.Fields(string(said))
	for name, value := range map[string]string{
		"GOCACHE": caches[0], "GOMODCACHE": caches[1], "GOPROXY": "off", "GOFLAGS": "", "GOWORK": "off", "XDG_CACHE_HOME": r.cache,
	} {
		r.t.Setenv(name, value)
	}
}

// module makes the game a module that takes Krill from this checkout.
func (r *run) module() {
	root, err := filepath.Abs("../../..")
	if err != nil {
		r.t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			r.t.Fatal(err)
		}
		r.put(name, strings.Replace(string(text), "module github.com/krill2d/krill\n", "module example.com/meadow\n\nrequire github.com/krill2d/krill v0.0.0\n\nreplace github.com/krill2d/krill => \""+root+"\"\n", 1))
	}
}

// warm builds what the first start builds, which may take minutes where no cache has it.
func (r *run) warm(web bool) {
	out := r.t.TempDir()
	b := &build.Builder{Dir: r.dir, Out: out, Web: web}
	if err := b.Window(context.Background(), filepath.Join(out, "window")); err != nil {
		r.t.Fatal(err)
	}
	if made, err := b.Build(context.Background()); err != nil || len(made.Errors) > 0 {
		r.t.Fatalf("the game does not build: %v %v\n%s", err, made.Errors, r.game.source())
	}
}

// start starts krill dev and waits for the game.
func (r *run) start() {
	r.t.Helper()
	home := r.t.TempDir()
	script, pid := filepath.Join(home, "krill-dev"), filepath.Join(home, "pid")
	text := fmt.Sprintf("#!/bin/sh\necho $$ > '%s'\nexec '%s' dev '%s'\n", pid, r.tool, r.dir)
	if err := os.WriteFile(script, []byte(text), 0o755); err != nil {
		r.t.Fatal(err)
	}
	env := append(screentest.NullSound(home), "HOME="+home, "XDG_CACHE_HOME="+r.cache)
	r.window, r.mark = r.display.Start(script, env...), 0
	r.said = r.window.Output
	r.until("show the game", r.looks)
	number, _ := os.ReadFile(pid)
	r.pids.tool, _ = strconv.Atoi(strings.TrimSpace(string(number)))
	r.pids.game, r.pids.window = r.status().Pid, r.windowPid()
}

// windowPid returns the process that is the game's parent.
func (r *run) windowPid() int {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", r.status().Pid))
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 2 {
		r.fatalf("got no process of the game")
	}
	n, _ := strconv.Atoi(fields[1])
	return n
}

// left returns the processes that run from krill dev's cache.
func (r *run) left() (list []string) {
	all, _ := filepath.Glob("/proc/[0-9]*/exe")
	for _, p := range all {
		if exe, err := os.Readlink(p); err == nil && strings.HasPrefix(exe, r.cache) {
			list = append(list, p+" "+exe)
		}
	}
	return list
}

// put writes a file of the game as an editor does that truncates it first.
func (r *run) put(name, text string) {
	r.t.Helper()
	file := filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// save writes the game's code as it is to be.
func (r *run) save() { r.put("play.go", r.game.source()) }

// ask asks through the server.
func (r *run) ask(do string, args, into any) error {
	c, err := server.Find(r.dir)
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Ask(protocol.New(do, args)).Read(into)
}

// line types a line, as krill q does, and fails when it is refused.
func (r *run) line(text string) protocol.RunResult {
	r.t.Helper()
	var said protocol.RunResult
	if err := r.ask(protocol.Line, protocol.RunArgs{Text: text}, &said); err != nil {
		r.fatalf("%s: %v", text, err)
	}
	return said
}

// whole asks for a number.
func (r *run) whole(path string) int {
	r.t.Helper()
	text := strings.TrimSpace(r.line(path).Text)
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		r.fatalf("%s: got %q; want a number", path, text)
	}
	return int(n)
}

func (r *run) status() (s protocol.StatusResult) {
	r.t.Helper()
	if err := r.ask(protocol.Status, nil, &s); err != nil {
		r.fatalf("%s: %v", protocol.Status, err)
	}
	return s
}

// give sets a field in the running game.
func (r *run) give(f *field, value int) {
	r.t.Helper()
	f.value = value
	r.line(fmt.Sprintf("set play.%s = %d", f.name, value))
}

// since is what the terminal says since the edit began.
func (r *run) since() string { return r.said()[r.mark:] }

// looks reports what is wrong with the picture.
func (r *run) looks() string { return r.game.seen(r.view().Shot()) }

// until waits until nothing is wrong any more.
func (r *run) until(what string, wrong func() string) {
	r.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(30 * time.Millisecond) {
		w := wrong()
		if w == "" {
			return
		}
		if time.Now().After(end) {
			r.fatalf("%s: still not after %v: %s", what, patience, w)
		}
	}
}

// says waits until the terminal says something.
func (r *run) says(text string) {
	r.t.Helper()
	r.until("the terminal", func() string {
		if strings.Contains(r.since(), text) {
			return ""
		}
		return fmt.Sprintf("want it to say %q", text)
	})
}

// once fails when the terminal says a line twice.
func (r *run) once() {
	r.t.Helper()
	lines := strings.Split(strings.TrimSpace(r.since()), "\n")
	for i, line := range lines {
		if line != "" && slices.Contains(lines[:i], line) && !strings.HasSuffix(line, " s") {
			r.fatalf("the terminal says %q twice", line)
		}
	}
}

// fatalf ends the test with the whole story.
func (r *run) fatalf(format string, args ...any) {
	r.t.Helper()
	story := fmt.Sprintf(format, args...)
	kept, said := "there is no picture, for there is no window", ""
	if r.said != nil {
		said = r.since()
	}
	if r.page != nil || len(r.left()) > 0 {
		picture := r.view().SavePNG("failed")
		kept = "kept: " + picture + ", and .txt with all that the terminal said and where krill dev waits"
		syscall.Kill(r.pids.tool, syscall.SIGQUIT)
		time.Sleep(time.Second)
		os.WriteFile(strings.TrimSuffix(picture, ".png")+".txt", []byte(r.said()), 0o644)
	}
	source, _ := os.ReadFile(filepath.Join(r.dir, "play.go"))
	r.t.Fatalf("%s: %s\n%s\nthe terminal says since then:\n%s\nthe source is:\n%s", r.story, story, kept, said, source)
}
