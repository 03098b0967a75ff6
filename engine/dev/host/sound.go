package host

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// maxHeard is how many voices are remembered: a mixer plays no more at once.
const maxHeard = 256

// maxLost is how many samples of game time the mixer may be ahead of a streamed voice before the voice begins anew where
// the game has it: what is sent ahead would run dry.
const maxLost = driver.SampleRate * 2 / 5

// sounds knows what the mixer plays. A build that takes over tells the mixer to stop everything and to begin again what
// plays, since that is what a new driver needs; here the mixer is the old one, and what goes on there is left alone, so
// that not one sample changes.
type sounds struct {
	voices  []heard // by age
	buses   [driver.MaxBuses]busHeard
	takes   bool // a build has taken over, and its order to stop everything has not come yet
	anew    bool // what it plays is not what was played
	lost    int64
	pending []driver.Sound // uploads of a build that has not played yet
}

// heard is a voice as the mixer was told.
type heard struct {
	voice        uint32
	sound        driver.SoundID
	stream, loop bool
	told         bool // to stop
	bent         bool // its pitch changed
	from         int64
	part         uint32
	pitch        float32
	at           int64 // sample of game time at which it began
	sent         int64 // frames of a stream that were sent
	skip         int64 // frames that come again and are left out
	lost         int64 // samples that the mixer is ahead of the game
}

// busHeard is a bus as the mixer was told.
type busHeard struct {
	gain    float32 // less 1, so that the zero value is right
	parent  driver.BusID
	effects [driver.MaxSlots]driver.SoundCommand
}

// takeOver says that the next sound comes from another build, or from another time. Lost are samples that were played
// and are not over for the game; anew says that what plays is to stop.
func (s *sounds) takeOver(lost int64, anew bool) {
	s.takes, s.anew = true, anew
	s.lost += max(lost, 0)
}

// pass appends what a tick asks of the mixer to out.
func (s *sounds) pass(out, in *driver.Output) {
	out.Sounds = append(append(out.Sounds, s.pending...), in.Sounds...)
	s.pending = s.pending[:0]
	list := in.Commands
	if len(list) > 0 && list[0].Kind == driver.SoundReset {
		if s.takes && !s.anew && s.sameBuses(list) {
			list = list[1:]
			out.Commands = s.resume(out.Commands, list)
		} else {
			s.voices, s.buses = s.voices[:0], [driver.MaxBuses]busHeard{}
			out.Commands = append(out.Commands, list...)
			s.note(list)
		}
		s.takes, s.anew, s.lost = false, false, 0
	} else {
		out.Commands = append(out.Commands, list...)
		s.note(list)
	}
	for i := range in.Chunks {
		s.chunk(out, in.Chunks[i])
	}
}

// note remembers commands.
func (s *sounds) note(list []driver.SoundCommand) {
	for i := range list {
		c := &list[i]
		switch c.Kind {
		case driver.SoundPlay:
			s.play(c)
		case driver.SoundSet:
			if v := s.find(c.Voice); v != nil {
				v.bent = v.bent || c.Pitch != v.pitch
			}
		case driver.SoundStop:
			if v := s.find(c.Voice); v != nil {
				v.told = true
			}
		case driver.SoundReset:
			s.voices, s.buses = s.voices[:0], [driver.MaxBuses]busHeard{}
		default:
			s.bus(c)
		}
	}
}

func (s *sounds) bus(c *driver.SoundCommand) {
	if c.Bus >= driver.MaxBuses {
		return
	}
	b := &s.buses[c.Bus]
	switch {
	case c.Kind == driver.SoundGain:
		b.gain = c.Gain - 1
	case c.Kind == driver.SoundBus:
		b.parent = c.Parent
	case c.Kind == driver.SoundEffect && c.Slot < driver.MaxSlots:
		b.effects[c.Slot] = *c
	}
}

// play remembers a voice. The oldest one that cannot go on for long makes room.
func (s *sounds) play(c *driver.SoundCommand) {
	if i := s.index(c.Voice); i >= 0 {
		s.voices = slices.Delete(s.voices, i, i+1)
	}
	if len(s.voices) == maxHeard {
		i := max(slices.IndexFunc(s.voices, func(v heard) bool { return v.told || !v.loop && !v.stream }), 0)
		s.voices = slices.Delete(s.voices, i, i+1)
	}
	s.voices = append(s.voices, heard{
		voice: c.Voice, sound: c.Sound, stream: c.Stream, loop: c.Loop,
		from: c.Offset, part: c.Part, pitch: c.Pitch, at: c.At + max(c.After, 0),
	})
}

func (s *sounds) index(voice uint32) int {
	return slices.IndexFunc(s.voices, func(v heard) bool { return v.voice == voice })
}

func (s *sounds) find(voice uint32) *heard {
	if i := s.index(voice); i >= 0 {
		return &s.voices[i]
	}
	return nil
}

// chunk hands on a part of a stream, without what the mixer has of it.
func (s *sounds) chunk(out *driver.Output, c driver.SoundChunk) {
	v := s.find(c.Voice)
	if v == nil || c.Channels < 1 {
		out.Chunks = append(out.Chunks, c)
		return
	}
	if v.skip > 0 {
		c.First = false
		n := min(v.skip, int64(len(c.PCM)/c.Channels))
		v.skip -= n
		c.PCM = c.PCM[n*int64(c.Channels):]
	} else if c.First && v.skip < 0 {
		c.First, v.skip = false, 0
	}
	if c.First {
		v.sent = 0
	}
	v.sent += int64(len(c.PCM) / c.Channels)
	if len(c.PCM) > 0 || c.First || c.Last {
		out.Chunks = append(out.Chunks, c)
	}
}
