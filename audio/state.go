package audio

import (
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
	still  uint16 // the buses that are paused, a bit for each by its number
	tree   *tree  // nil: no bus of the game's own, none muted, and no effects
	song   Sound  // what Music was last told
	music  Voice
	before Voice // the song that plays until SwitchMusic's beat
}

func (s *State) clear() {
	s.voices = s.voices[:0]
	for b := range s.gains {
		s.gains[b] = 1
	}
}

// stands reports whether a voice is paused, by itself or with its bus.
func (s *State) stands(v *voice) bool {
	if v.still || s.still == 0 {
		return v.still
	}
	b := v.play.Bus
	for range driver.MaxBuses {
		n := -1
		if b < buses {
			n = int(b.id())
		} else if s.tree != nil {
			n = s.tree.find(b)
		}
		if n >= 0 && s.still&(1<<n) != 0 {
			return true
		}
		if b == BusMaster {
			break
		}
		b = b.Parent()
	}
	return false
}

// find returns the place of a voice, or −1 for one that does not play.
func (s *State) find(v Voice) int {
	if v.id == 0 {
		return -1
	}
	return slices.IndexFunc(s.voices, func(o voice) bool { return o.id == v.id })
}

// count returns how many voices of a sound play, but those told to stop, and the place of the oldest.
func (s *State) count(sound Sound) (oldest, n int) {
	for i := len(s.voices) - 1; i >= 0; i-- {
		if v := &s.voices[i]; v.sound == sound && !v.ends.told {
			oldest = i
			n++
		}
	}
	return oldest, n
}

// weakest returns the place of the voice that gives way to a new one: of the least important, the quietest,
// and of these the oldest. It is −1 when the new one itself is weaker than all.
func (s *State) weakest(v *voice) int {
	weakest, low := -1, v.rank()
	for i := range s.voices {
		r := s.voices[i].rank()
		if r.below(low) || weakest < 0 && r == low {
			weakest, low = i, r
		}
	}
	return weakest
}

// strength is what decides between voices: first the priority and the bus, then whether it loops, since a loop that is
// cut does not come back, and then the gain.
type strength struct {
	bus  int // with the priority
	loop bool
	gain float64
}

func (v *voice) rank() strength {
	return strength{int(v.play.Priority)*8 + v.play.Bus.importance(), v.play.Loop, v.gain()}
}

func (a strength) below(b strength) bool {
	if a.bus != b.bus {
		return a.bus < b.bus
	}
	if a.loop != b.loop {
		return b.loop
	}
	return a.gain < b.gain
}
