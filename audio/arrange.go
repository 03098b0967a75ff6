package audio

import "github.com/krill2d/krill/engine/driver"

// setParent puts a strip into another one, which has a lower number, so that nothing goes round.
func (m *Mixer) setParent(c *driver.SoundCommand) {
	if c.Bus < driver.MaxBuses && c.Parent < c.Bus {
		m.strips[c.Bus].parent = c.Parent
		m.arrange()
	}
}

// arrange finds the order in which strips are mixed: each after those that go into it and those that it listens to.
func (m *Mixer) arrange() {
	if m.meter == nil {
		m.tap = nil
	}
	a := arrangement{m: m}
	a.visit(0)
}

// arrangement is a walk over the strips from the master down.
type arrangement struct {
	m    *Mixer
	seen [driver.MaxBuses]bool
	done [driver.MaxBuses]bool // in the order already
	n    int
}

func (a *arrangement) visit(i driver.BusID) {
	if a.seen[i] {
		return
	}
	a.seen[i] = true
	a.visitKeys(i)
	for child := i + 1; child < driver.MaxBuses; child++ {
		if a.m.strips[child].parent == i {
			a.visit(child)
		}
	}
	a.m.order[a.n], a.done[i] = i, true
	a.n++
}

// scale brings the strip's sum to its gain, in place, with the same result as add.
func (s *strip) scale(sum []float32) {
	for i := 0; i+1 < len(sum); i += 2 {
		s.gain.skip(1)
		g := s.gain.value()
		sum[i] *= g
		sum[i+1] *= g
	}
}
