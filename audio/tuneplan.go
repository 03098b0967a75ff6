package audio

import (
	"errors"
	"slices"
	"sort"
)

// event is a sound at its place in time.
type event struct {
	at   int64 // frames; below 0 for what still rings from the end of the loop before
	clip clipKey
	l, r float32

	intro bool // it is of a note there
}

// clipKey names a sound that many events may share.
type clipKey struct {
	voice, pitch int
	hold         int64 // frames
	side         int   // -1 or 1: of a wide channel the lower or the higher one
}

const maxEvents = 6 * maxTuneNotes

var errSounding = errors.New("its notes, tails and echoes are too many all together; try a shorter release or a softer echo")

// plan turns notes into events: width and echoes are further events, and so is what rings over the end of a loop.
func (s *score) plan() error {
	s.frames = s.inFrames(s.ticks)
	sounding := int64(0)
	for i := range s.notes {
		first := len(s.events)
		sounding += s.spread(&s.notes[i])
		for j := first; j < len(s.events); j++ {
			s.events[j].intro = s.notes[i].at < s.from
		}
		if sounding > maxSounding*int64(rate) || len(s.events) > maxEvents {
			return errSounding
		}
	}
	if s.once {
		s.lengthen()
	} else if s.from > 0 {
		s.goOn()
	} else if !s.wrap() {
		return errSounding
	}
	sort.Stable(byTime(s.events))
	s.stereo = slices.ContainsFunc(s.events, func(e event) bool { return e.l != e.r })
	return nil
}

// byTime sorts events; of two at one time the first stays the first.
type byTime []event

func (e byTime) Len() int           { return len(e) }
func (e byTime) Less(i, j int) bool { return e[i].at < e[j].at }
func (e byTime) Swap(i, j int)      { e[i], e[j] = e[j], e[i] }

const (
	leastEcho = 0.05 // an echo that is quieter is left out
	echoPan   = 0.5  // of the first echo of a channel in the middle; then they change sides
	wideness  = 0.6  // pan of the two of a wide channel
	wideGain  = 0.7  // of each of them
)

// spread adds the events of a note and returns how long they sound together.
func (s *score) spread(n *note) (sounding int64) {
	v := &s.voices[n.voice]
	key := clipKey{n.voice, n.pitch, s.inFrames(n.length), 0}
	at, pan, loud := s.inFrames(n.at), v.pan, n.loud*float32(v.vol*v.vol)
	for share := float32(1); share >= leastEcho; share *= float32(v.echo) {
		if v.wide > 0 {
			low, high := key, key
			low.side, high.side = -1, 1
			s.add(at, low, pan-wideness, float32(loud*share)*wideGain)
			s.add(at, high, pan+wideness, float32(loud*share)*wideGain)
			sounding += v.frames(key.hold)
		} else {
			s.add(at, key, pan, float32(loud*share))
		}
		sounding += v.frames(key.hold)
		at += s.inFrames(v.echoes)
		pan = -pan
		if v.pan == 0 {
			pan = echoPan - pan
		}
	}
	return sounding
}

func (s *score) add(at int64, key clipKey, pan float64, loud float32) {
	s.events = append(s.events, event{at: at, clip: key, l: loud * side(pan), r: loud * side(-pan)})
}

func (s *score) end(e *event) int64 { return e.at + s.voices[e.clip.voice].frames(e.clip.hold) }

// lengthen makes the tune long enough for its last tail.
func (s *score) lengthen() {
	for i := range s.events {
		s.frames = max(s.frames, s.end(&s.events[i]))
	}
}

// goOn is for a tune with an intro, whose end goes over into what comes after the intro. As long as something rings over
// either place, the tune is made longer by what is played again, and the loop begins and ends as much later: so nothing
// rings into the first round, and nothing of the intro into the second.
func (s *score) goOn() {
	end, from := s.frames, s.inFrames(s.from)
	s.loop = end - from
	s.lengthen()
	for i := range s.events {
		if e := &s.events[i]; e.intro {
			s.frames = max(s.frames, s.end(e)+s.loop)
		}
	}
	s.frames = min(s.frames, end+s.loop)
	for _, e := range s.events {
		if e.at += s.loop; !e.intro && e.at < s.frames {
			s.events = append(s.events, e)
		}
	}
}

// wrap brings echoes that begin after the end back to the beginning, and adds what rings over the end there.
// It reports whether that is not too much.
func (s *score) wrap() bool {
	for i := range s.events {
		s.events[i].at %= s.frames
		for e := s.events[i]; s.end(&e) > s.frames; {
			if len(s.events) > maxEvents {
				return false
			}
			e.at -= s.frames
			s.events = append(s.events, e)
		}
	}
	return true
}
