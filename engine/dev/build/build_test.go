package build

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

const toy = `package main

import "github.com/krill2d/krill/engine"

import "github.com/krill2d/krill/render"

type toy struct{}

func (toy) Update(*engine.Tick) error { return nil }

func (toy) Draw(*render.Canvas) {}

func main() { engine.Main(toy{}, engine.Config{Title: "Toy"}) }
`

// realGame writes a game in a module of its own that takes Krill from this checkout, with no network.
func realGame(t testing.TB, files ...string) string {
	t.Helper()
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOWORK", "off")
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	sum, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	needs := strings.Replace(string(mod), "module "+krill, "module example.com/toy", 1) +
		"\nrequire " + krill + " v0.0.0\n\nreplace " + krill + " => \"" + filepath.ToSlash(root) + "\"\n"
	return gameWith(t, append([]string{"go.mod", needs, "go.sum", string(sum), "main.go", toy}, files...)...)
}

func mustBuild(t *testing.T, b *Builder) Result {
	t.Helper()
	r, err := b.Build(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestBuildOfAGameInItsOwnModule(t *testing.T) {
	dir := realGame(t)
	b := &Builder{Dir: dir, Out: filepath.Join(t.TempDir(), "new", "folder")}
	r := mustBuild(t, b)
	if r.Number != 1 || r.Took <= 0 || len(r.Errors) > 0 {
		t.Fatalf("got %+v; want build 1", r)
	}
	said, err := exec.Command("go", "version", "-m", r.Program).CombinedOutput()
	for _, has := range []string{"path\texample.com/toy", "-tags=krill_headless,krill_child", "-d=fmahash=qn", "CGO_ENABLED=0"} {
		if err != nil || !strings.Contains(string(said), has) {
			t.Errorf("got %s, %v; want %s", said, err, has)
		}
	}
	if linked, err := os.ReadFile(r.Program); err != nil || bytes.Contains(linked, []byte("hajimehoshi/ebiten")) {
		t.Errorf("%v; want a program without Ebitengine", err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 3 {
		t.Errorf("got %v in the game's folder; want nothing new", entries)
	}
}

// The agent is in the game, though nothing in its folder says so: without the agent's package it does not build.
func TestBuildAddsTheAgent(t *testing.T) {
	dir := realGame(t)
	put(t, dir, "go.mod", "module example.com/toy\n\ngo 1.26\n")
	put(t, dir, "main.go", "package main\n\nfunc main() {}\n")
	r := mustBuild(t, &Builder{Dir: dir, Out: t.TempDir()})
	if len(r.Errors) == 0 || !strings.Contains(r.Errors[0].Text, agentPackage) || !strings.Contains(r.Errors[0].Text, "try go get") || r.Errors[0].File != "" {
		t.Errorf("got %+v; want it to say that Krill is missing", r)
	}
}

func TestBuildsAreNumberedAndOldOnesGo(t *testing.T) {
	dir := realGame(t)
	out := t.TempDir()
	b := &Builder{Dir: dir, Out: out}
	var list []Result
	for _, add := range []string{"", "\nvar a = 1\n", "\nfunc broken( {\n", "\nvar a = 2\n"} {
		put(t, dir, "main.go", toy+add)
		list = append(list, mustBuild(t, b))
	}
	if got := list[2]; got.Number != 0 || got.Program != "" || len(got.Errors) == 0 {
		t.Errorf("broken: got %+v; want errors and no program", got)
	}
	if list[3].Number != 3 {
		t.Errorf("got number %d; want 3", list[3].Number)
	}
	b.Prune(1)
	for i, want := range map[int]bool{0: true, 1: false, 3: true} {
		if _, err := os.Stat(list[i].Program); (err == nil) != want {
			t.Errorf("build %d: got %v; want it there: %v", list[i].Number, err, want)
		}
	}
}

func TestBuildFindsGamesByAnyPath(t *testing.T) {
	dir := realGame(t, "deep/game/main.go", toy, "deep/game/rules/rules.go", "package rules\n")
	link := filepath.Join(t.TempDir(), "a link")
	if err := os.Symlink(dir, link); err != nil && runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	t.Chdir(filepath.Join(dir, "deep"))
	for _, path := range []string{"game", "./game/", filepath.Join(dir, "deep", "game"), "..", link} {
		if r := mustBuild(t, &Builder{Dir: path, Out: t.TempDir()}); r.Number != 1 {
			t.Errorf("%q: got %+v; want it built", path, r.Errors)
		}
	}
	t.Chdir(filepath.Join(dir, "deep", "game"))
	if r := mustBuild(t, &Builder{Dir: ".", Out: "out"}); r.Number != 1 {
		t.Errorf("the current folder: got %+v; want it built", r.Errors)
	}
}

// A game with a vendor folder has nothing of krill dev in that.
func TestBuildOfAVendoredGame(t *testing.T) {
	dir := realGame(t)
	cmd := exec.Command("go", "mod", "vendor")
	cmd.Dir = dir
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("go mod vendor: %v, %s", err, said)
	}
	if r := mustBuild(t, &Builder{Dir: dir, Out: t.TempDir()}); r.Number != 1 {
		t.Errorf("got %+v; want it built", r.Errors)
	}
}

func TestBuildKeepsTagsOfGOFLAGS(t *testing.T) {
	dir := realGame(t, "extra.go", "//go:build mine\n\npackage main\n\nfunc init() { undefinedHere() }\n")
	t.Setenv("GOFLAGS", "-v -tags=mine")
	if r := mustBuild(t, &Builder{Dir: dir, Out: t.TempDir()}); len(r.Errors) == 0 || !strings.Contains(r.Errors[len(r.Errors)-1].Text, "undefinedHere") {
		t.Errorf("got %+v; want the file with the tag compiled", r)
	}
	t.Setenv("GOFLAGS", "-overlay=x.json")
	if _, err := (&Builder{Dir: dir, Out: t.TempDir()}).Build(t.Context()); err == nil || !strings.Contains(err.Error(), "; try without it") {
		t.Errorf("got %v; want two overlays refused", err)
	}
}

func TestBuildForAPage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds for js/wasm")
	}
	r := mustBuild(t, &Builder{Dir: realGame(t), Out: t.TempDir(), Web: true})
	head := make([]byte, 4)
	f, err := os.Open(r.Program)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if f.Read(head); filepath.Ext(r.Program) != ".wasm" || string(head) != "\x00asm" {
		t.Errorf("got %s, %q; want a program for a page", r.Program, head)
	}
}

func TestWindow(t *testing.T) {
	dir := realGame(t, "window/main.go", "package main\n\nfunc main() { println(\"window\") }\n", "broken/main.go", "package main\n\nfunc main() { nonsense }\n")
	b := &Builder{Dir: dir, Out: t.TempDir(), window: "./window"}
	out := filepath.Join(t.TempDir(), "window.exe")
	if err := b.Window(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command(out).CombinedOutput(); err != nil || strings.TrimSpace(string(said)) != "window" {
		t.Errorf("got %q, %v; want it to run", said, err)
	}
	first, err := os.Stat(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Window(t.Context(), out); err != nil {
		t.Fatal(err)
	}
	if again, err := os.Stat(out); err != nil || !os.SameFile(first, again) {
		t.Error("got another file; want what is there left alone")
	}
	b.window = "./broken"
	if err := b.Window(t.Context(), out); err == nil || !strings.Contains(err.Error(), "undefined: nonsense") || !strings.Contains(err.Error(), "; try go get") {
		t.Errorf("got %v; want what the compiler says", err)
	}
}

func TestBuildThatIsOvertaken(t *testing.T) {
	dir := realGame(t, "slow/slow.go", "package slow\n") // compiled anew, for its flags are not those of any other test
	b := &Builder{Dir: dir, Out: t.TempDir()}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { _, err := b.Build(ctx); done <- err }()
	for deadline := time.Now().Add(10 * time.Second); ; { // until go is at work
		if list, _ := filepath.Glob(filepath.Join(b.Out, "overlay.json")); len(list) > 0 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the build does not begin")
		}
		time.Sleep(time.Millisecond)
	}
	cancel()
	start := time.Now()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v; want it canceled", err)
	}
	if took := time.Since(start); took > patience {
		t.Errorf("got its end after %v; want it at once", took)
	}
	if left, _ := filepath.Glob(filepath.Join(b.Out, "go-build*")); len(left) > 0 {
		t.Errorf("got %v; want no files left behind", left)
	}
	if r := mustBuild(t, b); r.Number != 1 {
		t.Errorf("the next: got %+v; want build 1", r)
	}
}

func TestBuildWithoutGo(t *testing.T) {
	dir := realGame(t)
	t.Setenv("PATH", t.TempDir())
	if _, err := (&Builder{Dir: dir, Out: t.TempDir()}).Build(t.Context()); err == nil || !strings.Contains(err.Error(), "try installing Go") {
		t.Errorf("got %v; want advice", err)
	}
}

func TestSources(t *testing.T) {
	dir := gameWith(t,
		"main.go", "package main\n\nimport (\n\t_ \"example.com/toy/a\"\n\t_ \"example.com/toyota\"\n\t\"fmt\"\n)\n",
		"main_test.go", "package main\n\nimport _ \"example.com/toy/tested\"\n",
		"a/a.go", "package a\n\nimport _ \"example.com/toy/b/c\"\nimport _ \"example.com/toy\"\n",
		"a/a_windows.go", "package a\n\nimport _ \"example.com/toy/soon\"\n\nfunc broken( {\n",
		"b/c/c.go", "package c\n", "unused/u.go", "package u\n", "tested/t.go", "package t\n",
	)
	root, got := Sources(dir)
	var want []string
	for _, name := range []string{"", "a", "b/c", "soon"} {
		want = append(want, filepath.Join(dir, filepath.FromSlash(name)))
	}
	if root != dir || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s and %q; want %s and %q", root, got, dir, want)
	}
	lone := t.TempDir()
	if root, got := Sources(lone); root != "" || len(got) != 1 || got[0] != lone {
		t.Errorf("without a module: got %q and %q; want the folder", root, got)
	}
}

