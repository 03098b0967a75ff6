package host

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// sameBuses reports whether the orders of a build that begins leave the buses and their effects as they are.
func (s *sounds) sameBuses(list []driver.SoundCommand) bool {
	var own [driver.MaxBuses][driver.MaxSlots]bool
	for i := range list {
		c := &list[i]
		if c.Kind == driver.SoundPlay {
			break // what comes now may be of the tick itself
		}
		if c.Bus >= driver.MaxBuses {
			continue
		}
		b := &s.buses[c.Bus]
		switch {
		case c.Kind == driver.SoundGain && c.Gain-1 != b.gain,
			c.Kind == driver.SoundBus && c.Parent != b.parent:
			return false
		case c.Kind == driver.SoundEffect && c.Slot < driver.MaxSlots:
			if !sameEffect(c, &b.effects[c.Slot]) {
				return false
			}
			own[c.Bus][c.Slot] = true
		}
	}
	for i := range s.buses {
		for j := range s.buses[i].effects {
			if s.buses[i].effects[j].Effect != 0 && !own[i][j] {
				return false
			}
		}
	}
	return true
}

func sameEffect(a, b *driver.SoundCommand) bool {
	return a.Effect == b.Effect && a.Params == b.Params && a.Key == b.Key && a.Gain == b.Gain
}

// resume appends those of a beginning build's orders that change something.
func (s *sounds) resume(dst, list []driver.SoundCommand) []driver.SoundCommand {
	dst = s.stopOthers(dst, list)
	first := true // the buses come before the first voice
	for i := 0; i < len(list); i++ {
		c := &list[i]
		if c.Kind != driver.SoundPlay {
			if first && (c.Kind == driver.SoundGain || c.Kind == driver.SoundBus || c.Kind == driver.SoundEffect) {
				continue
			}
			dst = append(dst, *c)
			s.note(list[i : i+1])
			continue
		}
		first = false
		v := s.find(c.Voice)
		if v == nil || !s.goesOn(v, c) {
			dst = append(dst, *c)
			s.note(list[i : i+1])
			continue
		}
		if i+1 < len(list) && list[i+1].Kind == driver.SoundSet && list[i+1].Voice == c.Voice && list[i+1].Faded > 0 {
			i++
		}
		if i+1 < len(list) && list[i+1].Kind == driver.SoundStop && list[i+1].Voice == c.Voice && v.told {
			i++
		}
	}
	return dst
}

// stopOthers ends what would never end by itself and is not to be heard any more.
func (s *sounds) stopOthers(dst, list []driver.SoundCommand) []driver.SoundCommand {
	for i := range s.voices {
		v := &s.voices[i]
		wanted := slices.ContainsFunc(list, func(c driver.SoundCommand) bool { return c.Kind == driver.SoundPlay && c.Voice == v.voice })
		if !wanted && !v.told && (v.loop || v.stream) && len(list) > 0 {
			dst = append(dst, driver.SoundCommand{Kind: driver.SoundStop, At: list[0].At, Voice: v.voice})
			v.told = true
		}
	}
	return dst
}

// goesOn reports whether a voice that a build wants to begin is the one that plays, and at the same place.
func (s *sounds) goesOn(v *heard, c *driver.SoundCommand) bool {
	if v.sound != c.Sound || v.stream != c.Stream || v.loop != c.Loop {
		return false
	}
	v.lost += s.lost
	if !v.stream {
		return true
	}
	if v.bent || v.lost > maxLost || c.After > 0 {
		return false
	}
	head := (uint64(v.from)<<32 | uint64(v.part)) + uint64(c.At-v.at)*step(v.pitch)
	ahead := v.from + v.sent - int64(head>>32)
	if !v.loop && c.Offset != int64(head>>32) {
		return false
	}
	if c.At < v.at || ahead < 0 || ahead > 8*driver.SampleRate {
		return false
	}
	v.skip = ahead
	if ahead == 0 {
		v.skip = -1 // the next part follows without anything left out
	}
	return true
}

// step is how far a voice of a pitch goes for each sample, frames in 32.32 bits, as package audio has it.
func step(pitch float32) uint64 {
	p := float64(pitch)
	if p != p {
		p = 1
	}
	return uint64(min(max(p, 1.0/16), 16) * (1 << 32))
}
