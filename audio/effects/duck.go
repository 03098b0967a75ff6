package effects

import (
	"fmt"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// Ducking is how one bus makes room for another: music for speech. The zero value is good for that.
type Ducking struct {
	Threshold float64 // dB above which the other bus is heard, −80 to 0, where 0 is full scale; zero: −40
	Depth     float64 // dB by which the bus goes down then, 0 to 60; zero: 12
	Attack    float64 // seconds in which it goes down, 0.001 to 5; zero: 0.05
	Hold      float64 // seconds that it stays down after the last sound, up to 5; zero: 0.25
	Release   float64 // seconds in which it comes back, 0.001 to 10; zero: 0.5
}

// places of effects on a bus: those of Set come first.
const (
	mixPlace   = maxChain       // of a Mix's effects
	faderPlace = 2 * maxChain   // of a Mix's gain
	duckPlace  = faderPlace + 1 // of ducking
)

// Duck lowers a bus while another one is heard, by what that really sounds like, with its gain and its effects: a mute
// bus lowers nothing. It comes after the bus's other effects and takes none of their four places. The other bus may not
// be the same one, nor one that it goes into, which panics; of two that duck each other only one does.
func Duck(m *audio.Player, b, by audio.Bus, how Ducking) {
	if by == audio.BusMaster {
		panic(fmt.Sprintf("effects: duck bus %q by the master: it is a part of that itself; try a bus beside it", b))
	}
	u := unit(duckID, or(how.Threshold, -40), or(how.Depth, 12), or(how.Attack, 0.05), or(how.Hold, 0.25), or(how.Release, 0.5))
	audio.Insert(m, b, duckPlace, u, by, 0)
}

// StopDucking ends what Duck began.
func StopDucking(m *audio.Player, b audio.Bus) {
	audio.Insert(m, b, duckPlace, audio.Unit{}, audio.BusMaster, 0)
}

// ducker is the effect on the bus that goes down.
type ducker struct {
	knobs // threshold, gain below, attack, hold in frames, release
	held  float64
	gain  float64
	begun bool
}

// Set turns the ducking.
func (d *ducker) Set(p *driver.EffectParams, frames int) {
	third := func(sec float64) float64 { return follow(sec / 3) } // a follower is there, but for 5 %, after three times
	d.turn([maxKnobs]float64{
		decibels(within(p[0], -80, 0)), decibels(-within(p[1], 0, 60)), third(within(p[2], 0.001, 5)),
		within(p[3], 0, 5) * rate, third(within(p[4], 0.001, 10)),
	}, frames)
}

// Run lowers the bus.
func (d *ducker) Run(sum, key []float32) {
	for len(sum) > 0 {
		now, rest := d.part(sum)
		d.run(now, key)
		if key != nil {
			key = key[len(now):]
		}
		sum = rest
	}
}

func (d *ducker) run(sum, key []float32) {
	threshold, low, attack, hold, release := float32(d.now[0]), d.now[1], d.now[2], d.now[3], d.now[4]
	if !d.begun {
		d.begun, d.gain = true, 1
	}
	for i := 0; i+1 < len(sum); i += 2 {
		d.held = max(d.held-1, -1)
		if key != nil && max(key[i], -key[i], key[i+1], -key[i+1]) > threshold {
			d.held = hold
		}
		if d.held >= 0 {
			d.gain += float64((low - d.gain) * attack)
		} else {
			d.gain += float64((1 - d.gain) * release)
		}
		g := float32(d.gain)
		sum[i] *= g
		sum[i+1] *= g
	}
}

// Tail says that the ducking listens without end: it must be down already when the bus begins to sound.
func (d *ducker) Tail() int { return -1 }

// Reset forgets what was heard.
func (d *ducker) Reset() {
	d.arrive()
	d.held, d.gain, d.begun = -1, 1, true
}
