package driver

import (
	"math"
	"testing"
	"time"
)

func TestClockTicksAtItsRate(t *testing.T) {
	for _, tps := range []int{0, 1, 30, 60, 144, 1000} {
		c, rate, ticks := Clock{TPS: tps}, max(tps, 60*(1-min(tps, 1))), 0
		step := time.Second / time.Duration(rate) * 7 / 10
		const pictures = 5000
		for range pictures {
			n, alpha := c.Advance(step)
			if alpha < 0 || alpha >= 1 {
				t.Fatalf("TPS %d: alpha: got %v; want 0 to below 1", tps, alpha)
			}
			ticks += n
		}
		want := float64(pictures) * step.Seconds() * float64(rate)
		if math.Abs(float64(ticks)-want) > 2 {
			t.Errorf("TPS %d: ticks in %v: got %d; want %.0f", tps, step*pictures, ticks, want)
		}
	}
}

func TestClockShowsOneTickAPictureNearItsRate(t *testing.T) {
	for _, hertz := range []float64{59.1, 59.94, 60, 60.06, 60.9} {
		var c Clock
		passed := time.Duration(float64(time.Second) / hertz)
		for i := range 10000 {
			if n, _ := c.Advance(passed); n != 1 {
				t.Fatalf("%v Hz, picture %d: got %d ticks; want 1", hertz, i, n)
			}
		}
	}
}

func TestClockDropsWhatItCannotMakeUpFor(t *testing.T) {
	var c Clock
	if n, alpha := c.Advance(10 * time.Second); n != maxTicks || alpha != 0 {
		t.Errorf("after ten seconds: got %d, %v; want %d, 0", n, alpha, maxTicks)
	}
	if n, _ := c.Advance(time.Second / 60); n != 1 {
		t.Errorf("one tick later: got %d; want 1", n)
	}
}

func TestClockOfOddTimes(t *testing.T) {
	var c Clock
	c.Advance(10 * time.Millisecond)
	if n, alpha := c.Advance(-time.Hour); n != 0 || math.Abs(alpha-0.6) > 1e-6 {
		t.Errorf("time that runs backwards: got %d, %v; want 0, 0.6", n, alpha)
	}
	if n, _ := c.Advance(math.MaxInt64); n != maxTicks {
		t.Errorf("all the time there is: got %d; want %d", n, maxTicks)
	}
}
