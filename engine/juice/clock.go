package juice

// Clock lets a game stand still or go slowly for a moment: hit-stop and slow motion. Give what the game does the time
// that Update returns, and what goes on meanwhile, such as shakes and flashes, that of the tick. The zero Clock runs.
type Clock struct {
	stop, slow float64 // seconds that are left
	factor     float64 // of time while it is slow
}

// Stop freezes time for so many seconds: 0.05 is a slap, 0.15 a heavy blow. A longer stop under way goes on.
func (k *Clock) Stop(sec float64) { k.stop = max(k.stop, number("stop", "sec", sec)) }

// Slow lets time go by a factor for so many seconds, once no stop is left: 0.3 is a third of the speed. The last call
// counts. A factor below zero is zero.
func (k *Clock) Slow(factor, sec float64) {
	k.factor, k.slow = max(number("slow", "factor", factor), 0), max(number("slow", "sec", sec), 0)
}

// Update lets a tick of dt seconds go by and returns how many of them the game gets.
func (k *Clock) Update(dt float64) float64 {
	dt = tick(dt)
	still := min(k.stop, dt)
	k.stop = down(k.stop, still)
	slow := min(k.slow, dt-still)
	k.slow = down(k.slow, slow)
	got := dt - still - slow + float64(slow*k.factor)
	if k.slow == 0 {
		k.factor = 0
	}
	return got
}

// Stopped reports whether time stands still.
func (k *Clock) Stopped() bool { return k.stop > 0 }
