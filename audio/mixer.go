package audio

import (
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

const (
	block    = 256                    // most frames mixed in one go
	maxQueue = 1024                   // commands that wait; beyond it the oldest happen at once
	ahead    = driver.SampleRate / 30 // frames a live command may wait, two ticks of 60 a second
	busCount = int(buses)
)

// Mixer turns sound commands into samples. It belongs to the driver's side of the boundary: a driver hands it the
// output of each tick and asks it for as many frames as its device wants. A frame is a left and a right sample.
//
// The same commands give the same samples on every machine, however the frames are cut into calls of Mix.
// A Mixer is not safe for concurrent use: a driver whose device asks from another thread locks around Do and Mix.
type Mixer struct {
	// Live is for devices, whose clock is not the game's: the first command happens at once, later ones keep
	// their distance to it, and one that would be late or wait for more than 33 ms happens at once and sets the
	// distance anew. Zero: exact, for tests and films: game time 0 is the first frame mixed, every command happens
	// at its own frame, and late ones at once.
	Live bool

	position int64 // frames mixed
	anchor   int64 // what a command's At is off by
	sounds   map[driver.SoundID]clip
	queue    []driver.SoundCommand // by At, which here is in frames mixed
	tracks   [tracks]track
	strips   [busCount]strip
	limiter  limiter
}

// strip is a bus in the mixer: its volume and what it sounds like in the present block.
type strip struct {
	gain ramp
	used bool
	sum  [2 * block]float32
}

// NewMixer returns a mixer at position 0 with nothing playing and every bus at gain 1.
func NewMixer() *Mixer {
	m := &Mixer{sounds: map[driver.SoundID]clip{}}
	for i := range m.strips {
		m.strips[i].gain = ramp{goal: 1}
	}
	return m
}

// Position returns how many frames have been mixed.
func (m *Mixer) Position() int64 { return m.position }

// Do takes the sounds and commands of a tick. It keeps the samples of sounds without a copy, so nobody may write to
// them afterwards. It keeps nothing else of out. If nobody calls Mix, at most 1,024 commands wait.
func (m *Mixer) Do(out *driver.Output) {
	for i := range out.Sounds {
		m.upload(&out.Sounds[i])
	}
	for i := range out.Commands {
		m.enqueue(out.Commands[i])
	}
	for len(m.queue) > maxQueue {
		m.applyFirst()
	}
}

func (m *Mixer) upload(s *driver.Sound) {
	c := newClip(s)
	if c.frames == 0 {
		delete(m.sounds, s.ID)
		return
	}
	m.sounds[s.ID] = c
}

func (m *Mixer) enqueue(c driver.SoundCommand) {
	if c.Kind == driver.SoundReset {
		m.reset(c.At)
		return
	}
	c.At = m.due(c.At)
	i := len(m.queue)
	for i > 0 && m.queue[i-1].At > c.At {
		i--
	}
	m.queue = slices.Insert(m.queue, i, c)
}

// due returns the frame at which a command of the game time at happens.
func (m *Mixer) due(at int64) int64 {
	due := at + m.anchor
	if !m.Live {
		return max(due, m.position)
	}
	if due >= m.position && due <= m.position+ahead {
		return due
	}
	due = m.position
	if n := len(m.queue); n > 0 {
		due = m.queue[n-1].At // never before an earlier command
	}
	m.anchor = due - at
	return due
}

// reset forgets what waits, stops every voice and takes the present frame as the game time at.
func (m *Mixer) reset(at int64) {
	m.queue = m.queue[:0]
	m.anchor = m.position - at
	for i := range m.tracks {
		m.tracks[i].stop(0)
		m.tracks[i].voice = 0
	}
}

func (m *Mixer) applyFirst() {
	c := m.queue[0]
	m.queue = slices.Delete(m.queue, 0, 1)
	switch c.Kind {
	case driver.SoundPlay:
		m.play(&c)
	case driver.SoundSet:
		if t := m.track(c.Voice); t != nil && t.state == trackPlaying {
			t.set(&c)
		}
	case driver.SoundStop:
		if t := m.track(c.Voice); t != nil {
			t.stop(c.Fade)
		}
	case driver.SoundGain:
		if int(c.Bus) < busCount {
			m.strips[c.Bus].gain.to(safeGain(c.Gain), fadeFrames(c.Fade))
		}
	}
}

func (m *Mixer) play(c *driver.SoundCommand) {
	clip, ok := m.sounds[c.Sound]
	if !ok || c.Voice == 0 || int(c.Bus) >= busCount {
		return
	}
	if old := m.track(c.Voice); old != nil {
		old.stop(0)
		old.voice = 0
	}
	for i := range m.tracks {
		if m.tracks[i].state == trackFree {
			m.tracks[i].start(clip, c)
			return
		}
	}
}

// track returns the track of a voice, or nil. Voice 0 is that of tracks which nothing can reach any more.
func (m *Mixer) track(voice uint32) *track {
	for i := range m.tracks {
		if voice != 0 && m.tracks[i].state != trackFree && m.tracks[i].voice == voice {
			return &m.tracks[i]
		}
	}
	return nil
}

// Mix fills dst with the next frames, left and right in turn, between −1 and 1. An odd last sample is left alone.
// A driver whose device is asleep still calls it, at the pace of the clock, and throws the result away;
// otherwise all that was played meanwhile would sound at once when the device wakes.
func (m *Mixer) Mix(dst []float32) {
	for len(dst) >= 2 {
		for len(m.queue) > 0 && m.queue[0].At <= m.position {
			m.applyFirst()
		}
		n := min(len(dst)/2, block)
		if len(m.queue) > 0 {
			n = int(min(int64(n), m.queue[0].At-m.position))
		}
		m.mixBlock(dst[:2*n])
		m.position += int64(n)
		dst = dst[2*n:]
	}
}

// mixBlock mixes at most one block, within which no command happens.
func (m *Mixer) mixBlock(dst []float32) {
	for i := range m.tracks {
		if t := &m.tracks[i]; t.state != trackFree {
			t.mix(m.strips[t.bus].open(len(dst)))
		}
	}
	master := m.strips[0].open(len(dst))
	for i := 1; i < busCount; i++ {
		m.strips[i].pour(master)
	}
	clear(dst)
	m.strips[0].pour(dst)
	m.limiter.run(dst)
}

// open returns the strip's sum for a block of n samples, cleared before its first use in the block.
func (s *strip) open(n int) []float32 {
	if !s.used {
		s.used = true
		clear(s.sum[:n])
	}
	return s.sum[:n]
}

// pour adds the strip's sum to dst and closes the block.
func (s *strip) pour(dst []float32) {
	if !s.used {
		s.gain.skip(len(dst) / 2)
		return
	}
	s.used = false
	sum := s.sum[:len(dst)]
	if s.gain.left == 0 {
		for i, x := range sum {
			dst[i] += float32(x * s.gain.goal)
		}
		return
	}
	for i := 0; i+1 < len(sum); i += 2 {
		s.gain.skip(1)
		g := s.gain.value()
		dst[i] += float32(sum[i] * g)
		dst[i+1] += float32(sum[i+1] * g)
	}
}
