package audio

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Distance is how loudness falls with the distance, as OpenAL and the Web Audio API have it.
type Distance uint8

// The distances. Each is 1 up to Ears.Near, and from Ears.Far on what it is there.
const (
	Inverse  Distance = iota // near / (near + rolloff·(d − near)): as in the open air; half as loud at twice the distance
	Linear                   // 1 − rolloff·(d − near)/(far − near): silent at Far, for games in which a screen ends somewhere
	Exponent                 // (d / near)^−rolloff: with a Rolloff of 2 it falls faster than in the open air
)

// Ears is somebody who hears a world, with the ways of its air: plain data in the game. All lengths are logical pixels.
// The zero value sits at (0, 0) and hears the open air. What a camera shows is heard by
//
//	audio.Ears{At: camera.Pos, Rot: camera.Rot}
//
// It is a function of what it is given: the voices that it plays and moves keep only the gain, pan and pitch that came out.
type Ears struct {
	At  geom.Vec // where they are
	Vel geom.Vec // how they move, for the Doppler effect, logical pixels a second
	Rot float64  // radians, clockwise: the side that points along (cos Rot, sin Rot) is right

	Model   Distance
	Near    float64 // within it all is as loud as played; zero: 100
	Far     float64 // beyond it nothing becomes softer any more; zero: 2000, and it is at least Near
	Rolloff float64 // how fast the loudness falls; zero: 1
	Width   float64 // a sound this far to a side, or in any direction farther, comes from that side alone; zero: 300
	Sound   float64 // its speed, for the Doppler effect, logical pixels a second; zero: no such effect
}

// The Doppler effect goes an octave each way: what is as fast as sound has no pitch that means anything.
const (
	lowestDoppler  = 0.5
	highestDoppler = 2
)

// Hear returns what becomes of a sound at a place, which moves at a speed, logical pixels a second: what its gain and its
// pitch are multiplied with, and how far to a side it is, −1 left to 1 right. It is the same on every machine.
func (e Ears) Hear(at, vel geom.Vec) (gain, pan, pitch float64) {
	near := within(orElse(e.Near, 100), 1e-6, math.MaxFloat64)
	far := max(within(orElse(e.Far, 2000), 0, math.MaxFloat64), near)
	by := at.Sub(e.At)
	d := geom.Hypot(by.X, by.Y)
	gain = e.Model.gain(within(d, near, far), near, far, within(orElse(e.Rolloff, 1), 0, 1e6))
	if d > 0 {
		right := float64(by.X*geom.Cos(e.Rot)) + float64(by.Y*geom.Sin(e.Rot))
		pan = within(right/max(d, within(orElse(e.Width, 300), 1e-6, math.MaxFloat64)), -1, 1)
	}
	return gain, pan, e.doppler(by, d, vel)
}

// gain returns the loudness at a distance, which lies between near and far.
func (m Distance) gain(d, near, far, rolloff float64) float64 {
	switch m {
	case Linear:
		if far == near {
			return 1
		}
		return within(1-float64(rolloff*(d-near))/(far-near), 0, 1)
	case Exponent:
		return geom.Pow(d/near, -rolloff)
	}
	return near / (near + float64(rolloff*(d-near)))
}

// doppler returns the pitch of what moves at a speed and lies by away, at a distance d.
func (e Ears) doppler(by geom.Vec, d float64, vel geom.Vec) float64 {
	if !(e.Sound > 0) || !(d > 0) {
		return 1
	}
	away := (float64(vel.X*by.X) + float64(vel.Y*by.Y)) / d        // of the sound
	towards := (float64(e.Vel.X*by.X) + float64(e.Vel.Y*by.Y)) / d // of the ears
	if e.Sound+away <= 0 {
		return highestDoppler
	}
	return within((e.Sound+towards)/(e.Sound+away), lowestDoppler, highestDoppler)
}

// Play plays a sound at a place in the world. p says how it sounds there: its Gain and Pitch are multiplied with, and its
// Pan added to what the place makes of it. It has a voice of its own.
func (e Ears) Play(m *Player, s Sound, p Play, at, vel geom.Vec) Voice {
	gain, pan, pitch := e.Hear(at, vel)
	p.Own = true
	return m.startAt(s, p.meant(), place{there: true, gain: gain, pan: pan, pitch: pitch})
}

// Move brings a voice to another place. Call it in every tick, for a sound or ears that move: gain, pan and pitch then
// go from sample to sample, each the same way, and arrive with the next tick, so that nothing clicks. [Player.Set] still
// says how it sounds where it is. One that was not played by Play comes to a place with its first Move.
func (e Ears) Move(m *Player, v Voice, at, vel geom.Vec) {
	i := m.state.find(v)
	if i < 0 || m.state.voices[i].ends.told && m.state.voices[i].ends.after == 0 {
		return
	}
	o := &m.state.voices[i]
	gain, pan := o.now()
	before := o.place
	o.place.there = true
	if o.place.gain, o.place.pan, o.place.pitch = e.Hear(at, vel); o.place != before {
		m.slide(o, gain, pan, m.tick)
	}
}
