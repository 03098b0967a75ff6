package ecs_test

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// All loops over links can be left, and what waits is done then.
func TestLinkLoopsEnd(t *testing.T) {
	var w ecs.World
	root, c := family[ecs.ChildOf](&w, 3)
	leaf := w.Spawn()
	ecs.Relate[ecs.ChildOf](&w, leaf, c[0])
	hub, _ := family[likes](&w, 3)
	for _, e := range c {
		ecs.Relate[likes](&w, hub, e)
	}
	n := 0
	loop := func(f func(yield func())) {
		var e ecs.Entity
		n++
		f(func() {
			e = w.Spawn()
			ecs.Put(&w, e, hp{1})
		})
		if e.IsNone() || !ecs.Has[hp](&w, e) {
			t.Errorf("loop %d: what waits for its end is not done", n)
		}
	}
	loop(func(yield func()) {
		for range ecs.Sources[ecs.ChildOf](&w, root) {
			yield()
			break
		}
	})
	loop(func(yield func()) {
		for range ecs.Targets[likes](&w, hub) {
			yield()
			break
		}
	})
	loop(func(yield func()) {
		for range ecs.Links[likes](&w) {
			yield()
			break
		}
	})
	loop(func(yield func()) {
		for range ecs.Up[ecs.ChildOf](&w, leaf) {
			yield()
			break
		}
	})
	loop(func(yield func()) {
		for range ecs.Down[ecs.ChildOf](&w, root) {
			yield()
			break
		}
	})
	loop(func(yield func()) {
		for range ecs.Down[likes](&w, hub) {
			yield()
			break
		}
	})
}

// Loops over links leave out what was destroyed in the loop.
func TestLinkLoopsMeetTheLiving(t *testing.T) {
	var w ecs.World
	root, c := family[ecs.ChildOf](&w, 4)
	leaf := w.Spawn()
	ecs.Relate[ecs.ChildOf](&w, leaf, c[1])
	ecs.Relate[likes](&w, root, c[0])
	ecs.Relate[likes](&w, root, c[1])
	ecs.Relate[likes](&w, c[1], c[2])
	for e := range ecs.Sources[ecs.ChildOf](&w, root) {
		if e == c[0] {
			w.Destroy(c[1])
		}
		if e == c[1] {
			t.Error("met an entity that is dead")
		}
	}
	if w.Alive(leaf) || !ecs.Target[ecs.ChildOf](&w, leaf).IsNone() {
		t.Error("a descendant outlives its parent")
	}
	root, c = family[ecs.ChildOf](&w, 4)
	ecs.Relate[likes](&w, root, c[0])
	ecs.Relate[likes](&w, root, c[1])
	ecs.Relate[likes](&w, c[1], c[2])
	var met []ecs.Entity
	for range bodies.Each(&w) {
		w.Destroy(c[1])
		for e := range ecs.Down[ecs.ChildOf](&w, root) {
			met = append(met, e)
		}
		for e := range ecs.Up[likes](&w, root) {
			met = append(met, e)
		}
		met = slices.AppendSeq(met, ecs.Targets[likes](&w, root))
		met = slices.AppendSeq(met, ecs.Sources[ecs.ChildOf](&w, c[1]))
		met = slices.AppendSeq(met, ecs.Targets[likes](&w, c[1]))
		met = slices.AppendSeq(met, ecs.Up[likes](&w, c[1]))
		for e := range ecs.Down[likes](&w, c[1]) {
			met = append(met, e)
		}
		if ecs.Related[likes](&w, root, c[1]) || ecs.Related[likes](&w, c[1], c[2]) || !ecs.Target[likes](&w, c[1]).IsNone() {
			t.Error("a dead entity is related")
		}
		break
	}
	wantEntities(t, "met", met, c[0], c[2], c[3], c[0], c[0])
}

func TestNothingRelated(t *testing.T) {
	type never struct{}
	var w ecs.World
	e := w.Spawn(pos{})
	if ecs.Related[never](&w, e, e) || !ecs.Target[never](&w, e).IsNone() || ecs.Unrelate[never](&w, e, e) || ecs.Link[never](&w, e, e) != nil {
		t.Error("a relation that was never used has links")
	}
	for range ecs.Links[never](&w) {
		t.Error("a relation that was never used has links")
	}
	for range ecs.Up[never](&w, e) {
		t.Error("a relation that was never used leads up")
	}
	for range ecs.Down[never](&w, e) {
		t.Error("a relation that was never used leads down")
	}
	for range bodies.Each(&w, ecs.To[never](e)) {
		t.Error("a relation that was never used has sources")
	}
	for range bodies.Each(&w) {
		if ecs.Unrelate[never](&w, e, e) {
			t.Error("a relation that was never used has links")
		}
		ecs.Relate[likes](&w, e, e)
		if ecs.Unrelate[dockedTo](&w, e, e) || !ecs.Unrelate[likes](&w, e, e) {
			t.Error("Unrelate does not say what may be there")
		}
	}
}
