package audio

import (
	"slices"
	"strings"
)

// instrument is what a channel of a tune plays with.
type instrument struct {
	wave  Wave
	drums bool

	vol, pan               float64 // 0 to 1, -1 to 1
	attack, decay, release float64 // seconds
	sustain                float64 // 0 to 1
	duty                   float64 // 0 to 1
	low, sweep             float64 // Hz, octaves
	wide, vibrato, bend    float64 // cents, semitones, semitones
	echoes                 int64   // ticks from one to the next; 0: none
	echo                   float64 // 0 to 1
}

// setting is one of the words that follow a wave.
type setting struct {
	name   string
	lo, hi float64
	unit   float64 // of the number that is written
	field  func(*instrument) *float64
}

var instrumentSettings = []setting{
	{"vol", 0, 100, 0.01, func(v *instrument) *float64 { return &v.vol }},
	{"pan", -100, 100, 0.01, func(v *instrument) *float64 { return &v.pan }},
	{"attack", 0, 10, 1, func(v *instrument) *float64 { return &v.attack }},
	{"decay", 0, 10, 1, func(v *instrument) *float64 { return &v.decay }},
	{"sustain", 0, 100, 0.01, func(v *instrument) *float64 { return &v.sustain }},
	{"release", 0, 10, 1, func(v *instrument) *float64 { return &v.release }},
	{"duty", 5, 95, 0.01, func(v *instrument) *float64 { return &v.duty }},
	{"low", 20, maxCutoff, 1, func(v *instrument) *float64 { return &v.low }},
	{"sweep", -8, 8, 1, func(v *instrument) *float64 { return &v.sweep }},
	{"wide", 0, 100, 1, func(v *instrument) *float64 { return &v.wide }},
	{"vibrato", 0, 12, 1, func(v *instrument) *float64 { return &v.vibrato }},
	{"bend", -48, 48, 1, func(v *instrument) *float64 { return &v.bend }},
}

// waveNames are the words for the waves of [Wave], in its order, and the drums.
var waveNames = []string{"square", "saw", "triangle", "sine", "noise", "drums"}

// readVoice reads what comes after NAME =.
func (r *tuneReader) readVoice(began int, name string) {
	if slices.Contains(r.names, name) {
		r.fail(began, "there is a channel %q already; try another name", name)
	}
	if len(r.names) == maxTuneVoices {
		r.fail(began, "there are more than %d channels; try chords as in [c e g]", maxTuneVoices)
	}
	r.space()
	began = r.col
	word := r.word()
	wave := slices.Index(waveNames, word)
	if wave < 0 {
		r.fail(began, "%q is no wave; try %s", word, strings.Join(waveNames, ", "))
		return
	}
	v := instrument{wave: Wave(wave), drums: wave == int(waves), vol: 1, sustain: 1, duty: 0.5, low: maxCutoff}
	for !r.done() {
		r.readSetting(&v)
	}
	v.attack, v.release = max(v.attack, minFade), max(v.release, lastFade)
	if v.sustain < 1 {
		v.decay = max(v.decay, lastFade)
	}
	r.names, r.voices = append(r.names, name), append(r.voices, v)
}

func (r *tuneReader) readSetting(v *instrument) {
	began := r.col
	word := r.word()
	if word == "echo" {
		r.space()
		v.echoes = r.ticksOf(0)
		v.echo = r.number(0, 90) / 100
		return
	}
	i := slices.IndexFunc(instrumentSettings, func(s setting) bool { return s.name == word })
	if i < 0 {
		names := []string{"echo"}
		for _, s := range instrumentSettings {
			names = append(names, s.name)
		}
		r.fail(began, "%q is no setting; try %s", word, strings.Join(names, ", "))
		return
	}
	s := &instrumentSettings[i]
	*s.field(v) = float64(r.number(s.lo, s.hi) * s.unit)
}
