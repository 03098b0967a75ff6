package ecs_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

type (
	batchPos  struct{ X int }
	batchName struct{ S string }
	batchTag  struct{ N int }
)

var (
	withPos  = ecs.Query1[batchPos]()
	withName = ecs.Query1[batchPos](ecs.With[batchName]())
)

// batchWorld has entities in three tables, one of which has the tag already.
func batchWorld() (w *ecs.World, all []ecs.Entity) {
	w = &ecs.World{}
	for i := range 30 {
		switch i % 3 {
		case 0:
			all = append(all, w.Spawn(batchPos{i}))
		case 1:
			all = append(all, w.Spawn(batchPos{i}, batchName{fmt.Sprint(i)}))
		case 2:
			all = append(all, w.Spawn(batchPos{i}, batchTag{i}))
		}
	}
	return w, append(all, w.Spawn(batchTag{-1}))
}

// batchDump is all that a world of batchWorld holds, by entity.
func batchDump(w *ecs.World, all []ecs.Entity) (lines []string) {
	for _, e := range all {
		lines = append(lines, fmt.Sprintf("%v %+v %+v %+v", e, ecs.Get[batchPos](w, e), ecs.Get[batchName](w, e), ecs.Get[batchTag](w, e)))
	}
	return lines
}

// TestBatchesAreOneByOne compares what PutAll and DropAll do with what Put and Drop do, whether somebody watches or not.
func TestBatchesAreOneByOne(t *testing.T) {
	for _, watched := range []bool{false, true} {
		w, all := batchWorld()
		one, _ := batchWorld()
		added, removed := 0, 0
		if watched {
			ecs.OnAdd(w, func(*ecs.World, ecs.Entity, *batchTag) { added++ })
			ecs.OnRemove(w, func(*ecs.World, ecs.Entity, *batchTag) { removed++ })
		}
		put, dropped := ecs.PutAll(w, withPos, batchTag{7}), ecs.DropAll[batchTag](w, withName)
		more := ecs.DropAll[batchName](w, withName) + ecs.PutAll(w, withPos, batchName{"again"})
		if put != 30 || dropped != 10 || more != 40 {
			t.Errorf("watched %v: got %d put, %d dropped and %d more; want 30, 10 and 40", watched, put, dropped, more)
		}
		for _, e := range all[:30] {
			ecs.Put(one, e, batchTag{7})
			if ecs.Has[batchName](one, e) {
				ecs.Drop[batchTag](one, e)
			}
			ecs.Put(one, e, batchName{"again"})
		}
		if got, want := batchDump(w, all), batchDump(one, all); !slices.Equal(got, want) {
			t.Errorf("watched %v: got\n%q; want, as one by one,\n%q", watched, got, want)
		}
		if watched && (added != 20 || removed != 10) {
			t.Errorf("observers: told of %d and %d; want 20 added, 10 removed", added, removed)
		}
	}
}

func TestBatchInALoopWaits(t *testing.T) {
	w, all := batchWorld()
	for range withPos.Each(w) {
		ecs.PutAll(w, withName, batchTag{3})
		if ecs.Has[batchTag](w, all[1]) {
			t.Fatal("in a loop: got the tag at once; want it after the loop")
		}
		break
	}
	if tag := ecs.Get[batchTag](w, all[1]); tag == nil || tag.N != 3 {
		t.Errorf("after the loop: got %v; want the tag 3", tag)
	}
}
