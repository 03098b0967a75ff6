//go:build !js

package dev

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const (
	branchPrefix = "krill-try-"
	folderPrefix = "krill-try-"
)

// makeWorktree makes a worktree of the repository that a game lies in, on a branch of its own, and brings what is not committed
// of the game's module there. It returns the game's folder in it. Of the user's own tree nothing is changed, its index
// included.
func makeWorktree(game, name string) (t tried, there string, err error) {
	ctx := context.Background()
	top, err := git(ctx, game, nil, "rev-parse", "--show-toplevel")
	if err != nil {
		return t, "", fmt.Errorf("dev: try %q: the game is in no git repository; try git init, git add and git commit: %w", name, err)
	}
	if _, err := git(ctx, game, nil, "rev-parse", "--verify", "HEAD"); err != nil {
		return t, "", fmt.Errorf("dev: try %q: nothing is committed yet; try git commit first", name)
	}
	parent, err := os.MkdirTemp("", folderPrefix+name+"-")
	if err != nil {
		return t, "", err
	}
	t = tried{Top: filepath.FromSlash(line(top)), Branch: branchPrefix + name}
	t.Folder = filepath.Join(parent, filepath.Base(t.Top))
	if _, err := git(ctx, t.Top, nil, "worktree", "add", "--quiet", "-b", t.Branch, t.Folder, "HEAD"); err != nil {
		return t, "", errors.Join(fmt.Errorf("dev: try %q: %w; try krill drop %s, or another name", name, err, name), os.RemoveAll(parent))
	}
	there, err = t.fill(ctx, game)
	if err != nil {
		return t, "", errors.Join(fmt.Errorf("dev: try %q: bring what is not committed: %w", name, err), t.remove(ctx, name))
	}
	return t, there, nil
}

func line(b []byte) string { return strings.TrimRight(string(b), "\r\n") }

// fill brings what is not committed into the worktree, and returns the game's folder there.
func (t tried) fill(ctx context.Context, game string) (string, error) {
	real, err := filepath.EvalSymlinks(game)
	if err != nil {
		return "", err
	}
	top, err := filepath.EvalSymlinks(t.Top)
	if err != nil {
		return "", err
	}
	way, err := filepath.Rel(top, real)
	if err != nil {
		return "", err
	}
	module := moduleOf(real, top)
	if err := t.changes(ctx, top, module); err != nil {
		return "", err
	}
	if err := t.untracked(ctx, top, module); err != nil {
		return "", err
	}
	return filepath.Join(t.Folder, way), t.replaces(ctx, top, module)
}

// moduleOf returns the folder of a game's module within a repository, as git names it; the whole repository, when it lies
// above.
func moduleOf(game, top string) string {
	for dir := game; dir != top && len(dir) > len(top); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			if way, err := filepath.Rel(top, dir); err == nil {
				return way
			}
		}
	}
	return "."
}

// changes applies what tracked files differ in from the last commit.
func (t tried) changes(ctx context.Context, top, module string) error {
	patch, err := git(ctx, top, nil, "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false", "diff", "--no-ext-diff", "--no-textconv",
		"--no-color", "--no-renames", "--binary", "--full-index", "HEAD", "--", module)
	if err != nil || len(patch) == 0 {
		return err
	}
	_, err = git(ctx, t.Folder, patch, "apply", "--binary", "--whitespace=nowarn")
	return err
}

// untracked copies files that git does not know, but for those that it is told to ignore.
func (t tried) untracked(ctx context.Context, top, module string) error {
	list, err := git(ctx, top, nil, "ls-files", "-z", "--others", "--exclude-standard", "--", module)
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(string(list), "\x00") {
		if name == "" || !filepath.IsLocal(name) {
			continue
		}
		if err := copyFile(filepath.Join(top, name), filepath.Join(t.Folder, name)); err != nil {
			return err
		}
	}
	return nil
}

// copyFile copies a file or a link. What is neither is left out.
func copyFile(from, to string) error {
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	switch {
	case info.Mode()&os.ModeSymlink != 0:
		way, err := os.Readlink(from)
		if err != nil {
			return err
		}
		return os.Symlink(way, to)
	case !info.Mode().IsRegular():
		return nil
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// replaces makes the ways in go.mod absolute that lead out of the repository: the worktree lies elsewhere.
func (t tried) replaces(ctx context.Context, top, module string) error {
	file := filepath.Join(t.Folder, module, "go.mod")
	if _, err := os.Stat(file); err != nil {
		return nil // a game without a module: go says so
	}
	var mod struct {
		Replace []struct {
			Old, New struct{ Path, Version string }
		}
	}
	said, err := command(ctx, filepath.Dir(file), nil, "go", "mod", "edit", "-json")
	if err == nil {
		err = json.Unmarshal(said, &mod)
	}
	for _, r := range mod.Replace {
		if err != nil {
			return err
		}
		way := filepath.Join(module, filepath.FromSlash(r.New.Path))
		if r.New.Version != "" || filepath.IsAbs(r.New.Path) || filepath.IsLocal(way) {
			continue
		}
		old := r.Old.Path
		if r.Old.Version != "" {
			old += "@" + r.Old.Version
		}
		_, err = command(ctx, filepath.Dir(file), nil, "go", "mod", "edit", "-replace="+old+"="+filepath.ToSlash(filepath.Join(top, way)))
	}
	return err
}

// remove removes the worktree and its branch. It refuses what makeWorktree cannot have made.
func (t tried) remove(ctx context.Context, name string) error {
	parent := filepath.Dir(t.Folder)
	if t.Branch != branchPrefix+name || !strings.HasPrefix(filepath.Base(parent), folderPrefix+name+"-") {
		return fmt.Errorf("dev: drop %q: what is written down of it is of something else; try git worktree remove %s", name, t.Folder)
	}
	if _, err := os.Stat(t.Top); err == nil {
		if err := t.forget(ctx); err != nil {
			return fmt.Errorf("dev: drop %q: %w; try git worktree remove", name, err)
		}
	}
	return os.RemoveAll(parent)
}

// forget lets the repository know nothing of it any more. Somebody may have done so already, in part.
func (t tried) forget(ctx context.Context) error {
	list, err := git(ctx, t.Top, nil, "worktree", "list", "--porcelain")
	if err != nil {
		return err
	}
	if strings.Contains(string(list), "branch refs/heads/"+t.Branch+"\n") {
		if _, err := git(ctx, t.Top, nil, "worktree", "remove", "--force", t.Folder); err != nil {
			return err
		}
	}
	if _, err := git(ctx, t.Top, nil, "rev-parse", "--verify", "--quiet", "refs/heads/"+t.Branch); err != nil {
		return nil
	}
	_, err = git(ctx, t.Top, nil, "branch", "--quiet", "-D", t.Branch)
	return err
}

// git calls git in a folder, and no program that the user has hung onto it. It returns what git prints.
func git(ctx context.Context, dir string, in []byte, args ...string) ([]byte, error) {
	return command(ctx, dir, in, "git", append([]string{"-c", "core.hooksPath=" + os.DevNull, "-c", "core.fsmonitor=false"}, args...)...)
}

func command(ctx context.Context, dir string, in []byte, program string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir, cmd.Stdin = dir, bytes.NewReader(in)
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "GIT_") { // such as the index of a commit at work
			cmd.Env = append(cmd.Env, e)
		}
	}
	cmd.Env = append(cmd.Env, "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, fmt.Errorf("find %s: not on PATH; try installing it", program)
	case errors.As(err, &exit):
		return nil, fmt.Errorf("%s: %s", program, firstLine(errs.String()))
	}
	return out.Bytes(), err
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}
