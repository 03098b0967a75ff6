package main

import (
	"bytes"
	"math/rand"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/replay"

	"github.com/krill2d/krill/engine/state"
)

// played returns a loop in which the bot has played for some ticks, and what it played.
func played(t *testing.T, ticks int) (*engine.Loop, *replay.File) {
	t.Helper()
	l := newLoop(newGame(), nil)
	l.PlayBot()
	l.Record(0)
	for range ticks {
		l.Tick(window())
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if f, err = replay.Read(&b); err != nil {
		t.Fatal(err)
	}
	return l, f
}

// TestEveryFieldIsInTheHash changes each number, string and flag of the game, one after the other.
func TestEveryFieldIsInTheHash(t *testing.T) {
	l, _ := played(t, 1500)
	g := l.Top().(*game)
	before, err := l.Hash()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for path, leaf := range state.Leaves(l.Codec(), g) {
		undo := leaf.Mutate()
		if after, err := l.Hash(); err != nil || after == before {
			t.Errorf("%s changed to %v: got the same hash, %v; want another", path, leaf.Value(), err)
		}
		undo()
		n++
	}
	if after, _ := l.Hash(); after != before || n < 2000 {
		t.Errorf("after %d changes and their undoing: got %#x; want %#x, and all fields tried", n, after, before)
	}
}

func TestEverythingCanBeCopied(t *testing.T) {
	l, _ := played(t, 10)
	if err := l.Check(); err != nil {
		t.Error(err)
	}
}

// TestSeekInARun goes to places of a run in any order: each must be what it was.
func TestSeekInARun(t *testing.T) {
	l, f := played(t, 1200)
	p, err := engine.NewPlayback(newGame(), config(), f)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(1))
	for range 50 {
		if err := p.SeekTo(r.Int63n(1200)); err != nil {
			t.Fatal(err)
		}
		p.Tick(window())
	}
	if err := p.SeekTo(1200); err != nil || p.Diverged() != nil {
		t.Error(err, p.Diverged())
	}
	want, _ := l.Hash()
	if got, _ := p.Loop().Hash(); got != want || picture(p.Loop()) != picture(l) {
		t.Errorf("at the end: got %#x; want %#x, and the same picture", got, want)
	}
}

// TestReplayShowsAndSoundsTheSame compares all that crosses to the driver: uploads, commands, quads, vertices and sound.
func TestReplayShowsAndSoundsTheSame(t *testing.T) {
	const ticks = 900
	var recorded, played driver.Digest
	l := newLoop(newGame(), nil)
	l.PlayBot()
	l.Record(0)
	for range ticks {
		shown(&recorded, l)
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.NewPlayback(newGame(), config(), f)
	if err != nil {
		t.Fatal(err)
	}
	for range ticks {
		shown(&played, p)
	}
	if played.Sum() != recorded.Sum() || p.Diverged() != nil {
		t.Errorf("got %x, %v; want %x", played.Sum(), p.Diverged(), recorded.Sum())
	}
}

// shown adds a tick's sounds and picture to a digest.
func shown(d *driver.Digest, app driver.App) {
	out := app.Tick(window())
	d.Output(&driver.Output{Sounds: out.Sounds, Commands: out.Commands})
	d.Frame(app.Draw(0))
}
