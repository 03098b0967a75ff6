package agent

import (
	"encoding/binary"
	"errors"
	"runtime/debug"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

// begun is the game as it begins, after Start and before the first Update.
type begun struct {
	done  bool
	seed  uint64
	input driver.Input // the window that it began in
	state []byte
	err   error // why there is none
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
	return b, nil
}

// begin starts the game in a window, unless it has begun; nil: in one of the size that the game wishes.
func (a *Agent) begin(in *driver.Input) {
	if a.begun.done {
		return
	}
	c := a.loop.Config()
	if in == nil {
		in = &driver.Input{Width: c.Width, Height: c.Height}
	}
	a.beginIn(in, false)
}

func (a *Agent) beginIn(in *driver.Input, quiet bool) {
	a.begun = begun{done: true, seed: a.loop.Config().Seed}
	a.begun.input = driver.Input{Width: in.Width, Height: in.Height, Scale: in.Scale, MaxImage: in.MaxImage}
	engine.Begin(a.loop, in, quiet)
	if f := a.loop.Failed(); f != nil {
		a.begun.err = f
		return
	}
	a.begun.state, a.begun.err = a.loop.Snapshot(nil)
}

// beginUnder starts a game that is about to be laid over as the build began that its state is of, so that the two
// beginnings can be compared.
func (a *Agent) beginUnder(q protocol.Ask) {
	if a.begun.done {
		return
	}
	if len(q.Blobs) > 1 {
		if was, err := openBegun(q.Blobs[1]); err == nil {
			engine.Reseed(a.loop, was.seed)
			a.beginIn(&was.input, true)
			return
		}
	}
	c := a.loop.Config()
	a.beginIn(&driver.Input{Width: c.Width, Height: c.Height}, true)
}

// programPath returns the path of the game's main package.
func programPath() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	return strings.TrimSuffix(info.Path, ".test")
}
