package audio

import "github.com/krill2d/krill/engine/driver"

// strip is a bus in the mixer: its volume and what it sounds like in the present block.
type strip struct {
	parent     driver.BusID
	gain, trim ramp // multiplied: the game's volume, and that of a mix
	used       bool // sum holds something
	keyed      bool // others listen to it: sum must be what it sounds like, gain and all
	rack       *rack
	sum        [2 * block]float32
}

// open returns the strip's sum for a block of n samples, cleared before its first use in the block.
func (s *strip) open(n int) []float32 {
	if !s.used {
		s.used = true
		clear(s.sum[:n])
	}
	return s.sum[:n]
}

func (m *Mixer) setGain(c *driver.SoundCommand) {
	if c.Bus >= driver.MaxBuses {
		return
	}
	s := &m.strips[c.Bus]
	r := &s.gain
	if c.Slot != 0 {
		r = &s.trim
	}
	r.to(safeGain(c.Gain), fadeFrames(c.Fade))
}

// setParent puts a strip into another one, which has a lower number, so that nothing goes round.
func (m *Mixer) setParent(c *driver.SoundCommand) {
	if c.Bus < driver.MaxBuses && c.Parent < c.Bus {
		m.strips[c.Bus].parent = c.Parent
		m.arrange()
	}
}

// resetStrips takes trims and effects away. Gains stay until the commands after a reset say otherwise.
func (m *Mixer) resetStrips() {
	for i := range m.strips {
		m.strips[i].trim.to(1, softFrames)
	}
	if racks != nil {
		racks.reset(m)
	}
}

// arrange finds the order in which strips are mixed: each after those that go into it and those that it listens to.
func (m *Mixer) arrange() {
	a := arrangement{m: m}
	for i := range m.strips {
		m.strips[i].keyed = false
	}
	a.visit(0)
}

// arrangement is a walk over the strips from the master down.
type arrangement struct {
	m    *Mixer
	seen [driver.MaxBuses]bool
	done [driver.MaxBuses]bool
	n    int
}

func (a *arrangement) visit(i driver.BusID) {
	if a.seen[i] {
		return
	}
	a.seen[i] = true
	if racks != nil {
		racks.keys(a, i)
	}
	for child := i + 1; child < driver.MaxBuses; child++ {
		if a.m.strips[child].parent == i {
			a.visit(child)
		}
	}
	a.m.order[a.n], a.done[i] = i, true
	a.n++
}

// pour adds what a strip sounds like to the one that it goes into, or the master to dst.
func (m *Mixer) pour(i driver.BusID, dst []float32) {
	s, n := &m.strips[i], len(dst)
	if s.rack != nil {
		racks.run(m, s, n)
	}
	if !s.used {
		s.gain.skip(n / 2)
		s.trim.skip(n / 2)
		return
	}
	sum := s.sum[:n]
	if i != 0 {
		dst = m.strips[s.parent].open(n)
	}
	if !s.keyed && m.meter == nil {
		s.add(dst, sum)
		return
	}
	s.scale(sum)
	if m.meter != nil {
		m.meter(i, sum)
	}
	addScaled(dst, sum, 1)
}

// still reports whether neither gain is on its way, and their product.
func (s *strip) still() (float32, bool) {
	return float32(s.gain.goal * s.trim.goal), s.gain.left == 0 && s.trim.left == 0
}

// next returns the gain of the next frame.
func (s *strip) next() float32 {
	s.gain.skip(1)
	s.trim.skip(1)
	return float32(s.gain.value() * s.trim.value())
}

// add adds the strip's sum, at its gain.
func (s *strip) add(dst, sum []float32) {
	if g, ok := s.still(); ok {
		addScaled(dst, sum, g)
		return
	}
	for i := 0; i+1 < len(sum); i += 2 {
		g := s.next()
		dst[i] += float32(sum[i] * g)
		dst[i+1] += float32(sum[i+1] * g)
	}
}

// scale brings the strip's sum to its gain, in place.
func (s *strip) scale(sum []float32) {
	if g, ok := s.still(); ok {
		for i := range sum {
			sum[i] *= g
		}
		return
	}
	for i := 0; i+1 < len(sum); i += 2 {
		g := s.next()
		sum[i] *= g
		sum[i+1] *= g
	}
}

func addScaled(dst, src []float32, g float32) {
	src = src[:len(dst)]
	for i := range dst {
		dst[i] += float32(src[i] * g)
	}
}
