package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
)

const (
	roomFade  = 1.6 // seconds in which one room's song becomes the next one's
	drumsCome = 0.4 // seconds in which the drums come
	drumsGo   = 4.0 // and go, so that they do not stutter
)

// song is a room's music: two layers, of which the second is heard in danger.
type song struct{ calm, danger audio.Sound }

// songs are the music of rooms by the names that the map uses. All have one tempo, of 32,000 samples a beat, 16 bars, or
// 4 of drums, and stand in A minor, so that one becomes another in the middle of a bar.
var songs = map[string]song{
	"dawn":  {audio.Tune("cavern/dawn", tuneDawn), audio.Tune("cavern/dawn drums", drumsDawn)},
	"deep":  {audio.Tune("cavern/deep", tuneDeep), audio.Tune("cavern/deep drums", drumsDeep)},
	"ember": {audio.Tune("cavern/ember", tuneEmber), audio.Tune("cavern/ember drums", drumsEmber)},
}

const tuneDawn = `
tempo 90
volume 85
pad   = saw vol 36 low 640 sweep 0.6 attack 0.5 decay 2 sustain 75 release 0.9 wide 12
harp  = triangle vol 50 decay 0.55 sustain 0 pan 32 echo 8. 40
flute = square vol 42 duty 38 low 1700 attack 0.03 decay 0.8 sustain 55 release 0.35 vibrato 0.13 echo 4. 36
bass  = triangle vol 56 attack 0.01 decay 0.8 sustain 45 release 0.2

pattern A // A minor, F, C, G
pad:  o3 [a > c e]1 [f a > c]1 [g > c e]1 [g b > d]1
bass: o2 a2. e4 | f2. > c4 < | c2. g4 | g2. d4
harp: o4 l8 a > c e a e c < a e | f a > c f c < a f c | c e g > c < g e c g | < g b > d g d < b > d < b
pattern B // F, C, D minor, E minor
pad:  o3 [f a > c]1 [g > c e]1 [f a > d]1 [e g b]1
bass: o2 f2. c4 | c2. g4 | d2. a4 | e2. b4
harp: o4 l8 f a > c f c < a > c < a | e g > c e c < g > c < g | d f a > d < a f a f | e g b > e < b g b g
pattern H
flute: o5 e4. d8 c4 d4 | c4 < a2 r4 | g4. a8 > c4 e4 | d2. r4
pattern J
flute: o5 c4. d8 e4 g4 | e2 d4 c4 | d4. e8 f4 e8 d8 | e2 r2
pattern K
flute: o5 a4. g8 e4 c4 | d4 c8 < a8 a2 | > c4 d4 e4. g8 | d2. r4

play A A+H B+J A+K
`

const drumsDawn = `
tempo 90
volume 60
beat = drums vol 60
low  = square vol 44 duty 20 low 420 decay 0.16 sustain 10

pattern A
beat: l8 k h r h k k s h
low:  o2 l8 (a a r a r a g a)4
`

const tuneDeep = `
tempo 90
volume 85
pad  = saw vol 34 low 420 sweep 0.5 attack 0.9 decay 3 sustain 80 release 1.4 wide 16
bell = sine vol 58 pan -28 decay 0.9 sustain 0 echo 4. 52
drop = sine vol 44 pan 40 bend 5 decay 0.12 sustain 0 echo 8. 55
bass = triangle vol 58 attack 0.06 decay 2 sustain 55 release 0.5
wind = noise vol 22 low 500 attack 2 release 3

pattern A // A minor, B flat over A, A minor, E minor
pad:  o3 [a > c e]1 [b- > d f]1 [a > c e]1 [e g b]1
bass: o2 a1&1 | a1 | e1
bell: o5 e4 r8 c8 r2 | d4 r8 < b-8 r4 > f4 | e4 r4 c4 < a4 | b2 r2
drop: o6 r2 e8 r4. | r1 | r4. c8 r2 | r1
wind: o5 a1&1 e1&1
pattern B // F, G, A minor, E
pad:  o3 [f a > c]1 [g b > d]1 [a > c e]1 [e g# b]1
bass: o2 f1 | g1 | a1 | e1
bell: o5 a4 r8 f8 r2 | g4 r8 d8 r4 b4 | > c4 < b4 a4 e4 | g#2 r2
drop: o6 r1 | r4 d8 r8 r2 | r1 | r2. e8 r8
wind: o5 d1&1 a1&1
pattern C
bell: o6 c4 r4 < a4 r4 | b-4 r4 f2 | e4 r8 a8 > c4 r4 | < b2 r2
pad:  o3 [a > c e]1 [b- > d f]1 [a > c e]1 [e g b]1
bass: o2 a1&1 | a1 | e1
drop: o6 r1 | r2 f8 r4. | r1 | r4 e8 r8 r2

play A B C B
`

