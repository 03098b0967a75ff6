package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/replay"
	"github.com/krill2d/krill/input"
)

const (
	attractFirst  = 480  // tick of the run with which the replay begins: the title and the bot's pause are behind it
	attractLength = 1800 // ticks
)

// attract returns the replay of half a minute of the bot.
func attract(t *testing.T) []byte {
	t.Helper()
	l := newLoop()
	l.PlayBot()
	for range attractFirst {
		l.Tick(window())
	}
	playIn(t, l).bot.keen = 6
	l.Record(attractLength)
	for range attractLength {
		l.Tick(window())
	}
	return slim(t, l)
}

// slim returns what a loop has recorded, as short as it goes and the same from everywhere.
func slim(t *testing.T, l *engine.Loop) []byte {
	t.Helper()
	f, err := l.Replay()
	if err != nil {
		t.Fatal(err)
	}
	f.Head.Build, f.Head.System, f.Head.Package = "", "", ""
	var b bytes.Buffer
	if err := f.Slim().Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// played plays a replay to its end, and calls look, if any, after each tick.
func played(t *testing.T, name string, look func(l *engine.Loop)) *engine.Playback {
	t.Helper()
	data, err := os.ReadFile(name)
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
		if look != nil {
			look(p.Loop())
		}
	}
	if err := p.Diverged(); err != nil {
		t.Errorf("%v; try KRILL_UPDATE=1, which records it anew", err)
	}
	return p
}

// TestAttractIsThePresentGame plays the replay of the title to its end. With KRILL_UPDATE=1 it makes it anew.
func TestAttractIsThePresentGame(t *testing.T) {
	if enginetest.Updating() {
		if err := os.WriteFile(attractFile, attract(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	played(t, attractFile, nil)
	if data, _ := os.ReadFile(attractFile); len(data) > 100<<10 {
		t.Errorf("got %d bytes; want less than 100 KB, since every page loads it", len(data))
	}
}

// TestAttractBeginsAndEnds waits on the title, looks, and presses a key.
func TestAttractBeginsAndEnds(t *testing.T) {
	g := enginetest.New(t, newGame(), config())
	g.Blind, g.Deaf = true, true
	s := func() *title { return g.Top().(*title) }
	g.StepSeconds(attractAfter + 0.5)
	if !s().demo.Playing() {
		t.Fatalf("after %v s it does not play", attractAfter)
	}
	g.StepSeconds(3).Golden("screen-attract")
	g.Press(input.KeyQ).Step(2)
	if s().demo.Playing() || g.Scene() != "*main.title" {
		t.Fatalf("after a key: got %s, playing %v; want the title", g.Scene(), s().demo.Playing())
	}
	g.StepSeconds(attractAfter + attractLength/60 + 1)
	if s().demo.Playing() || g.Scene() != "*main.title" {
		t.Errorf("after its end: got %s, playing %v; want the title", g.Scene(), s().demo.Playing())
	}
}
