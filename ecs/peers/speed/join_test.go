package speed

import (
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/ecs/peers/measure"
)

type (
	ship     struct{ Cargo float64 }
	planet   struct{ People float64 }
	star     struct{ Light float64 }
	dockedTo struct{}
	orbits   struct{}
)

func (dockedTo) Relation() ecs.Rules { return ecs.Rules{Exclusive: true} }
func (orbits) Relation() ecs.Rules   { return ecs.Rules{Exclusive: true} }

var trips = ecs.Join3[dockedTo, ship, planet, orbits, star]()

// byHand is what one writes without a store: a map for each component and each relation.
type byHand struct {
	ships   map[int]ship
	planets map[int]planet
	stars   map[int]star
	docked  map[int]int // ship to planet
	orbits  map[int]int // planet to star
}

// sum joins all three. It begins with the relation, since every ship that counts has one.
func (h *byHand) sum() (sum float64, n int) {
	for s, p := range h.docked {
		cargo, ok := h.ships[s]
		if !ok {
			continue
		}
		world, ok := h.planets[p]
		if !ok {
			continue
		}
		if sun, ok := h.stars[h.orbits[p]]; ok {
			sum += cargo.Cargo * world.People * sun.Light
			n++
		}
	}
	return sum, n
}

//go:noinline
func sumTrips(w *ecs.World) (sum float64, n int) {
	for _, r := range trips.All(w) {
		sum += r.A.Cargo * r.B.People * r.C.Light
		n++
	}
	return sum, n
}

// joins asks for ships with their planets and stars among 100,000 entities. Half of the ships are not docked.
func joins(t *testing.T) {
	h := &byHand{map[int]ship{}, map[int]planet{}, map[int]star{}, map[int]int{}, map[int]int{}}
	w := &ecs.World{}
	var suns, worlds []ecs.Entity
	for i := range 1_000 {
		suns = append(suns, w.Spawn(star{1}))
		h.stars[i] = star{1}
	}
	for i := range 9_000 {
		worlds = append(worlds, w.Spawn(planet{2}))
		ecs.Relate[orbits](w, worlds[i], suns[i%1_000])
		h.planets[1_000+i], h.orbits[1_000+i] = planet{2}, i%1_000
	}
	for i := range 90_000 {
		e := w.Spawn(ship{3})
		h.ships[10_000+i] = ship{3}
		if at := i * 7919 % 9_000; i%2 == 0 {
			ecs.Relate[dockedTo](w, e, worlds[at])
			h.docked[10_000+i] = 1_000 + at
		}
	}
	want, n := h.sum()
	if got, m := sumTrips(w); got != want || m != n {
		t.Errorf("got a sum of %v over %d trips; want %v over %d", got, m, want, n)
	}
	measure.Group{
		Against: one(func() { sink, _ = h.sum() }),
		Rows:    []measure.Row{{Name: "three-way-join/maps", Bar: 1, Side: measure.Side{Do: func() { sink, _ = sumTrips(w) }}}},
	}.Run(t)
}
