package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/juice"
	"github.com/krill2d/krill/render"
)

const (
	blowStop  = 0.09 // seconds that the world stands still when the hero is hurt
	stompStop = 0.05 // and for a stomp
	blowShake = 0.55 // how hard that shakes the picture, 0 to 1
	dieShake  = 0.75
)

// feel is what makes a blow felt. Only the time that stands still is more than a picture.
type feel struct {
	clock  juice.Clock
	shake  juice.Shake
	squash juice.Squash // of the hero
	pops   juice.Popups // what was found
	bursts bursts
}

// update lets a tick of dt seconds go by, and reports whether the world stands still in it.
func (f *feel) update(dt float64) (still bool) {
	f.pops.Size, f.pops.Rise = 8, 22
	f.shake.Update(dt)
	f.squash.Update(dt)
	f.pops.Update(dt)
	f.bursts.step(dt)
	return f.clock.Update(dt) < dt
}

// standsStill reports whether the world will stand still in the next tick.
func (f *feel) standsStill(dt float64) bool {
	k := f.clock
	return k.Update(dt) < dt
}

// feelHero lets be seen and heard how the hero jumps, lands and walks.
func (p *play) feelHero(t *engine.Tick) {
	h := &p.hero
	switch {
	case h.drive.Jumped:
		p.sound(t, soundJump)
		p.feel.squash.Hit(-0.25)
		p.feel.bursts.add("dust", p.toes())
	case h.drive.Landed && h.drive.Impact > loudLanding:
		p.sound(t, soundLand)
		p.feel.squash.Hit(0.25)
		p.feel.bursts.add("dust", p.toes())
	}
	p.walkAloud(t)
}

// walkAloud lets steps be heard.
func (p *play) walkAloud(t *engine.Tick) {
	h := &p.hero
	if h.pose() != "run" {
		h.strode = 0
		return
	}
	if h.strode += float64(max(h.drive.Vel.X, -h.drive.Vel.X) * t.Dt); h.strode > stride {
		h.strode -= stride
		p.sound(t, soundStep)
	}
}

const (
	loudLanding = 140.0 // logical pixels a second from which a landing is heard
	stride      = 26.0  // logical pixels from one step that is heard to the next
)

// pop lets a word pop up where something happened.
func (p *play) pop(words string, at geom.Vec, col render.Color) {
	p.feel.pops.Add(words, at, col)
}
