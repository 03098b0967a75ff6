package main

import (
	"bytes"
	"math/rand"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/replay"
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
	for path, leaf := range l.Codec().Leaves(g) {
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
