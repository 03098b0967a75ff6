package ecs_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
)

type (
	likes    struct{ N int }    // many targets, with data
	dockedTo struct{ N int }    // one target, with data
	team     struct{}           // one target, grouped
	holds    struct{}           // many targets, cascades
	owns     struct{ S string } // grouped, cascades, with data
	broken   struct{}
)

func (dockedTo) Relation() ecs.Rules { return ecs.Rules{Exclusive: true} }
func (team) Relation() ecs.Rules     { return ecs.Rules{Exclusive: true, Grouped: true} }
func (holds) Relation() ecs.Rules    { return ecs.Rules{Cascade: true} }
func (owns) Relation() ecs.Rules {
	return ecs.Rules{Exclusive: true, Grouped: true, Cascade: true}
}
func (broken) Relation() ecs.Rules { return ecs.Rules{Grouped: true} }

func TestRelate(t *testing.T) {
	var w ecs.World
	a, b, c := w.Spawn(), w.Spawn(), w.Spawn()
	ecs.Relate(&w, a, b, likes{1})
	ecs.Relate(&w, a, c, likes{2})
	ecs.Relate(&w, c, b, likes{3})
	ecs.Relate(&w, a, b, likes{4})
	ecs.Relate[likes](&w, c, b)
	wantEntities(t, "targets", slices.Collect(ecs.Targets[likes](&w, a)), b, c)
	wantEntities(t, "sources", slices.Collect(ecs.Sources[likes](&w, b)), a, c)
	if l := ecs.Link[likes](&w, a, b); l == nil || l.N != 4 {
		t.Errorf("got %v; want 4", l)
	}
	if l := ecs.Link[likes](&w, c, b); l == nil || l.N != 3 {
		t.Errorf("relating again without data: got %v; want 3", l)
	}
	if ecs.Target[likes](&w, a) != b || !ecs.Related[likes](&w, a, c) || ecs.Related[likes](&w, b, a) {
		t.Error("Target or Related is wrong")
	}
	if !ecs.Unrelate[likes](&w, a, b) || ecs.Unrelate[likes](&w, a, b) || ecs.Link[likes](&w, a, b) != nil {
		t.Error("Unrelate does not take the link away once")
	}
	wantEntities(t, "targets", slices.Collect(ecs.Targets[likes](&w, a)), c)
	w.Destroy(c)
	wantEntities(t, "targets", slices.Collect(ecs.Targets[likes](&w, a)))
	n := 0
	for range ecs.Links[likes](&w) {
		n++
	}
	if n != 0 {
		t.Errorf("got %d links; want 0", n)
	}
}

func TestRelateExclusive(t *testing.T) {
	var w ecs.World
	a, b, c := w.Spawn(), w.Spawn(), w.Spawn()
	ecs.Relate(&w, a, b, dockedTo{1})
	ecs.Relate[dockedTo](&w, a, c)
	if ecs.Target[dockedTo](&w, a) != c || ecs.Link[dockedTo](&w, a, c).N != 0 {
		t.Error("a new target does not begin with a zero link")
	}
	wantEntities(t, "sources", slices.Collect(ecs.Sources[dockedTo](&w, b)))
	wantEntities(t, "sources", slices.Collect(ecs.Sources[dockedTo](&w, c)), a)
	for p, l := range ecs.Links[dockedTo](&w) {
		if (p != ecs.Pair{Source: a, Target: c}) || l.N != 0 {
			t.Errorf("got %v %v", p, l)
		}
	}
	w.Destroy(c)
	if !w.Alive(a) || !ecs.Target[dockedTo](&w, a).IsNone() {
		t.Error("a link without Cascade takes its source along")
	}
}

func TestRelationCascade(t *testing.T) {
	var w ecs.World
	a, b, c, d := w.Spawn(), w.Spawn(), w.Spawn(), w.Spawn()
	ecs.Relate[ecs.ChildOf](&w, b, a)
	ecs.Relate[ecs.ChildOf](&w, c, b)
	ecs.Relate[holds](&w, d, c)
	ecs.Relate[holds](&w, c, d)
	w.Destroy(a)
	if w.Len() != 0 {
		t.Errorf("%d are alive; want 0", w.Len())
	}
}

