package audio

import (
	"math"
	"slices"

	"github.com/krill2d/krill/engine/driver"
)

// Silent is the Gain of a voice that is not heard but goes on. Zero would mean 1.
const Silent = -1.0

// Voice is a playing sound. A voice that has ended is ignored wherever it is given, and its number does not come
// back within a run. The zero value is none.
type Voice struct{ id uint32 }

// Play says how a sound is played. The zero value is: once, as recorded, in the middle, as a sound effect.
// Numbers outside their range are brought into it; NaN is silence for Gain and means zero for the others.
type Play struct {
	Gain  float64 // linear, up to 8; zero: 1. Negative is silence: write Silent
	Pan   float64 // −1 left to 1 right, at equal power; zero: the middle. A stereo sound is balanced
	Pitch float64 // speed, 1/16 to 16: 2 is an octave up and half as long; zero: 1
	Loop  bool    // plays until it is stopped
	Bus   Bus     // zero: BusSFX

	Start  float64 // where in the sound it begins, seconds; zero: at its beginning. Beyond its end nothing plays
	Delay  float64 // seconds from the beginning of this tick until it begins, to the sample, at most an hour; zero: now
	FadeIn float64 // seconds, at most 174; zero: as recorded

	// A Loop plays all up to LoopTo and goes on at LoopFrom, so that what lies before LoopFrom is an intro.
	LoopFrom, LoopTo float64 // seconds into the sound, to the nearest sample; LoopTo zero: its end; both: as the file says

	Priority int8 // who gives way when there are too many: lower first, and only then the bus decides; zero: 0
	Limit    int  // at most so many of this sound play: for one more, its oldest voice stops; zero: as many as there are

	// Own gives a voice of its own to a sound that was played in this tick already. Zero: when the same is played
	// twice in a tick, which would be twice the same wave, one voice is louder, as two different waves would be.
	Own bool
}

// meant returns p with what zero stands for, each number in its range.
func (p Play) meant() Play {
	p.Bus.mustBe()
	switch {
	case p.Gain == 0:
		p.Gain = 1
	case !(p.Gain > 0):
		p.Gain = 0
	}
	p.Gain = min(p.Gain, maxGain)
	if p.Pan != p.Pan {
		p.Pan = 0
	}
	p.Pan = min(max(p.Pan, -1), 1)
	if p.Pitch == 0 {
		p.Pitch = 1
	}
	p.Pitch = safePitch(p.Pitch)
	for _, sec := range [...]*float64{&p.Start, &p.Delay, &p.FadeIn, &p.LoopFrom, &p.LoopTo} {
		*sec = within(*sec, 0, maxLater/driver.SampleRate)
	}
	return p
}

// Play plays a sound once, as recorded, and returns its voice. It is [Player.PlayWith] with the zero Play.
func (m *Player) Play(s Sound) Voice { return m.PlayWith(s, Play{}) }

// PlayWith plays a sound from the beginning of this tick on and returns its voice, which is zero for the zero Sound
// and for a file that cannot be read. At most 64 voices play; for one more, the least important gives way: those of
// lower Priority, and of one priority effects before ui before speech before music, then sounds that end before loops,
// then quiet before loud, then old before new. If that is the new one itself, it does not begin. The first use of a
// sound decodes it; a file of more than ten seconds is decoded as it plays.
// A bus that does not exist panics. O(voices).
func (m *Player) PlayWith(s Sound, p Play) Voice { return m.start(s, p.meant()) }

func (m *Player) start(s Sound, p Play) Voice { return m.startAt(s, p, place{}) }

// startAt plays a sound at a place.
func (m *Player) startAt(s Sound, p Play, at place) Voice {
	n := m.ready(s)
	if n == 0 {
		return Voice{}
	}
	if p.Loop && p.LoopFrom == 0 && p.LoopTo == 0 {
		p.LoopFrom, p.LoopTo = m.loopOf(s)
	}
	v := voice{sound: s, play: p, frames: n, waits: later(p.Delay), comes: way{total: samples(p.FadeIn)}, place: at}
	v.head = head{pos: v.reach().wrap(uint64(frames(p.Start)) * one), step: stepOf(v.pitch())}
	if v.head.pos >= uint64(n)*one {
		return Voice{}
	}
	if same := m.louder(&v); same != (Voice{}) {
		return same
	}
	if !m.makeRoom(&v) {
		return Voice{}
	}
	m.state.last++
	v.id, v.stream = m.state.last, m.streams.has(s)
	m.state.voices = append(m.state.voices, v)
	if !m.state.stands(&v) {
		m.begin(&v)
	}
	return Voice{v.id}
}

