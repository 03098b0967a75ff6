package effects

import (
	"fmt"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// BusMix is what a Mix does to one bus.
type BusMix struct {
	Bus   audio.Bus
	Gain  float64     // by which the bus's own gain is multiplied, up to 8; zero: 1. Write audio.Silent for silence
	Chain audio.Chain // effects after the bus's own ones, made by Chain; zero: none
}

// Mix is how all buses are to sound for a while: under water, in a menu, in a dream. It names the buses that it changes;
// others are as the game has set them. It is plain data; nil is the mix in which nothing is changed.
type Mix []BusMix

// Blend goes over to a mix within some seconds, at most 174, from whatever is heard now; zero: 30 ms. What was set with
// SetGain, Mute, Solo, Set and Duck stays as it is, under the mix, and may be changed meanwhile. Where both mixes have the
// same effect in a place its numbers slide; else the old one goes in the first half of the time and the new one comes in
// the second. The same mix again changes nothing, so that it may be called in every tick.
// A bus that stands twice in the mix panics. O(buses of the mix and of the player); it allocates nothing once it ran.
func Blend(m *audio.Player, mix Mix, sec float64) {
	for i := range mix {
		for j := range mix[:i] {
			if mix[j].Bus == mix[i].Bus {
				panic(fmt.Sprintf("effects: blend a mix in which bus %q stands twice; try one row for it", mix[i].Bus))
			}
		}
		mix[i].blend(m, sec)
	}
	for n := range audio.CountBuses(m) {
		if b := audio.BusAt(m, n); !mix.names(b) {
			row := BusMix{Bus: b}
			row.blend(m, sec)
		}
	}
}

func (x Mix) names(b audio.Bus) bool {
	for i := range x {
		if x[i].Bus == b {
			return true
		}
	}
	return false
}

// blend goes over to what the mix says of one bus.
func (x *BusMix) blend(m *audio.Player, sec float64) {
	for i, u := range x.Chain {
		audio.Insert(m, x.Bus, mixPlace+i, u, audio.BusMaster, sec)
	}
	var u audio.Unit
	if gain := x.Gain; gain != 0 && gain != 1 {
		u = unit(faderID, max(gain, 0))
	}
	audio.Insert(m, x.Bus, faderPlace, u, audio.BusMaster, sec)
}

// fader is the gain of a mix.
type fader struct{ knobs }

// Set turns the fader.
func (f *fader) Set(p *driver.EffectParams, frames int) {
	f.turn([maxKnobs]float64{within(p[0], 0, 8)}, frames)
}

// Run changes how loud the bus is.
func (f *fader) Run(sum, _ []float32) {
	for len(sum) > 0 {
		var now []float32
		now, sum = f.part(sum)
		g := float32(f.now[0])
		for i := range now {
			now[i] *= g
		}
	}
}

// Tail says that nothing is left of a sound.
func (f *fader) Tail() int { return 0 }

// Reset brings the fader to where it goes.
func (f *fader) Reset() { f.arrive() }
