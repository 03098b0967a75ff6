// Mixer turns the knobs of five buses. Up, down: a bus; left, right: its volume; E: its effect; M: mute; space: speak, and
// the music makes room; U: under water. Or by mouse and finger.
package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/audio/effects"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

const (
	w, h  = 640.0, 360.0
	blend = 1.5 // seconds to the world under water
)

var (
	steps = audio.SubBus("steps", audio.BusSFX) // a bus of our own
	buses = [...]audio.Bus{audio.BusMaster, audio.BusMusic, audio.BusSFX, steps, audio.BusSpeech}
	water = effects.Mix{
		{Bus: audio.BusMaster, Chain: effects.Chain(effects.LowPass{Hz: 500}, effects.Chorus{Rate: 0.3})},
		{Bus: audio.BusMusic, Gain: 0.6},
	}
	racks = [...]struct {
		name  string
		chain audio.Chain
	}{
		{name: "dry"},
		{"hall", effects.Chain(effects.Reverb{Decay: 3, Mix: 0.5})},
		{"echo", effects.Chain(effects.Echo{PingPong: true})},
		{"radio", effects.Chain(effects.BandPass{}, effects.Distortion{})},
		{"old", effects.Chain(effects.Crush{Bits: 5})},
		{"even", effects.Chain(effects.Compressor{Threshold: -30, Makeup: 9}, effects.Limiter{})},
	}
	buttons = [...]struct {
		title string
		do    input.Action
	}{
		{"E  effect", input.Action{Name: "effect", On: input.Any{input.KeyE, input.PadX}}},
		{"M  mute", input.Action{Name: "mute", On: input.Any{input.KeyM, input.PadY}}},
		{"Space  speak", input.Action{Name: "speak", On: input.Any{input.KeySpace, input.PadA}}},
		{"U  under water", input.Action{Name: "water", On: input.Any{input.KeyU, input.PadB}}},
	}
	song  = audio.Tune("mixer", "tempo 112\nlead = square duty 30 decay 0.4 sustain 20\nbass = triangle\npattern A\nlead: o4 l8 (a > c e c)2 < (f a > c < a)2 (g b > d < b)2 (e g b g)2\nbass: o2 l4 (a)4 (f)4 (g)4 (e)4\n")
	step  = audio.Hit(3)
	shot  = audio.Shoot(5)
	voice = audio.Effect{Wave: audio.Saw, Pitch: 180, Vibrato: 5, VibratoRate: 7, Low: 1800, Hold: 1.2, Decay: 0.2}.Sound("voice")
)

type mixer struct {
	row   int
	level [len(buses)]audio.Level
	rack  [len(buses)]int
	muted [len(buses)]bool
	under bool
	talk  audio.Voice
	talks bool
}

func (x *mixer) Start(t *engine.Tick) error {
	effects.Duck(t.Audio, audio.BusMusic, audio.BusSpeech, effects.Ducking{Depth: 15})
	t.Audio.Music(song, 0.5)
	return nil
}

func (x *mixer) Update(t *engine.Tick) error {
	dx, dy := t.Input.Step(input.Move)
	x.row = (x.row + dy + len(buses)) % len(buses)
	x.level[x.row] = x.level[x.row].Turn(dx)
	p := t.Input.Pointer()
	for i := range buses {
		if bar := barOf(i); p.Down && bar.Inset(-8).Contains(p.Pos) {
			x.row, x.level[i] = i, audio.LevelAt(geom.Round((p.Pos.X-bar.X)/bar.W*10))
		}
	}
	for i := range buttons {
		if t.Input.Pressed(buttons[i].do) || p.Pressed && buttonOf(i).Contains(p.Pos) {
			x.press(t, i)
		}
	}
	if t.Every(0.4) {
		t.Audio.PlayWith(step, audio.Play{Bus: steps, Pitch: t.Rand.Range(0.8, 1.2), Pan: t.Rand.Range(-0.6, 0.6)})
	}
	if t.Every(1.6) {
		t.Audio.Play(shot)
	}
	for i, b := range buses {
		t.Audio.SetGain(b, x.level[i].Gain())
	}
	x.talks = t.Audio.Playing(x.talk)
	return nil
}

// press does what a button says.
func (x *mixer) press(t *engine.Tick, button int) {
	switch button {
	case 0:
		x.rack[x.row] = (x.rack[x.row] + 1) % len(racks)
		audio.SetChain(t.Audio, buses[x.row], racks[x.rack[x.row]].chain)
	case 1:
		x.muted[x.row] = !x.muted[x.row]
		audio.Mute(t.Audio, buses[x.row], x.muted[x.row])
	case 2:
		x.talk = t.Audio.PlayWith(voice, audio.Play{Bus: audio.BusSpeech})
	case 3:
		mix := water
		if x.under = !x.under; !x.under {
			mix = nil // as everything was set
		}
		effects.Blend(t.Audio, mix, blend)
	}
}

func config() engine.Config {
	return engine.Config{Title: "Mixer", Width: w, Height: h, Background: deep}
}

func main() { engine.Main(&mixer{}, config()) }
