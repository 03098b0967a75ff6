package main

import (
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

// TestGolden looks at the show in the middle of a round, and when the gems go; what it is then is one number.
func TestGolden(t *testing.T) {
	g := enginetest.New(t, &show{}, config())
	g.StepSeconds(1.15).Golden("move")
	g.StepSeconds(2.4).Golden("gone")
	if got, want := g.Hash(), uint64(0x49177afcb1d1003); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

func TestTimeGoesAsThePlayerSays(t *testing.T) {
	s := &show{}
	g := enginetest.New(t, s, config())
	g.Blind = true
	g.StepSeconds(1).Hold(input.KeyRight, 60).Hold(input.KeyLeft, 60)
	if got := s.clock.Time; got < 4.2 || got > 4.3 {
		t.Errorf("a second each as it is, fast and slow: got %v s; want 4.25", got)
	}
	g.Press(input.KeySpace).StepSeconds(1)
	if got := s.clock.Time; got < 3.2 || got > 3.3 {
		t.Errorf("a second backwards: got %v s; want 3.25", got)
	}
	g.StepSeconds(9)
	if !s.clock.Done() || s.clock.Time != 0 {
		t.Errorf("at the beginning: got %v s, done %v", s.clock.Time, s.clock.Done())
	}
}
