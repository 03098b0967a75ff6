package effects

import (
	"math"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// LowPass takes high sounds away, 12 dB for each octave: a wall, water, a menu over the game.
type LowPass struct {
	Hz float64 // above which it takes away, 10 to 22,000; zero: 1,000
	Q  float64 // how much it stresses what lies there, 0.3 to 20; zero: 0.71, not at all
}

// HighPass takes low sounds away, 12 dB for each octave: a small speaker, a telephone.
type HighPass struct {
	Hz float64 // below which it takes away, 10 to 22,000; zero: 300
	Q  float64 // how much it stresses what lies there, 0.3 to 20; zero: 0.71, not at all
}

// BandPass leaves what lies around a frequency: a radio.
type BandPass struct {
	Hz float64 // 10 to 22,000; zero: 1,500
	Q  float64 // the higher the narrower, 0.3 to 20; zero: 1
}

// Peak makes what lies around a frequency louder or softer.
type Peak struct {
	Hz    float64 // 10 to 22,000; zero: 1,000
	Q     float64 // the higher the narrower, 0.3 to 20; zero: 1
	Boost float64 // dB, −24 to 24; zero: none
}

// LowShelf makes all that is below a frequency louder or softer.
type LowShelf struct {
	Hz    float64 // 10 to 22,000; zero: 200
	Boost float64 // dB, −24 to 24; zero: none
}

// HighShelf makes all that is above a frequency louder or softer.
type HighShelf struct {
	Hz    float64 // 10 to 22,000; zero: 4,000
	Boost float64 // dB, −24 to 24; zero: none
}

// The shapes of a filter.
const (
	lowPass = iota
	highPass
	bandPass
	peak
	lowShelf
	highShelf
)

const flat = math.Sqrt2 / 2 // the Q of a filter that stresses nothing

// Unit returns the effect as plain data.
func (e LowPass) Unit() audio.Unit { return unit(filterID, lowPass, or(e.Hz, 1000), or(e.Q, flat)) }

// Unit returns the effect as plain data.
func (e HighPass) Unit() audio.Unit { return unit(filterID, highPass, or(e.Hz, 300), or(e.Q, flat)) }

// Unit returns the effect as plain data.
func (e BandPass) Unit() audio.Unit { return unit(filterID, bandPass, or(e.Hz, 1500), or(e.Q, 1)) }

// Unit returns the effect as plain data.
func (e Peak) Unit() audio.Unit { return unit(filterID, peak, or(e.Hz, 1000), or(e.Q, 1), e.Boost) }

// Unit returns the effect as plain data.
func (e LowShelf) Unit() audio.Unit {
	return unit(filterID, lowShelf, or(e.Hz, 200), flat, e.Boost)
}

// Unit returns the effect as plain data.
func (e HighShelf) Unit() audio.Unit {
	return unit(filterID, highShelf, or(e.Hz, 4000), flat, e.Boost)
}

// filter is a state variable filter with integrators by the trapezoidal rule: A. Simper, Linear Trapezoidal Integrated SVF,
// 2013. All shapes are one computation with other numbers, and it stays stable while the numbers move.
type filter struct {
	knobs            // a1, a2, a3, m0, m1, m2 of the paper
	a, b  [2]float64 // the integrators, left and right
	tail  int
}

// Set turns the filter.
func (f *filter) Set(p *driver.EffectParams, frames int) {
	shape, q := int(within(p[0], lowPass, highShelf)), within(p[2], 0.3, 20)
	hz, amp := within(p[1], 10, 22000), geom.Exp(within(p[3], -24, 24)*(ln10/40))
	g, k := geom.Tan(hz*(math.Pi/rate)), 1/q
	m := [3]float64{}
	switch shape {
	case lowPass:
		m = [3]float64{0, 0, 1}
	case highPass:
		m = [3]float64{1, -k, -1}
	case bandPass:
		m = [3]float64{0, k, 0}
	case peak:
		k /= amp
		m = [3]float64{1, k * (float64(amp*amp) - 1), 0}
	case lowShelf:
		g /= math.Sqrt(amp)
		m = [3]float64{1, k * (amp - 1), float64(amp*amp) - 1}
	case highShelf:
		g *= math.Sqrt(amp)
		m = [3]float64{amp * amp, float64(k*(1-amp)) * amp, 1 - float64(amp*amp)}
	}
	a1 := 1 / (1 + float64(g*(g+k)))
	f.turn([maxKnobs]float64{a1, g * a1, float64(g*g) * a1, m[0], m[1], m[2]}, frames)
	f.tail = max(f.tail*min(frames, 1), int(lnFaint*(1+float64(g*g))/float64(g*min(k/2, 1/k))))
}

// Run filters.
func (f *filter) Run(sum, _ []float32) {
	for len(sum) > 0 {
		var now []float32
		now, sum = f.part(sum)
		f.run(now, 0)
		f.run(now, 1)
	}
}

// run filters one side.
func (f *filter) run(sum []float32, side int) {
	a1, a2, a3, m0, m1, m2 := f.now[0], f.now[1], f.now[2], f.now[3], f.now[4], f.now[5]
	a, b := f.a[side], f.b[side]
	for i := side; i < len(sum); i += 2 {
		x := float64(sum[i])
		v3 := x - b
		v1 := float64(a1*a) + float64(a2*v3)
		v2 := b + float64(a2*a) + float64(a3*v3)
		a, b = 2*v1-a, 2*v2-b
		sum[i] = float32(float64(m0*x) + float64(m1*v1) + float64(m2*v2))
	}
	f.a[side], f.b[side] = a, b
}

// Tail returns how long the filter rings.
func (f *filter) Tail() int { return f.tail }

// Reset forgets what went through.
func (f *filter) Reset() {
	f.arrive()
	f.a, f.b = [2]float64{}, [2]float64{}
}
