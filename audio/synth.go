package audio

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

const (
	rate             = float64(driver.SampleRate)
	control          = 16 // samples between two looks at the pitch and the filters: 3,000 a second
	minDuty, maxDuty = 0.05, 0.95
	maxCutoff        = 20000 // Hz
)

// synth is an effect on its way through time.
type synth struct {
	e        Effect
	phase    float64 // of the oscillator, 0 to 1
	step     float64 // of the phase, each sample
	duty     float64
	noise    uint64  // state of the generator
	level    float64 // the noise's present value
	low      [2]float64
	lowCoef  float64 // 1: the filter is open
	high     float64
	highCoef float64
	stretch  float64 // of the pitch, so that whole periods fit into a loop
}

// Render returns the effect's samples, one channel. It begins and ends at zero, or is a seamless loop; it has no
// offset, does not clip, and is about as loud as other effects of the same Gain. It takes about 2 ms for each second
// of sound; a Sound made with [Effect.Sound] keeps what was rendered.
func (e Effect) Render() PCM {
	e = e.meant()
	out := make([]float64, e.length())
	s := synth{e: e, stretch: 1}
	if e.Loop {
		s.fit(len(out))
		s.run(out) // the filters settle, so that the second time ends as it began
	}
	s.run(out)
	if !e.Loop {
		e.shape(out)
	}
	return PCM{Channels: 1, Samples: quantize(out, loudness(out), e.Gain)}
}

// length returns how many samples the effect has.
func (e Effect) length() int {
	return max(geom.Int(float64((e.Attack+e.Hold+e.Decay)*rate)), 1)
}

// fit stretches the pitch and the vibrato by as little as makes whole periods of n samples.
func (s *synth) fit(n int) {
	sec := float64(n) / rate
	s.e.VibratoRate = max(math.Round(float64(s.e.VibratoRate*sec)), 1) / sec
	if s.e.Wave == Noise {
		return // it begins the same noise again
	}
	periods := 0.0
	for i := 0; i < n; i += control {
		s.control(i)
		periods += float64(s.step * float64(min(control, n-i)))
	}
	s.stretch = max(math.Round(periods), 1) / periods
}

// run fills out from the effect's beginning; only the filters remember what was before.
func (s *synth) run(out []float64) {
	s.phase, s.noise = 0, s.e.Seed
	s.level = s.random()
	for i := range out {
		if i%control == 0 {
			s.control(i)
		}
		out[i] = s.filter(s.wave())
		s.turn()
	}
}

// control works out what changes slowly, at sample i.
func (s *synth) control(i int) {
	e, t := &s.e, float64(i)/rate
	since := t
	if e.Repeat > 0 {
		since = math.Mod(t, e.Repeat)
	}
	octaves := float64(e.Slide*since) + float64(float64(e.Bend*since)*since)/2
	if e.Jump != 0 && since >= e.JumpAt {
		octaves += e.Jump / 12
	}
	if e.Vibrato != 0 {
		octaves += float64(e.Vibrato/12) * geom.Sin(float64(2*math.Pi*math.Mod(float64(t*e.VibratoRate), 1)))
	}
	hz := float64(float64(e.Pitch*s.stretch) * exp2(octaves))
	s.step = within(hz, 1, maxCutoff) / rate
	s.duty = within(e.Duty+float64(e.DutySlide*t), minDuty, maxDuty)
	s.lowCoef = 1
	if cutoff := float64(e.Low * exp2(float64(e.LowSlide*t))); cutoff < maxCutoff {
		s.lowCoef = onePole(max(cutoff, 10))
	}
	s.highCoef = onePole(e.High)
}

func exp2(x float64) float64 { return geom.Exp(float64(within(x, -40, 40) * math.Ln2)) }

// onePole returns the coefficient of a filter y += k·(x − y) that halves the power at a frequency in Hz.
func onePole(hz float64) float64 { return 1 - geom.Exp(float64(-2*math.Pi/rate*hz)) }

// wave returns the oscillator's value, −1 to 1, around 0.
func (s *synth) wave() float64 {
	p := s.phase
	switch s.e.Wave {
	case Saw:
		return float64(2*p) - 1 - blep(p, s.step)
	case Triangle:
		return 1 - float64(4*math.Abs(math.Mod(p+0.25, 1)-0.5)) // 0 at phase 0, rising
	case Sine:
		return geom.Sin(float64(2 * math.Pi * p))
	case Noise:
		return s.level
	}
	x := 1 - float64(2*s.duty) // so that the mean is 0
	if p < s.duty {
		x++
	} else {
		x--
	}
	return x + blep(p, s.step) - blep(math.Mod(p+1-s.duty, 1), s.step)
}

// blep returns what rounds a step from −1 to 1 at phase 0, so that it holds little above half the sample rate:
// the two-sample polynomial of Välimäki and Huovilainen ("Antialiasing oscillators", 2007).
func blep(p, step float64) float64 {
	switch {
	case p < step:
		x := p/step - 1
		return -float64(x * x)
	case p > 1-step:
		x := (p-1)/step + 1
		return float64(x * x)
	}
	return 0
}

// turn moves the oscillator on by a sample. Noise takes a new value sixteen times a period.
func (s *synth) turn() {
	before := s.phase
	s.phase += s.step
	if s.e.Wave == Noise && math.Floor(float64(before*16)) != math.Floor(float64(s.phase*16)) {
		s.level = s.random()
	}
	s.phase -= math.Floor(s.phase)
}

// random returns the next noise, −1 to 1: splitmix64 (Steele, Lea and Flood, 2014).
func (s *synth) random() float64 { return noiseOf(&s.noise) }

func noiseOf(state *uint64) float64 {
	*state += 0x9e3779b97f4a7c15
	return float64(int64(mix64(*state))>>11) / (1 << 52)
}

func mix64(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// filter takes away what lies above Low and below High.
func (s *synth) filter(x float64) float64 {
	if s.lowCoef < 1 {
		s.low[0] += float64(s.lowCoef * (x - s.low[0]))
		s.low[1] += float64(s.lowCoef * (s.low[0] - s.low[1]))
		x = s.low[1]
	}
	s.high += float64(s.highCoef * (x - s.high))
	return x - s.high
}

// shape gives the sound its rise and fall. The fall is a curve, as that of things that were struck.
func (e Effect) shape(out []float64) {
	for i := range out {
		out[i] = float64(out[i] * e.envelope(float64(i)/rate, float64(len(out)-1-i)/rate))
	}
}

// envelope returns the loudness t seconds after the beginning and left seconds before the end.
func (e Effect) envelope(t, left float64) float64 {
	switch {
	case t < e.Attack:
		return float64((1 + e.Punch) * t / e.Attack)
	case t < e.Attack+e.Hold:
		return 1 + float64(e.Punch*(1-(t-e.Attack)/e.Hold))
	}
	k := min(left/e.Decay, 1)
	if e.Hold == 0 {
		k = float64(k * (1 + e.Punch))
	}
	return float64(k * k)
}
