package ecs_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// Types whose values cannot be kept, and types that became something else.
type (
	wiredLink  struct{ call func() }
	wiredEvent struct{ call chan int }
	oddLinkA   struct{ N int }
	oddLinkB   int
	oddNoteA   struct{ N int }
	oddNoteB   int
	lateLinkA  struct{ N int }
	lateLinkB  int
	lateNoteA  struct{ N int }
	lateNoteB  int
)

// What cannot be kept is refused by name wherever it lies, and the world is as it was.
func TestNothingKeepsFuncs(t *testing.T) {
	for want, build := range map[string]func(w *ecs.World){
		"ecs_test.hiddenFunc.call is a func": func(w *ecs.World) { w.Spawn(hiddenFunc{1, func() {}}) },
		"ecs_test.wiredLink.call is a func": func(w *ecs.World) {
			ecs.Relate(w, w.Spawn(), w.Spawn(), wiredLink{func() {}})
		},
		"ecs_test.wiredEvent.call is a chan": func(w *ecs.World) { ecs.Send(w, wiredEvent{make(chan int)}) },
	} {
		var w ecs.World
		build(&w)
		_, snapshot := w.AppendSnapshot(nil)
		_, hash := w.Hash()
		for verb, err := range map[string]error{"snapshot": snapshot, "hash": hash} {
			if err == nil || !strings.HasPrefix(err.Error(), "ecs: "+verb+": ") || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: got %v; want %s", verb, err, want)
			}
		}
	}
}

// Nothing is written of a world that a loop goes through.
func TestNothingIsWrittenInALoop(t *testing.T) {
	var w ecs.World
	w.Spawn(hp{1})
	for range lives.Each(&w) {
		_, hash := w.Hash()
		_, snapshot := w.AppendSnapshot(nil)
		for verb, err := range map[string]error{"hash": hash, "snapshot": snapshot, "write JSON": w.WriteJSON(&bytes.Buffer{})} {
			if err == nil || !strings.HasPrefix(err.Error(), "ecs: "+verb+": ") {
				t.Errorf("%s in a loop: got %v; want an error", verb, err)
			}
		}
	}
	if _, err := w.Hash(); err != nil {
		t.Error(err)
	}
}

// Links and events whose type became another kind are zero, and the report names the type; who is related stays.
func TestLinksAndEventsOfAnotherKind(t *testing.T) {
	for _, known := range []bool{true, false} {
		var was ecs.World
		a, b := was.Spawn(), was.Spawn()
		from := []string{"oddLink", "oddNote"}
		if known {
			ecs.Relate(&was, a, b, oddLinkA{7})
			ecs.Send(&was, oddNoteA{7})
			ecs.Links[oddLinkB](&was)
			_ = ecs.Reader[oddNoteB]()
		} else {
			from = []string{"lateLink", "lateNote"}
			ecs.Relate(&was, a, b, lateLinkA{7})
			ecs.Send(&was, lateNoteA{7})
		}
		snapshot := snapshotOf(t, &was)
		for _, name := range from {
			snapshot = renamedIn(snapshot, name+"A", name+"B")
		}
		var w ecs.World
		if err := w.RestoreSnapshot(snapshot); err != nil {
			t.Fatal(err)
		}
		link, note := linkAndNote(&w, a, b, known)
		if link == nil || *link != 0 || len(note) != 1 || note[0] != 0 {
			t.Errorf("known %v: got %v and %v; want zeroes", known, link, note)
		}
		for _, name := range from {
			if got := w.Restored().String(); !strings.Contains(got, name+"B") {
				t.Errorf("known %v: the report is %q; want %sB in it", known, got, name)
			}
		}
	}
}

func linkAndNote(w *ecs.World, a, b ecs.Entity, known bool) (*int, []int) {
	var notes []int
	if known {
		for n := range ecs.Reader[oddNoteB]().Read(w) {
			notes = append(notes, int(n))
		}
		return (*int)(ecs.Link[oddLinkB](w, a, b)), notes
	}
	for n := range ecs.Reader[lateNoteB]().Read(w) {
		notes = append(notes, int(n))
	}
	return (*int)(ecs.Link[lateLinkB](w, a, b)), notes
}

// Snapshots may follow each other in which a relation that nobody knows yet has other rules, and data or none.
func TestParkedLinksOfSeveralSnapshots(t *testing.T) {
	build := func(relate func(w *ecs.World, source, target ecs.Entity), name string) []byte {
		var w ecs.World
		for range 20 {
			relate(&w, w.Spawn(), w.Spawn())
		}
		return renamedIn(snapshotOf(t, &w), name, "linkQ")
	}
	snapshots := [][]byte{
		build(func(w *ecs.World, s, t ecs.Entity) { ecs.Relate(w, s, t, linkA{1, 2}) }, "linkA"),
		build(func(w *ecs.World, s, t ecs.Entity) { ecs.Relate[bondA](w, s, t) }, "bondA"),
		build(func(w *ecs.World, s, t ecs.Entity) { ecs.Relate(w, s, t, clubA{3}) }, "clubA"),
	}
	var w ecs.World
	for i := range 20 {
		from := snapshots[i*i%7%3]
		if err := w.RestoreSnapshot(from); err != nil {
			t.Fatal(err)
		}
		var again ecs.World
		if err := again.RestoreSnapshot(from); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(snapshotOf(t, &w), snapshotOf(t, &again)) {
			t.Fatalf("%d: a world that was restored before is another one", i)
		}
	}
}

// Damage in what is kept of links and events that nobody knows yet is noticed when they are restored.
func TestDamagedParkedLinks(t *testing.T) {
	var was, w ecs.World
	for i := range 3 {
		ecs.Relate(&was, was.Spawn(), was.Spawn(), linkA{i, i})
		ecs.Send(&was, noteA{i})
	}
	snapshot := renamedIn(renamedIn(snapshotOf(t, &was), "linkA", "linkN"), "noteA", "noteN")
	if err := w.RestoreSnapshot(snapshot); err != nil {
		t.Fatal(err)
	}
	parked := snapshotOf(t, &w) // kept as it came
	before := snapshotOf(t, &was)
	refused := 0
	for i := range parked {
		damaged := bytes.Clone(parked)
		damaged[i] ^= 0xff
		if was.RestoreSnapshot(damaged) == nil {
			if err := was.RestoreSnapshot(before); err != nil {
				t.Fatal(err)
			}
			continue
		}
		refused++
		if !bytes.Equal(snapshotOf(t, &was), before) {
			t.Fatalf("byte %d: the world is another one", i)
		}
	}
	if refused < len(parked)/4 {
		t.Errorf("%d of %d are refused; want most of them", refused, len(parked))
	}
}