func TestRelateInLoop(t *testing.T) {
	var w ecs.World
	a, b, c := w.Spawn(pos{}), w.Spawn(), w.Spawn()
	ecs.Relate(&w, a, b, dockedTo{1})
	for range bodies.Each(&w) {
		n := w.Spawn(vel{})
		ecs.Relate(&w, n, a, dockedTo{2})
		ecs.Relate(&w, a, c, dockedTo{3})
		ecs.Relate[holds](&w, b, c)
		ecs.Unrelate[holds](&w, b, c)
		if ecs.Target[dockedTo](&w, a) != b {
			t.Error("a link is seen before the loop has ended")
		}
	}
	if ecs.Target[dockedTo](&w, a) != c || ecs.Link[dockedTo](&w, a, c).N != 3 {
		t.Error("a link does not come when the loop ends")
	}
	if got := slices.Collect(ecs.Sources[dockedTo](&w, a)); len(got) != 1 || ecs.Link[dockedTo](&w, got[0], a).N != 2 {
		t.Errorf("got %v", got)
	}
	if ecs.Related[holds](&w, b, c) {
		t.Error("Unrelate of a queued link does nothing")
	}
	for range bodies.Each(&w) {
		ecs.Relate[ecs.ChildOf](&w, b, c)
		w.Destroy(c)
		if !w.Alive(b) {
			t.Error("a link that waits cascades before it is there")
		}
	}
	if w.Alive(b) {
		t.Error("a link that was queued before Destroy does not cascade")
	}
}

func TestRelateMisuse(t *testing.T) {
	var w ecs.World
	a, b, c := w.Spawn(), w.Spawn(), w.Spawn()
	ecs.Relate[ecs.ChildOf](&w, b, a)
	ecs.Relate[ecs.ChildOf](&w, c, b)
	dead := w.Spawn()
	w.Destroy(dead)
	other := ecs.World{ID: 3}
	foreign := other.Spawn()
	for want, f := range map[string]func(){
		"relate ecs.ChildOf: 1v1 to 3v1 would make 1v1 its own ancestor":                       func() { ecs.Relate[ecs.ChildOf](&w, a, c) },
		"relate ecs.ChildOf: 2v1 to 2v1 would make":                                            func() { ecs.Relate[ecs.ChildOf](&w, b, b) },
		"relate ecs_test.likes: entity 4v1 was destroyed":                                      func() { ecs.Relate[likes](&w, a, dead) },
		"unrelate ecs_test.likes: entity 4v1 was destroyed":                                    func() { ecs.Unrelate[likes](&w, dead, a) },
		"relate ecs_test.likes: the entity is none":                                            func() { ecs.Relate[likes](&w, ecs.Entity{}, a) },
		"relate ecs_test.likes: entity 1v1@3 is of the world with ID 3, and this one has ID 0": func() { ecs.Relate[likes](&w, a, foreign) },
		"relate ecs_test.likes: 2 values; a link has one":                                      func() { ecs.Relate(&w, a, b, likes{}, likes{}) },
		"relation ecs_test.broken: Grouped without Exclusive":                                  func() { ecs.Relate[broken](&w, a, b) },
		"loop to more than 4 targets; ask Related":                                             func() { g := ecs.To[likes](a); bodies.Count(&w, g, g, g, g, g) },
	} {
		wantPanic(t, want, f)
		w.EndLoops()
	}
}

func wantPanic(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		got, _ := recover().(string)
		if !strings.Contains(got, want) {
			t.Errorf("got panic %q; want %q", got, want)
		}
	}()
	f()
}

func wantEntities(t *testing.T, what string, got []ecs.Entity, want ...ecs.Entity) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v; want %v", what, got, want)
	}
}
