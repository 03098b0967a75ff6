package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
)

const (
	songFade   = 1.6 // seconds in which one song becomes another
	dangerWave = 4   // from this wave on the music is faster
)

// The music. All of it is in D minor, since the heartbeat is a D and an F. The songs for play leave the bottom to the
// heartbeat: the first has no kick drum, so that the game's own pulse is one.
var (
	tuneTitle = audio.Tune("astro/title", `
tempo 80
volume 110
pad  = saw vol 44 low 520 sweep 1.2 attack 0.5 decay 2.5 sustain 75 release 0.9 wide 13
lead = square vol 56 duty 32 low 1900 attack 0.03 decay 0.9 sustain 45 release 0.5 vibrato 0.14 echo 4. 42
bell = sine vol 36 pan 30 decay 0.5 sustain 0 echo 8. 46
bass = triangle vol 40 attack 0.04 release 0.5
wind = noise vol 32 low 700 attack 3 release 4 pan -25

pattern A // D minor, B flat, F, C: the ground
pad:  o3 [a > e f]1 [f a > d]1 [c g a]1 [g > d e]1
bass: o2 d1 < b-1 > f1 c1
bell: o5 l8 d a > d e f e d < a | < b- > f a > d e d < a f
bell: o5 f > c < a > g a g c < a | c g > d e g e d < g
wind: o5 e1&1 a1&1

pattern B // G minor, D minor, B flat, A
pad:  o3 [g b- > d]1 [f a > e]1 [f a > d]1 [e a > d]2 [e a > c#]2
bass: o2 g1 f1 < b-1 a1
bell: o5 l8 d g b- > d a d < b- g | d a > d e f e d < a
bell: o4 b- > f a > d e d < a f | < a > e a > d < a > c# e c#
wind: o5 g1&1 e1&1

pattern H // the hook
lead: o4 a4. > d8 e2 | f4. e8 d4 c4 | < a2. g8 a8 | > c2 < g2
pattern J
lead: o4 a4. > d8 e2 | f4. g8 a4 f4 | c2. < a8 > c8 | d1
pattern K
lead: o5 d2 c8 < b-8 a8 g8 | a2. f8 g8 | a4. g8 f4 d4 | e2 c#4 e4

play A A+H A+J B+K
`)

	tunePlay = audio.Tune("astro/play", `
tempo 132
volume 70
bass = saw vol 68 low 330 sweep 2 decay 0.16 sustain 30 release 0.06
arp  = square vol 48 duty 18 low 3000 decay 0.16 sustain 0 pan 35 echo 8. 40
lead = square vol 50 duty 40 low 2100 attack 0.02 decay 0.5 sustain 50 release 0.25 vibrato 0.12 echo 8. 35
pad  = saw vol 30 low 800 attack 0.4 release 0.7 wide 14
beat = drums vol 56

pattern A // D minor, D minor, B flat, C
bass: o2 l8 (d d > d < d d d > c < d)2 < (b- b- > b- <)2 b- > b- | (c c > c <)2 c e
pad:  o3 [d a > f]1&1 < [b- > f > d]1 [c g > e]1
pattern B // G minor, D minor, E flat, A
bass: o2 l8 (g g > g <)2 g > g < | (d d > d <)2 d > c < | (e- e- > e- <)2 e- > e- < | < (a a > a <)2 a > c#
pad:  o3 [d g b-]1 [d f a]1 [e- g b-]1 [e a > c#]1
pattern X
arp:  o5 l16 (d a f a d a f a | d a g a e a f a)2 (d b- f b-)4 (e > c < g > c <)4
pattern Y
arp:  o5 l16 (d b- g b-)4 (d a f a)4 (e- b- g b-)4 (e > c# < a > c# <)4
pattern L
lead: o5 r4 d8 e8 f4. e8 | d2 r4 c8 d8 | f4. e8 d4 < b-4 | > c2. r4
pattern M
lead: o5 r4 g8 a8 b-4 a8 g8 | a2 r4 f8 e8 | g4. f8 e-4 g4 | a2. r8 e8
pattern S // sticks
beat: v70 l8 h h v100 h v70 h

pattern T // and snares
beat: v70 l8 h h v90 s v70 h h h v90 s v70 o

play A+S A+S+X A+T+X+L B+T+Y A+T+L B+T+Y+M A+T+X+L B+S+Y
`)

	tuneDanger = audio.Tune("astro/danger", `
tempo 148
volume 70
bass = saw vol 68 low 420 sweep 2.5 decay 0.1 sustain 20 release 0.04
arp  = square vol 48 duty 14 low 3600 decay 0.12 sustain 0 pan -35 echo 8. 42
lead = saw vol 54 low 1700 sweep 0.8 attack 0.01 decay 0.4 sustain 55 release 0.2 vibrato 0.16 echo 8. 35
pad  = saw vol 30 low 900 attack 0.3 release 0.5 wide 16
beat = drums vol 44

pattern A // D minor, E flat, D minor, C
bass: o2 l16 (d8 d d > d8 < d d)2 (e-8 e- e- > e-8 < e- e-)2 (d8 d d > d8 < d d)2 (c8 c c > c8 < c c)2
pad:  o3 [d a > f]1 [e- b- > g]1 [d a > f]1 [c g > e]1
arp:  o5 l16 (d a f a)4 (e- b- g b-)4 (f a d a)4 (e g c g)4
pattern B // B flat, C, D minor, A
bass: o1 l16 (b-8 b- b- > b-8 < b- b-)2 > (c8 c c > c8 < c c)2 (d8 d d > d8 < d d)2 < (a8 a a > a8 < a a)2
pad:  o3 [d f b-]1 [e g > c]1 [d f a]1 [e a > c#]1
arp:  o5 l16 (d b- f b-)4 (e > c < g > c <)4 (d a f a)4 (e > c# < a > c# <)4
pattern L
lead: o5 d4. d8 f4 e8 d8 | e-2 r8 e-8 f8 g8 | a4. f8 d4 f4 | e2. r4
pattern M
lead: o5 f4. f8 b-4 a8 f8 | g4. g8 > c4 < b-8 g8 | a2. a8 b-8 | a4 g4 e4 c#4
pattern D
beat: l8 [k h] v70 h v100 [s h] v70 h v100 [k h] v70 k v100 [s h] v70 o

play A+D A+D+L B+D A+D+L B+D+M
`)

	// tuneOver waits until the sound of the end is over.
	tuneOver = audio.Tune("astro/over", `
once
tempo 76
pad  = saw vol 38 low 600 attack 0.3 release 2 wide 14
lead = square vol 56 duty 32 low 1700 attack 0.03 decay 0.9 sustain 45 release 0.8 vibrato 0.16 echo 4. 45
lead: o4 r2 a4. f8 | e4 c#4 d2
pad:  o2 r2 [b- > f > d]2 | [a > e > c#]2 [d a > f]2
`)
)

// songs are rendered in the first ticks, one in each, while the title comes up: later the game would stand still.
var songs = [...]audio.Sound{tuneTitle, tunePlay, tuneDanger, tuneOver}

// music is what the game remembers of it.
type music struct {
	over audio.Voice // the phrase at the end of a game
}

// playMusic plays what fits.
func (g *game) playMusic(t *engine.Tick) {
	if t.N < int64(len(songs)) {
		t.Audio.Load(songs[t.N])
	}
	if g.mode != over && g.music.over != (audio.Voice{}) {
		t.Audio.Stop(g.music.over, songFade)
		g.music.over = audio.Voice{}
	}
	switch {
	case g.mode == over && g.music.over == audio.Voice{}:
		t.Audio.Music(audio.Sound{}, 0.4)
		g.music.over = t.Audio.PlayWith(tuneOver, audio.Play{Bus: audio.BusMusic})
	case g.mode == over:
	case g.mode != playing:
		t.Audio.Music(tuneTitle, songFade)
	case g.wave.n >= dangerWave:
		t.Audio.Music(tuneDanger, songFade)
	default:
		t.Audio.Music(tunePlay, songFade)
	}
}
