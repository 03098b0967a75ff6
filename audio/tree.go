package audio

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
)

// strand is a bus as the game sees it.
type strand struct {
	bus    Bus
	gain   float64 // that the game set
	muted  bool
	solo   bool
	still  bool       // PauseBus
	silent bool       // it is muted, or others play solo
	trim   [2]float64 // by which a Mix changes the gain: at the beginning and the end of State.blend
}

// heard returns the gain with mute and solo.
func (s *strand) heard() float64 {
	if s.silent {
		return 0
	}
	return s.gain
}

// span is a time from one sample of game time to another, over which something changes.
type span struct{ from, to int64 }

// at returns the way between two numbers at a moment.
func (s span) at(v [2]float64, now int64) float64 {
	if now >= s.to {
		return v[1]
	}
	return v[0] + float64((v[1]-v[0])*float64(max(now-s.from, 0)))/float64(s.to-s.from)
}

// mend adds what is missing of the buses that every game has, as in a snapshot that knows none.
func (s *State) mend() {
	for n := len(s.buses); n < int(buses); n++ {
		s.buses = append(s.buses, newStrand(byNumber[n]))
	}
	if len(s.buses) > driver.MaxBuses {
		s.buses = s.buses[:driver.MaxBuses]
	}
}

var byNumber = [buses]Bus{BusMaster, BusSFX, BusMusic, BusUI, BusSpeech}

func newStrand(b Bus) strand { return strand{bus: b, gain: 1, trim: [2]float64{1, 1}} }

// number returns the bus's number on the driver's side, where it is made known at its first use: after the one that it
// goes into.
func (m *Player) number(b Bus) driver.BusID {
	if b < buses {
		return b.id()
	}
	return m.ownNumber(b, 0)
}

func (m *Player) ownNumber(b Bus, deep int) driver.BusID {
	for i := int(buses); i < len(m.state.buses); i++ {
		if m.state.buses[i].bus == b {
			return driver.BusID(i)
		}
	}
	parent := b.Parent()
	if parent >= buses && deep < driver.MaxBuses {
		m.ownNumber(parent, deep+1)
	}
	n := len(m.state.buses)
	if n == driver.MaxBuses {
		panic(fmt.Sprintf("audio: use bus %q: there are %d buses already; try one bus for several sounds", b, n))
	}
	s := newStrand(b)
	s.silent = m.state.hides(b)
	m.state.buses = append(m.state.buses, s)
	m.introduce(n)
	if s.silent {
		m.sendGain(n)
	}
	return driver.BusID(n)
}

// known returns what is known of a bus, without making it known.
func (m *Player) known(b Bus) strand {
	b.mustBe()
	for i := range m.state.buses {
		if m.state.buses[i].bus == b {
			return m.state.buses[i]
		}
	}
	return newStrand(b)
}

// introduce tells the driver of a bus of the game's own.
func (m *Player) introduce(n int) {
	m.command(driver.SoundCommand{Kind: driver.SoundBus, Bus: driver.BusID(n), Parent: m.parentOf(n)})
}

// parentOf returns the number of what a bus goes into. It is lower than the bus's own, but in a broken snapshot.
func (m *Player) parentOf(n int) driver.BusID {
	parent := m.state.buses[n].bus.Parent()
	for i := range m.state.buses[:n] {
		if m.state.buses[i].bus == parent {
			return driver.BusID(i)
		}
	}
	return 0
}

// SetGain sets the volume of a bus, linear, 0 for silence to 8; it arrives within 5 ms. A bus starts at 1.
func (m *Player) SetGain(b Bus, gain float64) {
	b.mustBe()
	if !(gain > 0) {
		gain = 0
	}
	n := m.number(b)
	s := &m.state.buses[n]
	if gain = min(gain, maxGain); gain == s.gain {
		return
	}
	s.gain = gain
	if !s.silent {
		m.sendGain(int(n))
	}
}

// Gain returns the volume of a bus, as it was set: mute, solo and mixes do not change it.
func (m *Player) Gain(b Bus) float64 {
	return m.known(b).gain
}

func (m *Player) sendGain(n int) {
	m.command(driver.SoundCommand{Kind: driver.SoundGain, Bus: driver.BusID(n), Gain: float32(m.state.buses[n].heard())})
}

// Mute silences a bus and all that goes into it, and lets it be heard again, within 5 ms. Its voices go on, and its gain
// stays what it is.
func Mute(m *Player, b Bus, on bool) {
	b.mustBe()
	m.state.buses[m.number(b)].muted = on
	m.hide()
}

// Muted reports whether a bus itself was muted.
func Muted(m *Player, b Bus) bool {
	return m.known(b).muted
}

// Solo lets a bus be heard alone: of all buses only those that play solo are heard, what goes into them, and what they go
// into. A muted one among them stays silent.
func Solo(m *Player, b Bus, on bool) {
	b.mustBe()
	m.state.buses[m.number(b)].solo = on
	m.hide()
}

// Soloed reports whether a bus itself plays solo.
func Soloed(m *Player, b Bus) bool {
	return m.known(b).solo
}

// Buses returns the buses that a player knows: the five of every game, and those of its own that it has used, each after
// the one that it goes into. The place in the list is the number on the driver's side. It allocates the list.
func Buses(m *Player) []Bus {
	list := make([]Bus, len(m.state.buses))
	for i := range list {
		list[i] = m.state.buses[i].bus
	}
	return list
}

// hide silences what mute and solo ask for, and tells the driver of what has changed.
func (m *Player) hide() {
	for i := range m.state.buses {
		s := &m.state.buses[i]
		if silent := s.muted || m.state.hides(s.bus); silent != s.silent {
			s.silent = silent
			m.sendGain(i)
		}
	}
}

// hides reports whether others play solo and a bus is neither above nor below one of them.
func (s *State) hides(b Bus) bool {
	solo := false
	for i := range s.buses {
		if o := &s.buses[i]; o.solo {
			if o.bus.within(b) || b.within(o.bus) {
				return false
			}
			solo = true
		}
	}
	return solo
}

// within reports whether what is played on b goes through a bus.
func (b Bus) within(through Bus) bool {
	for range driver.MaxBuses {
		if b == through {
			return true
		}
		if b == BusMaster {
			return false
		}
		b = b.Parent()
	}
	return through == BusMaster
}

// restartBuses tells a new driver of all buses and effects.
func (m *Player) restartBuses() {
	for i := range m.state.buses {
		if i >= int(buses) {
			m.introduce(i)
		}
		m.sendGain(i)
		m.resumeTrim(i)
	}
	if racks != nil {
		racks.restart(m)
	}
}

// resumeTrim brings a bus's trim to where it is, and lets it go on from there.
func (m *Player) resumeTrim(n int) {
	trim, now := m.state.buses[n].trim, m.state.at+softFrames
	if trim == [2]float64{1, 1} {
		return
	}
	m.sendTrim(n, m.state.at, m.state.blend.at(trim, now), 0)
	if now < m.state.blend.to {
		m.sendTrim(n, now, trim[1], m.state.blend.to-now)
	}
}

func (m *Player) sendTrim(n int, at int64, trim float64, fade int64) {
	m.commands = append(m.commands, driver.SoundCommand{
		Kind: driver.SoundGain, At: at, Bus: driver.BusID(n), Slot: 1, Gain: float32(trim), Fade: fade,
	})
}