// louder makes a voice louder that was told to play the same in this tick, and returns it, or none. The powers add up,
// as those of two sounds do that are not quite the same.
func (m *Player) louder(v *voice) Voice {
	if v.play.Own || v.play.Loop {
		return Voice{}
	}
	for i := len(m.commands) - 1; i >= 0; i-- {
		c := &m.commands[i]
		if c.Kind != driver.SoundPlay || c.Sound != v.sound.ID() {
			continue
		}
		at := m.state.find(Voice{c.Voice})
		if at < 0 {
			continue
		}
		same := m.state.voices[at]
		same.id, same.stream, same.play.Gain = 0, false, v.play.Gain
		if same != *v {
			continue
		}
		gain := &m.state.voices[at].play.Gain
		*gain = min(math.Sqrt(float64(*gain**gain)+float64(v.play.Gain*v.play.Gain)), maxGain)
		c.Gain = float32(*gain)
		return Voice{c.Voice}
	}
	return Voice{}
}

// makeRoom stops voices of which there are too many, and reports whether a new one may begin.
func (m *Player) makeRoom(v *voice) bool {
	most := v.play.Limit
	for oldest, n := m.state.count(v.sound); most > 0 && n >= most; oldest, n = m.state.count(v.sound) {
		m.end(oldest, ending{})
	}
	if len(m.state.voices) < maxVoices {
		return true
	}
	i := m.state.weakest(v)
	if i < 0 {
		return false
	}
	m.end(i, ending{})
	return true
}

// Stop ends a voice: its gain goes to zero within fade seconds, at most 174. Zero: as fast as goes without a click,
// 5 ms. Until then the voice is playing. [StopWith] ends it later, or where it goes through zero.
func (m *Player) Stop(v Voice, fade float64) {
	if i := m.state.find(v); i >= 0 {
		m.end(i, ending{way: way{total: samples(fade)}})
	}
}

// end stops the voice at a place; without a fade it is gone at once. A fade that is on its way can only be made shorter.
func (m *Player) end(i int, e ending) {
	v := &m.state.voices[i]
	stands := m.state.stands(v)
	if !stands {
		m.tellEnd(v, &e)
	}
	if e.after == 0 && (e.total <= softFrames || stands) {
		m.state.voices = slices.Delete(m.state.voices, i, i+1)
		return
	}
	if now := &v.ends; !now.told || now.after > 0 || e.after+e.total < now.total-now.done {
		e.told = true
		*now = e
	}
}

// Set changes the gain, pan and pitch of a playing voice; all else of p is not looked at. Gain and pan arrive within
// 5 ms, and pitch at once; [Glide] takes its time.
// A voice that was told to stop is not changed any more. To bring a voice to silence write [Silent], not 0.
func (m *Player) Set(v Voice, p Play) {
	if i := m.state.find(v); i >= 0 {
		m.set(&m.state.voices[i], p, 0)
	}
}

// set changes a voice within so many samples.
func (m *Player) set(v *voice, p Play, n int64) {
	now := v.play
	now.Gain, now.Pan, now.Pitch = p.Gain, p.Pan, p.Pitch
	if now = now.meant(); now == v.play || v.ends.told && v.ends.after == 0 {
		return
	}
	gain, pan := v.now()
	v.play = now
	m.slide(v, gain, pan, n)
}

// slide brings a voice from a gain and a pan to what it is now, within so many samples; 0: as fast as goes.
func (m *Player) slide(v *voice, gain, pan float64, n int64) {
	if v.waits > 0 {
		n = 0 // there is nothing to be heard on the way
	}
	v.slides = slide{}
	if n > 0 {
		v.slides = slide{way: way{total: n}, gain: gain, pan: pan}
	}
	v.head.to(stepOf(v.pitch()), n, 0)
	if !m.state.stands(v) {
		m.tell(driver.SoundSet, v).Fade = n
	}
}

// Playing reports whether a voice still plays. It is told by ticks and the length of the sound, not by a device;
// the mixer falls silent within a tick of it.
func (m *Player) Playing(v Voice) bool { return m.state.find(v) >= 0 }

// Music plays a song over and over on [BusMusic] and fades what played before out and the new one in, both within
// fade seconds, along quarters of a sine, so that the loudness does not dip. The song that plays already goes on.
// The zero Sound ends the music.
func (m *Player) Music(s Sound, fade float64) {
	if s == m.state.song {
		return
	}
	m.Stop(m.state.music, fade)
	m.Stop(m.state.before, fade) // which a switch left until its beat
	m.state.song = s
	m.state.music = m.start(s, Play{Loop: true, Bus: BusMusic, FadeIn: fade}.meant())
}

// StopAll ends every voice and the music, without a fade, and no bus is paused any more. Gains stay.
func (m *Player) StopAll() {
	for len(m.state.voices) > 0 {
		m.end(len(m.state.voices)-1, ending{})
	}
	m.state.song, m.state.music = Sound{}, Voice{}
	m.state.still = 0
}

// samples turns seconds into samples, at most what a mixer fades over.
func samples(sec float64) int64 { return upTo(sec, maxFade) }

// later turns seconds into samples, at most what a command may wait.
func later(sec float64) int64 { return upTo(sec, maxLater) }

func upTo(sec float64, most int64) int64 {
	if !(sec > 0) {
		return 0
	}
	return int64(min(math.Round(sec*driver.SampleRate), float64(most)))
}

// frames turns a place in a sound, in seconds, into the nearest frame.
func frames(sec float64) int64 { return int64(math.Round(sec * driver.SampleRate)) }
