package engine

// rounding is what may be left of a whole number of ticks, seconds: 0.05 is three sixtieths and 7e-18.
const rounding = 1e-9

// Timer counts down. It is plain data, so it rewinds and saves with the game; the zero value is stopped.
type Timer struct {
	Left float64 // seconds; zero or less: stopped
}

// Set starts the timer, over any time that was left. Zero or less stops it.
func (tm *Timer) Set(sec float64) { tm.Left = max(sec, 0) }

// Running counts down by dt seconds and reports whether time was left before: a timer of any length set in one tick
// is running in at least one call.
func (tm *Timer) Running(dt float64) bool {
	if tm.Left <= 0 {
		return false
	}
	if tm.Left -= dt; tm.Left < rounding {
		tm.Left = 0
	}
	return true
}

// Fired counts down by dt seconds and reports true once, when the time is up.
func (tm *Timer) Fired(dt float64) bool {
	return tm.Running(dt) && tm.Left == 0
}
