package engine

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/replay"
)

// Playback plays a replay: it is an app like the game itself, but for the input, which comes from the file. What the
// game saves while it plays is forgotten, and nothing that it asks of the system is done.
type Playback struct {
	loop     *Loop
	file     *replay.File
	start    []byte // the run before its first tick
	at       int64
	chunk    int
	diverged *Divergence
	edited   bool // the run has other fields than then; those that it still has are the same
	out      driver.Output
}

// NewPlayback returns a playback that stands before the first tick. The game's value is used as it is. It is an error when
// the file is of another game, or was recorded at another rate or with another canvas.
func NewPlayback(g Game, c Config, f *replay.File) (*Playback, error) {
	c = c.filled()
	c.Seed = f.Head.Seed
	if err := fits(c, &f.Head); err != nil {
		return nil, fmt.Errorf("engine: play a replay: %w", err)
	}
	p := &Playback{loop: New(g, c, nil), file: f}
	p.loop.outside.playing = true
	if first := f.Chunks[0]; len(first.State) > 0 {
		if _, err := p.loop.Restore(first.State); err != nil {
			return nil, fmt.Errorf("engine: play a replay: %w", err)
		}
	}
	var err error
	if p.start, err = p.loop.Snapshot(nil); err != nil {
		return nil, fmt.Errorf("engine: play a replay: %w", err)
	}
	p.loop.outside.chunk(f.Chunks[0].Outside)
	if brokeInvariant(f.Head.Failed) {
		CheckInvariants(p.loop)
	}
	return p, nil
}

func fits(c Config, h *replay.Head) error {
	switch {
	case h.Game != c.ID:
		return fmt.Errorf("it is of %q, and this game is %q; try it with that game", h.Game, c.ID)
	case h.TPS != c.TPS:
		return fmt.Errorf("it has %d ticks a second, and this game %d; try the build that wrote it", h.TPS, c.TPS)
	case h.Width != c.Width || h.Height != c.Height:
		return fmt.Errorf("its canvas is %d×%d, and this game's %d×%d; try the build that wrote it", h.Width, h.Height, c.Width, c.Height)
	}
	return nil
}

// Loop returns the game that plays. It is to be looked at, not to be driven.
func (p *Playback) Loop() *Loop { return p.loop }

// Ticks returns how long the run is.
func (p *Playback) Ticks() int64 { return p.file.Ticks() }

// At returns how many ticks were played: where the run stands.
func (p *Playback) At() int64 { return p.at }

// Failed returns what the game said when it failed at the end of the recorded run, and nothing when it did not.
func (p *Playback) Failed() string { return p.file.Head.Failed }

// Diverged returns where the run first differs from the recorded one, as far as it was played: nil, or a *Divergence.
func (p *Playback) Diverged() error {
	if p.diverged == nil {
		return nil
	}
	return p.diverged
}

// Edited reports whether the game's code has other fields than the recorded one had. Only those that both have were compared,
// and that takes a recording by Record.
func (p *Playback) Edited() bool { return p.edited }

// Tick plays the next tick. Of in only the wish to quit is looked at. At the end it asks to exit.
func (p *Playback) Tick(in *driver.Input) *driver.Output {
	p.out.Reset()
	if p.at < p.Ticks() {
		p.step()
		p.pass(&p.loop.out)
	}
	p.out.Exit = p.at >= p.Ticks() || in.Quit
	return &p.out
}

// pass hands on what the game asks for, but not what it would do to the player's system.
func (p *Playback) pass(out *driver.Output) {
	p.out.Sounds = append(p.out.Sounds, out.Sounds...)
	p.out.Chunks = append(p.out.Chunks, out.Chunks...)
	p.out.Commands = append(p.out.Commands, out.Commands...)
	p.out.Window = driver.Window{Title: out.Window.Title, Cursor: out.Window.Cursor}
}

// Draw draws the game as it is.
func (p *Playback) Draw(alpha float64) *driver.Frame { return p.loop.Draw(alpha) }

// step plays one tick and looks at what came of it.
func (p *Playback) step() {
	c := p.file.Chunks[p.chunk]
	if p.at == c.First+int64(c.Ticks) {
		p.chunk++
		c = p.file.Chunks[p.chunk]
		p.enter(c)
	}
	n := int(p.at - c.First)
	p.loop.Tick(c.Step(n))
	p.at++
	p.compare(c, n+1)
}

// enter goes on with the next chunk.
func (p *Playback) enter(c *replay.Chunk) {
	if c.Anew {
		if len(c.State) == 0 {
			p.loop.restart()
		} else if _, err := p.loop.Restore(c.State); err != nil {
			p.differ(&Divergence{Cause: err})
		}
	}
	p.loop.outside.chunk(c.Outside)
}

// SeekTo takes the run to where it was after a number of ticks, from the nearest snapshot before. What Diverged says
// stays, but for what lies behind. It costs the ticks from that snapshot on, a second's at most in what Record made.
func (p *Playback) SeekTo(tick int64) error {
	tick = min(max(tick, 0), p.Ticks())
	if near := p.nearest(tick); tick < p.at || p.file.Chunks[near].First > p.at {
		if err := p.jump(near); err != nil {
			return fmt.Errorf("engine: seek tick %d of a replay: %w", tick, err)
		}
	}
	for p.at < tick {
		p.step()
	}
	p.loop.audio.Resend() // the driver has not heard what was played here
	return nil
}

// nearest returns the last chunk at or before a tick that begins with a state.
func (p *Playback) nearest(tick int64) int {
	n := p.file.Chunk(tick)
	for n > 0 && len(p.file.Chunks[n].State) == 0 {
		n--
	}
	return n
}

func (p *Playback) jump(chunk int) error {
	c := p.file.Chunks[chunk]
	from := c.State
	if chunk == 0 {
		from = p.start
	}
	if _, err := p.loop.Restore(from); err != nil {
		return err
	}
	p.chunk, p.at = chunk, c.First
	p.loop.outside.chunk(c.Outside)
	return nil
}
