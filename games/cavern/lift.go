package main

import (
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const liftRest = 0.6 // seconds at each end of its way

// lift is a platform that goes to and fro on a path. Where it is follows from the time alone, so that it is never
// late, whoever stands in its way.
type lift struct {
	thing int // in the map
	body  collide.ID
}

// liftAt returns where the middle of a lift is at a time in seconds: it begins at the start of its path, rests at both
// ends, and goes round for ever where its path ends where it began.
func liftAt(th *thing, time float64) geom.Vec {
	n := len(th.Path)
	if n == 0 {
		return th.At.Center()
	}
	speed, long := th.Speed, pathLength(th.Path)
	if speed <= 0 || long <= 0 {
		return th.Path[0]
	}
	if th.Path[0] == th.Path[n-1] {
		return alongPath(th.Path, geom.Wrap(float64(time*speed), long))
	}
	way := long / speed
	at := geom.Wrap(time, 2*(way+liftRest)) - liftRest
	if at > way {
		at = float64(2*way) + liftRest - at
		if at > way {
			at = way
		}
	}
	return alongPath(th.Path, geom.Clamp(float64(at*speed), 0, long))
}

// swept returns the box around all places of a lift.
func swept(th *thing) geom.Rect {
	low, high := th.At.Center(), th.At.Center()
	for _, p := range th.Path {
		low, high = geom.V(min(low.X, p.X), min(low.Y, p.Y)), geom.V(max(high.X, p.X), max(high.Y, p.Y))
	}
	size := th.At.Size()
	return geom.R(low.X-size.X/2, low.Y-size.Y/2, high.X-low.X+size.X, high.Y-low.Y+size.Y)
}

func pathLength(path []geom.Vec) (sum float64) {
	for i := 1; i < len(path); i++ {
		sum += path[i-1].Dist(path[i])
	}
	return sum
}

// alongPath returns the point at a distance from the start of a path, logical pixels.
func alongPath(path []geom.Vec, far float64) geom.Vec {
	for i := 1; i < len(path); i++ {
		d := path[i-1].Dist(path[i])
		if far <= d && d > 0 {
			return path[i-1].Lerp(path[i], far/d)
		}
		far -= d
	}
	return path[len(path)-1]
}

// liftBody returns a lift as it is at a time in seconds.
func liftBody(th *thing, time float64) collide.Body {
	return collide.Body{
		Shape: collide.Box(th.At.W, th.At.H), Pos: liftAt(th, time), Kind: collide.Kinematic, OneWay: true,
		Is: liftLayer, Hits: heroLayer,
	}
}

// moveLifts gives lifts the speed that brings them, in a tick of dt seconds, to where they have to be at a time.
func moveLifts(s *collide.Space, l *level, lifts []lift, time, dt float64) {
	for i := range lifts {
		f := &lifts[i]
		way := liftAt(&l.Things[f.thing], time).Sub(s.Pos(f.body))
		s.SetVel(f.body, way.Mul(1/dt))
	}
}

// drawLifts draws the lifts in sight.
func (p *play) drawLifts(c *render.Canvas) {
	for i := range p.lifts {
		drawThing(c, "lift", p.space.Pos(p.lifts[i].body), "", 1, p.clock)
	}
}
