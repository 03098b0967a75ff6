package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
)

// The sounds. All are made by recipes: there are no files.
var (
	soundRock      = audio.Boom(5)
	soundSaucerHit = audio.Boom(2)
	soundClick     = audio.Blip(1)

	soundShot = audio.Effect{
		Wave: audio.Square, Hold: 0.03, Decay: 0.13, Punch: 0.4, Pitch: 1500, Slide: -11, Duty: 0.3, Low: 6500, High: 150, Gain: 0.7,
	}.Sound("astro/shot")
	soundEnemyShot = audio.Effect{
		Wave: audio.Saw, Hold: 0.05, Decay: 0.2, Punch: 0.3, Pitch: 700, Slide: -5, Vibrato: 2, VibratoRate: 28, Low: 5000, High: 120,
	}.Sound("astro/enemy shot")
	soundWreck = audio.Effect{
		Wave: audio.Noise, Hold: 0.4, Decay: 1.7, Punch: 0.9, Pitch: 800, Slide: -1.2, Low: 3200, LowSlide: -2, High: 30, Gain: 1.6, Seed: 9,
	}.Sound("astro/wreck")
	soundJump = audio.Effect{
		Wave: audio.Sine, Hold: 0.25, Decay: 0.3, Pitch: 160, Slide: 6, Vibrato: 1.5, VibratoRate: 22,
	}.Sound("astro/jump")
	soundArrive = audio.Effect{
		Wave: audio.Sine, Hold: 0.1, Decay: 0.35, Pitch: 1400, Slide: -6, Vibrato: 1, VibratoRate: 22, Gain: 0.8,
	}.Sound("astro/arrive")
	soundLife = audio.Effect{
		Wave: audio.Square, Hold: 0.55, Decay: 0.4, Pitch: 660, Jump: 7, JumpAt: 0.09, Repeat: 0.18, Duty: 0.25, Low: 5000, Gain: 0.8,
	}.Sound("astro/life")
	soundChain = audio.Effect{
		Wave: audio.Triangle, Hold: 0.06, Decay: 0.22, Pitch: 620, Jump: 7, JumpAt: 0.06, Punch: 0.4,
	}.Sound("astro/chain")
	soundWave = audio.Effect{
		Wave: audio.Triangle, Attack: 0.05, Hold: 0.25, Decay: 0.6, Pitch: 147, Jump: 12, JumpAt: 0.16, Vibrato: 0.2, VibratoRate: 7,
	}.Sound("astro/wave")
	soundClear = audio.Effect{
		Wave: audio.Triangle, Hold: 0.3, Decay: 0.6, Pitch: 392, Jump: 5, JumpAt: 0.12, Repeat: 0.24, Low: 6000,
	}.Sound("astro/clear")
	soundOver = audio.Effect{
		Wave: audio.Saw, Hold: 0.5, Decay: 1.4, Pitch: 220, Slide: -0.8, Vibrato: 0.5, VibratoRate: 5, Low: 1800, LowSlide: -1,
	}.Sound("astro/over")
	soundBeat = audio.Effect{
		Wave: audio.Triangle, Hold: 0.04, Decay: 0.16, Punch: 0.6, Pitch: 72, Slide: -1.5, Low: 700, Gain: 1.4,
	}.Sound("astro/beat")

	soundThrust = audio.Effect{Wave: audio.Noise, Hold: 1.3, Pitch: 500, Low: 480, High: 40, Loop: true, Seed: 3}.Sound("astro/thrust")
	soundSiren  = audio.Effect{
		Wave: audio.Triangle, Hold: 1, Pitch: 430, Vibrato: 5, VibratoRate: 4, Low: 3000, Loop: true,
	}.Sound("astro/siren")
)

// play lets something sound where it happens.
func (g *game) play(t *engine.Tick, s audio.Sound, at geom.Vec, gain float64) {
	g.playAt(t, s, at, gain, 1)
}

// playAt does that at a pitch.
func (g *game) playAt(t *engine.Tick, s audio.Sound, at geom.Vec, gain, pitch float64) {
	t.Audio.PlayWith(s, audio.Play{Gain: gain, Pan: pan(at), Pitch: pitch})
}

func (g *game) click(t *engine.Tick) {
	t.Audio.PlayWith(soundClick, audio.Play{Gain: 0.5, Bus: audio.BusUI})
}

// loops starts, moves and stops what sounds as long as something lasts.
func (g *game) loops(t *engine.Tick) {
	live := g.mode == playing && g.paused == 0
	burn := audio.Play{Gain: 0.55, Pan: pan(g.ship.at), Loop: true}
	g.rumble = loop(t.Audio, g.rumble, soundThrust, live && g.ship.flying && g.ship.burning, burn)
	siren := audio.Play{Gain: 0.3, Pan: pan(g.saucer.at), Pitch: 1, Loop: true}
	if g.saucer.small {
		siren.Pitch = 1.5
	}
	g.siren = loop(t.Audio, g.siren, soundSiren, live && g.saucer.here(), siren)
}

// loop keeps a loop playing while it is wanted, and returns its voice.
func loop(m *audio.Player, v audio.Voice, s audio.Sound, wanted bool, p audio.Play) audio.Voice {
	switch {
	case wanted && m.Playing(v):
		m.Set(v, p)
	case wanted:
		return m.PlayWith(s, p)
	case v != audio.Voice{}:
		m.Stop(v, 0.08)
		return audio.Voice{}
	}
	return v
}
