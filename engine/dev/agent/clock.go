package agent

import (
	"fmt"

	"github.com/krill2d/krill/engine/dev/protocol"
)

// clock is how time goes for the developer. It is not that of the game, whose own speed is state.
type clock struct {
	paused bool
	speed  float64 // ticks for each of the window's; zero: 1
	due    float64 // part of a tick that has come together, from 0 to 1
}

func (c *clock) rate() float64 {
	if c.speed == 0 {
		return 1
	}
	return c.speed
}

// ticks returns how many are to be played in the window's tick that begins now.
func (c *clock) ticks() int {
	if c.paused {
		return 0
	}
	c.due += c.rate()
	n := int(c.due)
	c.due -= float64(n)
	return n
}

// alpha returns how far the game is between two ticks when the window is at alpha.
func (c *clock) alpha(alpha float64) float64 {
	if c.paused {
		return 1
	}
	return min(c.due+alpha*c.rate(), 1)
}

// The speeds that can be asked for.
const (
	slowest = 0.1
	fastest = 5
)

func (c *clock) setSpeed(k float64) error {
	if !(k >= slowest && k <= fastest) {
		return fmt.Errorf("agent: time: a speed of %v; it goes from %v to %v", k, slowest, fastest)
	}
	c.speed, c.due = k, 0
	return nil
}

// now says where the game stands in time.
func (a *Agent) now() protocol.ClockResult {
	r := protocol.ClockResult{
		Tick: a.loop.Ticks(), Paused: a.clock.paused, Speed: a.clock.rate(), Looping: a.tape != nil, Bytes: a.past.Bytes(),
	}
	if t := a.tape; t != nil {
		r.From, r.To = t.from, t.to
	}
	r.First, r.Last = r.Tick, r.Tick
	if first, last, some := a.past.Span(); some {
		r.First, r.Last = first, last
	}
	return r
}
