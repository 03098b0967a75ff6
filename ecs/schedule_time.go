package ecs

import "time"

// Timing is how long a system took.
type Timing struct {
	System string
	Stage  string        // or moment
	Last   time.Duration // when it ran last
	Mean   time.Duration // over all its runs at first, then over about the last 60
	Runs   int           // that were measured
}

// meanOver is how many runs the rolling mean covers: a second of ticks.
const meanOver = 60

// timing is what is known of a system's time.
type timing struct {
	last time.Duration
	mean float64 // nanoseconds
	runs int
}

// measure runs a system and looks at the clock before and after.
func (t *timing) measure(run func(*World), w *World) {
	begin := time.Now()
	run(w)
	t.add(time.Since(begin))
}

func (t *timing) add(took time.Duration) {
	t.runs++
	t.last = took
	t.mean += (float64(took) - t.mean) / float64(min(t.runs, meanOver))
}

func (p *program) timings() []Timing {
	var all []Timing
	for s, sys := range p.all() {
		t := sys.time
		all = append(all, Timing{System: sys.name, Stage: s.name, Last: t.last, Mean: time.Duration(t.mean), Runs: t.runs})
	}
	return all
}
