package audio

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
)

// Kernel is an effect at work on one bus. What it does must not depend on how the frames are cut into calls of Run, and
// it must give silence for silence once it was reset. Package audio/effects has them.
type Kernel interface {
	// Set turns the effect to new numbers within so many frames; 0: at once. Numbers may be anything, also NaN.
	Set(p *driver.EffectParams, frames int)
	// Run changes frames in place, left and right in turn. key is what the bus that the effect listens to sounds like at
	// the same time: as long, or nil for silence.
	Run(sum, key []float32)
	// Tail returns how many frames after the last sound there is silence. Negative: it listens to another bus, and is run
	// without end.
	Tail() int
	// Reset forgets what it has heard, and takes the numbers that it was on its way to.
	Reset()
}

// kernels make the effects, by their numbers.
var kernels [32]func() Kernel

// RegisterKernel tells every mixer of this process how an effect is made. It is for the init of the package that has it,
// so that a program which does not import that package does not carry it, nor what it takes to use effects at all.
func RegisterKernel(effect driver.EffectID, make func() Kernel) {
	kernels[effect] = make
	racks.Store(&withRacks)
}

const (
	loudestIn = 1 << 13   // beyond this a sum is cut before its effects, 78 dB above full scale: they stay finite
	margin    = 2 * block // frames: no block holds as much silence, and sound on both sides of it
)

// rack is a strip's chain of effects. It sleeps while nothing sounds and everything has died away.
type rack struct {
	slots  [driver.MaxSlots]slot
	quiet  int // frames of silence that went in last
	tail   int // of all effects that can sleep, one after the other
	asleep bool
}

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

// doRack takes a SoundBus or a SoundEffect.
func (m *Mixer) doRack(c *driver.SoundCommand) {
	if c.Kind == driver.SoundBus {
		m.setParent(c)
		return
	}
	m.setUnit(c)
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

// settle finds how long the rack rings, and brings everything to its goal when nobody hears it.
func (m *Mixer) settle(r *rack) {
	if r.asleep {
		for i := range r.slots {
			m.rest(&r.slots[i])
		}
	}
	r.tail = margin
	for i := range r.slots {
		if k := r.slots[i].kernel; k != nil {
			r.tail = min(r.tail+max(k.Tail(), 0), math.MaxInt32)
		}
	}
}

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

// resetRacks fades every effect out: what plays from here on has no echo of what was before. Buses of the game's own are
// as new.
func (m *Mixer) resetRacks() {
	for i := range m.strips {
		if i >= int(buses) {
			m.strips[i].parent = 0
			m.strips[i].gain.to(1, softFrames)
		}
		r := m.strips[i].rack
		if r == nil {
			continue
		}
		for j := range r.slots {
			if o := &r.slots[j]; o.kernel != nil {
				o.next = driver.SoundCommand{}
				o.fade(0, 0)
				o.key = driver.MaxBuses // no command continues it
			}
		}
		m.settle(r)
	}
	m.arrange()
}

// visitKeys visits the strips that the effects of one listen to.
func (a *arrangement) visitKeys(i driver.BusID) {
	r := a.m.strips[i].rack
	if r == nil {
		return
	}
	for j := range r.slots {
		o := &r.slots[j]
		if o.kernel != nil && o.kernel.Tail() < 0 && o.key < driver.MaxBuses {
			o.deaf = !a.listen(o.key)
		}
		if o.next.Key != 0 {
			a.listen(o.next.Key)
		}
	}
}

// listen visits a strip that another one listens to, and reports whether it can be mixed first.
func (a *arrangement) listen(key driver.BusID) bool {
	a.visit(key)
	if a.done[key] {
		a.m.tap = a.m.heard
	}
	return a.done[key]
}

// heard brings a strip's sum to its gain in place, for meters and for effects that listen to it.
func (m *Mixer) heard(i driver.BusID, sum []float32) {
	m.strips[i].scale(sum)
	if m.meter != nil {
		m.meter(i, sum)
	}
}

// runRack runs a strip's effects over a block of n samples.
func (m *Mixer) runRack(s *strip, n int) {
	r := s.rack
	sum := s.sum[:n]
	if s.used {
		cut(sum)
		m.runAwake(r, sum)
	} else if !r.asleep {
		m.runAwake(r, s.open(n))
	}
	for i := range r.slots {
		if k := r.slots[i].kernel; k != nil && k.Tail() < 0 {
			m.runSlot(r, &r.slots[i], s.open(n))
		}
	}
}

// cut keeps what goes into effects finite.
func cut(sum []float32) {
	for i, x := range sum {
		if !(x >= -loudestIn && x <= loudestIn) {
			sum[i] = min(max(x, -loudestIn), loudestIn)
			if x != x {
				sum[i] = 0
			}
		}
	}
}

// runAwake runs the effects that can sleep. They fall asleep at the very frame at which they have died away, and wake at
// the very frame at which there is sound again, so that it does not matter how frames are cut into blocks.
func (m *Mixer) runAwake(r *rack, sum []float32) {
	frames := len(sum) / 2
	if !r.asleep && r.quiet+frames < r.tail {
		r.listen(sum)
		m.runSlots(r, sum)
		return
	}
	silent := leadingZeros(sum)
	if !r.asleep && r.quiet+silent >= r.tail {
		m.runSlots(r, sum[:2*max(r.tail-r.quiet, 0)])
		r.asleep = true
		m.settle(r)
	}
	if r.asleep {
		sum = sum[2*silent:]
		r.asleep, r.quiet = len(sum) == 0, 0
	}
	r.listen(sum)
	m.runSlots(r, sum)
}

// listen counts the silence that goes in.
func (r *rack) listen(sum []float32) {
	n := len(sum)
	for n > 0 && sum[n-1] == 0 {
		n--
	}
	if n == 0 {
		r.quiet += len(sum) / 2
	} else {
		r.quiet = (len(sum) - n) / 2
	}
}

func leadingZeros(sum []float32) int {
	for i, x := range sum {
		if x != 0 {
			return i / 2
		}
	}
	return len(sum) / 2
}

func (m *Mixer) runSlots(r *rack, sum []float32) {
	if len(sum) == 0 {
		return
	}
	for i := range r.slots {
		if k := r.slots[i].kernel; k != nil && k.Tail() >= 0 {
			m.runSlot(r, &r.slots[i], sum)
		}
	}
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
