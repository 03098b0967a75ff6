package ecs_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

var (
	changedBodies = ecs.Query1[pos](ecs.Changed[pos]())
	maybeHurt     = ecs.Query2[pos, ecs.Optional[hp]]()
	writtenTo     = ecs.Query1[pos](ecs.Writes[pos]())
)

// family makes n entities that are related to a new one.
func family[R any](w *ecs.World, n int) (parent ecs.Entity, children []ecs.Entity) {
	parent = w.Spawn()
	for i := range n {
		e := both.Spawn(w, pos{float64(i), 0}, vel{1, 0})
		ecs.Relate[R](w, e, parent)
		children = append(children, e)
	}
	return parent, children
}

func TestGoalRuns(t *testing.T) {
	t.Run("ungrouped", func(t *testing.T) { testGoalRuns[ecs.ChildOf](t) })
	t.Run("grouped", func(t *testing.T) { testGoalRuns[team](t) })
}

func testGoalRuns[R any](t *testing.T) {
	var w ecs.World
	family[R](&w, 5)
	p, c := family[R](&w, 10)
	family[R](&w, 5)
	runs := 0
	for rows := range bodies.Tables(&w, ecs.To[R](p)) {
		runs++
		if len(rows) != 10 {
			t.Errorf("got a run of %d; want 10: they were spawned together", len(rows))
		}
	}
	if runs != 1 || bodies.Count(&w, ecs.To[R](p)) != 10 {
		t.Errorf("got %d runs, %d in all; want 1, 10", runs, bodies.Count(&w, ecs.To[R](p)))
	}
	for range changedBodies.Each(&w) {
	}
	ecs.Update(&w, c[3], func(p *pos) { p.Y = 1 })
	ecs.Update(&w, c[7], func(p *pos) { p.Y = 2 })
	sum := 0.0
	for b := range changedBodies.Each(&w, ecs.To[R](p)) {
		sum += b.Y
	}
	if sum != 3 {
		t.Errorf("changed ones: got %v; want 3", sum)
	}
	for range writtenTo.Each(&w, ecs.To[R](p)) {
	}
	if n := changedBodies.Count(&w, ecs.To[R](p)); n != 10 {
		t.Errorf("written ones: got %d; want 10", n)
	}
	ecs.Put(&w, c[4], hp{8})
	hurt := 0
	for _, h := range maybeHurt.Each(&w, ecs.To[R](p)) {
		if h.Value != nil {
			hurt += h.Value.N
		}
	}
	if hurt != 8 {
		t.Errorf("optional: got %d; want 8", hurt)
	}
	met := 0
	for e := range bodies.All(&w, ecs.To[R](p)) {
		w.Destroy(c[0])
		w.Destroy(c[5])
		for inner := range bodies.All(&w, ecs.To[R](p)) {
			if !w.Alive(inner) {
				t.Errorf("met %v, which is dead", inner)
			}
			met++
		}
		_ = e
		break
	}
	if met != 8 {
		t.Errorf("an inner loop met %d; want 8", met)
	}
	w.Destroy(p)
	if n := bodies.Count(&w, ecs.To[R](p)) + bodies.Count(&w, ecs.To[likes](c[1])); n != 0 {
		t.Errorf("got %d of a dead target, and of a relation without links; want 0", n)
	}
}

// A thousand targets at a time come and go: tables of those that are gone serve others.
func TestGroupsAreReused(t *testing.T) {
	var w ecs.World
	var alive []ecs.Entity
	tables := 0
	for round := range 10_000 {
		p, _ := family[team](&w, 3)
		ecs.Relate[owns](&w, w.Spawn(pos{}), p, owns{fmt.Sprint(round)})
		if alive = append(alive, p); len(alive) > 100 {
			for e := range slices.Values(slices.Collect(ecs.Sources[team](&w, alive[0]))) {
				if round%2 == 0 {
					ecs.Put(&w, e, hp{round})
				}
			}
			old := alive[0]
			free := slices.Collect(ecs.Sources[team](&w, old))
			w.Destroy(old)
			for _, e := range free {
				if !ecs.Target[team](&w, e).IsNone() || bodies.Get(&w, e) == nil {
					t.Fatal("an entity of a group is lost with its target")
				}
				w.Destroy(e)
			}
			alive = alive[1:]
		}
		if round == 1000 {
			tables = ecs.TableCount(&w)
		}
		if round%1000 == 0 {
			ecs.CheckLinks(t, &w)
			if n := bodies.Count(&w, ecs.To[team](p)); n != 3 {
				t.Fatalf("got %d; want 3", n)
			}
		}
	}
	if n := ecs.TableCount(&w); n > tables {
		t.Errorf("got %d tables after 10,000 targets; want %d, as after 1,000", n, tables)
	}
	ecs.RegatherKeeps(t, &w)
}

func TestRelationsAllocateNothing(t *testing.T) {
	var w ecs.World
	p, c := family[ecs.ChildOf](&w, 50)
	q, _ := family[ecs.ChildOf](&w, 50)
	g, d := family[team](&w, 50)
	h, _ := family[team](&w, 50)
	ecs.Relate(&w, c[0], p, likes{1})
	step := func() {
		for i, e := range c {
			ecs.Relate[ecs.ChildOf](&w, e, q)
			ecs.Relate(&w, e, q, likes{i})
			ecs.Relate(&w, e, p, dockedTo{i})
			ecs.Relate[team](&w, d[i], h)
		}
		for i, e := range c {
			ecs.Relate[ecs.ChildOf](&w, e, p)
			ecs.Unrelate[likes](&w, e, q)
			ecs.Relate(&w, e, q, dockedTo{i})
			ecs.Relate[team](&w, d[i], g)
		}
		for p := range bodies.Each(&w, ecs.To[ecs.ChildOf](p), ecs.To[dockedTo](q)) {
			p.X++
		}
		for e := range bodies.All(&w, ecs.To[team](g)) {
			ecs.Relate(&w, e, p, likes{2})
			ecs.Unrelate[likes](&w, e, p)
		}
		n := 0
		for e := range ecs.Sources[ecs.ChildOf](&w, p) {
			for range ecs.Targets[dockedTo](&w, e) {
				n++
			}
			for range ecs.Up[ecs.ChildOf](&w, e) {
				n++
			}
		}
		for range ecs.Down[ecs.ChildOf](&w, p) {
			n++
		}
		for _, l := range ecs.Links[dockedTo](&w) {
			n += l.N
		}
		w.Destroy(both.Spawn(&w, pos{}, vel{}))
		e := both.Spawn(&w, pos{}, vel{})
		ecs.Relate[ecs.ChildOf](&w, e, p)
		w.Destroy(e)
	}
	step()
	step()
	if n := testing.AllocsPerRun(20, step); n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
}

// EndLoops in a loop to a target ends it.
func TestEndLoopsInFamily(t *testing.T) {
	var w ecs.World
	p, c := family[ecs.ChildOf](&w, 4)
	ecs.Put(&w, c[1], hp{1}) // so that they are no single run
	met := 0
	for range bodies.Each(&w, ecs.To[ecs.ChildOf](p)) {
		w.EndLoops()
		met++
	}
	if met != 1 {
		t.Errorf("met %d; want 1", met)
	}
}
