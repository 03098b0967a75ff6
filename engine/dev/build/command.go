package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

const (
	krill         = "github.com/krill2d/krill"
	agentPackage  = krill + "/engine/dev/agent"
	windowPackage = krill + "/engine/dev/window"

	// noFusing makes the compiler leave out fused multiply-adds, as in every build of a game: the same run must give the
	// same numbers here and in a released program.
	noFusing = "-gcflags=all=-d=fmahash=qn"

	gameTags = "krill_headless,krill_child"

	// lean is for the game's package main alone, which is compiled again after most saves: no inlining, and nothing for a
	// debugger. It saves a quarter of what a save is waited for (BenchmarkEdit), and makes a game's ticks up to a fifth slower.
	lean = "-gcflags=-d=fmahash=qn -l -dwarf=false"
)

// flags are those of the game's build.
func (b *Builder) flags(dir string, whole bool) ([]string, error) {
	if whole {
		return b.wholeFlags(dir)
	}
	overlay, err := b.overlay(dir)
	if err != nil {
		return nil, err
	}
	return append(common(dir), lean, tagged(gameTags), "-overlay="+overlay), nil
}

// tagged is the flag of tags, with those of the developer.
func tagged(tags string) string {
	if own := flagOf(os.Getenv("GOFLAGS"), "-tags"); own != "" {
		tags += "," + own
	}
	return "-tags=" + tags
}

// common are the flags of all builds. No stamp of version control, which costs a call of git; no names for debuggers, a
// third of what the linker writes.
func common(dir string) []string {
	return append([]string{"-buildvcs=false", "-ldflags=-s -w", noFusing}, vendoring(dir)...)
}

// flagOf returns the value of a flag in a list of them as GOFLAGS holds it, or nothing.
func flagOf(list, name string) string {
	for _, f := range strings.Fields(list) {
		if value, ok := strings.CutPrefix(strings.TrimPrefix(f, "-"), strings.TrimPrefix(name, "-")+"="); ok {
			return value
		}
	}
	return ""
}

func (b *Builder) suffix() string {
	switch {
	case b.Web:
		return ".wasm"
	case runtime.GOOS == "windows":
		return ".exe"
	}
	return ""
}

// patience is how long a go command that was told to end may take for it: it removes its temporary files.
const patience = 3 * time.Second

// run calls go in dir. It returns what go says, and whether all went well by its own word.
func (b *Builder) run(ctx context.Context, dir string, args ...string) (said string, ok bool, err error) {
	tool, err := exec.LookPath("go")
	if err != nil {
		return "", false, errors.New(`build: find "go": not on PATH; try installing Go from https://go.dev/dl`)
	}
	if err := os.MkdirAll(b.Out, 0o755); err != nil {
		return "", false, fmt.Errorf("build: make the folder of the programs: %w; try freeing space there", err)
	}
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, tool, args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, b.environment(), &out, &out
	cmd.WaitDelay = patience
	asGroup(cmd)
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return "", false, ctx.Err()
	case errors.As(err, &exit):
		return out.String(), false, nil
	case err != nil:
		return "", false, fmt.Errorf("build: run go: %w", err)
	}
	return out.String(), true, nil
}

func (b *Builder) environment() []string {
	env := append(os.Environ(), "CGO_ENABLED=0")
	if b.Web {
		return append(env, "GOOS=js", "GOARCH=wasm")
	}
	return append(env, "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
}
