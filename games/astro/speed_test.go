package main

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver/headless"
)

// TestSpeed plays the bot's run on one core without pixels and prints how much faster than real time it was.
// Each figure is the best of three, since a busy machine only makes a run slower.
func TestSpeed(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, c := range []struct {
		name  string
		sound func([]float32)
		bar   float64
	}{
		{"astro/ticks+frames", nil, 500},
		{"astro/ticks+frames+mixer", func([]float32) {}, 200},
	} {
		best := 0.0
		for range 3 {
			best = max(best, timesRealTime(c.sound))
		}
		verdict := "ok"
		if best < c.bar {
			verdict = "MISS"
			t.Errorf("%s ran %.0f times real time; want at least %.0f", c.name, best, c.bar)
		}
		fmt.Printf("RATIO %s %.0f %.0f %s\n", c.name, best, c.bar, verdict)
	}
}

// timesRealTime plays ten minutes of game time and returns how many times faster than real time that was.
func timesRealTime(sound func([]float32)) float64 {
	const seconds = 600
	l := engine.New(&game{}, engine.Config{Width: width, Height: height}, nil)
	defer l.Close()
	l.PlayBot()
	start := time.Now()
	headless.Run(l, headless.Options{Ticks: seconds * 60, Width: 640, Height: 360, Draw: true, Sound: sound})
	return seconds / time.Since(start).Seconds()
}
