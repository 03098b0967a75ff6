package engine

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/engine/state"
)

// recorder writes down a run while it goes on, in chunks that each begin with a snapshot.
type recorder struct {
	every  int             // ticks of a chunk
	keep   int             // chunks that are kept; zero: all
	hashes bool            // a check after each tick, not only at the end of a chunk
	looked bool            // whether all of the game can be copied
	anew   bool            // the player began anew: the next tick is the first of a chunk
	chunks []*replay.Chunk // the last one is being written
	parts  []state.Part    // of the last check
	before []uint16        // what the check before it had, whole
	err    error           // why it stopped
}

// The history that every run in a window keeps.
const (
	historySeconds = 30 // what LastSeconds can give at least
	chunkSeconds   = 1
)

// Record writes the run down from here on: a snapshot each `every` ticks, zero meaning a second's, and a hash of the
// state and of each field in every tick. Replay returns it. It costs a hash of the game's state a tick, and memory:
// for a long run of a large game use a longer time between snapshots.
func (l *Loop) Record(every int) {
	if every <= 0 {
		every = chunkSeconds * l.config.TPS
	}
	l.recorder = &recorder{every: every, hashes: true}
}

// KeepHistory keeps the last 30 seconds of the run from here on, for LastSeconds and LastGood. It costs a snapshot a
// second, and the memory of 31 of them.
func (l *Loop) KeepHistory() {
	l.recorder = &recorder{every: chunkSeconds * l.config.TPS, keep: historySeconds/chunkSeconds + 1}
}

// Recording returns why nothing is recorded any more, or nil: the game holds something that cannot be copied.
func (l *Loop) Recording() error {
	if l.recorder == nil {
		return errors.New("engine: record: nobody asked for it; call Record or KeepHistory first")
	}
	return l.recorder.err
}

// Replay returns what was recorded since Record, or in the history. It shares no memory with what is recorded later.
func (l *Loop) Replay() (*replay.File, error) {
	if err := l.Recording(); err != nil {
		return nil, err
	}
	f := &replay.File{Head: l.head()}
	first := int64(0)
	for i, c := range l.recorder.chunks {
		if c.Ticks == 0 {
			continue
		}
		own := copyOf(c)
		if i == len(l.recorder.chunks)-1 && l.failed == nil {
			l.recorder.close(l, own)
		}
		if len(f.Chunks) == 0 {
			first = own.First
		}
		own.First -= first
		f.Chunks = append(f.Chunks, own)
	}
	if len(f.Chunks) == 0 {
		return nil, errors.New("engine: replay: no tick was recorded yet")
	}
	return f, nil
}

// LastSeconds returns the end of what was recorded: the last sec seconds, and up to a second more.
// It works after a failure too, and is how to show one.
func (l *Loop) LastSeconds(sec float64) (*replay.File, error) {
	f, err := l.Replay()
	if err != nil {
		return nil, err
	}
	from := f.Ticks() - int64(sec*float64(l.config.TPS))
	for i := f.Chunk(max(from, 0)); i > 0; i-- {
		if part := f.From(i); part != nil {
			return part, nil
		}
	}
	return f, nil
}

// LastGood takes a game that has failed back to the last snapshot before that, and reports false when there is none.
// Called again before the next snapshot it goes a second further back each time.
func (l *Loop) LastGood() bool {
	r := l.recorder
	if r == nil || l.failed == nil {
		return false
	}
	i := r.good(l.config.TPS)
	if i < 0 {
		return false
	}
	c := r.chunks[i]
	if _, err := l.Restore(c.State); err != nil {
		logger(l.log).Warn(err.Error())
		return false
	}
	r.chunks = r.chunks[:i+1]
	c.Ticks, c.Steps, c.Outside, c.Checks, c.Fields = 0, c.Steps[:0], nil, nil, nil
	l.letGo = true
	return true
}

// hasGood reports whether LastGood would find a state to go back to.
func (l *Loop) hasGood() bool { return l.recorder != nil && l.recorder.good(l.config.TPS) >= 0 }

// good returns the place of the chunk whose snapshot LastGood takes, or −1.
func (r *recorder) good(tps int) int {
	for i := len(r.chunks) - 1; i >= 0; i-- {
		c := r.chunks[i]
		if len(c.State) == 0 {
			return -1
		}
		if c.Ticks > tps/2 || i == 0 {
			return i
		}
	}
	return -1
}

