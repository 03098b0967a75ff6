package audio

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
)

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

// doRack takes a SoundBus or a SoundEffect.
func (m *Mixer) doRack(c *driver.SoundCommand) {
	if c.Kind == driver.SoundBus {
		m.setParent(c)
		return
	}
	m.setUnit(c)
}

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
