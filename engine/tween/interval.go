package tween

import "math"

// Interval counts what happens at a steady rate, also more often than once a tick. It is plain data. For what happens at
// most once a tick the engine has Tick.Every, and for what happens once engine.Timer.
type Interval struct {
	Sec  float64 // seconds from one to the next; more than zero
	Time float64 // seconds since the last one
}

// Due lets dt seconds pass and returns how many are due: 40 a second give 40 after a second of ticks of any length. It
// panics when Sec is not above zero, or so small that a tick would have more than a million.
func (i *Interval) Due(dt float64) int {
	checkPositive("interval due", "dt", dt)
	if !(i.Sec > 0 && i.Sec <= limit) {
		refuse("interval due", "Sec", i.Sec, "more than 0, up to 1e9")
	}
	i.Time += dt
	n := math.Floor((i.Time + rounding) / i.Sec)
	if n > 1e6 {
		refuse("interval due", "Sec", i.Sec, "at most a million a tick")
	}
	i.Time = max(i.Time-float64(n*i.Sec), 0)
	return int(n)
}
