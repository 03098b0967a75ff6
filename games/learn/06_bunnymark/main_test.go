package main

import (
	"fmt"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// newMark plays with a clock on which each look takes 1.25 ms.
func newMark(t *testing.T) (*bunnies, *enginetest.Game) {
	clock := time.Unix(0, 0)
	now = func() time.Time {
		clock = clock.Add(1250 * time.Microsecond)
		return clock
	}
	t.Cleanup(func() { now = time.Now })
	b := &bunnies{}
	return b, enginetest.New(t, b, engine.Config{Width: w, Height: h, Background: sky})
}

func TestGolden(t *testing.T) {
	b, g := newMark(t)
	g.StepSeconds(2).Golden("few")
	g.Down(input.KeySpace).Step(15).Up(input.KeySpace).StepSeconds(2).Golden("more")
	if got, want := g.Hash(), uint64(0xd9113ffe477be55f); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
	if got, want := len(b.pos), few+15*more; got != want {
		t.Errorf("got %d bunnies; want %d", got, want)
	}
}

func TestBunniesStayInside(t *testing.T) {
	b, g := newMark(t)
	g.Always("bunnies are between the walls and above the ground", func() error {
		for i, p := range b.pos {
			if p.X < half-5 || p.X > w-half+5 || p.Y > ground+half || p.Y < -h {
				return fmt.Errorf("bunny %d is at %v", i, p)
			}
		}
		return nil
	})
	g.Point(geom.V(100, 100)).Down(input.MouseLeft).Step(10).Up(input.MouseLeft).StepSeconds(5)
}

func TestThereIsAnEnd(t *testing.T) {
	b, g := newMark(t)
	g.Step(1)
	b.pos, b.vel = make([]geom.Vec, most-50), make([]geom.Vec, most-50)
	g.Down(input.KeySpace).Step(3)
	if len(b.pos) != most || len(b.vel) != most {
		t.Errorf("got %d bunnies with %d speeds; want %d", len(b.pos), len(b.vel), most)
	}
}

func TestThousands(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 200000: "200,000", 12034: "12,034"} {
		if got := thousands(n); got != want {
			t.Errorf("%d: got %q; want %q", n, got, want)
		}
	}
}
