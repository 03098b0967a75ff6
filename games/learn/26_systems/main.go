// Trench sends a submarine with two turrets among jellyfish: arrows, WASD, a stick or a thumb swim, and it shoots by itself.
package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
)

const (
	width, height = 640.0, 360.0                     // of the trench, logical pixels
	reach, reload = 240.0, 0.5                       // of a turret: logical pixels, seconds
	shot, throw   = 330.0, 260.0                     // of a torpedo, and of whom a jellyfish stings: logical pixels per second
	swarm, drift  = 11, 11.0                         // jellyfish, and the seconds that one takes across
	rock, boat    = collide.Mask(1), collide.Mask(2) // layers of bodies
	jelly, spear  = collide.Mask(4), collide.Mask(8) // those of jellyfish and torpedoes
)

type (
	Turret  struct{ Wait float64 } // seconds until it may shoot
	Torpedo struct{}
	Jelly   struct{}
)

var (
	turrets = ecs.Query3[Turret, systems.Local, systems.Transform]()
	jellies = ecs.Query1[Jelly]()
	hits    = ecs.Reader[systems.Hit]()
)

type trench struct {
	world  ecs.World
	sub    ecs.Entity
	score  int
	lights light.Lighting `state:"-"` // filled by what draws it
}

func (g *trench) Start(*engine.Tick) error {
	g.sub = launch(&g.world)
	enclose(&g.world)
	return nil
}

// Update says what comes before what; each system is a function over the world.
func (g *trench) Update(t *engine.Tick) error {
	w := &g.world
	systems.Remember(w)
	g.steer(t)
	breed(w, t.Rand)
	g.aim(t)
	systems.Tween(w, t.Dt)
	systems.TweenPaths(w, t.Dt, &currents[0], &currents[1], &currents[2])
	systems.Move(w, t.Dt)
	systems.Control(w, t.Dt)
	systems.Collide(w, t.Dt)
	g.collisions(w)
	systems.Expire(w, t.Dt)
	systems.Place(w)
	systems.Animate(w, t.Dt)
	systems.Emit(w, t.Dt)
	systems.Hear(w, audio.Ears{At: geom.V(width/2, height/2)}, t.Audio)
	w.Advance()
	return nil
}

// steer turns the boat to where it swims: a mirrored parent mirrors its lamp and its turrets, too.
func (g *trench) steer(t *engine.Tick) {
	to := t.Input.Vec(input.Move)
	at, pilot := ecs.Get[systems.Transform](&g.world, g.sub), ecs.Get[systems.TopDown](&g.world, g.sub)
	pilot.Moves = collide.Moves{X: to.X, Y: to.Y}
	if at.Rot = geom.Lerp(at.Rot, geom.Clamp(pilot.Vel.Y*0.0025, -0.3, 0.3)*at.Scale.X, 0.1); to.X != 0 {
		at.Scale.X = max(-1, min(1, to.X*1e9))
	}
	ecs.Get[systems.Voice](&g.world, g.sub).Play.Pitch = 1 + pilot.Vel.Len()/300
}

// aim turns each turret to the nearest jellyfish, in the coordinates of the boat, and shoots.
func (g *trench) aim(t *engine.Tick) {
	hull := *ecs.Get[systems.Transform](&g.world, g.sub)
	for row := range turrets.Each(&g.world) {
		row.A.Wait -= t.Dt
		hit, near := systems.Space(&g.world).Nearest(row.C.Pos, reach, collide.Filter{Hits: jelly})
		if !near {
			continue
		}
		goal := systems.Transform{Pos: hit.Point}.From(hull).Pos.Sub(row.B.Pos).Angle()
		row.B.Rot += float64(geom.WrapAngle(goal-row.B.Rot) * min(1, 12*t.Dt))
		if row.A.Wait <= 0 {
			row.A.Wait = reload * t.Rand.Range(0.8, 1.2)
			fire(&g.world, *row.C)
		}
	}
}

// collisions reads who began to touch whom.
func (g *trench) collisions(w *ecs.World) {
	for hit := range hits.Read(w) {
		if torpedo, prey, ok := systems.Met[Torpedo, Jelly](w, hit); ok {
			burst(w, ecs.Get[systems.Transform](w, prey).Pos)
			w.Destroy(torpedo)
			w.Destroy(prey)
			g.score++
		} else if pilot, foe, ok := systems.Met[systems.TopDown, Jelly](w, hit); ok {
			away := ecs.Get[systems.Transform](w, pilot).Pos.Sub(ecs.Get[systems.Transform](w, foe).Pos).Unit()
			ecs.Get[systems.TopDown](w, pilot).Knock(away.Mul(throw), 0.4)
			sting(w, pilot)
		} else if torpedo, _, ok := systems.Met[Torpedo, systems.Body](w, hit); ok {
			w.Destroy(torpedo)
		}
	}
}

func main() { engine.Main(&trench{}, engine.Config{Title: "Trench", Background: render.Hex(0x041226)}) }
