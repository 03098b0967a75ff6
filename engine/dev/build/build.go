package build

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// Builder builds one game, again and again. Its methods may be called from any goroutine; builds wait for each other.
type Builder struct {
	Dir string // of the game, absolute or from the current folder
	Out string // folder of the programs; each gets a number, since a running one cannot be written over everywhere
	Web bool   // for a page

	mu     sync.Mutex
	last   int    // number of the last build that went well
	window string // package of the window, for tests; empty: Krill's
}

// Result is a build that went well, or what the compiler says.
type Result struct {
	Number  int    // from 1, without gaps: a build that fails has none
	Program string // empty: it does not build
	Whole   bool   // it draws with Ebitengine itself: the program is no child, its file ends in protocol.Whole
	Keeps   bool   // its state goes on in the next build: that of all but programs of Ebitengine alone
	Errors  []protocol.Problem
	Took    time.Duration
}

// Build builds the game as it lies in its folder now. An error is one of the tool, not of the game's source. When ctx ends
// the build does, with all its processes, and the error is that of ctx.
func (b *Builder) Build(ctx context.Context) (Result, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	start := time.Now()
	dir, err := filepath.Abs(b.Dir)
	if err != nil {
		return Result{}, err
	}
	r, err := b.make(ctx, dir)
	r.Took = time.Since(start)
	return r, err
}

func (b *Builder) make(ctx context.Context, dir string) (r Result, err error) {
	r.Whole = whole(dir)
	r.Keeps = !r.Whole || keeps(dir)
	flags, err := b.flags(dir, r.Whole)
	if err != nil {
		return r, err
	}
	program := b.program(b.last+1, r.Whole)
	said, ok, err := b.run(ctx, dir, append(append([]string{"build", "-o", program}, flags...), ".")...)
	switch {
	case err != nil:
		return r, err
	case !ok:
		r.Errors = problems(said, dir)
		return r, nil
	}
	b.last++
	r.Number, r.Program = b.last, program
	return r, nil
}

// program returns the file of a build.
func (b *Builder) program(number int, whole bool) string {
	out, err := filepath.Abs(b.Out)
	if err != nil {
		out = b.Out // the current folder is gone: go says so
	}
	name := programStem + strconv.Itoa(number)
	if whole {
		name += protocol.Whole
	}
	return filepath.Join(out, name+b.suffix())
}

const programStem = "game-"

// Prune removes the programs of all builds but these and the last. One that cannot be removed, as a running one on Windows,
// is tried again at the next call.
func (b *Builder) Prune(keep ...int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	list, err := os.ReadDir(b.Out)
	if err != nil {
		return // nothing was built yet
	}
	for _, e := range list {
		number, ok := strings.CutPrefix(strings.TrimSuffix(strings.TrimSuffix(e.Name(), b.suffix()), protocol.Whole), programStem)
		n, err := strconv.Atoi(number)
		if ok && err == nil && n != b.last && !slices.Contains(keep, n) {
			os.Remove(filepath.Join(b.Out, e.Name()))
		}
	}
}
