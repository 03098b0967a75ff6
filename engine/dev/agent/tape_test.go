package agent

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/engine/driver"
)

func TestLoopGoesRound(t *testing.T) {
	w := openZoo(t)
	hashes := plain(t, 600)
	w.play(550)
	var got protocol.LoopResult
	w.ask(&got, protocol.Loop, protocol.LoopArgs{From: 480, To: 530})
	if got != (protocol.LoopResult{From: 480, To: 530}) || w.loop.Ticks() != 480 {
		t.Fatalf("got %+v at tick %d; want it at the beginning", got, w.loop.Ticks())
	}
	for i := range 120 {
		w.n = 3 // what the player does now does not count
		w.tick()
		want := int64(480 + i%50 + 1)
		if w.loop.Ticks() != want || w.hash() != hashes[want] {
			t.Fatalf("after %d ticks: got tick %d, the same %v; want tick %d as it was", i+1, w.loop.Ticks(), w.hash() == hashes[want], want)
		}
	}
	if at := w.to(490); at.Tick != 490 || !at.Looping {
		t.Errorf("got %+v; want tick 490 of the loop", at)
	}
	w.pause(false)
	for range 10 {
		w.tick()
	}
	if w.loop.Ticks() != 500 || w.hash() != hashes[500] {
		t.Errorf("on from 490: got tick %d; want 500 as it was", w.loop.Ticks())
	}

	tape := w.ask(nil, protocol.Tape, nil)[0]
	n := w.swap()
	n.ask(nil, protocol.Tape, nil, tape)
	for i := range 70 {
		n.tick()
		want := int64(480 + i%50 + 1)
		if n.loop.Ticks() != want || n.hash() != hashes[want] {
			t.Fatalf("in another process, after %d ticks: got tick %d; want %d as it was", i+1, n.loop.Ticks(), want)
		}
	}
	n.ask(nil, protocol.Loop, protocol.LoopArgs{})
	before := n.loop.Ticks()
	n.play(60)
	if n.loop.Ticks() != before+60 {
		t.Errorf("after the loop: got tick %d; want %d", n.loop.Ticks(), before+60)
	}
	if got := n.ask(nil, protocol.Tape, nil); len(got) != 1 || len(got[0]) != 0 {
		t.Errorf("got %d bytes; want no tape", len(got[0]))
	}
}

func TestLoopsThatCannotBe(t *testing.T) {
	w := openZoo(t)
	w.refused(protocol.Loop, protocol.LoopArgs{From: 1, To: 2})
	w.play(100)
	for _, c := range []protocol.LoopArgs{{From: 50, To: 50}, {From: 60, To: 50}, {From: -1, To: 50}, {From: 50, To: 101}} {
		if got := w.refused(protocol.Loop, c); !strings.Contains(got, "between 0 and 100") {
			t.Errorf("%+v: got %q; want what goes", c, got)
		}
	}
	w.refused(protocol.Tape, nil, []byte("rubbish"))
	if w.loop.Ticks() != 100 {
		t.Errorf("got tick %d; want 100", w.loop.Ticks())
	}
}

func FuzzTape(f *testing.F) {
	t := &tape{from: 1, to: 3, state: []byte("state"), steps: []step{{1, 2, driver.AppendInput(nil, hand(5))}, {2, 3, driver.AppendInput(nil, hand(6))}}}
	f.Add(t.append(nil))
	f.Add([]byte(tapeMagic))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := openTape(b)
		if err != nil {
			return
		}
		again, err := openTape(got.append(nil))
		if err != nil || len(again.steps) != len(got.steps) || string(again.state) != string(got.state) {
			t.Errorf("coded again: got %+v, %v; want %+v", again, err, got)
		}
	})
}

// Inputs that are played again lead to where they led, and what they sent once is sent.
func TestAgain(t *testing.T) {
	hashes := plain(t, 200)
	w := openZoo(t)
	w.play(100)
	state := w.ask(nil, protocol.Snapshot, nil)[0]
	var inputs []byte
	for n := 100; n < 160; n++ {
		inputs = driver.AppendInput(inputs, hand(n))
	}
	n := openZoo(t)
	n.ask(nil, protocol.Restore, protocol.RestoreArgs{GoesOn: true}, state)
	var at protocol.ClockResult
	if n.ask(&at, protocol.Again, nil, inputs); at.Tick != 160 || n.hash() != hashes[160] {
		t.Errorf("got %+v; want tick 160 as it was", at)
	}
	for n.n = 160; n.n < 200; {
		n.tick()
	}
	if n.hash() != hashes[200] {
		t.Error("after it the run is another one")
	}
	n.refused(protocol.Again, nil, []byte("rubbish"))
}

func TestRestart(t *testing.T) {
	hashes := plain(t, 50)
	w := openZoo(t)
	w.play(123)
	var at protocol.ClockResult
	if w.ask(&at, protocol.Restart, nil); at.Tick != 0 || at.Last != 0 {
		t.Errorf("got %+v; want a new beginning", at)
	}
	w.n = 0
	w.play(50)
	if w.hash() != hashes[50] {
		t.Error("got another run; want the same as from the first beginning")
	}
}

// A capsule that was cut by rewinds, swaps and restarts still plays right.
func TestHistoryPlaysRight(t *testing.T) {
	w := openZoo(t)
	for w.n < 1200 {
		w.play(1)
		switch w.n % 200 {
		case 50:
			w.to(w.loop.Ticks() - 30)
			w.pause(false)
		case 120:
			w = w.swap()
		case 180:
			w.ask(nil, protocol.Loop, protocol.LoopArgs{From: w.loop.Ticks() - 20, To: w.loop.Ticks()})
		case 199:
			w.ask(nil, protocol.Loop, protocol.LoopArgs{})
		}
	}
	f, err := w.loop.Replay()
	if err != nil {
		t.Fatal(err)
	}
	p := playback(t, f)
	for p.At() < p.Ticks() {
		p.Tick(&driver.Input{})
		if err := p.Diverged(); err != nil {
			t.Fatalf("tick %d of %d: %v", p.At(), p.Ticks(), err)
		}
	}
	if h, err := p.Loop().Hash(); err != nil || h != w.hash() {
		t.Errorf("at the end: got another game, %v; want that of the run", err)
	}
}
