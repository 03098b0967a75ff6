package main

import (
	"os"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
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

// TestComputerRallies plays the left paddle with W and S against the computer.
func TestComputerRallies(t *testing.T) {
	p := &pong{}
	l := engine.New(p, engine.Config{Width: w, Height: h, Seed: 1}, nil)
	returned := [2]int{}
	for range 600 {
		up, down := p.ball.Y < p.pad[0]-4, p.ball.Y > p.pad[0]+4
		before := p.vel.X
		l.Tick(&driver.Input{Width: w, Height: h, Keys: []driver.KeyEvent{{Key: driver.KeyW, Down: up}, {Key: driver.KeyS, Down: down}}})
		l.Draw(0)
		if before*p.vel.X < 0 && max(p.ball.X, -p.ball.X) < w/2 {
			returned[(1+int(before/max(before, -before)))/2]++
		}
	}
	if returned[0] == 0 || returned[1] == 0 {
		t.Errorf("in 10 s: got %d and %d returns; want some on both sides", returned[0], returned[1])
	}
	if p.human {
		t.Error("with nobody there: got a human on the right; want the computer")
	}
}

func TestMissIsAGoal(t *testing.T) {
	p := &pong{}
	l := engine.New(p, engine.Config{Width: w, Height: h, Seed: 1}, nil)
	for range 600 {
		l.Tick(&driver.Input{Width: w, Height: h})
	}
	if p.score[1] == 0 {
		t.Errorf("in 10 s with nobody on the left: got %v; want points for the right", p.score)
	}
}

func TestHumanTakesOver(t *testing.T) {
	p := &pong{}
	l := engine.New(p, engine.Config{Width: w, Height: h, Seed: 1}, nil)
	in := &driver.Input{Width: w, Height: h, Keys: []driver.KeyEvent{{Key: driver.KeyUp, Down: true}, {Key: driver.KeyS, Down: true}}}
	for range 30 {
		l.Tick(in)
		in.Keys = nil
	}
	if !p.human || p.pad[1] >= 0 || p.pad[0] <= 0 {
		t.Errorf("with Up and S held: got human %v, paddles at %v; want the right one up, the left one down", p.human, p.pad)
	}
}
