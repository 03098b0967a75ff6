package ecs_test

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// Types that the process meets first in a snapshot: see renamedIn.
type (
	soonA  struct{ N int }
	soonB  struct{ N int }
	manyA  struct{ N int }
	manyB  struct{ N int } // has one target only, by now
	plainA struct{}
	plainB struct{ N int } // has data by now
)

func (soonA) Relation() ecs.Rules  { return ecs.Rules{Exclusive: true} }
func (soonB) Relation() ecs.Rules  { return ecs.Rules{Exclusive: true} }
func (manyB) Relation() ecs.Rules  { return ecs.Rules{Exclusive: true, Grouped: true} }
func (plainA) Relation() ecs.Rules { return ecs.Rules{Exclusive: true, Cascade: true} }
func (plainB) Relation() ecs.Rules { return ecs.Rules{Exclusive: true, Cascade: true} }

func TestRelationsOfTypesThatComeLater(t *testing.T) {
	var was ecs.World
	a, b, c, d := was.Spawn(pos{}), was.Spawn(pos{}), was.Spawn(), was.Spawn()
	for i, e := range []ecs.Entity{a, b, c} {
		ecs.Relate(&was, e, d, soonA{i + 1})
		ecs.Relate(&was, e, d, manyA{i + 1})
		ecs.Relate[plainA](&was, e, d)
	}
	ecs.Relate(&was, a, b, manyA{9})
	snapshot := snapshotOf(t, &was)
	for _, to := range []string{"soon", "many", "plain"} {
		snapshot = renamedIn(snapshot, to+"A", to+"B")
	}
	var w ecs.World
	if err := w.RestoreSnapshot(snapshot); err != nil {
		t.Fatal(err)
	}
	w.Destroy(b)
	wantEntities(t, "sources", slices.Collect(ecs.Sources[soonB](&w, d)), a, c)
	if l := ecs.Link[soonB](&w, c, d); l == nil || l.N != 3 {
		t.Errorf("got %v; want 3", l)
	}
	ecs.Relate[soonB](&w, c, a)
	if l := ecs.Link[soonB](&w, c, a); l.N != 0 {
		t.Errorf("the data of a new link: got %v; want 0", l)
	}
	if l := ecs.Link[manyB](&w, c, d); l == nil || l.N != 3 {
		t.Errorf("with other rules: got %v; want 3", l)
	}
	if n := bodies.Count(&w, ecs.To[manyB](d)); n != 1 {
		t.Errorf("a relation that is grouped by now: got %d; want 1", n)
	}
	if l := ecs.Link[plainB](&w, c, d); l == nil || l.N != 0 {
		t.Errorf("with data by now: got %v; want 0", l)
	}
	ecs.Relate[plainB](&w, c, a)
	ecs.CheckLinks(t, &w)
	w.Destroy(d)
	if w.Len() != 0 {
		t.Errorf("%d are alive; want 0", w.Len())
	}
}
