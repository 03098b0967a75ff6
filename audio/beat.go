package audio

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
)

// Beat is where a song's beats are: plain data.
type Beat struct {
	Tempo float64 // beats a minute; zero: 120
	First float64 // where in the sound the first beat of a bar is, seconds; zero: at its beginning
	Bar   int     // beats in a bar; zero: 4
}

// At returns how many beats have passed at a place in the song, in seconds as [Player.Position] gives them. It is
// negative before the first one.
func (b Beat) At(seconds float64) float64 { return (seconds - b.First) / b.length() }

// Seconds returns the place in the song of a beat; the first one is 0.
func (b Beat) Seconds(beat float64) float64 { return b.First + float64(beat*b.length()) }

// Until returns the seconds from a place in the song to the next beat whose number can be divided by every, 0 when it
// is there.
func (b Beat) Until(seconds float64, every int) float64 {
	step := float64(max(every, 1))
	const soon = 1.0 / driver.SampleRate // seconds; less than that before a beat is on it, as sums are rounded
	next := float64(math.Ceil((b.At(seconds)-soon/b.length())/step) * step)
	return max(b.Seconds(next)-seconds, 0)
}

// length returns the seconds of a beat.
func (b Beat) length() float64 { return 60 / within(orElse(b.Tempo, 120), 1, 10000) }

func (b Beat) bar() int {
	if b.Bar <= 0 {
		return 4
	}
	return b.Bar
}

// Switch says how one song follows another in time.
type Switch struct {
	From, To Beat    // of the song that plays, and of the next one
	Every    int     // it happens on the next beat whose number can be divided by it, 1 for any; zero: on the next bar
	Match    bool    // the next song goes on at the beat at which the one before stops; zero: it begins at its first beat
	Fade     float64 // seconds from the beat on, in which one goes and the other comes; zero: at once
}

// SwitchMusic goes over to another song on a beat, to the sample: the next [Player.Music], in time. Without music it begins
// at once; with a song that is about to begin it takes that one's place. The song that plays already goes on. It loops
// as Music does.
func SwitchMusic(m *Player, s Sound, w Switch) {
	if s == m.state.song {
		return
	}
	p := Play{Loop: true, Bus: BusMusic, FadeIn: w.Fade, Start: w.To.First}
	if i := m.state.find(m.state.music); i >= 0 {
		v := &m.state.voices[i]
		if v.waits > 0 {
			p.Delay, p.Start = float64(v.waits)/driver.SampleRate, v.play.Start
		} else {
			now, every := m.Position(m.state.music), w.Every
			if every <= 0 {
				every = w.From.bar()
			}
			left := w.From.Until(now, every)
			p.Delay = left / v.pitch()
			m.state.before = m.state.music
			if length := m.Length(s); w.Match && length > 0 {
				p.Start = math.Mod(max(w.To.Seconds(w.From.At(now+left)), 0), length)
			}
		}
		StopWith(m, m.state.music, Stop{Delay: p.Delay, Fade: w.Fade})
	}
	m.state.song = s
	m.state.music = m.start(s, p.meant())
}

// Layers are the parts of one piece of music, which play in step: drums, bass and lead of equal length, each heard as
// much as the game is tense. It is plain data.
type Layers []Voice

// PlayLayers begins to play sounds at the same sample, each as p says: with a Gain of Silent for those that come in
// later. They stay in step as long as they have one pitch.
func PlayLayers(m *Player, p Play, sounds ...Sound) Layers {
	p.Own = true
	m.Load(sounds...)
	l := make(Layers, len(sounds))
	for i, s := range sounds {
		l[i] = m.PlayWith(s, p)
	}
	return l
}

// Fade brings a layer, from 0, to a gain within seconds; zero gain is silence.
func (l Layers) Fade(m *Player, layer int, gain, seconds float64) {
	i := m.state.find(l[layer])
	if i < 0 {
		return
	}
	p := m.state.voices[i].play
	if p.Gain = gain; gain == 0 {
		p.Gain = Silent
	}
	if now := p.meant(); now.Gain != m.state.voices[i].play.Gain {
		Glide(m, l[layer], p, seconds)
	}
}

// Stop ends all layers within fade seconds.
func (l Layers) Stop(m *Player, fade float64) {
	for _, v := range l {
		m.Stop(v, fade)
	}
}
