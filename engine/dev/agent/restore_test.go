package agent

import (
	"testing"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// swap lets another process of the game go on.
func (w *window) swap() *window {
	w.t.Helper()
	state := w.ask(nil, protocol.Snapshot, nil)
	begun := w.ask(nil, protocol.Begun, nil)
	n := openZoo(w.t)
	n.n = w.n
	var got protocol.RestoreResult
	n.ask(&got, protocol.Restore, nil, state[0], begun[0])
	if len(got.Added)+len(got.Parked)+len(got.Defaults) > 0 || got.Clock.Tick != w.loop.Ticks() {
		w.t.Errorf("the same build: got %+v; want nothing changed", got)
	}
	return n
}

// The run is the same with and without swaps and undone rewinds.
func TestTenThousandTicks(t *testing.T) {
	const ticks = 10_000
	w := openZoo(t)
	for n := range ticks {
		w.loop.Tick(hand(n))
	}
	want := w.hash()
	w = openZoo(t)
	for w.n < ticks {
		w.tick()
		switch w.n % 1000 {
		case 333, 900:
			w = w.swap()
		case 600:
			tick := w.loop.Ticks()
			w.to(tick - 77)
			w.to(tick)
			w.pause(false)
		}
	}
	if got := w.hash(); got != want {
		t.Errorf("got %016x; want %016x", got, want)
	}
}
