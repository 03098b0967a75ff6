package systems

import (
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/collide"
)

// Platformer moves an entity with a Kinematic Body as heroes of jump and run games move. The game, or an enemy's wits, sets
// Moves in each tick; [Control] does the rest. Such an entity has no Velocity.
type Platformer struct {
	collide.Platformer // Body is set by Control
	Moves              collide.Moves
}

// TopDown moves an entity with a Kinematic Body as heroes seen from above move; see Platformer.
type TopDown struct {
	collide.TopDown
	Moves collide.Moves
}

var (
	runners = ecs.Query3[Body, Transform, Platformer]()
	walkers = ecs.Query3[Body, Transform, TopDown]()
)

// Control moves every Platformer and TopDown for one tick. Call it before Collide, which brings Space up to date; it does the
// same first, so that nobody falls through a floor that is new.
func Control(w *ecs.World, dt float64) {
	check("control", dt)
	b := bodiesOf(w)
	b.sweep(w)
	for e, row := range runners.All(w) {
		id := b.owners[row.A.slot-1].id
		row.C.Body = id
		report(w, e, row.C.Update(&b.space, row.C.Moves, dt))
		row.B.Pos = b.space.Pos(id)
	}
	for e, row := range walkers.All(w) {
		id := b.owners[row.A.slot-1].id
		row.C.Body = id
		report(w, e, row.C.Update(&b.space, row.C.Moves, dt))
		row.B.Pos = b.space.Pos(id)
	}
}
