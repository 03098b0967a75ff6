package audio

import (
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
	return p
}

// Play plays a sound once, as recorded, and returns its voice. It is [Player.PlayWith] with the zero Play.
func (m *Player) Play(s Sound) Voice { return m.PlayWith(s, Play{}) }

// PlayWith plays a sound from the beginning of this tick on and returns its voice, which is zero for the zero Sound
// and for a file that cannot be read. At most 64 voices play; for one more, the least important gives way: effects
// before ui before speech before music, then sounds that end before loops, then quiet before loud, then old before
// new. If that is the new one itself, it does not begin. The first use of a sound decodes it.
// A bus that does not exist panics. O(voices).
func (m *Player) PlayWith(s Sound, p Play) Voice { return m.start(s, p.meant(), 0) }

// start plays a sound, fading in over fade seconds.
func (m *Player) start(s Sound, p Play, fade float64) Voice {
	pcm := m.ready(s)
	if len(pcm.Samples) == 0 || !m.makeRoom(p) {
		return Voice{}
	}
	m.state.last++
	v := voice{id: m.state.last, sound: s, play: p, frames: int64(pcm.Frames())}
	m.state.voices = append(m.state.voices, v)
	c := m.voiceCommand(driver.SoundPlay, &v)
	c.Loop, c.Fade = p.Loop, samples(fade)
	m.command(c)
	return Voice{v.id}
}

// makeRoom stops the weakest voice if there are too many, and reports whether a new one may begin.
func (m *Player) makeRoom(p Play) bool {
	if len(m.state.voices) < maxVoices {
		return true
	}
	i := m.state.weakest(p)
	if i < 0 {
		return false
	}
	m.end(i, 0)
	return true
}

// Stop ends a voice: its gain goes to zero within fade seconds, at most 174. Zero: as fast as goes without a click,
// 5 ms. Until then the voice is playing.
func (m *Player) Stop(v Voice, fade float64) {
	if i := m.state.find(v); i >= 0 {
		m.end(i, samples(fade))
	}
}

// end stops the voice at a place; without a fade it is gone at once.
func (m *Player) end(i int, fade int64) {
	v := &m.state.voices[i]
	m.command(driver.SoundCommand{Kind: driver.SoundStop, Voice: v.id, Fade: fade})
	if fade <= softFrames {
		m.state.voices = slices.Delete(m.state.voices, i, i+1)
	} else if v.ends == 0 || v.ends > m.state.at+fade {
		v.ends = m.state.at + fade
	}
}

// Set changes the gain, pan and pitch of a playing voice; its Loop and Bus stay. Gain and pan arrive within 5 ms.
// A voice that was told to stop is not changed any more. To bring a voice to silence write [Silent], not 0.
func (m *Player) Set(v Voice, p Play) {
	i := m.state.find(v)
	if i < 0 || m.state.voices[i].ends > 0 {
		return
	}
	at := &m.state.voices[i]
	p.Loop, p.Bus = at.play.Loop, at.play.Bus
	if p = p.meant(); p != at.play {
		at.play = p
		m.command(m.voiceCommand(driver.SoundSet, at))
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
	m.state.song = s
	m.state.music = m.start(s, Play{Loop: true, Bus: BusMusic}.meant(), fade)
}

// StopAll ends every voice and the music, without a fade. Gains stay.
func (m *Player) StopAll() {
	for len(m.state.voices) > 0 {
		m.end(len(m.state.voices)-1, 0)
	}
	m.state.song, m.state.music = Sound{}, Voice{}
}

// samples turns seconds into samples, at most what a mixer fades over.
func samples(sec float64) int64 {
	if !(sec > 0) {
		return 0
	}
	return int64(min(sec*driver.SampleRate, maxFade))
}
