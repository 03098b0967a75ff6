package audio

import "github.com/krill2d/krill/engine/driver"

// strip is a bus in the mixer: its volume and what it sounds like in the present block.
type strip struct {
	parent driver.BusID
	gain   ramp
	used   bool // sum holds something
	rack   *rack
	sum    [2 * block]float32
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
	if c.Bus < driver.MaxBuses {
		m.strips[c.Bus].gain.to(safeGain(c.Gain), fadeFrames(c.Fade))
	}
}

// pour adds what a strip sounds like to the one that it goes into, or the master to dst.
func (m *Mixer) pour(i driver.BusID, dst []float32) {
	s, n := &m.strips[i], len(dst)
	if s.rack != nil {
		racks.Load().run(m, s, n)
	}
	if !s.used {
		s.gain.skip(n / 2)
		return
	}
	sum := s.sum[:n]
	if i != 0 {
		dst = m.strips[s.parent].open(n)
	}
	if m.tap != nil {
		m.tap(i, sum)
		addScaled(dst, sum, 1)
		return
	}
	s.add(dst, sum)
}

// add adds the strip's sum, at its gain.
func (s *strip) add(dst, sum []float32) {
	if s.gain.left == 0 {
		addScaled(dst, sum, s.gain.goal)
		return
	}
	for i := 0; i+1 < len(sum); i += 2 {
		s.gain.skip(1)
		g := s.gain.value()
		dst[i] += float32(sum[i] * g)
		dst[i+1] += float32(sum[i+1] * g)
	}
}

//go:noinline
func addScaled(dst, src []float32, g float32) {
	src = src[:len(dst)]
	for i := range dst {
		dst[i] += float32(src[i] * g)
	}
}
