package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func newRunner(t *testing.T) (*runner, *enginetest.Game) {
	r := &runner{}
	return r, enginetest.New(t, r, engine.Config{Width: width, Height: height, Background: dusk})
}

// TestGolden runs, jumps on a ledge and lands: what the game is then is one number, and what is seen are pictures.
func TestGolden(t *testing.T) {
	r, g := newRunner(t)
	g.Step(70).Golden("idle")
	g.Down(input.KeyRight).Step(84).Golden("run")
	g.Press(input.KeySpace).Step(18).Golden("rise")
	g.Until(func() bool { return r.look.In("land") }, 90).Step(3).Golden("land")
	if got, want := g.Hash(), uint64(0x7c78db5e8fcb5f3e); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

// TestStates goes through the graph and counts the steps that are heard.
func TestStates(t *testing.T) {
	r, g := newRunner(t)
	seen, steps := []string{}, 0
	g.Always("the state is what the runner does", func() error {
		if s := moves.State(&r.look); len(seen) == 0 || seen[len(seen)-1] != s {
			seen = append(seen, s)
		}
		if r.look.Fired("step") {
			steps++
		}
		if r.look.In("run") && !r.floor {
			return fmt.Errorf("it runs in the air at %v", r.pos)
		}
		return nil
	})
	g.Step(60).Down(input.KeyLeft).Step(90).Up(input.KeyLeft).Step(30).Press(input.KeySpace).Step(80)
	if got, want := strings.Join(seen, " "), "fall land idle run fall land run idle rise fall land idle"; got != want {
		t.Errorf("got %s; want %s", got, want)
	}
	if steps < 3 || steps > 5 {
		t.Errorf("got %d steps in a second of running; want about 4: two in 0.48 s", steps)
	}
}

func TestCoinsAreTakenAndComeBack(t *testing.T) {
	r, g := newRunner(t)
	g.Step(30)
	r.pos = coins[0].Add(geom.V(0, feet))
	g.Step(1)
	if r.taken[0] == 0 {
		t.Error("at a coin: got it still there")
	}
	r.pos = geom.V(150, 134)
	if g.StepSeconds(5); r.taken[0] != 0 {
		t.Error("5 s later: got it still gone")
	}
}

// TestNothingIsLost plays at random: the runner stays in the picture and stands on the ground at the lowest.
func TestNothingIsLost(t *testing.T) {
	r, g := newRunner(t)
	g.Always("the runner is in the picture", func() error {
		if r.pos.X < 0 || r.pos.X > width || r.pos.Y > 134 {
			return fmt.Errorf("it is at %v", r.pos)
		}
		return nil
	})
	g.Monkey(1, 900)
}
