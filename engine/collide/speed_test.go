package collide

import (
	"fmt"
	"math"
	"runtime"
	"testing"
	"time"
)

// speedRow compares two ways to the same end: how many times as long as the second one may the first one take.
type speedRow struct {
	name   string
	bar    float64
	before func() // what both need and neither is measured for; nil: nothing
	ours   func()
	theirs func()
}

// speedRows are the rows of make bench-collide.
func speedRows() []speedRow {
	var rows []speedRow
	for i, k := range crowds {
		c := newCrowd(k.n, k.w, k.h, k.cell)
		rows = append(rows,
			speedRow{"pairs-" + k.name, [...]float64{1.5, 2}[i], c.move, c.bySpace, c.byHand},
			speedRow{"step-" + k.name, [...]float64{2.5, 2}[i], c.move, c.byStep, c.byHand})
	}
	return rows
}

// TestSpeed prints how long a tick takes beside one that was written by hand, the two of them by turns.
func TestSpeed(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, r := range speedRows() {
		ratio := r.measure()
		verdict := "ok"
		if ratio > r.bar {
			verdict = "MISS"
			t.Errorf("%s takes %.2f times as long as by hand; want at most %.2f", r.name, ratio, r.bar)
		}
		fmt.Printf("RATIO collide/%s %.2f %.2f %s\n", r.name, ratio, r.bar, verdict)
	}
}

// measure returns how many times as long ours takes: the best of many short rounds on both sides.
func (r *speedRow) measure() float64 {
	ours, theirs := math.Inf(1), math.Inf(1)
	for range 30 {
		ours, theirs = min(ours, r.round(r.ours)), min(theirs, r.round(r.theirs))
	}
	return ours / theirs
}

// round returns the least time of some ticks, in seconds.
func (r *speedRow) round(tick func()) float64 {
	best := math.Inf(1)
	for range 20 {
		if r.before != nil {
			r.before()
		}
		start := time.Now()
		tick()
		best = min(best, time.Since(start).Seconds())
	}
	return best
}
