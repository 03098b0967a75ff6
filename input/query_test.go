package input

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// ticksOf returns the ticks, from 1, at which do says so while the player holds still.
func (p *player) ticksOf(n int, do func() bool) []int {
	var at []int
	for i := range n {
		p.tick()
		if do() {
			at = append(at, i+1)
		}
	}
	return at
}

func TestRepeats(t *testing.T) {
	var p player
	p.key(KeyDown, true)
	down := on(KeyS, KeyDown)
	got := p.ticksOf(45, func() bool { return p.Repeated(down) })
	if want := []int{1, 25, 31, 37, 43}; !slices.Equal(got, want) { // 24 ticks are 0.4 s, 6 are 0.1 s
		t.Errorf("ticks of Repeated: got %v; want %v", got, want)
	}
	p.key(KeyDown, false)
	if got := p.ticksOf(60, func() bool { return p.Repeated(down) }); got != nil {
		t.Errorf("ticks of Repeated after the release: got %v; want none", got)
	}
}

func TestRepeatsAtOtherRates(t *testing.T) {
	for _, rate := range []int{10, 30, 50, 60, 120, 144, 240} {
		got := 0
		for n := 1; n <= 10*rate; n++ {
			got += repeats(uint32(n), 1/float64(rate), repeatAfter, repeatEvery) - repeats(uint32(n-1), 1/float64(rate), repeatAfter, repeatEvery)
		}
		if want := 97; got != want { // at 0.4, 0.5 and so on to 10.0 seconds
			t.Errorf("repeats in 10 s at %d ticks a second: got %d; want %d", rate, got, want)
		}
	}
	if got := repeats(1000, 0, repeatAfter, repeatEvery); got != 0 {
		t.Errorf("repeats without time: got %d; want 0", got)
	}
}

func TestRepeatFollowsTheFirstOfTwoControls(t *testing.T) {
	var p player
	up := on(KeyW, KeyUp)
	p.key(KeyW, true)
	p.tick() // tick 1
	p.ticksOf(9, func() bool { return false })
	p.key(KeyUp, true)
	got := p.ticksOf(30, func() bool { return p.Repeated(up) })
	if want := []int{15, 21, 27}; !slices.Equal(got, want) { // ticks 25, 31 and 37 of W
		t.Errorf("ticks of Repeated: got %v; want %v", got, want)
	}
}

func TestValue(t *testing.T) {
	for _, c := range []struct {
		what string
		pad  driver.Pad
		on   Action
		want float64
	}{
		{"trigger half way", driver.Pad{L2: 0.5}, on(PadL2), 0.5},
		{"trigger that only knows down", driver.Pad{Buttons: driver.PadR2}, on(PadR2), 1},
		{"button", driver.Pad{Buttons: driver.PadA}, on(KeyA, PadA), 1},
		{"stick in its dead zone", driver.Pad{Axes: [4]float64{0.2}}, on(PadLeftRight), 0},
		{"stick between", driver.Pad{Axes: [4]float64{0, -0.6}}, on(PadLeftUp), 0.5},
		{"stick the other way", driver.Pad{Axes: [4]float64{0, 0.6}}, on(PadLeftUp), 0},
		{"the furthest counts", driver.Pad{L2: 0.3, R2: 0.8}, on(PadL2, PadR2), 0.8},
		{"beyond the end", driver.Pad{Axes: [4]float64{0, 0, 7, 0}}, on(PadRightRight), 1},
		{"another player's", driver.Pad{L2: 1}, on(PadL2.Of(1)), 0},
	} {
		var p player
		c.pad.ID = 1
		p.in.Pads = []driver.Pad{c.pad}
		p.tick()
		if got := p.Value(c.on); !near(got, c.want) {
			t.Errorf("%s: got %v; want %v", c.what, got, c.want)
		}
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }
