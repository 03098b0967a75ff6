package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// slime walks as the hero does, by wits instead of by hand.
type slime struct {
	walk collide.TopDown
	way  geom.Vec
	wait engine.Timer
}

// think goes for a hero in sight, and else this way and that.
func (s *slime) think(t *engine.Tick, space *collide.Space, prey geom.Vec) {
	at := space.Pos(s.walk.Body)
	_, hidden := space.Ray(at, prey, collide.Filter{Hits: wall})
	switch {
	case !hidden && at.Dist(prey) < sight:
		s.way = prey.Sub(at).Unit()
		s.wait.Set(0.5)
	case !s.wait.Running(t.Dt):
		s.way = geom.Polar(t.Rand.Range(0, 6.2832), t.Rand.Range(0.2, 0.6))
		s.wait.Set(t.Rand.Range(0.5, 1.5))
	}
	s.walk.Update(space, collide.Moves{X: s.way.X, Y: s.way.Y}, t.Dt)
}

// draw is a drop that wobbles as it goes.
func (s *slime) draw(c *render.Canvas, at geom.Vec) {
	wobble := 0.12 * geom.Sin(c.Time()*8+at.X*0.1) * min(1, s.walk.Vel.Len()/40)
	c.Circle(at.Add(geom.V(0, 3)), 6.5, dark.Fade(0.45))
	c.Push(geom.Stretch(geom.V(1+wobble, 1-wobble)).Then(geom.Move(at.Add(geom.V(0, 4)))))
	c.Circle(geom.V(0, -5), 7, render.Mix(slimy, dark, 0.35))
	c.Circle(geom.V(0, -6), 6, slimy)
	c.Circle(geom.V(-2, -9), 1.8, render.Mix(slimy, render.White, 0.6))
	look := s.walk.Facing.Mul(1.5)
	for side := -1.0; side <= 1; side += 2 {
		c.Circle(geom.V(side*2.5, -5).Add(look), 1.9, render.White)
		c.Circle(geom.V(side*2.5, -5).Add(look.Mul(1.4)), 1, dark)
	}
	c.Pop()
}
