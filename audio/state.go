package audio

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// State is what a [Player] knows of the voices: plain data, a part of every snapshot.
type State struct {
	at     int64   // samples of game time, at the beginning of this tick
	begun  bool    // at is known
	last   uint32  // the number that was last given to a voice
	voices []voice // by age, the oldest first
	gains  [buses]float64
	tree   *tree // nil: no bus of the game's own, none muted, and no effects
	song   Sound // what Music was last told
	music  Voice
}

// voice is a playing sound as the game sees it.
type voice struct {
	id     uint32
	sound  Sound
	play   Play // every field as it is meant: gain and pitch are not zero for 1
	frames int64
	pos    float64 // frames, at the beginning of the tick
	ends   int64   // sample of game time at which a fade is over; zero: not fading
}

func (s *State) clear() {
	s.voices = s.voices[:0]
	for b := range s.gains {
		s.gains[b] = 1
	}
}

// advance moves every voice on to a tick and drops those that have ended.
func (s *State) advance(tick int64, tps int) {
	if tps <= 0 {
		tps = 60
	}
	at := tick * driver.SampleRate / int64(tps)
	passed := at - s.at
	if !s.begun {
		passed = 0
	}
	s.at, s.begun = at, true
	if passed <= 0 {
		return
	}
	kept := s.voices[:0]
	for _, v := range s.voices {
		if v.advance(passed, at) {
			kept = append(kept, v)
		}
	}
	s.voices = kept
}

// advance moves the voice on and reports whether it still plays.
func (v *voice) advance(passed, at int64) bool {
	if v.ends > 0 && at >= v.ends {
		return false
	}
	v.pos += float64(float64(passed) * v.play.Pitch)
	if v.play.Loop {
		v.pos = math.Mod(v.pos, float64(v.frames))
	}
	return v.pos < float64(v.frames)
}

// find returns the place of a voice, or −1 for one that does not play.
func (s *State) find(v Voice) int {
	if v.id == 0 {
		return -1
	}
	return slices.IndexFunc(s.voices, func(o voice) bool { return o.id == v.id })
}

// weakest returns the place of the voice that gives way to a new one: of the least important, the quietest,
// and of these the oldest. It is −1 when the new one itself is weaker than all.
func (s *State) weakest(play Play) int {
	weakest, low := -1, rank(play)
	for i := range s.voices {
		r := rank(s.voices[i].play)
		if r.below(low) || weakest < 0 && r == low {
			weakest, low = i, r
		}
	}
	return weakest
}

// strength is what decides between voices: first the bus, then whether it loops, since a loop that is cut does not
// come back, and then the gain.
type strength struct {
	bus  int
	loop bool
	gain float64
}

func rank(p Play) strength { return strength{p.Bus.importance(), p.Loop, p.Gain} }

func (a strength) below(b strength) bool {
	if a.bus != b.bus {
		return a.bus < b.bus
	}
	if a.loop != b.loop {
		return b.loop
	}
	return a.gain < b.gain
}

// voiceCommand returns a command of a kind with all that the voice is now.
func (m *Player) voiceCommand(kind driver.SoundKind, v *voice) driver.SoundCommand {
	return driver.SoundCommand{
		Kind: kind, Voice: v.id, Sound: v.sound.ID(), Bus: m.number(v.play.Bus),
		Gain: float32(v.play.Gain), Pan: float32(v.play.Pan), Pitch: float32(v.play.Pitch),
	}
}
