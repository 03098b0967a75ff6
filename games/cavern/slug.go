package main

import "github.com/krill2d/krill/engine/geom"

const (
	slugSpeed = 22.0 // logical pixels a second, unless the map says otherwise
	slugStep  = 8.0  // logical pixels up or down that it crawls over
	slugRest  = 0.35 // seconds that it takes to turn
)

// crawl lets a slug go to and fro on its ground: it turns at walls, at edges, and where its room ends.
func (f *foe) crawl(l *level, dt float64) {
	f.vel = geom.Vec{}
	if f.mood == wait {
		if f.since >= slugRest {
			f.feel(calm)
			f.facing = -f.facing
		}
		return
	}
	size, speed := foeSize("slug"), l.Things[f.thing].Speed
	if speed == 0 {
		speed = slugSpeed
	}
	next := geom.V(f.pos.X+float64(f.facing*speed*dt), f.pos.Y)
	under, ground := l.floor(geom.V(next.X, next.Y+size.Y/2-slugStep), 2*slugStep)
	_, ahead := l.floor(geom.V(next.X+f.facing*size.X/2, next.Y+size.Y/2-slugStep), 2*slugStep)
	if ground {
		next.Y = under - size.Y/2
	}
	if !ground || !ahead || !f.inRoom(l, next, size) {
		f.feel(wait)
		return
	}
	f.vel = geom.V(float64(f.facing*speed), 0)
	f.pos = next
}