const drumsDeep = `
tempo 90
volume 60
beat = drums vol 58
low  = saw vol 44 low 300 sweep 1 decay 0.3 sustain 0

pattern A
beat: l8 k r r t k r t r
low:  o1 l8 (a r r a r r a r)4
`

const tuneEmber = `
tempo 90
volume 85
bass = saw vol 58 low 360 sweep 1.6 decay 0.18 sustain 25 release 0.06
pad  = saw vol 34 low 900 attack 0.3 decay 2 sustain 75 release 0.7 wide 15
lead = square vol 46 duty 30 low 2100 attack 0.02 decay 0.6 sustain 55 release 0.3 vibrato 0.16 bend 0.4 echo 8. 36
glow = triangle vol 46 decay 0.35 sustain 0 pan -34 echo 8. 40

pattern A // A minor, C, D minor, E
bass: o2 l8 a a > a < a a a g a | c c > c < c c e g e | d d > d < d d d c d | e e > e < e e e g# e
pad:  o3 [a > c e]1 [g > c e]1 [a > d f]1 [g# b > e]1
glow: o5 l16 (a e c e)4 (g e c e)4 (a f d f)4 (b g# e g#)4
pattern B // F, G, A minor, E
bass: o2 l8 f f > f < f f f a f | g g > g < g g g b g | a a > a < a a a > c < a | e e > e < e e g# b g#
pad:  o3 [f a > c]1 [g b > d]1 [a > c e]1 [g# b > e]1
glow: o5 l16 (a f c f)4 (b g d g)4 (> c < a e a)4 (b g# e g#)4
pattern L
lead: o5 a4. b8 > c4 < a4 | g4. e8 c4 e4 | f4 e4 d4. e8 | e2. r4
pattern M
lead: o5 a4. g8 f4 a4 | b4. a8 g4 b4 | > c4. < b8 a4 > c4 | < b2. r4

play A A+L B+M A+L
`

const drumsEmber = `
tempo 90
volume 66
beat = drums vol 64
low  = saw vol 40 low 500 sweep 2 decay 0.1 sustain 0

pattern A
beat: l16 k r h r s r h k k r h r s h h h
low:  o1 l16 (a8 a a a8 a a a8 a a a8 g g)4
`

func hasMusic(name string) bool { _, ok := songs[name]; return ok }

// band plays the music of rooms: plain data in a game's state.
type band struct {
	Room   string // the song that plays; "": none
	Danger bool
	Layers audio.Layers
}

// play lets a room's song be heard, in danger with its drums. It goes on at the place where the song before it was, so that
// the beat goes on.
func (b *band) play(m *audio.Player, name string, danger bool) {
	if name == b.Room {
		if danger != b.Danger && len(b.Layers) > 1 {
			b.Danger = danger
			b.drums(m)
		}
		return
	}
	s, at := songs[name], 0.0
	if len(b.Layers) > 0 {
		at = m.Position(b.Layers[0])
	}
	b.Layers.Stop(m, roomFade)
	*b = band{Room: name, Danger: danger}
	if s == (song{}) {
		return
	}
	b.Layers = audio.Layers{layer(m, s.calm, at), layer(m, s.danger, at)}
	b.Layers.Fade(m, 0, 1, roomFade)
	b.Layers.Fade(m, 1, loud(danger), roomFade)
}

// layer begins one from a place in the song, in seconds, unheard.
func layer(m *audio.Player, s audio.Sound, at float64) audio.Voice {
	start := geom.Wrap(at, max(m.Length(s), 1))
	return m.PlayWith(s, audio.Play{Loop: true, Bus: audio.BusMusic, Gain: audio.Silent, Start: start})
}

// loadMusic renders a tune in each of the first ticks: later the game would stand still for it.
func loadMusic(t *engine.Tick) {
	all := names(songs)
	if n := int(t.N / 2); t.N >= 0 && n < len(all) {
		s := songs[all[n]]
		t.Audio.Load([2]audio.Sound{s.calm, s.danger}[t.N%2])
	}
}

// drums brings the drums in, or lets them go.
func (b *band) drums(m *audio.Player) {
	fade := drumsGo
	if b.Danger {
		fade = drumsCome
	}
	b.Layers.Fade(m, 1, loud(b.Danger), fade)
}

func loud(danger bool) float64 {
	if danger {
		return 1
	}
	return 0
}

// roomMusic returns the song that a room's Music names, without its drums.
func roomMusic(name string) audio.Sound { return songs[name].calm }
