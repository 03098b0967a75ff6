package monkey

import (
	"strings"
	"testing"
	"time"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/replay"
)

// found plays a vault with a bug until it fails, which must be soon.
func find(t *testing.T, bug string, seed uint64, atMost int64) Found {
	t.Helper()
	f, err := Play(&vault{bug: bug}, vaultConfig(), Search{Seed: seed, Ticks: atMost})
	if err != nil {
		t.Fatal(err)
	}
	if f.Failed == "" {
		t.Fatalf("%s, seed %d: got nothing in %d ticks; want the bug", bug, seed, f.Ticks)
	}
	return f
}

func TestMonkeyFindsBugsAndShrinksThem(t *testing.T) {
	for _, c := range []struct {
		bug, says     string
		ticks, events int // at most
	}{
		{"panic", "panic in Update of *monkey.vault: runtime error: index out of range [3] with length 3", 3, 4},
		{"overflow", "error in Invariant of *monkey.vault: -128 hits; want none below 0", 128, 255},
		{"nan", "error in Invariant of *monkey.vault: x is NaN", 1, 2},
		{"draw", "panic in Draw of *monkey.vault: the picture broke", 2, 2},
	} {
		t.Run(c.bug, func(t *testing.T) {
			const seed, atMost = 3, 100_000
			f := find(t, c.bug, seed, atMost)
			if again := find(t, c.bug, seed, atMost); again.Ticks != f.Ticks || again.Failed != f.Failed {
				t.Errorf("the same seed: got %q after %d ticks; want %q after %d", again.Failed, again.Ticks, f.Failed, f.Ticks)
			}
			if !strings.Contains(f.Failed, c.says) {
				t.Errorf("got %q; want %q", f.Failed, c.says)
			}
			if f.Capsule.Head.Failed != f.Failed {
				t.Errorf("the capsule says %q; want %q", f.Capsule.Head.Failed, f.Failed)
			}
			small, err := Shrink(&vault{bug: c.bug}, vaultConfig(), f.Capsule, Limits{Time: time.Minute})
			if err != nil {
				t.Fatal(err)
			}
			t.Logf("found after %d ticks; %d ticks and %d events → %d and %d in %d trials",
				f.Ticks, small.WasTicks, small.WasEvents, small.Ticks, small.Events, small.Trials)
			if small.Ticks > c.ticks || small.Events > c.events || small.Over {
				t.Errorf("got %d ticks and %d events; want at most %d and %d", small.Ticks, small.Events, c.ticks, c.events)
			}
			mustBeShortest(t, &vault{bug: c.bug}, small)
			mustFailAgain(t, &vault{bug: c.bug}, small)
			mustPlayWhenMended(t, small)
		})
	}
}

// mustBeShortest leaves out each tick and each event by itself: none may go.
func mustBeShortest(t *testing.T, g engine.Game, s Shrunk) {
	t.Helper()
	trials, err := engine.NewTrials(g, vaultConfig(), s.Capsule)
	if err != nil {
		t.Fatal(err)
	}
	trials.DrawToo()
	best := taken(replay.Inputs(s.Capsule))
	if _, f := trials.Play(best.inputs()); f == nil {
		t.Fatal("what was shrunk to does not fail")
	}
	for i := range best.ticks {
		if _, f := trials.Play(best.withoutTicks(i, i+1).inputs()); f != nil {
			t.Errorf("without tick %d of %d: got a failure; want each to be needed", i, best.ticks)
		}
	}
	for i := range best.events {
		if _, f := trials.Play(best.withoutEvents(i, i+1).inputs()); f != nil {
			t.Errorf("without event %d of %d: got a failure; want each to be needed", i, len(best.events))
		}
	}
}

// mustFailAgain plays what was shrunk to as krill replay does.
func mustFailAgain(t *testing.T, g engine.Game, s Shrunk) {
	t.Helper()
	p, err := engine.NewPlayback(g, vaultConfig(), s.Capsule)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.SeekTo(p.Ticks()); err != nil {
		t.Fatal(err)
	}
	p.Loop().Draw(0)
	if f := p.Loop().Failed(); f == nil || alike(f.Error()) != alike(s.Failed) {
		t.Errorf("played again: got %v; want %q", f, s.Failed)
	}
	if err := p.Diverged(); err != nil {
		t.Error(err)
	}
}

func mustPlayWhenMended(t *testing.T, s Shrunk) {
	t.Helper()
	trials, err := engine.NewTrials(&vault{}, vaultConfig(), s.Capsule)
	if err != nil {
		t.Fatal(err)
	}
	if _, f := trials.Play(nil); f != nil {
		t.Errorf("without the bug: got %v; want it to play", f)
	}
}

func TestMonkeyEndsWithoutABug(t *testing.T) {
	f, err := Play(&vault{}, vaultConfig(), Search{Ticks: 5000})
	if err != nil || f.Failed != "" || f.Ticks != 5000 || f.Capsule != nil {
		t.Errorf("got %+v, %v; want 5000 ticks and no failure", f, err)
	}
	if f.Ratio() < 1 {
		t.Errorf("got %.1f times real time; want more", f.Ratio())
	}
	f, err = Play(&vault{}, vaultConfig(), Search{Time: 50 * time.Millisecond})
	if err != nil || f.Seconds < 0.05 || f.Seconds > 5 {
		t.Errorf("got %.2f s, %v; want 0.05 s", f.Seconds, err)
	}
}
