// Package measure compares ways to do one thing, side by side in one process, and says which keep their bars.
//
// Each round lets the sides take turns, and each side's time is that of its fastest try in any of them, since a busy
// machine only makes a try slower. A row's value is the median of its rounds' ratios. A group with a miss is measured again, whole,
// before the miss counts.
package measure

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

const (
	rounds   = 7
	turns    = 5
	attempts = 3
	turnTime = 3 * time.Millisecond   // that one turn takes at least
	tryTime  = 100 * time.Microsecond // that one try takes at least, so that the clock is exact enough
)

// Side is one way to do a thing.
type Side struct {
	Before func() // gets ready for each Do and is not timed; nil: nothing to do
	Do     func()
}

// Row is a side, and how much of the time of the side it is compared with it may take.
type Row struct {
	Name string
	Bar  float64 // zero: told, not asked for
	Side Side
}

// Group is rows that are compared with one thing. Where that can be done in several ways, the fastest counts.
type Group struct {
	Against []Side
	Rows    []Row
}

// Run measures a group and prints its rows.
func (g Group) Run(t *testing.T) {
	t.Helper()
	values := g.values()
	for range attempts - 1 {
		if !g.missed(values) {
			break
		}
		values = g.values()
	}
	for i, r := range g.Rows {
		Report(t, r.Name, values[i], r.Bar)
	}
}

func (g Group) missed(values []float64) bool {
	for i, r := range g.Rows {
		if r.Bar > 0 && values[i] > r.Bar {
			return true
		}
	}
	return false
}

// values are the medians of the rows' ratios.
func (g Group) values() []float64 {
	sides := slices.Clone(g.Against)
	for _, r := range g.Rows {
		sides = append(sides, r.Side)
	}
	ratios := make([][]float64, len(g.Rows))
	times := calibrate(sides)
	for range rounds {
		best := race(sides, times)
		base := slices.Min(best[:len(g.Against)])
		for i, took := range best[len(g.Against):] {
			ratios[i] = append(ratios[i], took/base)
		}
	}
	values := make([]float64, len(g.Rows))
	for i, r := range ratios {
		values[i] = Median(r)
	}
	return values
}

// calibrate says how often each side must do its thing in one try. It also warms everything up.
func calibrate(sides []Side) []int {
	times := make([]int, len(sides))
	for i, s := range sides {
		once := max(min(s.try(1), s.try(1)), 1)
		times[i] = max(1, int(tryTime/once))
	}
	return times
}

// race lets the sides take turns and returns what each needed at best, in nanoseconds.
func race(sides []Side, times []int) []float64 {
	best := make([]float64, len(sides))
	for range turns {
		for i, s := range sides {
			took := s.turn(times[i]) / float64(times[i])
			if best[i] == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	return best
}

// turn returns the nanoseconds of the fastest of some tries.
func (s Side) turn(times int) float64 {
	best := s.try(times)
	for left := turnTime - best; left > 0; {
		took := s.try(times)
		best, left = min(best, took), left-took
	}
	return float64(best)
}

// try does a thing some times and returns the time of that alone.
func (s Side) try(times int) (took time.Duration) {
	if s.Before == nil {
		start := time.Now()
		for range times {
			s.Do()
		}
		return time.Since(start)
	}
	for range times {
		s.Before()
		start := time.Now()
		s.Do()
		took += time.Since(start)
	}
	return took
}

// Median returns the middle of some values, which it sorts.
func Median(v []float64) float64 {
	slices.Sort(v)
	return v[len(v)/2]
}

// Report prints a row, and fails the test when its value is above its bar. A negative bar asks for zero.
func Report(t *testing.T, name string, value, bar float64) {
	t.Helper()
	if bar == 0 {
		fmt.Printf("FIGURE ecs/%s %.4g\n", name, value)
		return
	}
	bar = max(bar, 0)
	verdict := "ok"
	if value > bar {
		verdict = "MISS"
		t.Errorf("%s: got %.4g; want at most %.4g", name, value, bar)
	}
	fmt.Printf("RATIO ecs/%s %.4g %.4g %s\n", name, value, bar, verdict)
}

// None is the bar of what must be zero.
const None = -1
