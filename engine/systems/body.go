package systems

import (
	"fmt"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// Body makes an entity with a Transform one that others touch. [Collide] copies it into the world's [Space] when it first
// meets it; to change what a body is, put another one. Where the entity is goes on being its Transform: a system that
// sets Pos moves the body through everything, or with Way Push pushes what is in its way. Scale does not count.
//
// The grid of collide.Tiles lies in the Body: draw and change it there. It is copied with the world, and a pointer from
// elsewhere would lead to another one after a restore.
type Body struct {
	Shape  collide.Shape
	Kind   collide.Kind // zero: Static
	Is     collide.Mask // the layers that it is in; zero: the first one
	Hits   collide.Mask // the layers that hold it, or that it has events with; zero: all
	OneWay bool         // holds only what comes from above
	Way    Way          // how its Velocity moves it
	Bounce float64      // of a Bounce: how much of its speed it keeps, 0 to 1; zero: all

	slot uint32 // in bodies.owners, and one more; 0: none
}

// Way is how the Velocity of an entity with a Body moves it. A Trigger, and what has ecs.ChildOf a parent, goes through
// everything instead.
type Way uint8

// The ways.
const (
	Slide  Way = iota // along what is in its way, and keeps the speed that lies along it: heroes, enemies
	Stop              // until it meets something, and has no speed any more: bullets, crates
	Bounce            // off what it meets: balls
	Push              // through everything; it carries what stands on it and pushes what is in its way: lifts
)

// Hit is an event: two bodies began to touch. A or B is none when it is a body that the game itself put into the Space.
type Hit struct {
	A, B   ecs.Entity
	Normal geom.Vec // the way for A out of B, length 1
	Depth  float64  // logical pixels
}

// Parted is an event: two bodies touch no longer, or one of them is gone.
type Parted struct{ A, B ecs.Entity }

// Crushed is an event: an entity was pushed by another one and could not give way.
type Crushed struct{ Entity, By ecs.Entity }

// Met tells the two of a Hit apart by components that they have: who has an A and who has a B, and false when that is not
// what met, or one of them is dead by now.
//
//	for hit := range hits.Read(w) {
//		if bullet, enemy, ok := systems.Met[Bullet, Enemy](w, hit); ok {
//			w.Destroy(bullet)
//			w.Destroy(enemy) // a second bullet of this tick does not meet it any more
//		}
//	}
func Met[A, B any](w *ecs.World, hit Hit) (a, b ecs.Entity, ok bool) {
	switch {
	case ecs.Has[A](w, hit.A) && ecs.Has[B](w, hit.B):
		return hit.A, hit.B, true
	case ecs.Has[A](w, hit.B) && ecs.Has[B](w, hit.A):
		return hit.B, hit.A, true
	}
	return a, b, false
}

// Space returns the space of a world's bodies, for rays, for what is near, and for walls that are no entities. It is a part
// of the world: snapshots have it. Leave Body.User of bodies of your own at zero. Do not keep the pointer over a restore.
func Space(w *ecs.World) *collide.Space { return &bodiesOf(w).space }

// EntityOf returns whose body is in the Space by an ID, and none when it is no entity's.
func EntityOf(w *ecs.World, id collide.ID) ecs.Entity {
	b := bodiesOf(w)
	body, ok := b.space.Body(id)
	if !ok {
		return ecs.Entity{}
	}
	return b.owner(id, body.User)
}

// IDOf returns the ID of an entity's body in the Space, for filters and for the calls of a Space; none before the first
// Collide.
func IDOf(w *ecs.World, e ecs.Entity) collide.ID {
	b, body := bodiesOf(w), ecs.Get[Body](w, e)
	if body == nil || !b.knows(e, body) {
		return collide.ID{}
	}
	return b.owners[body.slot-1].id
}

// bodies is a space and whose its bodies are: a resource of the world.
type bodies struct {
	space   collide.Space
	owners  []owner      // by the User of their bodies, less one
	free    []uint32     // of owners
	live    int          // owners that are not free
	crushed []collide.ID `state:"-"` // room
}

// owner is an entity with a body.
type owner struct {
	entity ecs.Entity
	id     collide.ID
	rot    float64 // as the space knows it, radians
	gone   bool    // its slot is free after this tick's events
}

func bodiesOf(w *ecs.World) *bodies {
	b := ecs.Resource[bodies](w)
	if b == nil {
		ecs.SetResource(w, bodies{})
		b = ecs.Resource[bodies](w)
	}
	return b
}

// owner is whose body it is.
func (b *bodies) owner(id collide.ID, user uint64) ecs.Entity {
	if user-1 < uint64(len(b.owners)) && b.owners[user-1].id == id {
		return b.owners[user-1].entity
	}
	return ecs.Entity{}
}

// knows reports whether a Body is the one that an entity has in the space.
func (b *bodies) knows(e ecs.Entity, body *Body) bool {
	i := body.slot - 1
	return i < uint32(len(b.owners)) && b.owners[i].entity == e && !b.owners[i].gone
}

// adopt takes an entity's body into the space.
func (b *bodies) adopt(e ecs.Entity, body *Body, at *Transform) {
	if body.Bounce < 0 || body.Bounce > 1 || body.Bounce != body.Bounce {
		panic(fmt.Sprintf("systems: collide: Bounce of %v is %v; it is a share of the speed, 0 to 1", e, body.Bounce))
	}
	if n := len(b.free); n > 0 {
		body.slot, b.free = b.free[n-1], b.free[:n-1]
	} else {
		b.owners = append(b.owners, owner{})
		body.slot = uint32(len(b.owners))
	}
	b.owners[body.slot-1] = owner{entity: e, id: b.space.Add(body.made(at)), rot: at.Rot}
	b.live++
}

// made is the body as a space has it.
func (b *Body) made(at *Transform) collide.Body {
	return collide.Body{Shape: b.Shape, Pos: at.Pos, Rot: at.Rot, Kind: b.Kind, Is: b.Is, Hits: b.Hits, OneWay: b.OneWay, User: uint64(b.slot)}
}
