package tween

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Forever is a Repeat without end.
const Forever = -1

// Clock is time that runs to an end, or to and fro: what drives several values at once, each by a [Part] of it, or the
// distance on a [Path]. It is plain data; the zero value is over at once.
type Clock struct {
	Sec    float64 // seconds of one run
	Delay  float64 // seconds before the first run
	Repeat int     // runs after the first; zero: none. Forever, or any negative number: without end
	Yoyo   bool    // every second run goes backwards
	Speed  float64 // factor of time; zero: 1
	Back   bool    // time goes back to the beginning, where it ends: see Reverse
	Time   float64 // seconds since the beginning, with the delay and all runs; zero: at the beginning
}

// Update lets dt seconds pass and returns Now. It panics when a field is negative, NaN or beyond 1e9.
func (c *Clock) Update(dt float64) float64 {
	c.step("update clock", dt)
	return c.Now()
}

// Now returns where in its run the clock is, in seconds from 0 to Sec.
func (c *Clock) Now() float64 {
	now, _ := c.place(c.Time)
	return now
}

// Fraction returns where in its run the clock is, from 0 to 1.
func (c *Clock) Fraction() float64 {
	_, k := c.place(c.Time)
	return k
}

// Runs returns how many runs are over.
func (c *Clock) Runs() int {
	switch {
	case c.Time >= c.Length():
		return geom.Int(c.runs())
	case c.Time <= c.Delay:
		return 0
	}
	run, _ := c.split(c.Time)
	return geom.Int(run)
}

// Length returns the seconds that all takes at a Speed of 1, with Delay and repetitions; +Inf when it has no end.
func (c *Clock) Length() float64 {
	if c.Sec == 0 {
		return c.Delay
	}
	return c.Delay + float64(c.Sec*c.runs())
}

// Done reports whether the end is reached: after Reverse, the beginning.
func (c *Clock) Done() bool {
	if c.Back {
		return c.Time <= 0
	}
	return c.Time >= c.Length()
}

// Restart goes to the beginning, from where time goes forwards.
func (c *Clock) Restart() { c.Time, c.Back = 0, false }

// Reverse turns time round at where it is: what is opening closes, and the other way round.
func (c *Clock) Reverse() { c.Back = !c.Back }

func (c *Clock) runs() float64 {
	if c.Repeat < 0 {
		return math.Inf(1)
	}
	return float64(c.Repeat) + 1
}

// place returns where a run is at a time: in seconds, and as a fraction.
func (c *Clock) place(t float64) (now, k float64) {
	run := 0.0
	switch {
	case t >= c.Length():
		run, now, k = c.runs()-1, c.Sec, 1
	case t > c.Delay:
		run, now = c.split(t)
		k = now / c.Sec
	}
	if c.Yoyo && math.Mod(run, 2) == 1 {
		return c.Sec - now, 1 - k
	}
	return now, k
}

// split returns how many runs are over at a time within the runs, and the seconds since then.
func (c *Clock) split(t float64) (run, now float64) {
	in := t - c.Delay
	now = math.Mod(in, c.Sec)
	run = math.Round((in - now) / c.Sec)
	if last := c.runs() - 1; run > last { // by rounding
		return last, c.Sec
	}
	return run, now
}

// step lets time pass.
func (c *Clock) step(verb string, dt float64) {
	checkPositive(verb, "dt", dt)
	checkPositive(verb, "Sec", c.Sec)
	checkPositive(verb, "Delay", c.Delay)
	checkPositive(verb, "Time", c.Time)
	if !(c.Speed >= 0 && c.Speed <= limit) {
		refuse(verb, "Speed", c.Speed, "0 to 1e9; Reverse makes time go back")
	}
	if c.Speed != 0 {
		dt = float64(dt * c.Speed) // rounded, so that no processor joins it with the sum
	}
	if c.Back {
		if c.Time -= dt; c.Time < rounding {
			c.Time = 0
		}
		return
	}
	end := c.Length()
	if c.Time += dt; c.Time > end-rounding {
		c.Time = end
	}
	c.Time = min(c.Time, limit)
}
