//go:build !js

package dev

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// repository makes a folder one of git, with all that is in it committed.
func repository(t *testing.T, dir string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	for _, name := range []string{"GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"} {
		t.Setenv(name, "krill")
	}
	for _, args := range []string{"init -q -b main", "add -A", "commit -q -m first"} {
		gitIn(t, dir, strings.Fields(args)...)
	}
}

func gitIn(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	said, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v, %s", args, err, said)
	}
	return string(said)
}

func content(t *testing.T, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return "none"
	}
	return string(text)
}

// userTree is a repository with changes of all kinds that are not committed.
func userTree(t *testing.T) (top, game string) {
	t.Helper()
	ownCache(t)
	t.Setenv("TMPDIR", t.TempDir()) // worktrees go there
	top = filepath.Join(t.TempDir(), "my games")
	game = filepath.Join(top, "toy")
	put(t, top, "elsewhere.txt", "committed")
	put(t, top, ".gitignore", "*.tmp\n")
	put(t, game, "go.mod", "module example.com/toy\n\ngo 1.26\n\nrequire (\n\texample.com/near v0.0.0\n\texample.com/far v0.0.0\n)\n\nreplace example.com/near => ../near\n\nreplace example.com/far v0.0.0 => ../../far\n")
	for name, text := range map[string]string{"main.go": "package main\n", "gone.go": "package main\n", "staged.go": "package main\n", "art.png": "\x00\x01old", "run.sh": "echo\n"} {
		put(t, game, name, text)
	}
	repository(t, top)
	put(t, top, "elsewhere.txt", "changed, but not of the module")
	put(t, game, "main.go", "package main\n\nvar changed int  \n")
	put(t, game, "art.png", "\x00\x01new\xff")
	put(t, game, "new/new.go", "package new\n")
	put(t, game, "naïve file.txt", "untracked")
	put(t, game, "scratch.tmp", "ignored")
	put(t, game, "staged.go", "package main\n\nvar staged int\n")
	put(t, game, "added.go", "package main\n\nvar added int\n")
	gitIn(t, game, "add", "staged.go", "added.go")
	os.Remove(filepath.Join(game, "gone.go"))
	os.Chmod(filepath.Join(game, "run.sh"), 0o755)
	put(t, top, ".git/hooks/post-checkout", "#!/bin/sh\ntouch \""+filepath.Join(top, "hooked")+"\"\n")
	os.Chmod(filepath.Join(top, ".git/hooks/post-checkout"), 0o755)
	return top, game
}

// look at everything that is the user's own: files, index, branches.
func ownTree(t *testing.T, top string) string {
	t.Helper()
	index, err := os.ReadFile(filepath.Join(top, ".git", "index"))
	if err != nil {
		t.Fatal(err)
	}
	var files strings.Builder
	filepath.WalkDir(top, func(path string, d os.DirEntry, err error) error {
		if d.Name() == ".git" {
			return filepath.SkipDir
		}
		if !d.IsDir() {
			files.WriteString(path + content(t, "", path))
		}
		return err
	})
	return string(index) + files.String() + gitIn(t, top, "status", "--porcelain") + gitIn(t, top, "rev-parse", "HEAD") + gitIn(t, top, "branch")
}

func TestWorktree(t *testing.T) {
	top, game := userTree(t)
	before := ownTree(t, top)
	tried, there, err := makeWorktree(game, "idea")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"main.go": "package main\n\nvar changed int  \n", "art.png": "\x00\x01new\xff", "new/new.go": "package new\n", "naïve file.txt": "untracked",
		"scratch.tmp": "none", "gone.go": "none", "staged.go": "package main\n\nvar staged int\n", "added.go": "package main\n\nvar added int\n",
		"../elsewhere.txt": "committed",
	} {
		if got := content(t, there, name); got != want {
			t.Errorf("%s: got %q; want %q", name, got, want)
		}
	}
	if info, err := os.Stat(filepath.Join(there, "run.sh")); err != nil || info.Mode().Perm()&0o100 == 0 {
		t.Errorf("got %v, %v; want the file's mode carried over", info, err)
	}
	real, _ := filepath.EvalSymlinks(top)
	mod := content(t, there, "go.mod")
	if !strings.Contains(mod, "=> ../near") || !strings.Contains(mod, "example.com/far v0.0.0 => "+filepath.ToSlash(filepath.Join(filepath.Dir(real), "far"))) {
		t.Errorf("got %s; want the way out of the repository absolute, and no other", mod)
	}
	if _, err := os.Stat(filepath.Join(top, "hooked")); err == nil {
		t.Error("got a hook called; want none")
	}
	if _, _, err := makeWorktree(game, "idea"); err == nil || !strings.Contains(err.Error(), "; try krill drop idea, or another name") {
		t.Errorf("the same again: got %v; want it refused", err)
	}
	if err := tried.remove(t.Context(), "idea"); err != nil {
		t.Fatal(err)
	}
	if after := ownTree(t, top); after != before {
		t.Errorf("got another tree of the user; want nothing touched:\n%q\n%q", after, before)
	}
	if got := gitIn(t, top, "worktree", "list"); strings.Count(got, "\n") != 1 {
		t.Errorf("got %s; want no worktree left", got)
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("got %v; want no files left", left)
	}
}