func TestCompileErrors(t *testing.T) {
	many := "package main\n"
	for range 14 {
		many += "var _ = missing\n"
	}
	for name, c := range map[string]struct {
		files []string
		want  []protocol.Problem
	}{
		"type": {
			[]string{"main.go", "package main\n\nfunc main() {\n\tvar a int = \"x\"\n\tf(1)\n}\n\nfunc f(a, b int) {}\n"},
			[]protocol.Problem{
				{File: "main.go", Line: 4, Col: 6, Text: "declared and not used: a"},
				{File: "main.go", Line: 4, Col: 14, Text: "cannot use \"x\" (untyped string constant) as int value in variable declaration"},
				{File: "main.go", Line: 5, Col: 4, Text: "not enough arguments in call to f\nhave (number)\nwant (int, int)"},
			},
		},
		"syntax": {
			[]string{"main.go", "package main\n\nfunc main() {\n"},
			[]protocol.Problem{{File: "main.go", Line: 4, Col: 1, Text: "syntax error: unexpected EOF, expected }"}},
		},
		"second package": {
			[]string{"main.go", "package main\n\nimport \"example.com/toy/rules\"\n\nfunc main() { rules.F() }\n", "rules/rules.go", "package rules\n\nfunc F() { return 1 }\n"},
			[]protocol.Problem{{File: "rules/rules.go", Line: 3, Col: 19, Text: "too many return values\nhave (number)\nwant ()"}},
		},
		"missing package of the module": {
			[]string{"main.go", "package main\n\nimport _ \"example.com/toy/none\"\n\nfunc main() {}\n"},
			[]protocol.Problem{{File: "main.go", Line: 3, Col: 8, Text: "no required module provides package example.com/toy/none"}},
		},
		"missing module": {
			[]string{"main.go", "package main\n\nimport _ \"example.org/none\"\n\nfunc main() {}\n"},
			[]protocol.Problem{{File: "main.go", Line: 3, Col: 8, Text: "no required module provides package example.org/none; to add it:\ngo get example.org/none"}},
		},
		"import cycle": {
			[]string{
				"main.go", "package main\n\nimport _ \"example.com/toy/a\"\n\nfunc main() {}\n",
				"a/a.go", "package a\n\nimport _ \"example.com/toy/b\"\n", "b/b.go", "package b\n\nimport _ \"example.com/toy/a\"\n",
			},
			[]protocol.Problem{{Text: "package example.com/toy\nimports example.com/toy/a"}},
		},
		"embedded file": {
			[]string{"main.go", "package main\n\nimport \"embed\"\n\n//go:embed art/*.png\nvar files embed.FS\n\nfunc main() {}\n"},
			[]protocol.Problem{{File: "main.go", Line: 5, Col: 12, Text: "pattern art/*.png: no matching files found"}},
		},
		"more than ten": {
			[]string{"main.go", many + "func main() {}\n"},
			[]protocol.Problem{{File: "main.go", Line: 2, Col: 9, Text: "undefined: missing"}},
		},
		"no function main": {
			[]string{"main.go", "package main\n"},
			[]protocol.Problem{{Text: "function main is undeclared in the main package"}},
		},
		"two packages": {
			[]string{"main.go", "package main\n\nfunc main() {}\n", "other.go", "package other\n"},
			[]protocol.Problem{{Text: "found packages main (main.go) and other (other.go) in "}},
		},
		"go.mod": {
			[]string{"go.mod", "module example.com/toy\n\ngo 1.26\n\nnonsense\n"},
			[]protocol.Problem{{}, {File: "go.mod", Line: 5, Text: "unknown directive: nonsense"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := realGame(t, c.files...)
			got := mustBuild(t, &Builder{Dir: dir, Out: t.TempDir()}).Errors
			if len(got) < len(c.want) {
				t.Fatalf("got %+v; want %+v", got, c.want)
			}
			for i, w := range c.want {
				g := got[i]
				if g.File != w.File || g.Line != w.Line || w.Col != g.Col || !strings.Contains(g.Text, w.Text) {
					t.Errorf("got %+v; want %+v", g, w)
				}
			}
			if name == "more than ten" && (len(got) != 11 || !strings.Contains(got[10].Text, "too many errors")) {
				t.Errorf("got %d; want ten and that there are more", len(got))
			}
		})
	}
}

func TestProblemsOfOtherSystems(t *testing.T) {
	said := "# example.com/toy\r\nC:\\games\\toy\\main.go:4:2: undefined: x\r\n\twant int\r\n"
	got := problems(said, t.TempDir())
	if len(got) != 1 || got[0].Line != 4 || got[0].Col != 2 || got[0].Text != "undefined: x\nwant int" || !strings.HasSuffix(got[0].File, "main.go") {
		t.Errorf("got %+v; want one problem at 4:2", got)
	}
	if got := problems("", "x"); len(got) != 1 || got[0].Text == "" {
		t.Errorf("silence: got %+v; want something said", got)
	}
}

func FuzzProblems(f *testing.F) {
	f.Add("main.go:1:2: x\n\ty\n")
	f.Add("a.go:99999999999999999999: x\n# b\n\n\t\nC:/d.go:1: ")
	f.Fuzz(func(t *testing.T, said string) {
		for _, p := range problems(said, "/games/toy") {
			if p.Line < 0 || p.Col < 0 {
				t.Errorf("got %+v; want no negative place", p)
			}
		}
	})
}
