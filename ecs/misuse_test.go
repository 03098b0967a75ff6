package ecs_test

import (
	"testing"

	"github.com/krill2d/krill/ecs"
)

// panics compares the text of a panic.
func panics(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if got := recover(); got != want {
			t.Errorf("panic is %v; want %s", got, want)
		}
	}()
	f()
}

func TestMisuseSaysWhatToDo(t *testing.T) {
	var w ecs.World
	other := ecs.World{ID: 2}
	dead := w.Spawn(pos{})
	w.Destroy(dead)
	e, foreign := w.Spawn(pos{}), other.Spawn(pos{})
	var third ecs.World
	for range 9 {
		third.Spawn()
	}
	far := third.Spawn()
	third.Destroy(far)
	farAgain := third.Spawn()

	panics(t, "ecs: put ecs_test.hp: entity 1v1 was destroyed; ask World.Alive before", func() { ecs.Put(&w, dead, hp{}) })
	panics(t, "ecs: drop ecs_test.hp: entity 1v1 was destroyed; ask World.Alive before", func() { ecs.Drop[hp](&w, dead) })
	panics(t, "ecs: put ecs_test.hp: the entity is none; keep the one that Spawn returned",
		func() { ecs.Put(&w, ecs.Entity{}, hp{}) })
	panics(t, "ecs: put ecs_test.hp: entity 1v1@2 is of the world with ID 2, and this one has ID 0; use the world it was spawned in",
		func() { ecs.Put(&w, foreign, hp{}) })
	panics(t, "ecs: put ecs_test.hp: entity 10v2 was never spawned in this world; is it of another one? Give worlds different IDs to tell",
		func() { ecs.Put(&w, farAgain, hp{}) })

	panics(t, "ecs: spawn: a component is nil; give a value such as Pos{}", func() { w.Spawn(pos{}, nil) })
	panics(t, "ecs: spawn: *ecs_test.pos is a pointer, and the world keeps values; give ecs_test.pos{…} or *p",
		func() { w.Spawn(&pos{}) })
	panics(t, "ecs: spawn: two values of ecs_test.pos; an entity has one of each type, and more through relations",
		func() { w.Spawn(pos{}, hp{}, pos{}) })
	panics(t, "ecs: add: a component is nil; give a value such as Pos{}", func() { w.Add(e, hp{}, nil) })
	panics(t, "ecs: add: two values of ecs_test.hp; an entity has one of each type, and more through relations",
		func() { w.Add(e, hp{}, hp{}) })
	if ecs.Has[hp](&w, e) || w.Len() != 1 {
		t.Error("a call that panicked changed the world")
	}

	panics(t, "ecs: bundle: ecs_test.pos stands in it twice; an entity has one of each type", func() { ecs.Bundle3[pos, hp, pos]() })
	panics(t, "ecs: query: ecs_test.pos stands in it twice; once is enough", func() { ecs.Query2[pos, ecs.Optional[pos]]() })
	panics(t, "ecs: query: a Filter is empty; make it with With, Without, Any, Changed, Added or Writes",
		func() { ecs.Query1[pos](ecs.Filter{}) })
	panics(t, "ecs: Any: a Filter is empty; make it with With, Without, Any, Changed, Added or Writes", func() { ecs.Any(ecs.Filter{}) })
	panics(t, "ecs: Any: Changed, Added and Writes look at rows or do not ask for anything; Any takes With, Without and Any",
		func() { ecs.Any(ecs.With[pos](), ecs.Changed[pos]()) })
	panics(t, "ecs: batch of -1 entities; n must be 0 or more", func() {
		for range ecs.Batch2(&w, both, -1) {
			t.Error("a batch of -1 has a body")
		}
	})
	panics(t, "ecs: ecs.Optional[github.com/krill2d/krill/ecs_test.hp] is no component: it stands in a query for one that may be absent",
		func() { ecs.Put(&w, e, ecs.Optional[hp]{}) })
}

func TestWhatIsNotThereIsNoMistake(t *testing.T) {
	var w ecs.World
	dead := w.Spawn(hp{})
	w.Destroy(dead)
	if ecs.Get[hp](&w, dead) != nil || ecs.Has[hp](&w, dead) || ecs.Touch[hp](&w, dead) || w.Destroy(dead) {
		t.Error("a dead entity has something")
	}
	if ecs.Update(&w, dead, func(*hp) { t.Error("Update of a dead entity calls f") }) {
		t.Error("Update of a dead entity is true")
	}
	e := w.Spawn(pos{})
	if ecs.Drop[hp](&w, e) || ecs.Touch[hp](&w, e) || ecs.Get[hp](&w, e) != nil {
		t.Error("an entity has a component that it never got")
	}
	if w.Destroy(ecs.Entity{}) || w.Alive(ecs.Entity{}) || bodies.Get(&w, ecs.Entity{}) != nil {
		t.Error("none is alive")
	}
}
