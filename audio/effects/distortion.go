package effects

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// Distortion bends loud sounds as a driven amplifier does: a radio, a monster, a guitar.
type Distortion struct {
	Drive float64 // dB by which the sound is too loud for it, 0 to 48; zero: 18
	Tone  float64 // Hz: what is above is taken away afterwards; zero: 6,000. 20,000 and more: nothing is
	Mix   float64 // how much of the sound is bent, 0 to 1; zero: all of it
}

// Unit returns the effect as plain data.
func (e Distortion) Unit() audio.Unit {
	return unit(distortionID, or(e.Drive, 18), or(e.Tone, 6000), or(e.Mix, 1))
}

// distortion is a curve without memory and a low pass of one pole.
type distortion struct {
	knobs // drive, loudness afterwards, damping, mix
	low   [2]float32
	tail  int
}

// Set turns the distortion.
func (d *distortion) Set(p *driver.EffectParams, frames int) {
	drive, damp := decibels(within(p[0], 0, 48)), 1.0
	if hz := within(p[1], 20, undamped); hz < undamped {
		damp = onePole(hz)
	}
	d.turn([maxKnobs]float64{drive, 1 / float64(bend(float32(drive))), damp, within(p[2], 0, 1)}, frames)
	d.tail = max(d.tail*min(frames, 1), int(lnFaint/damp))
}

// bend is x for soft sounds and goes to 1 for loud ones: x(27+x²)/(27+9x²), which is near the hyperbolic tangent.
func bend(x float32) float32 {
	if x > 3 {
		return 1
	}
	if x < -3 {
		return -1
	}
	square := float32(x * x)
	return x * (27 + square) / (27 + float32(9*square))
}

// Run distorts.
func (d *distortion) Run(sum, _ []float32) {
	for len(sum) > 0 {
		var now []float32
		now, sum = d.part(sum)
		d.run(now)
	}
}

func (d *distortion) run(sum []float32) {
	drive, loud, damp, mix := float32(d.now[0]), float32(d.now[1]), float32(d.now[2]), float32(d.now[3])
	for i, x := range sum {
		low := &d.low[i&1]
		y := float32(bend(float32(x*drive)) * loud)
		*low += float32((y - *low) * damp)
		sum[i] = float32(*low*mix) + float32(x*(1-mix))
	}
}

// Tail returns how long its low pass rings.
func (d *distortion) Tail() int { return d.tail }

// Reset forgets what was heard.
func (d *distortion) Reset() {
	d.arrive()
	d.low = [2]float32{}
}
