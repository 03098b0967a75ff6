// Shoal makes you the whale that lives on krill: arrows, WASD, a stick or a thumb, or hold the mouse where it shall swim.
package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

const (
	width, height = 640.0, 360.0 // of the sea, logical pixels
	shoal         = 600          // krill
	speed, agile  = 130.0, 3.0   // of the whale: logical pixels per second; how fast it turns, per second
	mouth         = 15.0         // logical pixels within which krill are eaten
	fear, flight  = 60.0, 90.0   // logical pixels at which krill flee; logical pixels per second
	glow          = 0.9          // seconds that a frightened one shines
	breath        = 0.25         // seconds from bubble to bubble
)

var gulp = audio.Blip(7)

// Components are plain structs. Whatever has a Pos and a Vel moves, be it krill, bubble or whale.
type (
	Pos    struct{ geom.Vec }         // logical pixels
	Vel    struct{ geom.Vec }         // logical pixels per second
	Krill  struct{ Angle, R float64 } // its place in the shoal, from the middle: radians, logical pixels
	Bubble struct{ R float64 }        // logical pixels
	Scared struct{ Left float64 }     // seconds
)

// Queries and bundles are values that are made once.
var (
	moving  = ecs.Query2[Pos, Vel]()
	krill   = ecs.Query3[Pos, Vel, Krill]()
	scared  = ecs.Query1[Scared]()
	bubbles = ecs.Query2[Pos, Bubble]()
	hatch   = ecs.Bundle3[Pos, Vel, Krill]()
	exhale  = ecs.Bundle3[Pos, Vel, Bubble]()
)

type sea struct {
	world ecs.World
	whale ecs.Entity
	eaten int
}

func (s *sea) Start(*engine.Tick) error {
	s.whale = s.world.Spawn(Pos{geom.V(-40, height/2)}, Vel{geom.V(speed, 0)})
	return nil
}

func (s *sea) Update(t *engine.Tick) error {
	for krill.Count(&s.world) < shoal {
		place := Krill{t.Rand.Range(0, 6.2832), 130 * geom.Pow(t.Rand.Float(), 0.7)}
		hatch.Spawn(&s.world, Pos{geom.V(width+t.Rand.Range(5, 90), t.Rand.Range(0, height))}, Vel{}, place)
	}
	at := s.steer(t)
	s.swim(t, at.Add(ecs.Get[Vel](&s.world, s.whale).Unit().Mul(30)))
	for e, fright := range scared.All(&s.world) {
		if fright.Left -= t.Dt; fright.Left <= 0 {
			ecs.Drop[Scared](&s.world, e) // inside a loop such changes wait for its end
		}
	}
	for p, v := range moving.Each(&s.world) {
		p.Vec = p.Add(v.Mul(t.Dt))
	}
	if t.Every(breath) {
		exhale.Spawn(&s.world, Pos{at}, Vel{geom.V(t.Rand.Range(-8, 8), -35)}, Bubble{t.Rand.Range(1, 3)})
	}
	for e, b := range bubbles.All(&s.world) {
		if b.A.Y < -5 {
			s.world.Destroy(e)
		}
	}
	return nil
}

// steer turns the whale and returns where it is.
func (s *sea) steer(t *engine.Tick) geom.Vec {
	p, v := ecs.Get[Pos](&s.world, s.whale), ecs.Get[Vel](&s.world, s.whale)
	to := t.Input.Vec(input.Move)
	if at := t.Input.Pointer(); at.Down {
		to = at.Pos.Sub(p.Vec).Unit()
	}
	if to == (geom.Vec{}) || p.X < 0 || p.Y < 0 || p.X > width || p.Y > height {
		to = to.Add(geom.V(width/2, height/2).Sub(p.Vec).Mul(0.002)) // it drifts to the middle
	}
	v.Vec = v.Lerp(to.Mul(speed), min(1, agile*t.Dt))
	return p.Vec
}

// swim leads krill round the middle of the shoal, away from the whale's jaws, or into them.
func (s *sea) swim(t *engine.Tick, jaws geom.Vec) {
	middle := geom.V(width/2+150*geom.Cos(t.Time*0.31), height/2+70*geom.Sin(t.Time*0.47))
	for e, k := range krill.All(&s.world) {
		to := middle.Add(geom.Polar(k.C.Angle+t.Time*0.6, k.C.R)).Sub(k.A.Vec).Mul(1.5)
		switch away := k.A.Sub(jaws); {
		case away.Len() < mouth:
			s.world.Destroy(e)
			s.eaten++
			t.Audio.PlayWith(gulp, audio.Play{Gain: 0.3, Pitch: 0.8 + 0.4*t.Rand.Float()})
		case away.Len() < fear:
			to = away.Unit().Mul(flight)
			ecs.Put(&s.world, e, Scared{glow})
		}
		k.B.Vec = k.B.Lerp(to, min(1, 4*t.Dt))
	}
}

func main() { engine.Main(&sea{}, engine.Config{Title: "Shoal", Background: deep}) }
