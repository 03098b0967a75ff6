package agent

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/dev/ring"
	"github.com/krill2d/krill/engine/driver"
)

// Tick plays a tick, or none or several of them: as time goes for the developer.
func (a *Agent) Tick(in *driver.Input) *driver.Output {
	a.begin(in)
	a.window.Add(in)
	a.window.Reset()
	n := a.clock.ticks()
	if n == 0 || a.dead {
		return a.still(in)
	}
	out, ok := a.play(a.happened(in))
	if !ok {
		return a.still(&a.window)
	}
	if n == 1 && len(a.unsent) == 0 {
		return out
	}
	a.out.Reset()
	a.out.Sounds = append(a.out.Sounds, a.unsent...)
	clear(a.unsent)
	a.unsent = a.unsent[:0]
	add(&a.out, out)
	for range n - 1 {
		if a.clock.paused { // a breakpoint
			break
		}
		if out, ok = a.play(&a.window); !ok {
			break
		}
		add(&a.out, out)
	}
	return &a.out
}

// happened returns the input of the next tick that is played: all that has happened since the last one.
func (a *Agent) happened(in *driver.Input) *driver.Input {
	a.waiting.Add(in)
	if a.loop.Ticks() != a.stood {
		a.letGo = true
	}
	if a.letGo {
		a.waiting.Reset()
		a.waiting.Unfocused, a.letGo = true, false
	}
	return &a.waiting
}

// still is a tick of the window in which none is played.
func (a *Agent) still(in *driver.Input) *driver.Output {
	a.waiting.Add(in)
	a.waiting.Pixels = nil
	out := engine.Still(a.loop, in)
	if (a.clock.paused || a.dead) && !a.silent {
		a.silent = true
		out.Commands = append(out.Commands, driver.SoundCommand{Kind: driver.SoundReset})
	}
	return out
}

// play plays one tick and keeps what came of it. It reports false when the game has failed in it; it is then what it was
// before that.
func (a *Agent) play(in *driver.Input) (out *driver.Output, ok bool) {
	if in = a.taped(in); a.dead {
		return nil, false
	}
	if a.silent {
		a.silent = false
		engine.Resound(a.loop)
	}
	a.inputs.cut(a.loop.Ticks())
	before, begun := a.loop.Ticks(), time.Now()
	out = a.loop.Tick(in)
	a.times.update.add(time.Since(begun))
	if a.loop.Failed() != nil {
		a.failed()
		return nil, false
	}
	a.inputs.add(before, a.loop.Ticks(), in)
	a.waiting.Reset() // also while a tape plays: nobody hears it then
	a.stood = a.loop.Ticks()
	a.undrawn = false
	a.keep()
	for _, do := range a.ticked {
		do()
	}
	return out, true
}

// keep puts the game as it is into the past.
func (a *Agent) keep() {
	if a.stop != nil || a.loop.Failed() != nil {
		return
	}
	begun := time.Now()
	if a.stop = a.copy(); a.stop != nil {
		a.past, a.eras = ring.Ring{}, nil
		a.tell(protocol.Logged, protocol.LogEvent{Level: "warning", Text: "no past is kept, and edits begin anew: " + a.stop.Error()})
		return
	}
	a.trimEras(a.loop.Ticks())
	a.past.Add(a.loop.Ticks(), a.state)
	a.times.snapshot.add(time.Since(begun))
}

// copy takes a snapshot. A game's own AppendSnapshot may panic.
func (a *Agent) copy() (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("agent: snapshot: %v", cause)
		}
	}()
	a.state, err = a.loop.Snapshot(a.state[:0])
	return err
}

// add puts a later output behind one. The samples of chunks are copied: they are valid as long as the output that they come
// in.
func add(sum, later *driver.Output) {
	sum.Sounds = append(sum.Sounds, later.Sounds...)
	for _, c := range later.Chunks {
		c.PCM = append([]int16(nil), c.PCM...)
		sum.Chunks = append(sum.Chunks, c)
	}
	sum.Commands = append(sum.Commands, later.Commands...)
	sum.Actions = append(sum.Actions, later.Actions...)
	sum.Window, sum.Exit = later.Window, sum.Exit || later.Exit
}

// Draw draws the game as it is, also where time stands still.
func (a *Agent) Draw(alpha float64) *driver.Frame {
	for range 2 { // as it is, and as it was when it could be drawn
		if a.dead || a.undrawn || a.loop.Failed() != nil {
			break
		}
		begun := time.Now()
		f := a.loop.Draw(a.clock.alpha(alpha))
		a.times.draw.add(time.Since(begun))
		if a.loop.Failed() == nil {
			a.drawn = a.loop.Ticks()
			return f
		}
		a.failedDrawing()
	}
	a.frame.Width, a.frame.Height = a.window.Width, a.window.Height
	return &a.frame
}

func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic("agent: encode: " + err.Error()) // only structs of package protocol come here
	}
	return b
}
