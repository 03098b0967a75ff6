package effects

import (
	"math"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// Chorus makes one voice sound like several; with Feedback and a short Delay it is a flanger.
type Chorus struct {
	Rate     float64 // of the wavering, Hz, up to 20; zero: 0.8
	Depth    float64 // of the wavering, seconds, up to 0.02; zero: 0.003
	Delay    float64 // about which it wavers, seconds, up to 0.05; zero: 0.015
	Feedback float64 // what comes back, 0 to 0.9; zero: none
	Mix      float64 // how loud the second voice is beside the first, 0 to 1; zero: 0.5
}

// Unit returns the effect as plain data.
func (e Chorus) Unit() audio.Unit {
	return unit(chorusID, or(e.Rate, 0.8), or(e.Depth, 0.003), or(e.Delay, 0.015), e.Feedback, or(e.Mix, 0.5))
}

// chorus reads a line at a place that wavers, on the right a quarter of a turn after the left.
type chorus struct {
	knobs // turns for each frame, depth and delay in frames, feedback, mix
	line  line
	phase float64 // 0 to 1
	tail  int
}

// Set turns the chorus.
func (c *chorus) Set(p *driver.EffectParams, frames int) {
	depth, delay := within(p[1], 0, 0.02)*rate, within(p[2], 0, 0.05)*rate
	feedback := within(p[3], 0, 0.9)
	c.line.reach(0.08 * rate)
	c.turn([maxKnobs]float64{within(p[0], 0, 20) / rate, depth, max(delay, depth+2), feedback, within(p[4], 0, 1)}, frames)
	c.tail = max(c.tail*min(frames, 1), int(0.07*rate*(1+lnFaint*feedback/(1-feedback))))
}

// Run adds the second voice.
func (c *chorus) Run(sum, _ []float32) {
	for len(sum) > 0 {
		var now []float32
		now, sum = c.part(sum)
		c.run(now)
	}
}

func (c *chorus) run(sum []float32) {
	turn, depth, delay, feedback, mix := c.now[0], c.now[1], c.now[2], float32(c.now[3]), float32(c.now[4])
	for i := 0; i+1 < len(sum); i += 2 {
		l := c.read(delay+float64(depth*wave(c.phase)), 0)
		r := c.read(delay+float64(depth*wave(c.phase+0.25)), 1)
		c.line.put(sum[i]+float32(l*feedback), sum[i+1]+float32(r*feedback))
		sum[i] += float32(l * mix)
		sum[i+1] += float32(r * mix)
		c.phase += turn
		c.phase -= math.Floor(c.phase)
	}
}

// read returns what lies so many frames back, at least 1, between two of them too.
func (c *chorus) read(delay float64, side int) float32 {
	n := int(delay)
	x, y := c.line.back(n)[side], c.line.back(n + 1)[side]
	return x + float32((y-x)*float32(delay-float64(n)))
}

// wave is almost a sine, of a phase in turns: parabolas, with what they are off by taken from them.
func wave(phase float64) float64 {
	x := 2*(phase-math.Floor(phase)) - 1
	y := float64(-4*x) * (1 - math.Abs(x))
	return y + float64(0.225*(float64(y*math.Abs(y))-y))
}

// Tail returns how long the second voice goes on.
func (c *chorus) Tail() int { return c.tail }

// Reset forgets what was heard.
func (c *chorus) Reset() {
	c.arrive()
	c.line.clear()
	c.phase = 0
}