// record lets the recorder do something, if there is one. A game's own AppendSnapshot may panic in it.
func (l *Loop) record(do func(*recorder)) {
	r := l.recorder
	if r == nil {
		return
	}
	before := r.err
	if f := guard("AppendSnapshot", l.scenes.top(), func() error { do(r); return nil }); f != nil {
		r.err = f
		l.fail(f)
	} else if before == nil && r.err != nil {
		logger(l.log).Warn("engine: nothing more is recorded, so there is no going back after a failure: " + r.err.Error())
	}
}

// begin notes the input of the tick that begins.
func (r *recorder) begin(l *Loop, in *driver.Input) {
	if r.err != nil || l.failed != nil {
		l.outside.noted = nil
		return
	}
	c := r.current(l)
	if c == nil {
		return
	}
	if c.Add(in); c.Ticks == 1 {
		l.outside.chunk(nil)
	}
	l.outside.noted = c
}

// current returns the chunk in which the next tick lies.
func (r *recorder) current(l *Loop) *replay.Chunk {
	n := len(r.chunks)
	if n > 0 && r.chunks[n-1].Ticks < r.every && !r.anew {
		return r.chunks[n-1]
	}
	first := int64(0)
	if n > 0 {
		last := r.chunks[n-1]
		if !r.anew {
			r.close(l, last)
		}
		first = last.First + int64(last.Ticks)
	}
	c := r.fresh(first)
	c.Anew = r.anew && first > 0
	r.anew = false
	if first > 0 || len(l.scenes.stack) > 0 {
		if c.State, r.err = l.Snapshot(c.State); r.err != nil {
			return nil
		}
	}
	r.chunks = append(r.chunks, c)
	return c
}

// fresh returns an empty chunk, in the memory of the oldest one when there are enough.
func (r *recorder) fresh(first int64) *replay.Chunk {
	r.before = r.before[:0]
	if r.keep == 0 || len(r.chunks) < r.keep {
		return &replay.Chunk{First: first}
	}
	c := r.chunks[0]
	r.chunks = slices.Delete(r.chunks, 0, 1)
	c.Reset(first)
	return c
}

// end notes what the game is after a tick.
func (r *recorder) end(l *Loop) {
	l.outside.noted = nil
	if !r.looked && r.err == nil && l.failed == nil && l.tick.N > 1 {
		r.looked, r.err = true, l.Check() // now, and not when the first snapshot is wanted; but the first picture is
	}
	if !r.hashes || r.err != nil || l.failed != nil || len(r.chunks) == 0 {
		return
	}
	c := r.chunks[len(r.chunks)-1]
	if c.Ticks == 0 {
		return
	}
	check := replay.Check{At: c.Ticks}
	if check.Hash, r.err = l.Hash(); r.err != nil {
		return
	}
	r.err = r.fields(l, c, &check)
	c.Checks = append(c.Checks, check)
}

// close notes what the game is at the end of a chunk, unless that stands there already.
func (r *recorder) close(l *Loop, c *replay.Chunk) {
	if n := len(c.Checks); n > 0 && c.Checks[n-1].At == c.Ticks {
		return
	}
	if h, err := l.Hash(); err == nil {
		c.Checks = append(c.Checks, replay.Check{At: c.Ticks, Hash: h})
	}
}

// copyOf returns a chunk that shares no memory with one that is still written.
func copyOf(c *replay.Chunk) *replay.Chunk {
	own := *c
	own.State = slices.Clone(c.State)
	own.Outside, own.Checks, own.Fields = slices.Clone(c.Outside), slices.Clone(c.Checks), slices.Clone(c.Fields)
	own.Steps = make([]replay.Step, len(c.Steps))
	for i := range c.Steps {
		own.Steps[i].Ticks = c.Steps[i].Ticks
		own.Steps[i].Input.Add(&c.Steps[i].Input)
	}
	return &own
}

// head says of which game a replay is.
func (l *Loop) head() replay.Head {
	c := l.config
	h := replay.Head{
		Game: c.ID, Title: c.Title, System: runtime.GOOS + "/" + runtime.GOARCH,
		TPS: c.TPS, Width: c.Width, Height: c.Height, Seed: c.Seed,
	}
	h.Package, h.Build = build()
	if f := l.failed; f != nil {
		h.Failed, h.Stack = f.Error(), f.Stack
	}
	if l.hooks.logged != nil {
		h.Log = l.hooks.logged()
	}
	return h
}

// build returns the path of the main package and from what it was built.
func build() (path, revision string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "", ""
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = fmt.Sprintf("%.12s", s.Value) + revision
		case s.Key == "vcs.modified" && s.Value == "true":
			revision += " and changes"
		}
	}
	return programPath(info), revision
}
