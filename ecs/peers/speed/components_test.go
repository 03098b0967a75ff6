package speed

import "github.com/krill2d/krill/ecs"

// pos and the rest are the components of all rows: 16 bytes each, without pointers.
type (
	pos  struct{ X, Y float64 }
	vel  struct{ X, Y float64 }
	pull struct{ X, Y float64 }
	wind struct{ X, Y float64 }
	push struct{ X, Y float64 }
)

const dt = 1.0 / 64

var (
	movers  = ecs.Query2[pos, vel]()
	floats  = ecs.Query5[pos, vel, pull, wind, push]()
	places  = ecs.Query1[pos]()
	mover   = ecs.Bundle2[pos, vel]()
	floater = ecs.Bundle5[pos, vel, pull, wind, push]()
)

// arrays are what a program without an entity store would have.
type arrays struct {
	pos  []pos
	vel  []vel
	pull []pull
	wind []wind
	push []push
}

func newArrays(n int) *arrays {
	a := &arrays{make([]pos, n), make([]vel, n), make([]pull, n), make([]wind, n), make([]push, n)}
	for i := range n {
		a.vel[i], a.pull[i], a.wind[i] = vel{1, float64(i)}, pull{1, 2}, wind{0, 2}
	}
	return a
}

// newMovers is a world with as many entities of two components.
func newMovers(n int) (*ecs.World, []ecs.Entity) {
	w := &ecs.World{}
	es := make([]ecs.Entity, 0, n)
	for c := range ecs.Batch2(w, mover, n) {
		for i := range c.B {
			c.B[i] = vel{1, float64(i)}
		}
		es = append(es, c.Entities...)
	}
	return w, es
}

// newFloaters is a world with as many entities of five components.
func newFloaters(n int) *ecs.World {
	w := &ecs.World{}
	for c := range ecs.Batch5(w, floater, n) {
		for i := range c.B {
			c.B[i], c.C[i], c.D[i] = vel{1, float64(i)}, pull{1, 2}, wind{0, 2}
		}
	}
	return w
}
