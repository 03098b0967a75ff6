package main

import (
	"fmt"
	"math/rand"
	"runtime"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver/headless"
)

// TestSpeed plays the bot's run on one core, without pixels and with them, and prints how much faster than real time it
// was.
// Each figure is the best of three, since a busy machine only makes a run slower.
func TestSpeed(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, c := range []struct {
		name    string
		seconds int // of game time
		o       headless.Options
		bar     float64
	}{
		{"astro/ticks+frames", 600, headless.Options{Draw: true}, 500},
		{"astro/ticks+frames+mixer", 600, headless.Options{Draw: true, Sound: func([]float32) {}}, 200},
		{"astro/ticks+frames+pixels", 30, headless.Options{Pixels: true}, 3},
	} {
		best := 0.0
		for range 3 {
			best = max(best, timesRealTime(c.seconds, c.o))
		}
		verdict := "ok"
		if best < c.bar {
			verdict = "MISS"
			t.Errorf("%s ran %.1f times real time; want at least %.0f", c.name, best, c.bar)
		}
		fmt.Printf("RATIO %s %.1f %.0f %s\n", c.name, best, c.bar, verdict)
	}
	seekSpeed(t)
}

// seekSpeed goes to any place of a run that was recorded and prints the longest way, milliseconds.
func seekSpeed(t *testing.T) {
	t.Helper()
	const ticks, bar = 6000, 100.0
	_, f := played(t, ticks)
	p, err := engine.NewPlayback(newGame(), config(), f)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewSource(1))
	worst := time.Duration(0)
	for range 300 {
		start := time.Now()
		if err := p.SeekTo(r.Int63n(ticks)); err != nil {
			t.Fatal(err)
		}
		p.Draw(0)
		worst = max(worst, time.Since(start))
	}
	ms, verdict := float64(worst.Microseconds())/1000, "ok"
	if ms > bar {
		verdict = "MISS"
		t.Errorf("the longest of 300 ways took %.1f ms; want at most %v", ms, bar)
	}
	fmt.Printf("RATIO astro/seek-ms %.1f %.0f %s\n", ms, bar, verdict)
}

// timesRealTime plays some seconds of game time and returns how many times faster than real time that was.
func timesRealTime(seconds int, o headless.Options) float64 {
	l := engine.New(&game{}, engine.Config{Width: width, Height: height}, nil)
	defer l.Close()
	l.PlayBot()
	o.Ticks, o.Width, o.Height = seconds*60, 640, 360
	start := time.Now()
	headless.Run(l, o)
	return float64(seconds) / time.Since(start).Seconds()
}
