package agent

import (
	"encoding/binary"
	"errors"
	"runtime/debug"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
)

// begun is a game as it begins, after Start and before the first Update.
type begun struct {
	done   bool
	seed   uint64
	input  driver.Input // the window that it began in
	before []byte       // the state before Start; nil: it cannot be had
	state  []byte       // and after it
	err    error        // why there is none
}

// append appends the beginning as bytes for another build: what it depends on, and the state.
func (b *begun) append(dst []byte) []byte {
	dst = binary.LittleEndian.AppendUint64(dst, b.seed)
	return append(driver.AppendInput(dst, &b.input), b.state...)
}

var errBegun = errors.New("agent: restore: the second part is not how a build of this game begins; is it of another version of Krill?")

// openBegun reads what append wrote; the state shares its memory.
func openBegun(data []byte) (b begun, err error) {
	if len(data) < 8 {
		return b, errBegun
	}
	b.seed = binary.LittleEndian.Uint64(data)
	if b.state, err = driver.DecodeInput(data[8:], &b.input); err != nil {
		return b, errBegun
	}
	b.done = true
	return b, nil
}

// begin starts the game in a window, unless it has begun; nil: in one of the size that the game wishes.
func (a *Agent) begin(in *driver.Input) {
	if a.begun.done {
		return
	}
	if in == nil {
		in = a.wished()
	}
	a.beginIn(in, false)
	if a.loop.Failed() != nil {
		a.failed()
	}
	a.keep()
}

// wished returns the input of a window as the game wishes it.
func (a *Agent) wished() *driver.Input {
	c := a.loop.Config()
	return &driver.Input{Width: c.Width, Height: c.Height}
}

func (a *Agent) beginIn(in *driver.Input, quiet bool) {
	a.begun = begun{done: true, seed: a.loop.Config().Seed}
	a.begun.input = driver.Input{Width: in.Width, Height: in.Height, Scale: in.Scale, MaxImage: in.MaxImage}
	a.begun.before, _ = a.loop.Snapshot(nil)
	engine.Begin(a.loop, in, quiet)
	if f := a.loop.Failed(); f != nil {
		a.begun.err = f
		return
	}
	a.begun.state, a.begun.err = a.loop.Snapshot(nil)
}

// beginUnder starts a game that is about to be laid over, unless it has begun, and returns how this build begins where
// the old one began as was says: with its seed, in its window. It leaves a game that plays in any state.
func (a *Agent) beginUnder(was *begun) *begun {
	in := a.wished()
	if was.done {
		in = &was.input
	}
	if !a.begun.done {
		if was.done {
			engine.Reseed(a.loop, was.seed)
		}
		a.beginIn(in, true)
		return &a.begun
	}
	if !was.done || was.seed == a.begun.seed && was.input.Same(&a.begun.input) || a.begun.before == nil {
		return &a.begun
	}
	mine := a.begun
	if _, err := a.loop.Restore(mine.before); err != nil {
		return &mine
	}
	engine.Reseed(a.loop, was.seed)
	a.beginIn(in, true)
	under := a.begun
	a.begun = mine
	engine.Reseed(a.loop, mine.seed)
	return &under
}

// programPath returns the path of the game's main package.
func programPath() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return strings.TrimSuffix(info.Path, ".test")
}
