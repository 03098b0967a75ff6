package main

import (
	"fmt"
	"testing"
	"time"

	"github.com/krill2d/krill/engine/dev/monkey"
)

// TestSpeed prints how many times faster than in a window the monkey plays: the best of some rounds. It is a row of make bench-live.
func TestSpeed(t *testing.T) {
	const bar, rounds, round = 300, 5, 2 * time.Second
	best := 0.0
	for seed := range uint64(rounds) {
		found, err := monkey.Play(newGame(), config(), monkey.Search{Seed: seed + 1, Time: round})
		if err != nil {
			t.Fatal(err)
		}
		if found.Failed != "" {
			t.Fatalf("seed %d: got %s; want astro to play on", seed+1, found.Failed)
		}
		best = max(best, found.Ratio())
	}
	verdict := "ok"
	if best < bar {
		verdict = "MISS"
		t.Errorf("got %.0f times real time; want at least %d", best, bar)
	}
	fmt.Printf("RATIO live/monkey-astro %.0f %d %s\n", best, bar, verdict)
}
