// Package game is the game of games/learn/05_ecs with rules that do not know which entity store they run on. It runs on
// ecs, on Ark and on donburi through adapters of under 100 lines, and plays the same on all of them.
//
// The rules ask a store for what they need in the game's own words. They keep to what the weakest store can do: what is
// found in a loop is changed after it, and no rule depends on the order in which a store meets entities.
package game

import (
	"math/rand/v2"

	"github.com/krill2d/krill/engine/geom"
)

const (
	width, height = 640.0, 360.0 // of the sea, logical pixels
	shoal         = 600          // krill
	speed, agile  = 130.0, 3.0   // of the whale: logical pixels per second; how fast it turns, per second
	mouth         = 15.0         // logical pixels within which krill are eaten
	fear, flight  = 60.0, 90.0   // logical pixels at which krill flee; logical pixels per second
	glow          = 0.9          // seconds that a frightened one shines
	dt            = 1.0 / 60     // seconds of a tick
)

// The components. Those of a store that needs more than plain structs wrap them.
type (
	Pos    struct{ geom.Vec }         // logical pixels
	Vel    struct{ geom.Vec }         // logical pixels per second
	Krill  struct{ Angle, R float64 } // its place in the shoal, from the middle: radians, logical pixels
	Bubble struct{ R float64 }        // logical pixels
	Scared struct{ Left float64 }     // seconds
)

// Store keeps the things of the game; E is how it names one. In the loops nothing may be spawned, put, dropped or
// destroyed, and pointers are valid for the call.
type Store[E any] interface {
	Hatch(Pos, Vel, Krill) E
	Exhale(Pos, Vel, Bubble) E
	Destroy(E)
	Scare(E, Scared) // again, if it is scared already
	Calm(E)
	CountKrill() int
	EachMoving(func(*Pos, *Vel))
	EachKrill(func(E, *Pos, *Vel, *Krill))
	EachScared(func(E, *Scared))
	EachBubble(func(E, *Pos, *Bubble))
}

// Sea is a game under way. Make it with New.
type Sea[E any] struct {
	Eaten int

	store           Store[E]
	rand            *rand.Rand
	time            float64 // seconds
	ticks           int
	whale, heading  geom.Vec // where it is; logical pixels per second
	doomed, touched []E      // what a loop found, until its end
}

// New begins a game in an empty store.
func New[E any](store Store[E]) *Sea[E] {
	return &Sea[E]{store: store, rand: rand.New(rand.NewPCG(1, 2)), whale: geom.V(-40, height/2)}
}

// Tick plays one tick. The whale swims where to points: a vector of a length of at most 1.
func (s *Sea[E]) Tick(to geom.Vec) {
	s.hatch()
	s.heading = s.heading.Lerp(to.Mul(speed), agile*dt)
	s.whale = s.whale.Add(s.heading.Mul(dt))
	s.swim(s.whale.Add(s.heading.Unit().Mul(30)))
	s.calm()
	s.store.EachMoving(func(p *Pos, v *Vel) { p.Vec = p.Add(v.Mul(dt)) })
	s.breathe()
	s.ticks++
	s.time += dt
}

// Hunt is where a whale swims that is after the middle of the shoal.
func (s *Sea[E]) Hunt() geom.Vec { return s.middle().Sub(s.whale).Unit() }

func (s *Sea[E]) middle() geom.Vec {
	return geom.V(width/2+150*geom.Cos(s.time*0.31), height/2+70*geom.Sin(s.time*0.47))
}

func (s *Sea[E]) hatch() {
	for n := s.store.CountKrill(); n < shoal; n++ {
		at := geom.V(width+5+85*s.rand.Float64(), height*s.rand.Float64())
		s.store.Hatch(Pos{at}, Vel{}, Krill{6.2832 * s.rand.Float64(), 130 * geom.Pow(s.rand.Float64(), 0.7)})
	}
}

// swim leads krill round the middle of the shoal, away from the whale's jaws, or into them.
func (s *Sea[E]) swim(jaws geom.Vec) {
	middle := s.middle()
	s.store.EachKrill(func(e E, p *Pos, v *Vel, k *Krill) {
		to := middle.Add(geom.Polar(k.Angle+s.time*0.6, k.R)).Sub(p.Vec).Mul(1.5)
		switch away := p.Sub(jaws); {
		case away.Len() < mouth:
			s.doomed = append(s.doomed, e)
		case away.Len() < fear:
			to = away.Unit().Mul(flight)
			s.touched = append(s.touched, e)
		}
		v.Vec = v.Lerp(to, 4*dt)
	})
	s.Eaten += len(s.doomed)
	s.settle(func(e E) { s.store.Scare(e, Scared{glow}) })
}

func (s *Sea[E]) calm() {
	s.store.EachScared(func(e E, left *Scared) {
		if left.Left -= dt; left.Left <= 0 {
			s.touched = append(s.touched, e)
		}
	})
	s.settle(s.store.Calm)
}

func (s *Sea[E]) breathe() {
	if s.ticks%15 == 0 {
		s.store.Exhale(Pos{s.whale}, Vel{geom.V(16*s.rand.Float64()-8, -35)}, Bubble{1 + 2*s.rand.Float64()})
	}
	s.store.EachBubble(func(e E, p *Pos, _ *Bubble) {
		if p.Y < -5 {
			s.doomed = append(s.doomed, e)
		}
	})
	s.settle(nil)
}

// settle destroys what a loop has doomed, and does something to what it has touched.
func (s *Sea[E]) settle(touch func(E)) {
	for _, e := range s.doomed {
		s.store.Destroy(e)
	}
	for _, e := range s.touched {
		touch(e)
	}
	s.doomed, s.touched = s.doomed[:0], s.touched[:0]
}
