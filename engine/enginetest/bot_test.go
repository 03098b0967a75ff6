package enginetest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/input"
)

// robot is a box that plays itself.
type robot struct{ box }

func (r *robot) Bot(hands *input.Injector) {
	if len(r.inner.list) < 3 {
		hands.TapAction(jump)
	}
	hands.Hold(input.KeyD)
}

func TestBotsPlay(t *testing.T) {
	r := &robot{}
	g := New(t, r, boxConfig()).Bot(31)
	if got := r.at.X; r.jumps != 3 || got < 29.9 || got > 30.1 {
		t.Errorf("its own bot: got %d jumps, at %v; want 3, at 30", r.jumps, got)
	}
	if g.Step(2); r.vel.X != 0 {
		t.Errorf("after its turn: got a speed of %v; want all let go", r.vel.X)
	}
	g.Play(func(hands *input.Injector) { hands.Tap(input.KeySpace) }, 10)
	if r.jumps != 13 {
		t.Errorf("another bot: got %d jumps; want 13", r.jumps)
	}
	mustFail(t, func(t testing.TB) { New(t, newBox(), boxConfig()).Bot(5) }, "got *enginetest.box without a bot")
}

func TestMonkeyIsTheSameForASeed(t *testing.T) {
	t.Parallel()
	play := func(seed uint64) *box {
		b := newBox()
		g := New(t, b, boxConfig())
		g.Monkey(seed, 600)
		return b
	}
	a, again, other := play(1), play(1), play(2)
	if fmt.Sprint(*a) != fmt.Sprint(*again) {
		t.Errorf("the same seed twice: got %v and %v; want the same", a, again)
	}
	if fmt.Sprint(*a) == fmt.Sprint(*other) {
		t.Errorf("another seed: got %v again; want another run", a)
	}
	if a.jumps < 3 || a.vel == other.vel && a.at == other.at {
		t.Errorf("got %d jumps, at %v; want it to play with what the game asks about", a.jumps, a.at)
	}
}

func TestMonkeyFindsWhatMustNotBe(t *testing.T) {
	find := func(t testing.TB) {
		b := newBox()
		g := New(t, b, boxConfig())
		g.Always("at most five jumps", func() error {
			if b.jumps > 5 {
				return fmt.Errorf("%d jumps", b.jumps)
			}
			return nil
		})
		g.Monkey(7, 5000)
	}
	said := mustFail(t, find, "got 6 jumps; want always: at most five jumps", "played by Monkey(7, 5000)", "again: go test -run '^TestTrial$' .", "krill replay testdata/failed/TestTrial.krill")
	if again, _ := try(t, find); again != said {
		t.Errorf("the same again: got %s\nwant %s", again, said)
	}
}

// TestMonkeyBeginsAnew plays a game that ends at each jump.
func TestMonkeyBeginsAnew(t *testing.T) {
	ended := 0
	said, failed := try(t, func(t testing.TB) {
		b := newBox()
		b.onUpdate = func(b *box, t *engine.Tick) error {
			if b.jumps > 0 {
				ended++
				t.Quit()
			}
			return nil
		}
		g := New(t, b, boxConfig()).Monkey(3, 600).Step(1)
		if g.Top().(*box) == b {
			t.Errorf("got the first value; want a copy of it")
		}
		g.WriteReplay("run.krill")
		again := newBox()
		again.onUpdate = b.onUpdate
		Replay(t, again, boxConfig(), "run.krill")
	})
	if failed || ended < 2 {
		t.Errorf("got %d ends, %s; want several, and no failure", ended, said)
	}
}

func TestFailingCloseFails(t *testing.T) {
	mustFail(t, func(t testing.TB) { New(t, &clinging{}, boxConfig()).Step(1) }, "got engine: panic in Close of *enginetest.clinging: not yet")
}

type clinging struct{ box }

func (*clinging) Close() { panic("not yet") }

func TestEveryTickIsChecked(t *testing.T) {
	said := mustFail(t, func(t testing.TB) {
		n := 0
		g := New(t, newBox(), boxConfig())
		g.Always("three are enough", func() error {
			if n++; n == 3 {
				return errors.New("three")
			}
			return nil
		})
		g.Step(5)
	}, "tick 3: got three; want always: three are enough")
	if strings.Contains(said, "played by") {
		t.Errorf("got %s; want no bot named", said)
	}
}
