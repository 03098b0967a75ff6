package ecs

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// They are made in init because this package is not ready before; a game makes them where it declares them.
var (
	joinTwo   *J2[askDocked, askShip, askPlanet]
	joinBusy  *J2[askDocked, askShip, askPlanet]
	joinThree *J3[askDocked, askShip, askPlanet, askOrbits, askName]
)

func init() {
	joinTwo = Join[askDocked, askShip, askPlanet]()
	joinBusy = Join[askDocked, askShip, askPlanet](Without[askFrozen](), OfTarget(With[askName]()))
	joinThree = Join3[askDocked, askShip, askPlanet, askOrbits, askName](OfThird(Without[askFrozen]()))
}

// Joins in Go and in text are the same.
func TestJoinsAgreeWithTexts(t *testing.T) {
	found := 0
	for seed := range uint64(1000) {
		w, _ := randomWorld(rand.New(rand.NewPCG(seed, 3)))
		var two, busy, three [][]Entity
		for p, row := range joinTwo.All(w) {
			if row.A != Get[askShip](w, p.Source) || row.B != Get[askPlanet](w, p.Target) || row.Link != Link[askDocked](w, p.Source, p.Target) {
				t.Fatalf("seed %d: got pointers of something else in the row %v", seed, p)
			}
			two = append(two, []Entity{p.Source, p.Target})
		}
		for p := range joinBusy.All(w) {
			busy = append(busy, []Entity{p.Source, p.Target})
		}
		for e, row := range joinThree.All(w) {
			if row.A != Get[askShip](w, e.A) || row.B != Get[askPlanet](w, e.B) || row.C != Get[askName](w, e.C) ||
				row.Link != Link[askDocked](w, e.A, e.B) || row.Link2 != Link[askOrbits](w, e.B, e.C) {
				t.Fatalf("seed %d: got pointers of something else in the row %v", seed, e)
			}
			three = append(three, []Entity{e.A, e.B, e.C})
		}
		sameRows(t, w, "askShip s, askDocked s p, askPlanet p", two, joinTwo.Count(w))
		sameRows(t, w, "askShip s, askDocked s p, askPlanet p, !askFrozen s, askName p", busy, joinBusy.Count(w))
		sameRows(t, w, "askShip a, askDocked a b, askPlanet b, askOrbits b c, askName c, !askFrozen c", three, joinThree.Count(w))
		found += len(two) + len(busy) + len(three)
	}
	if found < 500 {
		t.Errorf("got %d rows in all; want so many that something is tested", found)
	}
}

func sameRows(t *testing.T, w *World, text string, rows [][]Entity, count int) {
	t.Helper()
	found, err := w.Find(text)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(rows, compareRows)
	if !slices.EqualFunc(rows, found.Rows, slices.Equal[[]Entity]) || count != len(rows) {
		t.Fatalf("%s: got %v, Count %d; want %v", text, rows, count, found.Rows)
	}
}

// Structural changes in a loop wait for its end, and a loop in a loop of the same join is another one.
func TestJoinInItsOwnLoop(t *testing.T) {
	w := &World{}
	p := w.Spawn(askPlanet{})
	for range 3 {
		Relate(w, w.Spawn(askShip{}), p, askDocked{})
	}
	n := 0
	for pair := range joinTwo.All(w) {
		Put(w, pair.Source, askFrozen{})
		for range joinTwo.All(w) {
			n++
		}
		if Has[askFrozen](w, pair.Source) {
			t.Error("got a component in the loop; want it after the loop")
		}
	}
	if frozen := Query1[askFrozen]().Count(w); n != 9 || frozen != 3 {
		t.Errorf("got %d rows of inner loops and %d frozen; want 9 and 3", n, frozen)
	}
}

// A destroyed entity is in no row any more, also before the loop has ended.
func TestFindMeetsNoDead(t *testing.T) {
	w := &World{}
	p := w.Spawn(askPlanet{})
	s := w.Spawn(askShip{})
	Relate(w, s, p, askDocked{})
	for range Query1[askShip]().All(w) {
		w.Destroy(s)
		for _, text := range []string{"askShip s", "askDocked s p", "askDocked * p", "askDocked p *"} {
			if n := MustCompile(text).Count(w); n != 0 {
				t.Errorf("%s: got %d rows; want none", text, n)
			}
		}
		if n := MustCompile("askPlanet p, !askDocked * p").Count(w); n != 1 {
			t.Errorf("got %d planets without ships; want 1", n)
		}
	}
}

func TestJoinRefusesFiltersOfChanges(t *testing.T) {
	for _, f := range []func(){
		func() { Join[askDocked, askShip, askPlanet](Changed[askShip]()) },
		func() { Join[askDocked, askShip, askPlanet](OfThird(With[askShip]())) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("got no panic; want one")
				}
			}()
			f()
		}()
	}
}
