package main

import "github.com/krill2d/krill/engine/geom"

const (
	batSwoops = 1.7  // seconds that it swoops
	batFlight = 70.0 // logical pixels a second, on its way back
	batSleeps = 1.0  // seconds that it sleeps at least
)

// fly lets a bat sleep at the ceiling until somebody comes near, swoop at him, and go home.
func (f *foe) fly(l *level, k *caveTune, hero geom.Vec, dt float64) {
	way := hero.Sub(f.pos)
	switch f.mood {
	case calm:
		if f.since >= batSleeps && way.Len() < k.BatSees && l.clear(f.pos, hero) {
			f.feel(waking)
			f.face(way.X)
		}
	case waking:
		if f.since >= k.BatWakes {
			f.feel(attack)
			f.vel = geom.V(0, k.BatSpeed*0.6) // it lets itself fall first
		}
	case attack:
		f.vel = f.vel.Add(way.Unit().Mul(k.BatTurns * dt))
		if v := f.vel.Len(); v > k.BatSpeed {
			f.vel = f.vel.Mul(k.BatSpeed / v)
		}
		f.face(f.vel.X)
		f.glide(l, dt)
		if f.since >= batSwoops {
			f.feel(home)
		}
	default:
		f.flyHome(dt)
	}
}

// flyHome goes straight back to its place, and past walls where it must: bats know holes.
func (f *foe) flyHome(dt float64) {
	way := f.nest.Sub(f.pos)
	if way.Len() <= float64(batFlight*dt) {
		f.pos, f.vel = f.nest, geom.Vec{}
		f.feel(calm)
		return
	}
	f.vel = way.Unit().Mul(batFlight)
	f.face(f.vel.X)
	f.pos = f.pos.Add(f.vel.Mul(dt))
}

// glide moves it by its speed, and along what is in its way.
func (f *foe) glide(l *level, dt float64) {
	if next := f.pos.Add(geom.V(float64(f.vel.X*dt), 0)); f.fits(l, next) {
		f.pos = next
	} else {
		f.vel.X = -f.vel.X / 2
	}
	if next := f.pos.Add(geom.V(0, float64(f.vel.Y*dt))); f.fits(l, next) {
		f.pos = next
	} else {
		f.vel.Y = -f.vel.Y / 2
	}
}

func (f *foe) face(x float64) {
	switch {
	case x < 0:
		f.facing = -1
	case x > 0:
		f.facing = 1
	}
}
