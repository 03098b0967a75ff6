package systems

import (
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// Moved tells what became of an entity's last move: give it to those of whom you want to know whether they stand on
// something. Collide writes it when it slides a body, and Control does.
type Moved struct{ collide.Motion }

var (
	embodied = ecs.Query2[Body, Transform]()
	driven   = ecs.Query3[Body, Transform, Velocity](ecs.Without[Local]())
	roots    = ecs.Query2[Body, Transform](ecs.Without[Local]())
)

// Collide brings the [Space] in step with the entities that have a Body and a Transform, moves those that have a Velocity by
// dt seconds of it, those that Push first, finds out who touches whom, and sends that as [Hit], [Parted] and [Crushed].
// Call it once a tick, after what sets places, and Place after it. It allocates nothing once it has grown.
//
//	for hit := range hits.Read(w) { … } // var hits = ecs.Reader[systems.Hit]()
//
// Who still touches whom is in Space(w).Events. An entity that comes into being in a tick is met by the next Collide or
// [Control].
func Collide(w *ecs.World, dt float64) {
	check("collide", dt)
	b := bodiesOf(w)
	b.sweep(w)
	b.drive(w, dt, true)
	b.drive(w, dt, false)
	b.space.Step(dt)
	b.carry(w)
	b.send(w)
	b.release()
}

// sweep brings the space in step with the entities: first all that were put somewhere, then those that push the others.
func (b *bodies) sweep(w *ecs.World) {
	n, pushers := 0, false
	for e, row := range embodied.All(w) {
		n++
		if !b.knows(e, row.A) {
			b.adopt(e, row.A, row.B)
			continue
		}
		o := &b.owners[row.A.slot-1]
		if o.rot != row.B.Rot || row.A.Shape.Kind == collide.TilesShape {
			b.turn(o, row.A, row.B)
		}
		switch {
		case b.space.Pos(o.id) == row.B.Pos:
		case row.A.Way == Push:
			pushers = true
		default:
			b.space.Put(o.id, row.B.Pos)
		}
	}
	if n < b.live {
		b.bury(w)
	}
	if pushers {
		b.shove(w)
	}
}

// shove moves those that push to where their entities have been put.
func (b *bodies) shove(w *ecs.World) {
	for body, at := range embodied.Each(w) {
		if body.Way != Push {
			continue
		}
		o := &b.owners[body.slot-1]
		b.push(w, o, at.Pos.Sub(b.space.Pos(o.id)))
		b.space.Put(o.id, at.Pos) // exactly
	}
	b.carry(w)
}

// carry brings the entities to where the space has their bodies.
func (b *bodies) carry(w *ecs.World) {
	for body, at := range roots.Each(w) {
		if body.Kind != collide.Static {
			at.Pos = b.space.Pos(b.owners[body.slot-1].id)
		}
	}
}

func (b *bodies) push(w *ecs.World, o *owner, by geom.Vec) {
	b.crushed = b.space.Push(b.crushed[:0], o.id, by)
	for _, id := range b.crushed {
		body, _ := b.space.Body(id)
		ecs.Send(w, Crushed{b.owner(id, body.User), o.entity})
	}
}

// turn brings the space a body that was turned, and the grid of tiles that a restore has put elsewhere.
func (b *bodies) turn(o *owner, body *Body, at *Transform) {
	if is, _ := b.space.Body(o.id); is.Shape.Grid != body.Shape.Grid {
		is.Shape.Grid = body.Shape.Grid
		b.space.Set(o.id, is)
	}
	b.space.SetRot(o.id, at.Rot)
	o.rot = at.Rot
}

// bury takes the bodies of those out of the space who are gone, or have another one.
func (b *bodies) bury(w *ecs.World) {
	for i := range b.owners {
		o := &b.owners[i]
		if o.entity.IsNone() || o.gone {
			continue
		}
		if body := ecs.Get[Body](w, o.entity); body == nil || body.slot != uint32(i+1) || !ecs.Has[Transform](w, o.entity) {
			b.space.Remove(o.id)
			o.gone = true
			b.live--
		}
	}
}

// release gives the slots of the gone back, when their last events were sent.
func (b *bodies) release() {
	for i := range b.owners {
		if b.owners[i].gone {
			b.owners[i] = owner{}
			b.free = append(b.free, uint32(i+1))
		}
	}
}

// drive moves the bodies that push, or all others.
func (b *bodies) drive(w *ecs.World, dt float64, pushers bool) {
	for e, row := range driven.All(w) {
		body, v := row.A, row.C
		if (body.Way == Push) != pushers {
			continue
		}
		o, by := &b.owners[body.slot-1], v.Mul(dt)
		row.B.Rot += float64(v.Spin * dt)
		if o.rot != row.B.Rot {
			b.turn(o, body, row.B)
		}
		switch {
		case by == geom.Vec{}:
		case body.Kind == collide.Trigger:
			b.space.Put(o.id, b.space.Pos(o.id).Add(by))
		case body.Way == Push:
			b.push(w, o, by)
		case body.Way == Stop:
			if _, held := b.space.Move(o.id, by); held {
				v.Vec = geom.Vec{}
			}
		case body.Way == Bounce:
			b.bounce(o, body, v, by)
		default:
			m := b.space.Slide(o.id, by)
			v.Vec = along(v.Vec, &m)
			report(w, e, m)
		}
		if body.Kind == collide.Static {
			row.B.Pos = b.space.Pos(o.id)
		}
	}
}

// bounces is how often a ball bounces in a tick at most; what is left of its way then is lost.
const bounces = 4

func (b *bodies) bounce(o *owner, body *Body, v *Velocity, by geom.Vec) {
	keep := body.Bounce
	if keep == 0 {
		keep = 1
	}
	for range bounces {
		hit, held := b.space.Move(o.id, by)
		if !held {
			return
		}
		left := by.Mul((1 - hit.T) * keep)
		by, v.Vec = reflect(left, hit.Normal), reflect(v.Vec, hit.Normal).Mul(keep)
	}
}

// reflect is a vector that points into a surface, thrown back by it.
func reflect(v, normal geom.Vec) geom.Vec {
	into := v.Dot(normal)
	if into >= 0 {
		return v
	}
	return v.Sub(normal.Mul(2 * into))
}

// along is what is left of a velocity when a motion's hits have taken what points into them.
func along(v geom.Vec, m *collide.Motion) geom.Vec {
	for i := range m.N {
		if into := v.Dot(m.Hits[i].Normal); into < 0 {
			v = v.Sub(m.Hits[i].Normal.Mul(into))
		}
	}
	return v
}

func report(w *ecs.World, e ecs.Entity, m collide.Motion) {
	if moved := ecs.Get[Moved](w, e); moved != nil {
		moved.Motion = m
	}
}

// send turns the space's events into the world's.
func (b *bodies) send(w *ecs.World) {
	for _, event := range b.space.Events() {
		a, other := b.owner(event.A, event.UserA), b.owner(event.B, event.UserB)
		switch event.Kind {
		case collide.Enter:
			ecs.Send(w, Hit{A: a, B: other, Normal: event.Normal, Depth: event.Depth})
		case collide.Exit:
			ecs.Send(w, Parted{a, other})
		}
	}
}
