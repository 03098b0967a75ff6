package engine

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/render"
)

// Demo plays a replay of the game within the game, such as when nobody comes: an attract mode. It is a part of the
// game's state and goes on after a restore, at the cost of a second of the replay: a snapshot holds one of the replay's game,
// too. It makes no sound, saves nothing, and never takes the player's input.
// The zero value plays nothing.
type Demo struct {
	Name string   // of the replay in Config.Assets; empty: nothing plays
	At   int64    // ticks that were played
	key  *demoKey // nil: none

	loop *Loop     `state:"-"` // of the game around it
	play *Playback `state:"-"` // made again from Name and At after a restore
}

// demoKey is the replay's game as it was a second ago at most. It is part of the state so that a restore, in another process or
// back in time, does not play the replay from its start.
type demoKey struct {
	At    int64
	State []byte
	Chunk int // of the replay
	Told  int // of what that tells from outside, how much was still to come
}

// Play begins a replay from its start. It is an error when the asset is missing, or no replay of this game.
func (d *Demo) Play(t *Tick, name string) error {
	*d = Demo{Name: name, loop: t.loop}
	if _, err := t.File(name); err != nil {
		d.Name = ""
		return err
	}
	if err := d.follow(); err != nil {
		d.Name = ""
		return err
	}
	return nil
}

// Stop ends it.
func (d *Demo) Stop() { *d = Demo{} }

// Playing reports whether it plays.
func (d *Demo) Playing() bool { return d.Name != "" }

// Update plays one tick, and stops at the end.
func (d *Demo) Update(t *Tick) error {
	if !d.Playing() {
		return nil
	}
	d.loop = t.loop
	if err := d.follow(); err != nil {
		d.Stop()
		return err
	}
	d.play.step()
	d.At = d.play.at
	if d.At%int64(t.loop.config.TPS) == 0 {
		d.key = d.play.key()
	}
	if d.At >= d.play.Ticks() || d.play.loop.failed != nil {
		d.Stop()
	}
	return nil
}

// follow makes the playback stand where the demo does.
func (d *Demo) follow() error {
	if d.play == nil {
		var err error
		if d.play, err = d.loop.ownReplay(d.Name); err != nil {
			return err
		}
	}
	if d.play.at == d.At {
		return nil
	}
	if k := d.key; k != nil && (d.play.at > d.At || d.play.at < k.At) {
		_ = d.play.enterAt(k) // a key that does not fit costs time alone: it is played from further back
	}
	return d.play.SeekTo(d.At)
}

// key returns what enterAt needs; nil when the game cannot be copied now.
func (p *Playback) key() *demoKey {
	state, err := p.loop.Snapshot(nil)
	if err != nil {
		return nil
	}
	return &demoKey{At: p.at, State: state, Chunk: p.chunk, Told: len(p.loop.outside.told)}
}

var errOtherReplay = errors.New("engine: go on in a replay: it is another one now")

// enterAt takes the run to where it was at a key. An error is of a key of another replay.
func (p *Playback) enterAt(k *demoKey) error {
	if k.Chunk < 0 || k.Chunk >= len(p.file.Chunks) {
		return errOtherReplay
	}
	c, told := p.file.Chunks[k.Chunk], len(p.file.Chunks[k.Chunk].Outside)
	if n := k.At - c.First; n < 0 || n > int64(c.Ticks) || k.Told < 0 || k.Told > told {
		return errOtherReplay
	}
	if _, err := p.loop.Restore(k.State); err != nil {
		return err
	}
	p.chunk, p.at = k.Chunk, k.At
	o := &p.loop.outside
	o.chunk(c.Outside)
	o.told = c.Outside[told-k.Told:]
	return nil
}

// ownReplay returns a playback of an asset, with a game of its own.
func (l *Loop) ownReplay(name string) (*Playback, error) {
	data, err := l.files.Bytes(name)
	if err != nil {
		return nil, err
	}
	f, err := replay.Read(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("engine: play %q: %w", name, err)
	}
	p, err := NewPlayback(l.newGame(), l.config, f)
	if err != nil {
		return nil, fmt.Errorf("engine: play %q: %w", name, err)
	}
	return p, nil
}

// Draw draws what the replay shows, in place of the game. What follows is drawn over it, in canvas units.
func (d *Demo) Draw(c *render.Canvas) {
	if !d.Playing() || d.play == nil {
		return
	}
	for _, g := range d.play.loop.scenes.visible() {
		g.Draw(c)
	}
	c.Screen()
	c.Blend(render.Over)
	c.Smooth(false)
	c.Layer(0)
}
