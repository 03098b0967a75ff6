package ecs_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// Layouts change between two builds of a program. Here a snapshot's types are given the names of others, which the
// process takes for them.
type (
	formA struct {
		X, Gone int
		Size    int32
	}
	formB struct {
		X     int
		Extra string
		Size  float64
	}
	valueA struct{ N int }
	valueB int
	linkA  struct{ N, Gone int }
	linkB  struct{ N int }
	noteA  struct{ N int }
	noteB  struct{ N int }
	wealA  struct{ N, Gone int }
	wealB  struct{ N int }
	bondA  struct{}
	bondB  struct{}
	clubA  struct{ N int }
	clubB  struct{ N int }
)

func (bondA) Relation() ecs.Rules { return ecs.Rules{Exclusive: true} }
func (clubA) Relation() ecs.Rules { return ecs.Rules{Exclusive: true} }
func (clubB) Relation() ecs.Rules { return ecs.Rules{Exclusive: true, Grouped: true} }

// restoreAs restores a world's snapshot into a new one, as if a type had another name.
func restoreAs(t *testing.T, w *ecs.World, from, to string) *ecs.World {
	t.Helper()
	into := &ecs.World{}
	if err := into.RestoreSnapshot(renamedIn(snapshotOf(t, w), from, to)); err != nil {
		t.Fatal(err)
	}
	return into
}

// A field that is gone comes back with its entity, wherever that went meanwhile.
func TestLayoutOfComponents(t *testing.T) {
	var w ecs.World
	var all []ecs.Entity
	for i := range 5 {
		all = append(all, w.Spawn(formA{i, 10 + i, int32(i)}))
	}
	_ = ecs.Query1[formB]()
	b := restoreAs(t, &w, "formA", "formB")
	if got, want := b.Restored().String(), "ecs_test.formB.Gone"; !bytes.Contains([]byte(got), []byte(want)) {
		t.Errorf("the report says %q; want %s in it", got, want)
	}
	if got := *ecs.Get[formB](b, all[3]); got != (formB{3, "", 3}) {
		t.Errorf("got %v", got)
	}
	b.Destroy(all[0])
	ecs.Put(b, all[2], frosty{})
	b.Spawn(formB{X: 99})
	var c ecs.World
	c.CopyFrom(b)
	if !bytes.Equal(snapshotOf(t, &c), snapshotOf(t, b)) {
		t.Error("a copy keeps other things")
	}
	again := restoreAs(t, &c, "formB", "formB")
	back := restoreAs(t, again, "formB", "formA")
	for i, e := range all[1:] {
		if got := ecs.Get[formA](back, e); got == nil || got.Gone != 11+i || got.X != 1+i {
			t.Errorf("%v has %v; want its field back", e, got)
		}
	}
	if got := back.Restored().Adopted; !slices.Contains(got, "ecs_test.formA.Gone") {
		t.Errorf("adopted %v", got)
	}
}

// A struct that became a number is kept until it is one again.
func TestLayoutOfAnotherKind(t *testing.T) {
	var w ecs.World
	e := w.Spawn(valueA{7})
	_ = ecs.Query1[valueB]()
	b := restoreAs(t, &w, "valueA", "valueB")
	if got := ecs.Get[valueB](b, e); got == nil || *got != 0 || len(b.Restored().Parked) != 1 {
		t.Errorf("got %v, %v", got, b.Restored())
	}
	back := restoreAs(t, b, "valueB", "valueA")
	if got := ecs.Get[valueA](back, e); got == nil || got.N != 7 {
		t.Errorf("got %v; want 7", got)
	}
}

