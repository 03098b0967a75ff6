package audio

import "github.com/krill2d/krill/engine/driver"

// slot is a place for an effect.
type slot struct {
	kernel Kernel // nil: none
	effect driver.EffectID
	key    driver.BusID
	deaf   bool                // it would listen to what is mixed later: it hears nothing
	in     ramp                // how much goes in: from none to all, so that what it brings back later does not begin in mid-sound
	wet    ramp                // how much of what comes out is heard
	next   driver.SoundCommand // comes when the present effect is silent; its Kind is 0 for none
}

// setUnit takes a SoundEffect.
func (m *Mixer) setUnit(c *driver.SoundCommand) {
	if c.Bus >= driver.MaxBuses || c.Slot >= driver.MaxSlots || c.Key >= driver.MaxBuses {
		return
	}
	s := &m.strips[c.Bus]
	known := int(c.Effect) < len(kernels) && kernels[c.Effect] != nil
	switch {
	case s.rack == nil && !known:
		return
	case s.rack == nil:
		s.rack = &rack{}
	}
	o := &s.rack.slots[c.Slot]
	switch {
	case !known:
		o.next = driver.SoundCommand{}
		o.fade(0, c.Fade)
	case o.kernel == nil:
		m.begin(o, c)
	case o.effect == c.Effect && o.key == c.Key && o.next.Kind == 0:
		o.kernel.Set(&c.Params, fadeFrames(c.Fade))
		o.fade(c.Gain, c.Fade)
	default:
		o.next = *c
		o.fade(0, 0)
		m.arrange()
	}
	m.settle(s.rack)
}

// begin puts an effect into an empty place.
func (m *Mixer) begin(o *slot, c *driver.SoundCommand) {
	o.kernel, o.effect, o.key = m.kernel(c.Effect), c.Effect, c.Key
	o.kernel.Set(&c.Params, 0)
	o.kernel.Reset()
	o.in, o.wet = ramp{}, ramp{}
	o.in.to(1, softFrames)
	o.fade(c.Gain, c.Fade)
	o.next = driver.SoundCommand{}
	m.arrange()
}

// kernel makes an effect, or takes one that is not used any more.
func (m *Mixer) kernel(effect driver.EffectID) Kernel {
	spare := &m.spare[effect]
	if n := len(*spare); n > 0 {
		k := (*spare)[n-1]
		*spare = (*spare)[:n-1]
		return k
	}
	return kernels[effect]()
}

// fade turns how much of the effect is heard.
func (o *slot) fade(gain float32, frames int64) { o.wet.to(min(safeGain(gain), 1), fadeFrames(frames)) }

// rest brings a place to its goal at once.
func (m *Mixer) rest(o *slot) {
	o.wet.skip(maxFade)
	for m.arrived(o) {
		o.wet.skip(maxFade)
	}
	o.in.skip(maxFade)
	if o.kernel != nil {
		o.kernel.Reset()
	}
}

// arrived takes an effect away that has faded out, and begins the next one. It reports whether one began.
func (m *Mixer) arrived(o *slot) bool {
	if o.kernel == nil || o.wet.left > 0 || o.wet.goal > 0 {
		return false
	}
	m.spare[o.effect] = append(m.spare[o.effect], o.kernel)
	o.kernel = nil
	if o.next.Kind == 0 {
		m.arrange()
		return false
	}
	next := o.next
	m.begin(o, &next)
	return true
}

// runSlot runs one effect, and the next one in its place from the frame on at which it has faded out. From there on the
// rack must be silent for as long as the new one rings.
func (m *Mixer) runSlot(r *rack, o *slot, sum []float32) {
	key := m.keyOf(o, len(sum))
	for len(sum) > 0 && o.kernel != nil {
		n := len(sum)
		if o.wet.left > 0 {
			n = min(n, 2*o.wet.left)
		}
		if o.in.left > 0 {
			n = min(n, 2*o.in.left)
		}
		m.runPart(o, sum[:n], first(key, n))
		sum, key = sum[n:], after(key, n)
		if m.arrived(o) {
			m.settle(r)
			r.quiet = min(r.quiet, len(sum)/2)
		}
	}
}

// keyOf returns what the bus that an effect listens to sounds like, at the end of the block.
func (m *Mixer) keyOf(o *slot, n int) []float32 {
	if o.key >= driver.MaxBuses || o.kernel.Tail() >= 0 || o.deaf || !m.strips[o.key].used {
		return nil
	}
	return m.strips[o.key].sum[:n]
}

func first(s []float32, n int) []float32 { return s[:min(n, len(s))] }
func after(s []float32, n int) []float32 { return s[min(n, len(s)):] }

// runPart runs an effect over frames within which its place does not change.
func (m *Mixer) runPart(o *slot, sum, key []float32) {
	if o.wet.left == 0 && o.wet.goal == 1 && o.in.left == 0 {
		o.kernel.Run(sum, key)
		return
	}
	in, out := m.in[:len(sum)], m.out[:len(sum)]
	for i := 0; i+1 < len(sum); i += 2 {
		o.in.skip(1)
		g := o.in.value()
		in[i], in[i+1] = float32(sum[i]*g), float32(sum[i+1]*g)
	}
	copy(out, in)
	o.kernel.Run(out, key)
	for i := 0; i+1 < len(sum); i += 2 {
		o.wet.skip(1)
		g := o.wet.value()
		sum[i] += float32((out[i] - in[i]) * g)
		sum[i+1] += float32((out[i+1] - in[i+1]) * g)
	}
}
