package audio

import (
	"fmt"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

const (
	ownSlots  = 4                             // of a chain
	chainFade = driver.SampleRate / 1000 * 30 // 30 ms, in which a chain becomes another one
)

// span is a time from one sample of game time to another, over which something changes.
type span struct{ from, to int64 }

// at returns the way between two numbers at a moment.
func (s span) at(v [2]float64, now int64) float64 {
	if now >= s.to || s.to <= s.from {
		return v[1]
	}
	return v[0] + float64((v[1]-v[0])*float64(max(now-s.from, 0)))/float64(s.to-s.from)
}

// Unit is an effect with its numbers, as package audio/effects makes them: plain data. The zero value is none.
type Unit struct {
	Effect driver.EffectID
	Params driver.EffectParams
}

// Chain is what a bus's sound goes through, one unit after the other, with gaps where one is zero. It is plain data.
type Chain [ownSlots]Unit

// unit is an effect on its way to what it was told to be.
type unit struct {
	bus     driver.BusID
	place   uint8
	key     driver.BusID // what it listens to
	effect  driver.EffectID
	params  [2]driver.EffectParams // at the beginning and the end of span
	wet     [2]float64             // how much of it is heard, 0 to 1, at the same moments
	span    span
	next    Unit // what comes in this place when it is silent; zero: nothing
	nextKey driver.BusID
	rest    int64 // samples that next takes to come
}

// SetChain makes a bus's sound go through other effects, which package audio/effects makes. Where a unit stays the same
// effect its numbers slide to the new ones; another one goes before the new one comes, all within 30 ms. The same chain
// again changes nothing.
func SetChain(m *Player, b Bus, chain Chain) {
	b.mustBe()
	m.plant()
	n := m.number(b)
	for i := range chain {
		m.turn(n, uint8(i), chain[i], 0, chainFade)
	}
}

// ChainOf returns the effects that were set for a bus, without those of a Mix.
func ChainOf(m *Player, b Bus) (chain Chain) {
	b.mustBe()
	t := m.state.tree
	if t == nil {
		return chain
	}
	for i := range t.units {
		if u := &t.units[i]; int(u.bus) == t.find(b) && u.place < ownSlots {
			chain[u.place] = u.goal()
		}
	}
	return chain
}

// Insert puts one unit into a place of a bus's chain, where it goes over to it within some seconds; zero: 30 ms. The places
// 0 to 3 are those of SetChain; 4 to 8 are for mixes and 9 is for ducking, as package audio/effects uses them. A unit that
// listens to another bus does so to by. It panics where that is the bus itself or one that it goes into, which could only
// be heard too late.
func Insert(m *Player, b Bus, place int, u Unit, by Bus, sec float64) {
	b.mustBe()
	by.mustBe()
	if place < 0 || place >= driver.MaxSlots {
		panic(fmt.Sprintf("audio: insert an effect into place %d of bus %q: there are places 0 to %d", place, b, driver.MaxSlots-1))
	}
	if u.Effect != 0 && by != BusMaster && b.within(by) {
		panic(fmt.Sprintf("audio: let bus %q listen to %q: it is a part of that itself; try a bus beside it", b, by))
	}
	m.plant()
	n := m.number(b)
	frames := samples(sec)
	if frames == 0 {
		frames = chainFade
	}
	m.turn(n, uint8(place), u, m.number(by), frames)
}

// turn makes a place of a bus become a unit within so many samples.
func (m *Player) turn(bus driver.BusID, place uint8, to Unit, key driver.BusID, frames int64) {
	if to.Effect == 0 {
		to, key = Unit{}, 0
	}
	t := m.grown()
	u := t.unitAt(bus, place)
	switch {
	case u == nil && to.Effect == 0:
	case u == nil:
		t.units = append(t.units, unit{bus: bus, place: place})
		m.come(&t.units[len(t.units)-1], to, key, frames)
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
	u.next, u.nextKey, u.rest = to, key, frames
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
		return u.nextKey
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
		Kind: driver.SoundEffect, At: at, Fade: then - at, Bus: u.bus, Slot: u.place, Key: u.key, Effect: u.effect,
		Gain: float32(u.span.at(u.wet, then)), Params: u.paramsAt(then),
	}
}

func (t *tree) unitAt(bus driver.BusID, place uint8) *unit {
	for i := range t.units {
		if u := &t.units[i]; u.bus == bus && u.place == place {
			return u
		}
	}
	return nil
}

// advanceUnits takes away what has become silent, and begins what comes in its place.
func (m *Player) advanceUnits() {
	t := m.state.tree
	for i := 0; i < len(t.units); i++ {
		u := &t.units[i]
		switch {
		case u.wet[1] != 0 || m.state.at < u.span.to:
		case u.next.Effect != 0:
			m.come(u, u.next, u.nextKey, u.rest)
		default:
			c := u.command(m.state.at, m.state.at)
			c.Effect = 0
			m.commands = append(m.commands, c)
			t.units = slices.Delete(t.units, i, i+1)
			i--
		}
	}
}

// restartUnits tells a new driver of all effects: of one that is on its way, where it is, and from there on the rest.
func (m *Player) restartUnits() {
	soon := m.state.at + softFrames
	for i := range m.state.tree.units {
		u := &m.state.tree.units[i]
		c := u.command(m.state.at, soon)
		c.Fade = 0
		m.commands = append(m.commands, c)
		if soon < u.span.to {
			m.commands = append(m.commands, u.command(soon, u.span.to))
		}
	}
}
