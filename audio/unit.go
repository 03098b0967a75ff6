package audio

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

const (
	ownSlots  = 4                             // of a bus's chain: after it comes that of a Mix, and then ducking
	duckSlot  = 2 * ownSlots                  // the last one
	chainFade = driver.SampleRate / 1000 * 30 // 30 ms, in which a chain becomes another one
)

// Unit is an effect with its numbers, as package audio/effects makes them: plain data. The zero value is none.
type Unit struct {
	Effect driver.EffectID
	Params driver.EffectParams
}

// Chain is what a bus's sound goes through, one unit after the other, with gaps where one is zero. It is plain data.
type Chain [ownSlots]Unit

// unit is an effect on its way to what it was told to be.
type unit struct {
	bus    driver.BusID
	slot   uint8
	key    driver.BusID // what it listens to
	effect driver.EffectID
	params [2]driver.EffectParams // at the beginning and the end of span
	wet    [2]float64             // how much of it is heard, 0 to 1, at the same moments
	span   span
	next   Unit // what comes in this place when it is silent; zero: nothing
	key2   driver.BusID
	rest   int64 // samples that next takes to come
}

// SetChain makes a bus's sound go through other effects, which package audio/effects makes. Where a unit stays the same
// effect its numbers slide to the new ones; another one goes before the new one comes, all within 30 ms. The same chain
// again changes nothing.
func SetChain(m *Player, b Bus, chain Chain) {
	b.mustBe()
	m.chain(m.number(b), 0, chain, chainFade)
}

// ChainOf returns the effects that were set for a bus, without those of a Mix.
func ChainOf(m *Player, b Bus) (chain Chain) {
	bus := m.known(b).bus
	for i := range m.state.units {
		u := &m.state.units[i]
		if m.state.buses[u.bus].bus == bus && u.slot < ownSlots {
			chain[u.slot] = u.goal()
		}
	}
	return chain
}

// DuckBus makes a unit of package audio/effects, which has a function for it, lower a bus by what another one sounds like.
// The zero Unit ends that. It panics where the other is the bus itself or one that it goes into.
func DuckBus(m *Player, b, by Bus, u Unit) {
	b.mustBe()
	by.mustBe()
	if b.within(by) {
		panic("audio: duck " + b.String() + " by " + by.String() + ": it is a part of that itself; try a bus beside it")
	}
	m.turn(m.number(b), duckSlot, u, m.number(by), chainFade)
}

// chain turns the places of a bus from first on to the units of a chain.
func (m *Player) chain(bus driver.BusID, first uint8, chain Chain, frames int64) {
	for i := range chain {
		m.turn(bus, first+uint8(i), chain[i], 0, frames)
	}
}

// turn makes a place of a bus become a unit within so many samples.
func (m *Player) turn(bus driver.BusID, slot uint8, to Unit, key driver.BusID, frames int64) {
	if to.Effect == 0 {
		to, key = Unit{}, 0
	}
	u := m.state.unitAt(bus, slot)
	switch {
	case u == nil && to.Effect == 0:
	case u == nil:
		m.state.units = append(m.state.units, unit{bus: bus, slot: slot})
		m.come(&m.state.units[len(m.state.units)-1], to, key, frames)
	case u.goal() == to && u.goalKey() == key:
	case u.effect == to.Effect && u.key == key:
		now := m.state.at
		u.wet = [2]float64{u.span.at(u.wet, now), 1}
		u.params = [2]driver.EffectParams{u.paramsAt(now), to.Params}
		u.span, u.next = span{now, now + frames}, Unit{}
		m.commands = append(m.commands, u.command(now, now+frames))
	default:
		m.leave(u, to, key, frames)
	}
}

// come begins an effect.
func (m *Player) come(u *unit, to Unit, key driver.BusID, frames int64) {
	now := m.state.at
	u.effect, u.key, u.next = to.Effect, key, Unit{}
	u.params, u.wet = [2]driver.EffectParams{to.Params, to.Params}, [2]float64{0, 1}
	u.span = span{now, now + frames}
	m.commands = append(m.commands, u.command(now, now+frames))
}

// leave lets an effect go, for another one that comes after it, or for none.
func (m *Player) leave(u *unit, to Unit, key driver.BusID, frames int64) {
	now := m.state.at
	if to.Effect != 0 {
		frames /= 2
	}
	u.next, u.key2, u.rest = to, key, frames
	if u.wet[1] == 0 && u.span.to <= now+frames { // it is about to be silent
		return
	}
	p := u.paramsAt(now)
	u.params, u.wet = [2]driver.EffectParams{p, p}, [2]float64{u.span.at(u.wet, now), 0}
	u.span = span{now, now + frames}
	m.commands = append(m.commands, u.command(now, now+frames))
}

// goal returns what the place was last told to be.
func (u *unit) goal() Unit {
	if u.wet[1] == 0 {
		return u.next
	}
	return Unit{u.effect, u.params[1]}
}

func (u *unit) goalKey() driver.BusID {
	if u.wet[1] == 0 {
		return u.key2
	}
	return u.key
}

func (u *unit) paramsAt(now int64) (p driver.EffectParams) {
	for i := range p {
		p[i] = float32(u.span.at([2]float64{float64(u.params[0][i]), float64(u.params[1][i])}, now))
	}
	return p
}

// command returns the command that brings the unit, from a moment on, to what it is at another one.
func (u *unit) command(at, then int64) driver.SoundCommand {
	return driver.SoundCommand{
		Kind: driver.SoundEffect, At: at, Fade: then - at, Bus: u.bus, Slot: u.slot, Key: u.key, Effect: u.effect,
		Gain: float32(u.span.at(u.wet, then)), Params: u.paramsAt(then),
	}
}

func (s *State) unitAt(bus driver.BusID, slot uint8) *unit {
	for i := range s.units {
		if u := &s.units[i]; u.bus == bus && u.slot == slot {
			return u
		}
	}
	return nil
}

// advanceUnits takes away what has become silent, and begins what comes in its place.
func (m *Player) advanceUnits() {
	for i := 0; i < len(m.state.units); i++ {
		u := &m.state.units[i]
		switch {
		case u.wet[1] != 0 || m.state.at < u.span.to:
		case u.next.Effect != 0:
			m.come(u, u.next, u.key2, u.rest)
		default:
			c := u.command(m.state.at, m.state.at)
			c.Effect = 0
			m.commands = append(m.commands, c)
			m.state.units = slices.Delete(m.state.units, i, i+1)
			i--
		}
	}
}

// restartUnits tells a new driver of all effects: of one that is on its way, where it is, and from there on the rest.
func (m *Player) restartUnits() {
	m.state.units = slices.DeleteFunc(m.state.units, func(u unit) bool { // as in a broken snapshot
		return int(u.bus) >= len(m.state.buses) || u.slot >= driver.MaxSlots
	})
	soon := m.state.at + softFrames
	for i := range m.state.units {
		u := &m.state.units[i]
		c := u.command(m.state.at, soon)
		c.Fade = 0
		m.commands = append(m.commands, c)
		if soon < u.span.to {
			m.commands = append(m.commands, u.command(soon, u.span.to))
		}
	}
}
