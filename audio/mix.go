package audio

import "github.com/krill2d/krill/engine/driver"

// BusMix is what a Mix does to one bus.
type BusMix struct {
	Bus   Bus
	Gain  float64 // by which the bus's own gain is multiplied, up to 8; zero: 1. Write Silent for silence
	Chain Chain   // effects after the bus's own ones, see package audio/effects; zero: none
}

// Mix is how all buses are to sound for a while: under water, in a menu, in a dream. It names the buses that it changes;
// others are as the game has set them. It is plain data; nil is the mix in which nothing is changed.
type Mix []BusMix

// Blend goes over to a mix within some seconds, at most 174, from whatever is heard now; zero: 5 ms. What was set with
// SetGain, Mute, Solo and SetChain stays as it is, under the mix, and may be changed meanwhile. Where both mixes have an
// effect in the same place its numbers slide; one that is other goes in the first half of the time and the new one comes
// in the second. The same mix again changes nothing, so that it may be called in every tick.
// Of a bus that stands twice in the mix the last one counts.
func Blend(m *Player, mix Mix, sec float64) {
	frames := max(samples(sec), softFrames)
	var trims [driver.MaxBuses]float64
	var chains [driver.MaxBuses]*Chain
	for i := range mix {
		mix[i].Bus.mustBe()
		n := m.number(mix[i].Bus)
		trims[n], chains[n] = mix[i].Gain, &mix[i].Chain
	}
	m.trim(&trims, frames)
	for n := range m.state.buses {
		if chains[n] == nil {
			chains[n] = &Chain{}
		}
		m.chain(driver.BusID(n), ownSlots, *chains[n], frames)
	}
}

// trim turns the buses' trims, as a mix gives them, within so many samples.
func (m *Player) trim(to *[driver.MaxBuses]float64, frames int64) {
	same := true
	for n := range m.state.buses {
		to[n] = Play{Gain: to[n]}.meant().Gain
		same = same && to[n] == m.state.buses[n].trim[1]
	}
	if same {
		return
	}
	now, was := m.state.at, m.state.blend
	m.state.blend = span{now, now + frames}
	for n := range m.state.buses {
		trim := &m.state.buses[n].trim
		*trim = [2]float64{was.at(*trim, now), to[n]}
		if trim[0] != trim[1] {
			m.sendTrim(n, now, trim[1], frames)
		}
	}
}
