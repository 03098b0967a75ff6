package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
)

const glideTime = 0.45 // seconds from one room to the next

// eye is the camera and its way between rooms.
type eye struct {
	cam   render.Camera
	from  geom.Vec // where it began to glide
	left  float64  // seconds until it is in the next room; 0: it is in one
	ahead float64  // logical pixels, as far as it looks ahead now
}

// framed returns the point nearest to p at which the picture shows nothing but a room; a room that is smaller than the
// picture is in its middle.
func framed(r geom.Rect, p geom.Vec) geom.Vec {
	return geom.V(held(p.X, r.X, r.W, width), held(p.Y, r.Y, r.H, height))
}

// held holds the middle of a picture of a size on one axis between the ends of a room.
func held(x, from, size, picture float64) float64 {
	if size <= picture {
		return from + size/2
	}
	return geom.Clamp(x, from+picture/2, from+size-picture/2)
}

// jumpTo shows a room at once.
func (e *eye) jumpTo(r geom.Rect, hero geom.Vec) {
	e.left, e.ahead = 0, 0
	e.cam.Pos = framed(r, hero)
}

// glideTo begins the way into another room.
func (e *eye) glideTo() { e.from, e.left, e.ahead = e.cam.Pos, glideTime, 0 }

// gliding reports whether it is between two rooms.
func (e *eye) gliding() bool { return e.left > 0 }

// step follows the hero within his room for a tick of dt seconds, or goes on with its way there.
func (e *eye) step(k *caveTune, r geom.Rect, hero geom.Vec, facing, dt float64) {
	if e.left > 0 {
		e.left = max(e.left-dt, 0)
		e.cam.Pos = e.from.Lerp(framed(r, hero), tween.SineInOut.At(1-e.left/glideTime))
		return
	}
	e.ahead = geom.Approach(e.ahead, float64(facing*k.LookAhead), float64(60*dt))
	e.cam.Follow(framed(r, hero.Add(geom.V(e.ahead, 0))), k.Follow, dt)
}
