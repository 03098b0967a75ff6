package enginetest

import (
	"math"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine/driver"
)

// ear keeps what was heard since the start or the last Listen.
type ear struct {
	mixer  *audio.Mixer
	pcm    []float32
	began  map[driver.SoundID]int // how often each sound began
	last   uint32                 // the voice that began last: a lower one goes on after a pause
	broken bool                   // some ticks were not mixed
}

// hear mixes the sound of a tick.
func (g *Game) hear(out *driver.Output) {
	e := &g.ear
	for i := range out.Commands {
		c := &out.Commands[i]
		if c.Kind == driver.SoundReset {
			e.last = 0
		}
		if c.Kind == driver.SoundPlay && c.Voice > e.last {
			e.last = c.Voice
			if e.began == nil {
				e.began = map[driver.SoundID]int{}
			}
			e.began[c.Sound]++
		}
	}
	tps, at := int64(g.loop.Config().TPS), len(e.pcm)
	n := int(g.ticks*driver.SampleRate/tps-(g.ticks-1)*driver.SampleRate/tps) * 2
	e.pcm = append(e.pcm, make([]float32, n)...)
	e.mixer.Do(out)
	e.mixer.Mix(e.pcm[at:])
	if g.Deaf {
		e.pcm, e.broken = e.pcm[:at], true
	}
}

// Listen forgets what was heard so far.
func (g *Game) Listen() *Game {
	g.ear.pcm, g.ear.began, g.ear.broken = nil, nil, g.Deaf
	return g
}

// Heard returns what was heard since the start or the last Listen: left and right in turn, -1 to 1, 48,000 of each a
// second. It is not to be changed. It ends the test when the game was Deaf meanwhile.
func (g *Game) Heard() []float32 {
	g.t.Helper()
	if g.ear.broken {
		g.fatal("Heard: the game was Deaf since the last Listen; want all of its sound")
	}
	return g.ear.pcm
}

// Plays returns how often a sound began since the start or the last Listen.
func (g *Game) Plays(s audio.Sound) int { return g.ear.began[s.ID()] }

// Loudness returns the root mean square of what was heard, 0 to 1: music is about 0.1, and 0 is silence.
func (g *Game) Loudness() float64 {
	g.t.Helper()
	pcm := g.Heard()
	if len(pcm) == 0 {
		return 0
	}
	sum := 0.0
	for _, x := range pcm {
		sum += float64(float64(x) * float64(x))
	}
	return math.Sqrt(sum / float64(len(pcm)))
}
