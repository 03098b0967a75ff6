package ecs_test

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

func TestCopy(t *testing.T) {
	var w ecs.World
	a, b, c := w.Spawn(pos{1, 2}, hp{3}), w.Spawn(), w.Spawn()
	w.SetName(a, "a")
	ecs.Relate(&w, a, b, likes{1})
	ecs.Relate(&w, a, a, likes{2})
	ecs.Relate[team](&w, a, c)
	ecs.Relate(&w, c, a, likes{3})
	twin := w.Copy(a)
	if *ecs.Get[pos](&w, twin) != (pos{1, 2}) || ecs.Get[hp](&w, twin).N != 3 || w.Name(twin) != "" {
		t.Error("a copy has not what the other one has")
	}
	wantEntities(t, "targets", slices.Collect(ecs.Targets[likes](&w, twin)), b, a)
	wantEntities(t, "sources of a", slices.Collect(ecs.Sources[likes](&w, a)), a, c, twin)
	wantEntities(t, "the team", slices.Collect(ecs.Sources[team](&w, c)), a, twin)
	if ecs.Link[likes](&w, twin, a).N != 2 || len(slices.Collect(ecs.Sources[likes](&w, twin))) != 0 {
		t.Error("a copy's links are wrong")
	}
	ecs.Get[pos](&w, twin).X = 9
	if ecs.Get[pos](&w, a).X != 1 {
		t.Error("a copy shares its components")
	}
	wantPanic(t, "copy: the entity is none", func() { w.Copy(ecs.Entity{}) })
}

// In a loop a copy gets what the other one has when its turn comes.
func TestCopyInLoop(t *testing.T) {
	var w ecs.World
	a := w.Spawn(pos{1, 2})
	var twin, later, gone ecs.Entity
	for range bodies.Each(&w) {
		n := w.Spawn(hp{7})
		twin = w.Copy(n)
		ecs.Put(&w, n, vel{1, 1})
		later = w.Copy(n)
		gone = w.Copy(a)
		w.Destroy(gone)
		if !w.Alive(twin) || ecs.Has[hp](&w, twin) {
			t.Error("a copy is not alive at once, or has components already")
		}
		ecs.Put(&w, twin, pos{5, 5})
	}
	if ecs.Get[hp](&w, twin).N != 7 || ecs.Has[vel](&w, twin) || !ecs.Has[vel](&w, later) || ecs.Get[pos](&w, twin).X != 5 {
		t.Error("copies in a loop do not follow the order of what was done")
	}
	if w.Alive(gone) || w.Len() != 4 {
		t.Errorf("%d are alive; want 4", w.Len())
	}
}
