package ecs_test

import (
	"testing"

	"github.com/krill2d/krill/ecs"
)

func TestName(t *testing.T) {
	var w ecs.World
	a, b := w.Spawn(pos{}), w.Spawn()
	if w.Name(a) != "" || !w.Named("a").IsNone() {
		t.Error("an entity has a name before it gets one")
	}
	w.SetName(a, "a")
	w.SetName(a, "hero")
	w.SetName(b, "door")
	w.SetName(b, "")
	if w.Name(a) != "hero" || w.Named("hero") != a || !w.Named("a").IsNone() || w.Name(b) != "" || !w.Named("door").IsNone() {
		t.Errorf("got %q, %v; want hero, %v", w.Name(a), w.Named("hero"), a)
	}
	wantPanic(t, `name "hero": entity 1v1 has it already, and 2v1 cannot have it too`, func() { w.SetName(b, "hero") })
	for range bodies.Each(&w) {
		w.Destroy(a)
		if !w.Named("hero").IsNone() || w.Name(a) != "" {
			t.Error("a dead entity has its name")
		}
		w.SetName(b, "hero")
	}
	if w.Named("hero") != b || w.Name(b) != "hero" {
		t.Error("the end of a dead entity takes the name from who has it now")
	}
	w.SetName(b, "hero")
	w.Destroy(b)
	c := w.Spawn()
	if w.Name(c) != "" {
		t.Errorf("got %q for an entity in the place of another one", w.Name(c))
	}
	wantPanic(t, "name: entity 2v1 was destroyed", func() { w.SetName(b, "x") })
}
