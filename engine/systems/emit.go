package systems

import (
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/particle"
)

// Emitter is an effect of particles that follows an entity. Its Pos and Rot are those of the entity's Transform, and so is
// its Scale, where it has none of its own. Particles are state; see package particle.
//
// What it made lives as long as the entity that has it. For smoke that stays when its rocket is gone, give the Emitter to
// an entity of its own: w.Spawn(systems.Emitter{Emitter: …, Of: rocket}). For a blow, spawn one with a Transform and Once.
// World.Copy shares what a value points to: do not copy an entity whose emitter runs.
type Emitter struct {
	particle.Emitter            // a Seed of zero: one that no other entity has
	Layer            int        // as Canvas.Layer
	Of               ecs.Entity // whom it follows; zero: its own entity. When that one is gone, it ends as with Once and Off
	Once             bool       // its entity is destroyed when all particles are gone and none will come
}

var emitters = ecs.Query1[Emitter]()

// Emit takes every emitter to its entity, and lets dt seconds of it go by. Call it after everything has moved.
func Emit(w *ecs.World, dt float64) {
	check("emit", dt)
	places, n := ecs.ViewOf(w, places), uint64(0)
	for e, m := range emitters.All(w) {
		n++
		if m.Seed == 0 {
			m.Seed = uint64(w.Tick())<<20 + n
		}
		m.follow(w, e, places)
		m.Step(dt)
		if m.Once && m.Done() {
			w.Destroy(e)
		}
	}
}

func (m *Emitter) follow(w *ecs.World, e ecs.Entity, places ecs.View[Transform]) {
	if !m.Of.IsNone() {
		e = m.Of
		if !w.Alive(e) {
			m.Off, m.Once = true, true
			return
		}
	}
	at := places.Get(e)
	if at == nil {
		return
	}
	if m.Pos, m.Rot = at.Pos, at.Rot; m.Scale == 0 {
		m.Scale = whole(at.Scale).X
	}
}

// DrawEmitters draws the particles of all emitters, each in its layer, in the current coordinates, and leaves the canvas
// as it was. Particles are where the last tick left them: Alpha does not count.
func DrawEmitters(w *ecs.World, c *render.Canvas) {
	render.Preserve(c, func() { drawEmitters(w, c) })
}

func drawEmitters(w *ecs.World, c *render.Canvas) {
	for m := range emitters.Each(w) {
		c.Layer(m.Layer)
		m.Draw(c)
	}
}
