package ebiten

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

func TestAMinimisedGameFadesOutAndIn(t *testing.T) {
	var q quiet
	block := func() []float32 {
		b := make([]float32, 2*driver.SampleRate/20) // 50 ms
		for i := range b {
			b[i] = 1
		}
		q.apply(b)
		return b
	}
	for _, c := range []struct {
		on          bool
		first, last float32
	}{{false, 1, 1}, {true, 1, 0}, {true, 0, 0}, {false, 0, 1}, {false, 1, 1}} {
		q.set(c.on)
		b := block()
		first, last := b[0], b[len(b)-1]
		if d := first - c.first; d < -0.01 || d > 0.01 || last != c.last {
			t.Errorf("quiet %v: got a block from %v to %v; want %v to %v", c.on, first, last, c.first, c.last)
		}
		for i := 2; i < len(b); i++ {
			if d := b[i] - b[i-2]; d < -0.01 || d > 0.01 {
				t.Fatalf("quiet %v: sample %d jumps by %v; want a fade", c.on, i, d)
			}
		}
	}
}

func TestAMinimisedGameIsNotHeard(t *testing.T) {
	s, block := newSound(), make([]float32, 2*driver.SampleRate/10)
	s.do(tone())
	if s.mix(block); block[len(block)-1] == 0 {
		t.Error("got silence; want a tone")
	}
	s.quiet.set(true)
	before := s.position()
	if s.mix(block); block[len(block)-1] != 0 || s.position() == before {
		t.Errorf("minimised: got %v at %d; want silence that goes on", block[len(block)-1], s.position())
	}
}