// A record that somebody wrote must not lead to a folder or a branch that is not krill's.
func TestRemoveRefuses(t *testing.T) {
	top, _ := userTree(t)
	mine := t.TempDir()
	for _, bad := range []tried{
		{Folder: filepath.Join(mine, "x"), Branch: branchPrefix + "idea", Top: top},
		{Folder: filepath.Join(mine, folderPrefix+"idea-1", "x"), Branch: "main", Top: top},
		{Folder: filepath.Join(mine, folderPrefix+"other-1", "x"), Branch: branchPrefix + "idea", Top: top},
		{},
	} {
		if err := bad.remove(t.Context(), "idea"); err == nil || !strings.Contains(err.Error(), "is of something else; try") {
			t.Errorf("%+v: got %v; want it refused", bad, err)
		}
	}
}

func TestWorktreeRefuses(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	dir := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
	if _, _, err := makeWorktree(dir, "idea"); err == nil || !strings.Contains(err.Error(), "no git repository; try git init") {
		t.Errorf("no repository: got %v; want advice", err)
	}
	gitIn(t, dir, "init", "-q")
	if _, _, err := makeWorktree(dir, "idea"); err == nil || !strings.Contains(err.Error(), "nothing is committed yet; try git commit") {
		t.Errorf("no commit: got %v; want advice", err)
	}
}

func TestTryAndDrop(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "toy")
	realGame(t, dir)
	repository(t, dir)
	t.Setenv("TMPDIR", t.TempDir())
	put(t, dir, "main.go", marked("not committed"))
	t.Setenv(asDev, "1") // for what Try starts
	l := begin(t, dir, func(o *Options) { o.window = append(o.window, asDev+"=") })
	var r protocol.TryResult
	l.do(protocol.Try, protocol.NameArgs{Name: "idea"}, &r)
	if r.Address != "http://127.0.0.1:9/#token" || !strings.Contains(content(t, filepath.FromSlash(r.Folder), "main.go"), "not committed") {
		t.Errorf("got %+v; want the address and a copy of the game", r)
	}
	state := filepath.Join(l.place.tries(), "idea.state")
	within(t, patient, "what it was called with", func() bool {
		return strings.Contains(l.out.String(), "[idea] dev --attached --state "+state+" "+filepath.FromSlash(r.Folder)+"\n")
	})
	if _, kept, _, err := readKept(state); err != nil || string(kept) != "start" {
		t.Errorf("got %q, %v; want the game's state", kept, err)
	}
	l.refused(protocol.Try, protocol.NameArgs{Name: "idea"}, "there is one of that name; try krill drop idea")
	l.refused(protocol.Drop, protocol.NameArgs{Name: "ide"}, "no try of that name; try idea")
	pid := l.tries["idea"].cmd.Process.Pid
	l.do(protocol.Drop, protocol.NameArgs{Name: "idea"}, nil)
	if alive(pid) || content(t, filepath.FromSlash(r.Folder), "main.go") != "none" || content(t, "", state) != "none" {
		t.Error("got something left of the try; want its process, files and state gone")
	}
	l.refused(protocol.Drop, protocol.NameArgs{Name: "idea"}, "nothing is tried; try krill try idea first")

	l.do(protocol.Try, protocol.NameArgs{Name: "later"}, &r)
	pid = l.tries["later"].cmd.Process.Pid
	l.end()
	if alive(pid) {
		t.Error("got the second krill dev alive after the first; want it ended")
	}
	if err := Drop(dir, "later"); err != nil || content(t, filepath.FromSlash(r.Folder), "main.go") != "none" {
		t.Errorf("got %v; want it dropped without a krill dev", err)
	}
	if got := gitIn(t, dir, "branch"); strings.Contains(got, branchPrefix) {
		t.Errorf("got %s; want no branch left", got)
	}
}

func TestTryWhoseToolFails(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "toy")
	realGame(t, dir)
	repository(t, dir)
	t.Setenv("TMPDIR", t.TempDir())
	none, err := exec.LookPath("false")
	if err != nil {
		t.Skip("there is no program that fails at once")
	}
	l := begin(t, dir, func(o *Options) { o.Tool = none })
	l.refused(protocol.Try, protocol.NameArgs{Name: "idea"}, "its krill dev ended at once")
	if got := gitIn(t, dir, "branch"); strings.Contains(got, branchPrefix) {
		t.Errorf("got %s; want nothing left", got)
	}
}
