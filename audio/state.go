package audio

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// State is what a [Player] knows of the voices: plain data, a part of every snapshot.
type State struct {
	at     int64    // samples of game time, at the beginning of this tick
	begun  bool     // at is known
	last   uint32   // the number that was last given to a voice
	voices []voice  // by age, the oldest first
	buses  []strand // by their number on the driver's side; the first five are always there
	units  []unit   // the effects that are heard, in the order in which they came
	blend  span     // over which the buses' trims change
	song   Sound    // what Music was last told
	music  Voice
}

func (s *State) clear() {
	s.voices = s.voices[:0]
	s.buses = s.buses[:0]
	s.mend()
}

// copied returns a copy that shares no memory.
func (s *State) copied() State {
	c := *s
	c.voices, c.buses, c.units = slices.Clone(s.voices), slices.Clone(s.buses), slices.Clone(s.units)
	return c
}

// stands reports whether a voice is paused, by itself or with its bus.
func (s *State) stands(v *voice) bool {
	b := v.play.Bus
	for range driver.MaxBuses {
		for i := range s.buses {
			if s.buses[i].bus == b && s.buses[i].still {
				return true
			}
		}
		if b == BusMaster {
			break
		}
		b = b.Parent()
	}
	return v.still
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
