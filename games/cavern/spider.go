package main

import "github.com/krill2d/krill/engine/geom"

const (
	spiderSees   = 14.0  // logical pixels to either side in which it notices who is below
	spiderThread = 112.0 // logical pixels, its longest thread, unless the map says N cells
	spiderFalls  = 420.0 // logical pixels a second and second
	spiderSpeed  = 210.0 // logical pixels a second at most
	spiderSits   = 0.7   // seconds at the end of its thread
	spiderClimbs = 38.0  // logical pixels a second
	spiderRests  = 0.5   // seconds at the ceiling until it drops again
)

// hang lets a spider wait at the ceiling, drop on who is below, and climb back up its thread.
func (f *foe) hang(l *level, hero geom.Vec, dt float64) {
	switch f.mood {
	case calm:
		if f.since >= spiderRests && f.below(l, hero) {
			f.feel(attack)
		}
	case attack:
		f.drop(l, dt)
	case wait:
		if f.since >= spiderSits {
			f.feel(home)
		}
	default:
		if f.pos.Y = geom.Approach(f.pos.Y, f.nest.Y, float64(spiderClimbs*dt)); f.pos.Y <= f.nest.Y {
			f.feel(calm)
		}
	}
}

// thread returns how far it can come down, logical pixels.
func (f *foe) thread(l *level) float64 {
	if n := l.Things[f.thing].N; n > 0 {
		return float64(n) * cell
	}
	return spiderThread
}

// below reports whether the hero is under it and within its thread, with nothing between.
func (f *foe) below(l *level, hero geom.Vec) bool {
	way := hero.Sub(f.pos)
	return max(way.X, -way.X) < spiderSees && way.Y > 0 && way.Y < f.thread(l)+cell && l.clear(f.pos, geom.V(f.pos.X, hero.Y))
}

// drop falls until the thread or the room ends, or there is ground.
func (f *foe) drop(l *level, dt float64) {
	f.vel.Y = min(f.vel.Y+float64(spiderFalls*dt), spiderSpeed)
	next := geom.V(f.pos.X, f.pos.Y+float64(f.vel.Y*dt))
	if next.Y-f.nest.Y < f.thread(l) && f.fits(l, next) {
		f.pos = next
		return
	}
	f.vel = geom.Vec{}
	f.feel(wait)
}
