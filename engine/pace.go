package engine

import "fmt"

// pace says how many Updates a driver's tick becomes: one, unless the game is paused, slowed or stepped.
type pace struct {
	speed  float64 // Updates a tick; zero: 1
	paused bool
	step   int     // Updates to do although paused
	due    float64 // part of an Update that has come together, from 0 to 1
}

func (p *pace) setSpeed(k float64) {
	if !(k > 0 && k <= 5) {
		panic(fmt.Sprintf("engine: SetSpeed(%v): must be above 0 and at most 5; to stop the game push a scene over it", k))
	}
	p.speed = k
}

func (p *pace) rate() float64 {
	if p.speed == 0 {
		return 1
	}
	return p.speed
}

// updates returns how many Updates the tick that begins now has.
func (p *pace) updates() int {
	if p.paused {
		n := p.step
		p.step = 0
		return n
	}
	p.due += p.rate()
	n := int(p.due)
	p.due -= float64(n)
	return n
}

// alpha returns how far the game is between its last two Updates when the driver is at a between two ticks.
func (p *pace) alpha(a float64) float64 {
	if p.paused {
		return 1 // the step that was just taken, whole
	}
	return min(p.due+float64(a*p.rate()), 1)
}
