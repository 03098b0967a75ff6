package enginetest

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/input"
)

func record(t testing.TB) {
	New(t, newBox(), boxConfig()).Save("best", 1).Hold(input.KeyD, 20).Press(jump).Press(jump).Type("Al").Step(30).WriteReplay("run.krill")
}

func TestReplayIsATest(t *testing.T) {
	t.Chdir(t.TempDir())
	record(t)
	b := newBox()
	g := Replay(t, b, boxConfig(), "run.krill")
	if g.Ticks() != 54 || g.Number("jumps") != 2 || State[string](g, "name") != "Al" || g.Number("best") != 2 {
		t.Errorf("at the end: got tick %d, %v jumps, %q, best %v; want 54, 2, Al, 2", g.Ticks(), g.Number("jumps"), g.At("name"), g.Number("best"))
	}
	if !g.Over() {
		t.Error("got a replay that goes on; want it over")
	}
}

func TestReplayOfAnotherGameIsFound(t *testing.T) {
	mustFail(t, func(t testing.TB) {
		record(t)
		b := newBox()
		b.onUpdate = func(b *box, t *engine.Tick) error {
			if t.N == 24 {
				b.inner.list = append(b.inner.list, 7)
			}
			return nil
		}
		Replay(t, b, boxConfig(), "run.krill")
	}, `replay "run.krill": got another run`, "after tick 25: enginetest.box.inner")
	mustFail(t, func(t testing.TB) { Replay(t, newBox(), boxConfig(), "none.krill") }, "none.krill", "try Game.WriteReplay")
	mustFail(t, func(t testing.TB) {
		record(t)
		c := boxConfig()
		c.ID = "krill/other"
		Replay(t, newBox(), c, "run.krill")
	}, "krill/box", "krill/other")
	mustFail(t, func(t testing.TB) {
		record(t)
		Replay(t, newBox(), boxConfig(), "run.krill").Reopen(newBox())
	}, "got a replay, which saves nothing")
}

// TestAFailureCanBeSeenAgain plays the replay that a failed test left behind.
func TestAFailureCanBeSeenAgain(t *testing.T) {
	breaks := func(b *box, t *engine.Tick) error {
		if b.jumps == 2 {
			panic("two")
		}
		return nil
	}
	mustFail(t, func(t testing.TB) {
		b := newBox()
		b.onUpdate = breaks
		New(t, b, boxConfig()).Step(9).Press(jump).Step(9).Press(jump).Step(9)
	}, "tick 20: got engine: panic")
	if said, failed := tryHere(t, func(t testing.TB) {
		b := newBox()
		b.onUpdate = breaks
		Replay(t, b, boxConfig(), "testdata/failed/TestTrial.krill")
	}); !failed {
		t.Errorf("the same game: got %q; want it to fail again", said)
	}
	mustPass(t, func(t testing.TB) { Replay(t, newBox(), boxConfig(), "testdata/failed/TestTrial.krill") })
}
