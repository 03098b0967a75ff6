package ecs

import (
	"slices"
	"testing"
)

func TestEntityText(t *testing.T) {
	w := World{ID: 3}
	e := w.Spawn()
	w.Destroy(e)
	for want, e := range map[string]Entity{"1v2@3": w.Spawn(), "none": {}, "2v1@3": w.Spawn(), "7v5": entityAt(7, 5)} {
		if got := e.String(); got != want {
			t.Errorf("got %s; want %s", got, want)
		}
	}
	if !(Entity{}).IsNone() || e.IsNone() {
		t.Error("IsNone is wrong")
	}
}

func TestEntityOrder(t *testing.T) {
	want := []Entity{{}, entityAt(1, 2), entityAt(2, 1), entityAt(2, 3), entityAt(0, 1<<24|1), entityAt(1, 1<<24|1)}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Entity.Compare)
	if !slices.Equal(got, want) {
		t.Errorf("got %v; want %v", got, want)
	}
}

// An index whose generations have run out is not used again, and its last entity stays dead.
func TestGenerationsRunOut(t *testing.T) {
	w := World{ID: 9}
	first := w.Spawn(mA{1})
	w.Destroy(first)
	w.entries[1].tag = uint32(9)<<24 | maxGeneration
	last := w.Spawn(mA{2})
	if last.index() != 1 || last.generation() != maxGeneration || !w.Alive(last) {
		t.Fatalf("got %s; want the last generation of index 1", last)
	}
	w.Destroy(last)
	next := w.Spawn(mA{3})
	if next.index() != 2 || w.Alive(last) || w.Alive(first) || w.Alive(entityAt(1, 0)) || w.Alive(entityAt(1, 9<<24)) {
		t.Errorf("after %s comes %s", last, next)
	}
	panics := func() (said any) {
		defer func() { said = recover() }()
		Put(&w, last, mA{})
		return nil
	}
	if said := panics(); said != "ecs: put ecs.mA: entity 1v16777215@9 was destroyed; ask World.Alive before" {
		t.Errorf("got %v", said)
	}
}

// A handle from the future of a world that went back is not alive because its index is free.
func TestHandlesOfAnIndexThatIsFree(t *testing.T) {
	var w World
	w.Destroy(w.Spawn(mA{}))
	later := entityAt(1, 2) // who would be spawned next
	if w.Alive(later) || Get[mA](&w, later) != nil || w.Destroy(later) {
		t.Errorf("%s is alive", later)
	}
	for i := range w.Spawn().index() {
		if w.Alive(entityAt(i, 0)) {
			t.Errorf("index %d without a generation is alive", i)
		}
	}
}
