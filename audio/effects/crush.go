package effects

import (
	"math"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Crush makes sound as coarse as that of old machines: few levels, few samples.
type Crush struct {
	Bits float64 // of each sample, 1 to 16; zero: 8
	Hz   float64 // samples a second, 100 to 48,000; zero: 11,025
	Mix  float64 // how much of the sound is crushed, 0 to 1; zero: all of it
}

// Unit returns the effect as plain data.
func (e Crush) Unit() audio.Unit { return unit(crushID, or(e.Bits, 8), or(e.Hz, 11025), or(e.Mix, 1)) }

// crush holds a sample until the next one is due.
type crush struct {
	knobs // levels on each side of zero, samples for each frame, mix
	held  [2]float32
	due   float64
}

// Set turns the crusher.
func (c *crush) Set(p *driver.EffectParams, frames int) {
	levels := geom.Exp((within(p[0], 1, 16) - 1) * math.Ln2)
	c.turn([maxKnobs]float64{levels, within(p[1], 100, rate) / rate, within(p[2], 0, 1)}, frames)
}

// Run crushes.
func (c *crush) Run(sum, _ []float32) {
	for len(sum) > 0 {
		var now []float32
		now, sum = c.part(sum)
		c.run(now)
	}
}

func (c *crush) run(sum []float32) {
	levels, step, mix := c.now[0], c.now[1], float32(c.now[2])
	for i := 0; i+1 < len(sum); i += 2 {
		if c.due += step; c.due >= 1 {
			c.due--
			c.held = [2]float32{coarse(sum[i], levels), coarse(sum[i+1], levels)}
		}
		sum[i] = float32(c.held[0]*mix) + float32(sum[i]*(1-mix))
		sum[i+1] = float32(c.held[1]*mix) + float32(sum[i+1]*(1-mix))
	}
}

// coarse returns the level nearest to x. Silence is one of them.
func coarse(x float32, levels float64) float32 {
	return float32(math.Floor(float64(float64(x)*levels)+0.5) / levels)
}

// Tail returns how long a sample is held at most.
func (c *crush) Tail() int { return rate / 100 }

// Reset lets go of the sample.
func (c *crush) Reset() {
	c.arrive()
	c.held, c.due = [2]float32{}, 0
}
