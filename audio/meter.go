package audio

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
)

// Meters show how loud each bus is: for an inspector, a recording, a test. They stand on the driver's side, so a game
// cannot make its rules depend on them.
type Meters struct {
	peak   [driver.MaxBuses]float32
	square [driver.MaxBuses]float64
	frames int64 // the mixer's, at the last reading
	mixer  *Mixer
}

// Meter makes a mixer measure its buses from here on, which costs it about as much as to add them up; another call begins
// anew. Only who may call the mixer's methods may read them.
func Meter(m *Mixer) *Meters {
	racks.Store(&withRacks)
	t := &Meters{mixer: m, frames: m.position}
	m.meter, m.tap = t.add, m.heard
	return t
}

// Stop ends the measuring, also that of another call.
func (t *Meters) Stop() {
	t.mixer.meter = nil
	t.mixer.arrange()
}

func (t *Meters) add(i driver.BusID, sum []float32) {
	peak, square := t.peak[i], float32(0)
	for _, x := range sum {
		peak = max(peak, x, -x)
		square += float32(x * x)
	}
	t.peak[i] = peak
	t.square[i] += float64(square)
}

// Read returns a bus's highest peak and root mean square since the last Next, by its number on the driver's side, which
// is its place in [BusAt]. 1 is full scale; the master is before the limiter, so it may be more.
func (t *Meters) Read(bus driver.BusID) (peak, rms float64) {
	if bus >= driver.MaxBuses || t.mixer.position == t.frames {
		return 0, 0
	}
	mean := t.square[bus] / float64(2*(t.mixer.position-t.frames))
	return float64(t.peak[bus]), math.Sqrt(mean)
}

// Next begins the next reading.
func (t *Meters) Next() { *t = Meters{mixer: t.mixer, frames: t.mixer.position} }
