package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/replay"
)

const (
	attractSeed   = 1
	attractFirst  = 480  // tick of the run with which the replay begins: the title and the bot's pause are behind it
	attractLength = 1800 // ticks
)

// attract returns the replay of half a minute of the bot.
func attract(t *testing.T) []byte {
	t.Helper()
	c := config()
	c.Seed = attractSeed
	l := engine.New(newGame(), c, nil)
	l.PlayBot()
	for range attractFirst {
		l.Tick(window())
	}
	l.Record(attractLength)
	for range attractLength {
		l.Tick(window())
	}
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	f.Head.Build, f.Head.System, f.Head.Package = "", "", "" // the same from everywhere
	var b bytes.Buffer
	if err := f.Slim().Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAttractIsThePresentGame plays the replay of the title to its end. With KRILL_UPDATE=1 it makes it anew.
func TestAttractIsThePresentGame(t *testing.T) {
	if os.Getenv("KRILL_UPDATE") != "" {
		if err := os.WriteFile(attractFile, attract(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(attractFile)
	if err != nil {
		t.Fatal(err)
	}
	f, err := replay.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	p, err := engine.NewPlayback(newGame(), config(), f)
	if err != nil {
		t.Fatal(err)
	}
	for !p.Tick(window()).Exit {
	}
	if err := p.Diverged(); err != nil {
		t.Errorf("%v; try make attract, which records it anew", err)
	}
	if len(data) > 100<<10 {
		t.Errorf("got %d bytes; want less than 100 KB, since every page loads it", len(data))
	}
}

// TestAttractBeginsAndEnds waits on the title, looks, and presses a key.
func TestAttractBeginsAndEnds(t *testing.T) {
	g := newGame()
	l := newLoop(g, nil)
	in := window()
	for range int(attractAfter*60) + 10 {
		l.Tick(in)
	}
	if !g.demo.Playing() || g.mode != title {
		t.Fatalf("after %v s: got mode %v, playing %v; want the replay", attractAfter, modeNames[g.mode], g.demo.Playing())
	}
	l.Draw(0)
	s, err := l.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	step(l, in, 60)
	want, _ := l.Hash()
	other := newGame()
	fresh := newLoop(other, nil)
	if _, err := fresh.Restore(s); err != nil {
		t.Fatal(err)
	}
	step(fresh, in, 60)
	if got, _ := fresh.Hash(); got != want || picture(fresh) != picture(l) {
		t.Errorf("restored in the middle: got %x; want %x and the same picture", got, want)
	}
	in.Keys = []driver.KeyEvent{{Key: driver.KeyQ, Down: true}}
	l.Tick(in)
	if g.demo.Playing() || g.mode != title {
		t.Errorf("after a key: got mode %v, playing %v; want the title", modeNames[g.mode], g.demo.Playing())
	}
	in.Keys = nil
	for range int(attractAfter*60) + attractLength + 100 {
		l.Tick(in)
	}
	if g.mode != title || l.Failed() != nil {
		t.Errorf("after the replay: got mode %v, %v; want the title again", modeNames[g.mode], l.Failed())
	}
}