// Relations, events and resources of types that are not known yet wait for them.
func TestParkedRest(t *testing.T) {
	var w ecs.World
	a, b, c := w.Spawn(locus{}), w.Spawn(locus{}), w.Spawn(locus{})
	ecs.Relate(&w, a, b, linkA{1, 2})
	ecs.Relate(&w, a, c, linkA{3, 4})
	ecs.Relate[bondA](&w, a, b)
	ecs.Relate[bondA](&w, c, b)
	ecs.Send(&w, noteA{5})
	w.Advance()
	ecs.Send(&w, noteA{6})
	ecs.SetResource(&w, wealA{7, 8})
	bytesOf := snapshotOf(t, &w)
	for _, name := range []string{"link", "bond", "note", "weal"} {
		bytesOf = renamedIn(bytesOf, name+"A", name+"B")
	}
	var parked, again ecs.World
	if err := parked.RestoreSnapshot(bytesOf); err != nil {
		t.Fatal(err)
	}
	parked.Destroy(c)
	if _, err := parked.Hash(); err != nil {
		t.Fatal(err)
	}
	if parked.WriteJSON(&bytes.Buffer{}) == nil {
		t.Error("got JSON of types that are not known; want an error")
	}
	if err := again.RestoreSnapshot(snapshotOf(t, &parked)); err != nil {
		t.Fatal(err)
	}
	var copied ecs.World
	copied.CopyFrom(&again)
	if d := copied.DiffSnapshots(bytesOf, snapshotOf(t, &copied)); len(d) == 0 {
		t.Error("no difference is seen; want those of the destroyed entity")
	}
	for i, w := range []*ecs.World{&copied, &again, &parked} {
		if got := ecs.Link[linkB](w, a, b); got == nil || got.N != 1 {
			t.Errorf("%d: the link has %v; want 1", i, got)
		}
		if got := slices.Collect(ecs.Targets[linkB](w, a)); !slices.Equal(got, []ecs.Entity{b}) {
			t.Errorf("%d: the targets are %v", i, got)
		}
		if got := slices.Collect(ecs.Sources[bondB](w, b)); !slices.Equal(got, []ecs.Entity{a}) {
			t.Errorf("%d: the sources are %v", i, got)
		}
		ecs.Relate[bondB](w, a, w.Spawn()) // it may have many targets now
		if n := len(slices.Collect(ecs.Targets[bondB](w, a))); n != 2 {
			t.Errorf("%d: %d targets; want 2", i, n)
		}
		var got []int
		for n := range ecs.Reader[noteB]().Read(w) {
			got = append(got, n.N)
		}
		if !slices.Equal(got, []int{5, 6}) {
			t.Errorf("%d: read %v; want 5 and 6", i, got)
		}
		if r := ecs.Resource[wealB](w); r == nil || r.N != 7 {
			t.Errorf("%d: the resource is %v; want 7", i, r)
		}
	}
}

// Rules of a relation may change.
func TestLayoutOfRules(t *testing.T) {
	var w ecs.World
	a, b, c := w.Spawn(locus{}), w.Spawn(locus{}), w.Spawn(locus{})
	ecs.Relate(&w, a, c, clubA{1})
	ecs.Relate(&w, b, c, clubA{2})
	var many ecs.World
	ecs.Relate[clubB](&many, many.Spawn(), many.Spawn())
	grouped := restoreAs(t, &w, "clubA", "clubB")
	if n := ecs.Query1[locus]().Count(grouped, ecs.To[clubB](c)); n != 2 {
		t.Errorf("%d in the group; want 2", n)
	}
	back := restoreAs(t, grouped, "clubB", "clubA")
	if n := ecs.Query1[locus]().Count(back, ecs.To[clubA](c)); n != 2 || ecs.Link[clubA](back, b, c).N != 2 {
		t.Errorf("%d related; want 2", n)
	}
	back.Destroy(c)
	if n := ecs.Query1[locus]().Count(back); n != 2 {
		t.Errorf("%d left; want 2", n)
	}
}

// A resource is restored in its place, and a field that is gone comes back.
func TestLayoutOfResources(t *testing.T) {
	var w ecs.World
	ecs.SetResource(&w, wealA{1, 2})
	var into ecs.World
	ecs.SetResource(&into, wealB{9})
	p := ecs.Resource[wealB](&into)
	if err := into.RestoreSnapshot(renamedIn(snapshotOf(t, &w), "wealA", "wealB")); err != nil {
		t.Fatal(err)
	}
	if p.N != 1 || ecs.Resource[wealB](&into) != p {
		t.Errorf("got %v at another place", *p)
	}
	back := restoreAs(t, &into, "wealB", "wealA")
	if r := ecs.Resource[wealA](back); r == nil || *r != (wealA{1, 2}) {
		t.Errorf("got %v; want 1 and 2", r)
	}
}
