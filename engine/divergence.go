package engine

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/engine/state"
)

// Divergence says where a run that is played again first differs from the recorded one.
type Divergence struct {
	Tick  int64          // after which it differs, from 1
	Path  string         // the field that differs, such as "game.ship.vel"; empty: not known
	Known int64          // the tick for which both values are known; zero: for none
	Diff  []state.Change // at Known: the field's values then and now
	Cause error          // what else is different: an asset, or a question to the store; nil: nothing
	Build string         // what recorded it; empty: the same as this
}

// Error says it in one sentence.
func (d *Divergence) Error() string { return "engine: " + d.sentence() }

// sentence is Error without the name of the package.
func (d *Divergence) sentence() string {
	s := fmt.Sprintf("the run differs from the replay after tick %d", d.Tick)
	if d.Path != "" {
		s += ": " + d.Path
	}
	if len(d.Diff) > 0 {
		s += fmt.Sprintf("; at tick %d, %v", d.Known, d.Diff[0])
		if n := len(d.Diff) - 1; n > 0 {
			s += fmt.Sprintf(" and %d more", n)
		}
	}
	if d.Cause != nil {
		s += ": " + d.Cause.Error()
	}
	if d.Build != "" {
		s += "; it was recorded by another build, " + d.Build
	}
	return s
}

// compare looks whether the run is what it was then.
func (p *Playback) compare(c *replay.Chunk, ticks int) {
	if p.diverged != nil {
		return
	}
	if err := p.loop.outside.differs; err != nil {
		p.differ(&Divergence{Cause: err})
		return
	}
	i, ok := slices.BinarySearchFunc(c.Checks, ticks, func(k replay.Check, at int) int { return k.At - at })
	if !ok || p.loop.failed != nil {
		return
	}
	h, err := p.loop.Hash()
	if err == nil && h == c.Checks[i].Hash {
		return
	}
	path, same := p.differing(c, i)
	if same && err == nil {
		p.edited = true
		return
	}
	d := &Divergence{Cause: err, Path: path}
	p.differ(d)
	p.values(d)
}

func (p *Playback) differ(d *Divergence) {
	d.Tick = p.at
	if _, now := build(); p.file.Head.Build != now {
		d.Build = p.file.Head.Build
	}
	p.diverged = d
}

// values finds what differs at the next tick that the replay kept whole, and leaves the run where it stands.
func (p *Playback) values(d *Divergence) {
	next := p.keptAfter(p.at)
	mine, err := p.loop.Snapshot(nil)
	if next == nil || err != nil {
		return
	}
	at, chunk, told, all := p.at, p.chunk, p.loop.outside.told, p.loop.outside.all
	for p.at < next.First && p.loop.failed == nil {
		p.step()
	}
	now, err := p.loop.Snapshot(nil)
	if err == nil {
		d.Known = next.First
		d.Diff = p.loop.changes(next.State, now, d.Path)
	}
	if _, err := p.loop.Restore(mine); err != nil {
		d.Cause = errors.Join(d.Cause, err)
	}
	p.at, p.chunk, p.loop.outside.told, p.loop.outside.all = at, chunk, told, all
	p.loop.audio.Resend()
}

// keptAfter returns the first chunk that begins with a state that came of the ticks before it, at or after a tick.
func (p *Playback) keptAfter(tick int64) *replay.Chunk {
	for _, c := range p.file.Chunks {
		if c.First >= tick && len(c.State) > 0 {
			if c.Anew {
				return nil
			}
			return c
		}
	}
	return nil
}

// changes returns what differs between two snapshots below a path, which may be empty.
func (l *Loop) changes(was, is []byte, below string) (found []state.Change) {
	a, err1 := openSnapshot(was)
	b, err2 := openSnapshot(is)
	if err1 != nil || err2 != nil {
		return nil
	}
	all, err := l.codec.Diff(a.game, b.game)
	if err != nil {
		return nil
	}
	for _, c := range all {
		c.Path = l.spoken(c.Path)
		if below == "" || c.Path == below || strings.HasPrefix(c.Path, below+".") || strings.HasPrefix(c.Path, below+"[") {
			found = append(found, c)
		}
	}
	return found
}

// spoken returns a path of kept as a person says it: the scene's type instead of its place.
func (l *Loop) spoken(path string) string {
	rest, ok := strings.CutPrefix(path, "Scenes[")
	if !ok {
		return strings.ToLower(path[:min(1, len(path))]) + path[min(1, len(path)):]
	}
	place, rest, _ := strings.Cut(rest, "]")
	if i, err := strconv.Atoi(place); err == nil && i < len(l.scenes.stack) {
		name := strings.TrimPrefix(typeName(l.scenes.stack[i]), "*")
		return strings.TrimPrefix(name, "main.") + rest
	}
	return path
}
