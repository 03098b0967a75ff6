package audio

import "github.com/krill2d/krill/engine/driver"

// Mute silences a bus and all that goes into it, and lets it be heard again, within 5 ms. Its voices go on, and its gain
// stays what it is.
func Mute(m *Player, b Bus, on bool) {
	b.mustBe()
	n := m.number(b)
	m.plant().muted[n] = on
	m.hide()
}

// Muted reports whether a bus itself was muted.
func Muted(m *Player, b Bus) bool {
	b.mustBe()
	t := m.state.tree
	return t != nil && t.find(b) >= 0 && t.muted[t.find(b)]
}

// Solo lets a bus be heard alone: of all buses only those that play solo are heard, what goes into them, and what they go
// into. A muted one among them stays silent.
func Solo(m *Player, b Bus, on bool) {
	b.mustBe()
	n := m.number(b)
	m.plant().solo[n] = on
	m.hide()
}

// Soloed reports whether a bus itself plays solo.
func Soloed(m *Player, b Bus) bool {
	b.mustBe()
	t := m.state.tree
	return t != nil && t.find(b) >= 0 && t.solo[t.find(b)]
}

// hide silences what mute and solo ask for, and tells the driver of what has changed.
func (m *Player) hide() {
	t := m.state.tree
	for n := range t.count() {
		if silent := t.muted[n] || t.hides(n); silent != t.silent[n] {
			t.silent[n] = silent
			m.sendGain(driver.BusID(n))
		}
	}
}

// hides reports whether others play solo and a bus is neither above nor below one of them.
func (t *tree) hides(n int) bool {
	b, others := t.bus(n), false
	for o := range t.count() {
		if t.solo[o] {
			if t.bus(o).within(b) || b.within(t.bus(o)) {
				return false
			}
			others = true
		}
	}
	return others
}

// within reports whether what is played on b goes through a bus.
func (b Bus) within(through Bus) bool {
	for range driver.MaxBuses {
		if b == through || b == BusMaster {
			break
		}
		b = b.Parent()
	}
	return b == through || through == BusMaster
}
