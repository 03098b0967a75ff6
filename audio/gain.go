package audio

import "github.com/krill2d/krill/engine/driver"

// SetGain sets the volume of a bus, linear, 0 for silence to 8; it arrives within 5 ms. A bus starts at 1.
func (m *Player) SetGain(b Bus, gain float64) {
	b.mustBe()
	if !(gain > 0) {
		gain = 0
	}
	n := m.number(b)
	at := m.gainAt(n)
	if gain = min(gain, maxGain); gain != *at {
		*at = gain
		m.sendGain(n)
	}
}

// Gain returns the volume of a bus, as it was set: mute, solo and mixes do not change it.
func (m *Player) Gain(b Bus) float64 {
	b.mustBe()
	if b < buses {
		return m.state.gains[b]
	}
	if r := m.racks(); r != nil {
		return r.gain(m.state.tree, b)
	}
	return 1
}

// number returns the bus's number on the driver's side, where one of the game's own is made known at its first use. One
// that no SubBus of this build has named, as in the snapshot of another one, is the master.
func (m *Player) number(b Bus) driver.BusID {
	if b < buses {
		return b.id()
	}
	if r := racks.Load(); r != nil {
		return r.number(m, b)
	}
	return 0
}

var byNumber = [buses]Bus{BusMaster, BusSFX, BusMusic, BusUI, BusSpeech}

// gainAt returns where the gain of the bus with a number is kept.
func (m *Player) gainAt(n driver.BusID) *float64 {
	if n < driver.BusID(buses) {
		return &m.state.gains[byNumber[n]]
	}
	return &m.state.tree.own[n-driver.BusID(buses)].gain
}

// sendGain tells the driver how loud a bus is.
func (m *Player) sendGain(n driver.BusID) {
	gain := *m.gainAt(n)
	if t := m.state.tree; t != nil && t.silent[n] {
		gain = 0
	}
	m.command(driver.SoundCommand{Kind: driver.SoundGain, Bus: n, Gain: float32(gain)})
}

// restartBuses tells a new driver of all buses and effects.
func (m *Player) restartBuses() {
	for n := range driver.BusID(buses) {
		m.sendGain(n)
	}
	if r := m.racks(); r != nil {
		r.restart(m)
	}
}
