package audio

// Wave is the shape of an effect's oscillation.
type Wave uint8

// The waves, from the mildest buzz to none.
const (
	Square   Wave = iota // hollow, the sound of old consoles
	Saw                  // bright
	Triangle             // soft
	Sine                 // pure
	Noise                // no tone; Pitch says how bright
	waves
)

// Effect is a recipe for a short sound, in the manner of sfxr: one oscillator whose pitch and loudness move.
// It is turned into samples once, the same ones on every machine. The zero value is a square of 440 Hz and 0.1 s.
type Effect struct {
	Wave Wave

	// Loudness: it rises during Attack, stays during Hold and falls to nothing during Decay.
	Attack, Hold, Decay float64 // seconds, up to 10 each; all zero: a Hold of 0.1
	Punch               float64 // how much louder Hold begins than it ends, 0 to 2; zero: as loud
	Gain                float64 // against other effects, 0.01 to 2; zero: 1

	// Pitch.
	Pitch       float64 // at the beginning, Hz, 1 to 20,000; zero: 440
	Slide       float64 // octaves per second, up is positive; zero: none
	Bend        float64 // by how much Slide changes, octaves per second per second; zero: none
	Vibrato     float64 // how far the pitch swings to each side, semitones; zero: none
	VibratoRate float64 // swings per second; zero: 6
	Jump        float64 // semitones, up is positive, taken at JumpAt; zero: none
	JumpAt      float64 // seconds
	Repeat      float64 // seconds after which Slide and Jump begin again; zero: never

	// Colour.
	Duty      float64 // part of a Square's period that is high, 0.05 to 0.95; zero: 0.5
	DutySlide float64 // by how much Duty changes in a second; zero: none
	Low       float64 // what lies above is taken away, 12 dB an octave, Hz; zero: nothing
	LowSlide  float64 // octaves per second by which Low moves; zero: none
	High      float64 // what lies below is taken away, 6 dB an octave, Hz; zero: below 20

	// Loop makes a sound for Play.Loop: it lasts Hold seconds and its end runs into its beginning. Attack, Decay,
	// Punch, Slide, Bend, DutySlide and LowSlide are left out; Pitch and VibratoRate are moved a little so that
	// whole periods fit.
	Loop bool

	Seed uint64 // chooses the noise; zero is a seed like any other
}

// Sound returns the effect's handle, which is the hash of the name alone: a snapshot finds an effect that was edited
// since. It costs a look-up; the samples are made at the first use. An empty name panics, and so does a name that
// has another effect.
func (e Effect) Sound(name string) Sound {
	if name == "" {
		panic(`audio: make effect "": it has no name; try one like "thrust"`)
	}
	return enterEffect(row{kind: kindEffect, name: name, effect: e})
}

// The longest part of an effect and the shortest fade at its ends, seconds.
const (
	maxPart  = 10
	minFade  = 0.003
	lastFade = 0.006
)

// meant returns e with what zero stands for, each number in its range.
func (e Effect) meant() Effect {
	e.Wave = min(e.Wave, waves-1)
	if e.Attack == 0 && e.Hold == 0 && e.Decay == 0 {
		e.Hold = 0.1
	}
	e.Attack, e.Hold, e.Decay = within(e.Attack, minFade, maxPart), within(e.Hold, 0, maxPart), within(e.Decay, lastFade, maxPart)
	e.Punch = within(e.Punch, 0, 2)
	e.Gain = within(orElse(e.Gain, 1), 0.01, 2)
	e.Pitch = within(orElse(e.Pitch, 440), 1, 20000)
	e.Slide, e.Bend = within(e.Slide, -1000, 1000), within(e.Bend, -1000, 1000)
	e.Vibrato, e.VibratoRate = within(e.Vibrato, -48, 48), within(orElse(e.VibratoRate, 6), 0, 1000)
	e.Jump, e.JumpAt, e.Repeat = within(e.Jump, -120, 120), within(e.JumpAt, 0, maxPart), within(e.Repeat, 0, maxPart)
	e.Duty, e.DutySlide = within(orElse(e.Duty, 0.5), minDuty, maxDuty), within(e.DutySlide, -1000, 1000)
	e.Low, e.LowSlide = within(orElse(e.Low, maxCutoff), 10, maxCutoff), within(e.LowSlide, -1000, 1000)
	e.High = within(orElse(e.High, 20), 1, maxCutoff)
	if e.Loop {
		e = e.looped()
	}
	return e
}

// looped returns the effect without what cannot come back to its beginning.
func (e Effect) looped() Effect {
	e.Attack, e.Decay, e.Punch, e.Repeat = 0, 0, 0, 0
	e.Slide, e.Bend, e.DutySlide, e.LowSlide = 0, 0, 0, 0
	e.Hold = max(e.Hold, 0.01)
	return e
}

func orElse(x, zero float64) float64 {
	if x == 0 {
		return zero
	}
	return x
}

// within brings x between lo and hi; NaN is lo.
func within(x, lo, hi float64) float64 {
	if !(x > lo) {
		return lo
	}
	return min(x, hi)
}
