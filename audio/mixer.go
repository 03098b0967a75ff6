package audio

import "github.com/krill2d/krill/engine/driver"

const (
	block    = 256                    // most frames mixed in one go
	maxQueue = 1024                   // commands that wait; beyond it the oldest happen at once
	ahead    = driver.SampleRate / 30 // frames a live command may wait, two ticks of 60 a second
	maxLater = driver.SampleRate * 3600
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
	newest   int64 // when the last command happens that is not for later
	sounds   map[driver.SoundID]clip
	queue    []driver.SoundCommand // by At, which here is in frames mixed
	doing    driver.SoundCommand   // the one that happens now
	tracks   [tracks]track
	feeds    []*feed
	strips   [driver.MaxBuses]strip
	order    [driver.MaxBuses]driver.BusID       // in which strips are mixed: each after all that it needs
	spare    [len(kernels)][]Kernel              // effects that are not used any more
	in, out  [2 * block]float32                  // of an effect that comes or goes, and of a track that fades
	tap      func(i driver.BusID, sum []float32) // brings a strip to its gain, for those who listen; nil: nobody does
	meter    func(i driver.BusID, sum []float32) // nil: nobody asked
	limiter  limiter
}

// NewMixer returns a mixer at position 0 with nothing playing, every bus at gain 1 and no effects.
func NewMixer() *Mixer {
	m := &Mixer{sounds: map[driver.SoundID]clip{}}
	for i := range m.strips {
		m.strips[i].gain = ramp{goal: 1}
		m.order[i] = driver.BusID(i+1) % driver.MaxBuses
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
	commands := out.Commands
	if len(commands) > 0 && commands[0].Kind == driver.SoundReset {
		m.reset(commands[0].At) // the chunks are for what begins after it
		commands = commands[1:]
	}
	m.take(out.Chunks)
	for i := range commands {
		m.enqueue(commands[i])
	}
	m.tidy()
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
	if c.Kind == driver.SoundPlay || c.Kind == driver.SoundStop {
		m.dropLater(&c)
	}
	c.At = m.due(c.At) + min(max(c.After, 0), maxLater)
	m.queue = append(m.queue, c)
	i := len(m.queue) - 1
	for i > 0 && m.queue[i-1].At > c.At {
		m.queue[i] = m.queue[i-1]
		i--
	}
	m.queue[i] = c
}

// dropLater takes what was meant for later out of the queue, where a command for the same voice takes its place.
func (m *Mixer) dropLater(c *driver.SoundCommand) {
	for i := len(m.queue) - 1; i >= 0; i-- {
		q := &m.queue[i]
		if q.Voice == c.Voice && q.After > 0 && (c.After <= 0 || q.Kind == c.Kind) {
			m.drop(i)
		}
	}
}

// drop takes a command out of the queue.
func (m *Mixer) drop(i int) { m.queue = m.queue[:i+copy(m.queue[i:], m.queue[i+1:])] }

// due returns the frame at which a command of the game time at happens.
func (m *Mixer) due(at int64) int64 {
	due := at + m.anchor
	switch {
	case !m.Live:
		return max(due, m.position)
	case due < m.position || due > m.position+ahead:
		due = max(m.position, m.newest) // never before an earlier command
		m.anchor = due - at
	}
	m.newest = max(m.newest, due)
	return due
}

// reset forgets what waits, stops every voice and takes the present frame as the game time at.
func (m *Mixer) reset(at int64) {
	m.queue = m.queue[:0]
	m.anchor, m.newest = m.position-at, m.position
	for i := range m.tracks {
		m.tracks[i].leave()
	}
	for _, f := range m.feeds {
		f.leave()
	}
	if r := racks.Load(); r != nil {
		r.reset(m)
	}
}

func (m *Mixer) applyFirst() {
	m.doing = m.queue[0]
	c := &m.doing
	m.queue = m.queue[:copy(m.queue, m.queue[1:])]
	switch c.Kind {
	case driver.SoundPlay:
		m.play(c)
	case driver.SoundSet:
		if t := m.track(c.Voice); t != nil && t.state == trackPlaying {
			t.set(c)
		} else if i := m.waiting(c.Voice); i >= 0 {
			w := &m.queue[i]
			w.Gain, w.Pan, w.Pitch = c.Gain, c.Pan, c.Pitch
		}
	case driver.SoundStop:
		if t := m.track(c.Voice); t != nil {
			t.stop(c)
		} else if i := m.waiting(c.Voice); i >= 0 {
			m.drop(i)
		}
	case driver.SoundGain:
		m.setGain(c)
	case driver.SoundBus, driver.SoundEffect:
		if r := racks.Load(); r != nil {
			r.do(m, c)
		}
	}
}

func (m *Mixer) play(c *driver.SoundCommand) {
	clip, ok := m.sounds[c.Sound]
	var f *feed
	if c.Stream {
		f = m.feed(c.Voice)
		ok = f != nil
	}
	if !ok || c.Voice == 0 || c.Bus >= driver.MaxBuses {
		return
	}
	if old := m.track(c.Voice); old != nil {
		old.leave()
	}
	for i := range m.tracks {
		if m.tracks[i].state == trackFree {
			m.tracks[i].start(clip, f, c)
			return
		}
	}
}

// leave fades the track out as fast as goes, out of reach of any command.
func (t *track) leave() {
	t.fadeOut(softFrames, 0)
	t.voice = 0
}

// waiting returns the place in the queue of a voice that has not begun, or −1.
func (m *Mixer) waiting(voice uint32) int {
	for i := range m.queue {
		if c := &m.queue[i]; c.Voice == voice && c.Kind == driver.SoundPlay {
			return i
		}
	}
	return -1
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
			t.mix(m.strips[t.bus].open(len(dst)), &m.in)
		}
	}
	clear(dst)
	for _, i := range m.order {
		m.pour(i, dst)
	}
	for i := range m.strips {
		m.strips[i].used = false
	}
	m.limiter.run(dst)
}
