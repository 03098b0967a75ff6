package agent

import (
	"log/slog"
	"math"
	"runtime"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
)

// inherit hands the past of another build over, as the window does, and returns how many parts that took.
func (w *window) inherit(old *window) (parts int) {
	w.t.Helper()
	for before := int64(math.MaxInt64); ; {
		first, given := before, protocol.PastResult{More: true}
		for from := 0; given.More; {
			part := old.ask(&given, protocol.Past, protocol.PastArgs{Before: before, From: from})
			if !given.Some {
				return parts
			}
			var taken protocol.PastResult
			w.ask(&taken, protocol.Past, protocol.PastArgs{From: from, More: given.More}, part[0])
			if !taken.Some {
				return parts
			}
			from += len(part[0])
			first = given.First
			parts++
		}
		before = first
	}
}

// The past goes through swaps: it is bit by bit what it was, in each build after.
func TestThePastGoesOverSwaps(t *testing.T) {
	w := openZoo(t)
	hashes := plain(t, 3000)
	for range 3 {
		w.play(700)
		n := w.swap()
		w.play(7) // on trial the old build stands; whatever it did more is no past of the new one
		n.play(30)
		n.inherit(w)
		w = n
	}
	w.play(100)
	at := w.pause(true)
	if at.First != 0 || at.Last != 2290 {
		t.Fatalf("got the past from %d to %d; want 0 to 2290", at.First, at.Last)
	}
	for _, tick := range []int64{2290, 2190, 2189, 1460, 1459, 731, 730, 729, 700, 699, 1, 333, 1000, 2000} {
		if got := w.to(tick); got.Tick != tick || w.hash() != hashes[tick] {
			t.Errorf("tick %d: got tick %d, the same %v", tick, got.Tick, w.hash() == hashes[tick])
		}
		l, err := w.agent.earlier(tick)
		if err != nil {
			t.Fatal(err)
		}
		if h, _ := l.Hash(); h != hashes[tick] {
			t.Errorf("tick %d, looked at: got another game", tick)
		}
	}
	var loop protocol.LoopResult
	w.ask(&loop, protocol.Loop, protocol.LoopArgs{From: 650, To: 720})
	w.play(70)
	if w.loop.Ticks() != 720 || w.hash() != hashes[720] {
		t.Errorf("a loop over a swap: got tick %d, the same %v", w.loop.Ticks(), w.hash() == hashes[720])
	}
	w.ask(nil, protocol.Loop, protocol.LoopArgs{})
	w.to(500)
	w.pause(false)
	w.play(10)
	if at := w.pause(true); at.First != 0 || at.Last != 510 {
		t.Errorf("going on from before the swap: got %d to %d; want 0 to 510", at.First, at.Last)
	}
	if w.to(400); w.hash() != hashes[400] {
		t.Error("tick 400 after going on from 500: got another game")
	}
	if w.to(505); w.loop.Ticks() != 505 {
		t.Errorf("got tick %d; want 505", w.loop.Ticks())
	}
}

// States of a build with other fields fit as at a swap, each of those kept.
func TestThePastOfAnotherLayout(t *testing.T) {
	old := open(t, &oldGame{}, engine.Config{ID: "layout"})
	old.play(200)
	state := old.ask(nil, protocol.Snapshot, nil)
	begun := old.ask(nil, protocol.Begun, nil)
	made := func() *window {
		w := open(t, &newGame{}, engine.Config{ID: "layout", Scenes: []engine.Game{&oldGame{}}})
		w.n = old.n
		return w
	}
	w := made()
	w.ask(nil, protocol.Restore, protocol.RestoreArgs{GoesOn: true}, state[0], begun[0])
	w.play(50)
	w.inherit(old)
	w.pause(true)
	for _, tick := range []int64{10, 100, 199} {
		w.to(tick)
		old.to(tick)
		state := old.ask(nil, protocol.Snapshot, nil)
		want := made()
		want.ask(nil, protocol.Restore, protocol.RestoreArgs{GoesOn: true}, state[0], begun[0])
		if w.loop.Ticks() != tick || w.hash() != want.hash() {
			t.Errorf("tick %d: got tick %d, or another state than restored at a swap", tick, w.loop.Ticks())
		}
	}
	w.pause(false)
	w.play(5) // from 199
	if w.to(202); w.loop.Ticks() != 202 {
		t.Errorf("got tick %d; want 202", w.loop.Ticks())
	}
}

// What is no past changes nothing.
func TestAWrongPast(t *testing.T) {
	w := openZoo(t)
	w.play(10)
	for _, b := range [][]byte{{}, []byte("kp1"), []byte("kp1\x01\x7f"), []byte("kp1\x00\x01\x01"), []byte("kp2\x00")} {
		w.refused(protocol.Past, protocol.PastArgs{}, b)
	}
	w.refused(protocol.Past, protocol.PastArgs{From: 7}, []byte("kp1"))
	if at := w.pause(true); at.First != 0 || at.Last != 10 {
		t.Errorf("got %+v; want the past as it was", at)
	}
}

// TestHandedPastSpeed says what a big game's past costs.
func TestHandedPastSpeed(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("the time of simulated processors says nothing")
	}
	old := open(t, &herd{}, engine.Config{ID: "herd"})
	for n := range 400 {
		old.agent.Tick(hand(n))
	}
	state := old.ask(nil, protocol.Snapshot, nil)
	begun := old.ask(nil, protocol.Begun, nil)
	w := open(t, &herd{}, engine.Config{ID: "herd"})
	w.loop.LogTo(slog.New(slog.DiscardHandler))
	w.ask(nil, protocol.Restore, protocol.RestoreArgs{GoesOn: true}, state[0], begun[0])
	parts := w.inherit(old)
	if a, b := w.pause(true), old.pause(true); a.First != 0 || a.Bytes > b.Bytes*3/2 {
		t.Errorf("got %d bytes from tick %d; want no more than about %d from 0", a.Bytes, a.First, b.Bytes)
	}
	slowest := time.Duration(0)
	for tick := int64(390); tick > 0; tick -= 13 {
		begun := time.Now()
		w.to(tick)
		slowest = max(slowest, time.Since(begun))
	}
	t.Logf("%d parts; a tick of 10,000 entities of the build before within %v", parts, slowest)
	if slowest > 100*time.Millisecond {
		t.Errorf("got %v; want at most 100 ms", slowest)
	}
}
