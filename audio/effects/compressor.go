package effects

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Compressor makes what is loud softer, so that all of a bus is about as loud: shouts and whispers, one shot and many.
type Compressor struct {
	Threshold float64 // dB above which it works, −60 to 0; zero: −18. Full scale is 0
	Ratio     float64 // dB of the sound above the threshold for each dB that is left of them, 1 to 50; zero: 4
	Attack    float64 // seconds in which it answers what gets louder, 0.0001 to 1; zero: 0.005
	Release   float64 // seconds in which it answers what gets softer, 0.005 to 5; zero: 0.15
	Makeup    float64 // dB by which all is made louder afterwards, −24 to 24; zero: none
}

// Unit returns the effect as plain data.
func (e Compressor) Unit() audio.Unit {
	return unit(compressorID, or(e.Threshold, -18), or(e.Ratio, 4), or(e.Attack, 0.005), or(e.Release, 0.15), e.Makeup)
}

// gainStep is after how many frames a compressor thinks again: a third of a millisecond, between which it slides.
const gainStep = 16

// compressor follows the peaks of both sides together.
type compressor struct {
	knobs       // threshold, the power by which what is above goes down, attack, release, makeup
	level       float64
	gain, slide float64 // of the present frame, and what comes to it at each
	thought     int     // frames until it thinks again
	begun       bool
	longestTail int
}

// Set turns the compressor.
func (c *compressor) Set(p *driver.EffectParams, frames int) {
	release := within(p[3], 0.005, 5)
	c.turn([maxKnobs]float64{
		decibels(within(p[0], -60, 0)), 1/within(p[1], 1, 50) - 1, follow(within(p[2], 0.0001, 1)), follow(release),
		decibels(within(p[4], -24, 24)),
	}, frames)
	c.longestTail = max(c.longestTail*min(frames, 1), int(lnFaint*release*rate))
}

// Run compresses.
func (c *compressor) Run(sum, _ []float32) {
	for len(sum) > 0 {
		var now []float32
		now, sum = c.part(sum)
		c.run(now)
	}
}

func (c *compressor) run(sum []float32) {
	attack, release := c.now[2], c.now[3]
	for i := 0; i+1 < len(sum); i += 2 {
		x := float64(max(sum[i], -sum[i], sum[i+1], -sum[i+1]))
		by := release
		if x > c.level {
			by = attack
		}
		c.level += float64((x - c.level) * by)
		if c.thought--; c.thought < 0 {
			c.think()
		}
		c.gain += c.slide
		g := float32(c.gain)
		sum[i] *= g
		sum[i+1] *= g
	}
}

// think finds where the gain goes within the next frames.
func (c *compressor) think() {
	goal := c.now[4]
	if over := c.level / c.now[0]; over > 1 {
		goal *= geom.Exp(float64(geom.Log(over) * c.now[1]))
	}
	if !c.begun {
		c.begun, c.gain = true, goal
	}
	c.slide = (goal - c.gain) / gainStep
	c.thought = gainStep - 1
}

// Tail returns how long it takes to forget a loud sound.
func (c *compressor) Tail() int { return c.longestTail }

// Reset forgets what was loud.
func (c *compressor) Reset() {
	c.arrive()
	c.level, c.gain, c.slide, c.thought, c.begun = 0, 0, 0, 0, false
}
