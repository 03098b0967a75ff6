package effects

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Limiter lets nothing of a bus be louder than a ceiling, at once and without delay. All buses together have one already,
// which is always the last.
type Limiter struct {
	Ceiling float64 // dB, −40 to 0, where 0 is full scale; zero: −1
	Drive   float64 // dB by which all is made louder before, 0 to 24; zero: none
	Release float64 // seconds in which it lets go, 0.005 to 5; zero: 0.1
}

// Unit returns the effect as plain data.
func (e Limiter) Unit() audio.Unit {
	return unit(limiterID, or(e.Ceiling, -1), e.Drive, or(e.Release, 0.1))
}

// limiter remembers the last peak, which it lets sink.
type limiter struct {
	knobs // ceiling, drive, what is left of a peak after each frame
	peak  float32
	tail  int
}

// Set turns the limiter.
func (l *limiter) Set(p *driver.EffectParams, frames int) {
	release := within(p[2], 0.005, 5)
	l.turn([maxKnobs]float64{decibels(within(p[0], -40, 0)), decibels(within(p[1], 0, 24)), geom.Exp(-1 / (rate * release))}, frames)
	l.tail = max(l.tail*min(frames, 1), int(2*lnFaint*release*rate))
}

// Run limits.
func (l *limiter) Run(sum, _ []float32) {
	for len(sum) > 0 {
		var now []float32
		now, sum = l.part(sum)
		l.run(now)
	}
}

func (l *limiter) run(sum []float32) {
	ceiling, drive, sink := float32(l.now[0]), float32(l.now[1]), float32(l.now[2])
	for i := 0; i+1 < len(sum); i += 2 {
		x, y := float32(sum[i]*drive), float32(sum[i+1]*drive)
		l.peak = max(x, -x, y, -y, float32(l.peak*sink))
		if l.peak > ceiling {
			gain := ceiling / l.peak
			x, y = min(max(x*gain, -ceiling), ceiling), min(max(y*gain, -ceiling), ceiling)
		}
		sum[i], sum[i+1] = x, y
	}
}

// Tail returns how long it takes to forget a loud sound.
func (l *limiter) Tail() int { return l.tail }

// Reset forgets what was loud.
func (l *limiter) Reset() {
	l.arrive()
	l.peak = 0
}
