package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

func TestIsShort(t *testing.T) {
	code, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(code)) {
		if strings.TrimSpace(line) != "" {
			n++
		}
	}
	if n > 80 {
		t.Errorf("lines that are not blank: got %d; want at most 80", n)
	}
}

func newPong(t *testing.T) (*pong, *enginetest.Game) {
	p := &pong{}
	return p, enginetest.New(t, p, engine.Config{Width: w, Height: h})
}

// follow plays the left paddle with W and S.
func (p *pong) follow(hands *input.Injector) {
	hands.Push(input.Stick{Up: input.Any{input.KeyW}, Down: input.Any{input.KeyS}}, geom.V(0, geom.Clamp(p.ball.Y-p.pad[0], -4, 4)/4))
}

// TestComputerRallies plays the left paddle against the computer.
func TestComputerRallies(t *testing.T) {
	p, g := newPong(t)
	returned := [2]int{}
	before := 0.0
	g.Always("a return is counted", func() error {
		if before*p.vel.X < 0 && max(p.ball.X, -p.ball.X) < w/2 {
			returned[(1+int(before/max(before, -before)))/2]++
		}
		before = p.vel.X
		return nil
	})
	g.Play(p.follow, 600)
	if returned[0] == 0 || returned[1] == 0 {
		t.Errorf("in 10 s: got %d and %d returns; want some on both sides", returned[0], returned[1])
	}
	if p.human {
		t.Error("with nobody there: got a human on the right; want the computer")
	}
}

func TestMissIsAGoal(t *testing.T) {
	p, g := newPong(t)
	g.Until(func() bool { return p.score[1] > 0 }, 600)
	if g.Plays(goal) != 1 {
		t.Errorf("got the sound of a goal %d times; want once", g.Plays(goal))
	}
}

func TestHumanTakesOver(t *testing.T) {
	p, g := newPong(t)
	g.Down(input.KeyUp, input.KeyS).Step(30)
	if !p.human || p.pad[1] >= 0 || p.pad[0] <= 0 {
		t.Errorf("with Up and S held: got human %v, paddles at %v; want the right one up, the left one down", p.human, p.pad)
	}
}

func TestGolden(t *testing.T) {
	p, g := newPong(t)
	g.Play(p.follow, 300).Golden("rally").GoldenSound("rally")
}

// TestNobodyLeavesTheField plays at random.
func TestNobodyLeavesTheField(t *testing.T) {
	p, g := newPong(t)
	g.Always("the paddles stay in the field", func() error {
		if at := max(p.pad[0], -p.pad[0], p.pad[1], -p.pad[1]); at > (h-padH)/2 {
			return fmt.Errorf("a paddle at %v", p.pad)
		}
		return nil
	})
	g.Monkey(1, 1800)
}
