package systems

import (
	"fmt"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
)

// Velocity moves an entity. That of a child is from its parent and moves its Local; that of another entity with a [Body] is
// for [Collide], and [Move] leaves it alone.
type Velocity struct {
	geom.Vec         // logical pixels per second
	Spin     float64 // radians per second, clockwise
}

// Lifetime ends an entity after a time: bullets, sparks, messages.
type Lifetime struct {
	Left float64 // seconds
}

var (
	movers  = ecs.Query2[Transform, Velocity](ecs.Without[Local](), ecs.Without[Body]())
	swayers = ecs.Query2[Local, Velocity]()
	mortals = ecs.Query1[Lifetime]()
)

// Move moves every entity that has a Velocity by dt seconds of it, but for those that Collide moves. It panics, with the
// entity, when a number in a Velocity or a Transform is NaN or infinite.
func Move(w *ecs.World, dt float64) {
	check("move", dt)
	sound := 0.0
	for at, v := range movers.Tables(w) {
		v = v[:len(at)]
		for i := range at {
			sound += at[i].advance(&v[i], dt)
		}
	}
	for at, v := range swayers.Each(w) {
		sound += at.advance(v, dt)
	}
	if sound != 0 { // NaN
		refuse(w)
	}
}

// advance moves what is sound, and returns 0 for it, and NaN for what is not.
func (t *Transform) advance(v *Velocity, dt float64) float64 {
	t.Pos.X += float64(v.X * dt)
	t.Pos.Y += float64(v.Y * dt)
	t.Rot += float64(v.Spin * dt)
	return (t.Pos.X + t.Pos.Y + t.Rot) * 0
}

// refuse names who has a number that is none.
func refuse(w *ecs.World) {
	for e, row := range movers.All(w) {
		row.A.refuse(e, row.B)
	}
	for e, row := range swayers.All(w) {
		row.A.refuse(e, row.B)
	}
}

func (t *Transform) refuse(e ecs.Entity, v *Velocity) {
	if sum := t.Pos.X + t.Pos.Y + t.Rot; sum-sum != 0 {
		panic(fmt.Sprintf("systems: move: %v is at %v, %v, turned by %v, with a Velocity of %v, %v and a Spin of %v; "+
			"find what computed a NaN or an infinity", e, t.Pos.X, t.Pos.Y, t.Rot, v.X, v.Y, v.Spin))
	}
}

// Expire counts down every Lifetime by dt seconds and destroys the entities whose time is over, with their children.
func Expire(w *ecs.World, dt float64) {
	check("expire", dt)
	for e, l := range mortals.All(w) {
		if l.Left -= dt; l.Left <= 0 {
			w.Destroy(e)
		}
	}
}

// check panics on a dt that is not a length of a tick.
func check(system string, dt float64) {
	if !(dt >= 0 && dt < 1e9) {
		panic(fmt.Sprintf("systems: %s: dt is %v; it is the seconds of a tick, such as t.Dt", system, dt))
	}
}
