package driver

import "time"

// maxTicks is how many ticks of lost time are made up for at once. More would make a slow game slower still.
const maxTicks = 5

// Clock turns the time that passes between two pictures into whole ticks. It is for drivers that have a clock;
// the game never sees it. The zero value runs at 60 ticks a second.
type Clock struct {
	TPS  int           // ticks a second; zero: 60
	left time.Duration // passed but not ticked yet, below one tick
}

// Advance adds the time that passed since the last call and returns how many ticks are due, at most five,
// and how far the time is on the way from the last of them to the next, from 0 to 1.
// Negative time counts as none. Time beyond five ticks is dropped.
func (c *Clock) Advance(passed time.Duration) (ticks int, alpha float64) {
	tick := c.tick()
	c.left += snap(min(max(passed, 0), time.Hour), tick) // an hour is dropped too, and the sum cannot overflow
	ticks = int(c.left / tick)
	if ticks > maxTicks {
		ticks, c.left = maxTicks, 0
	} else {
		c.left -= time.Duration(ticks) * tick
	}
	return ticks, float64(c.left) / float64(tick)
}

func (c *Clock) tick() time.Duration {
	if c.TPS <= 0 {
		return time.Second / 60
	}
	return time.Second / time.Duration(c.TPS)
}

// snap rounds a time that is within 2 % of a tick of a whole number of ticks to it: a screen of 59.94 Hz
// then shows one tick a picture, instead of none or two every few seconds.
func snap(passed, tick time.Duration) time.Duration {
	near := (passed + tick/2) / tick * tick
	if d := passed - near; near > 0 && d < tick/50 && d > -tick/50 {
		return near
	}
	return passed
}
