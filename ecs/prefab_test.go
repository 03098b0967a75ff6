package ecs_test

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

func TestPrefab(t *testing.T) {
	club := ecs.NewPrefab(vel{1, 0})
	orc := ecs.NewPrefab(hp{10}, pos{1, 1}).Child(club)
	boss := orc.With(hp{200}, tag{}).Child(club, club)
	var w ecs.World
	e := orc.Spawn(&w)
	if ecs.Get[hp](&w, e).N != 10 || ecs.Has[tag](&w, e) || len(slices.Collect(ecs.Sources[ecs.ChildOf](&w, e))) != 1 {
		t.Errorf("the first plan was changed by the second: %v", ecs.Get[hp](&w, e))
	}
	e = boss.Spawn(&w, pos{3, 4}, vel{5, 5})
	if *ecs.Get[hp](&w, e) != (hp{200}) || *ecs.Get[pos](&w, e) != (pos{3, 4}) || ecs.Get[vel](&w, e).X != 5 || !ecs.Has[tag](&w, e) {
		t.Error("overrides do not come before the plan")
	}
	parts := slices.Collect(ecs.Sources[ecs.ChildOf](&w, e))
	if len(parts) != 3 || ecs.Get[vel](&w, parts[2]).X != 1 {
		t.Errorf("got parts %v; want 3", parts)
	}
	for range bodies.Each(&w) {
		e = boss.Spawn(&w)
		break
	}
	if n := len(slices.Collect(ecs.Sources[ecs.ChildOf](&w, e))); n != 3 || ecs.Get[hp](&w, e).N != 200 {
		t.Errorf("spawned in a loop: %d parts; want 3", n)
	}
	wantPanic(t, "prefab: two values of ecs_test.hp", func() { ecs.NewPrefab(hp{}, hp{}) })
	wantPanic(t, "spawn: two values of ecs_test.hp", func() { orc.Spawn(&w, hp{}, hp{}) })
	wantPanic(t, "prefab: a component is nil", func() { orc.With(nil) })
}
