package ecs_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// diary writes down what observers are told.
type diary struct{ lines []string }

func (d *diary) note(format string, args ...any) {
	d.lines = append(d.lines, fmt.Sprintf(format, args...))
}

func (d *diary) expect(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(d.lines, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(d.lines, "\n\t"), strings.Join(want, "\n\t"))
	}
	d.lines = nil
}

// observeAll tells a diary everything of hp and pos.
func observeAll(w *ecs.World, d *diary) {
	ecs.OnSpawn(w, func(_ *ecs.World, e ecs.Entity) { d.note("spawn %s", e) })
	ecs.OnDestroy(w, func(w *ecs.World, e ecs.Entity) {
		d.note("destroy %s alive=%v hp=%v", e, w.Alive(e), ecs.Remains[hp](w, e))
	})
	ecs.OnAdd(w, func(_ *ecs.World, e ecs.Entity, v *hp) { d.note("hp of %s added %v", e, *v) })
	ecs.OnSet(w, func(_ *ecs.World, e ecs.Entity, old, v *hp) { d.note("hp of %s set %v to %v", e, *old, *v) })
	ecs.OnRemove(w, func(_ *ecs.World, e ecs.Entity, v *hp) { d.note("hp of %s removed %v", e, *v) })
	ecs.OnAdd(w, func(_ *ecs.World, e ecs.Entity, v *pos) { d.note("pos of %s added %v", e, *v) })
	ecs.OnRemove(w, func(_ *ecs.World, e ecs.Entity, v *pos) { d.note("pos of %s removed %v", e, *v) })
}

func TestObserversAreToldInOrder(t *testing.T) {
	var w ecs.World
	var d diary
	observeAll(&w, &d)
	e := w.Spawn(pos{1, 2}, hp{3})
	d.expect(t, "spawn 1v1", "hp of 1v1 added {3}", "pos of 1v1 added {1 2}")
	ecs.Put(&w, e, hp{4})
	ecs.Update(&w, e, func(h *hp) { h.N++ })
	w.Add(e, hp{6})
	d.expect(t, "hp of 1v1 set {3} to {4}", "hp of 1v1 set {4} to {5}", "hp of 1v1 set {5} to {6}")
	ecs.Drop[pos](&w, e)
	ecs.Drop[pos](&w, e)
	ecs.Put(&w, e, pos{5, 5})
	d.expect(t, "pos of 1v1 removed {1 2}", "pos of 1v1 added {5 5}")
	ecs.Get[hp](&w, e).N = 7 // tells nobody
	w.Destroy(e)
	d.expect(t, "destroy 1v1 alive=false hp=&{7}", "hp of 1v1 removed {7}", "pos of 1v1 removed {5 5}")
	if ecs.Remains[hp](&w, e) != nil {
		t.Error("Remains reads an entity that is gone")
	}
}

func TestObserversOfWhatWasDeferred(t *testing.T) {
	var w ecs.World
	var d diary
	observeAll(&w, &d)
	e := w.Spawn(hp{1})
	d.lines = nil
	for range bodiesOf(&w) {
		ecs.Put(&w, e, hp{2}) // at once: it has one
		ecs.Put(&w, e, pos{1, 1})
		ecs.Put(&w, e, pos{2, 2})
		f := w.Spawn(pos{9, 9})
		w.Destroy(f)
		d.note("end of loop")
	}
	d.expect(t, "hp of 1v1 set {1} to {2}", "end of loop", "pos of 1v1 added {1 1}", "spawn 2v1",
		"pos of 2v1 added {9 9}", "destroy 2v1 alive=false hp=<nil>", "pos of 2v1 removed {9 9}")
	for c := range ecs.Batch2(&w, both, 2) {
		c.A[1].X = 7
		d.note("filled")
	}
	d.expect(t, "filled", "spawn 2v2", "pos of 2v2 added {0 0}", "spawn 3v1", "pos of 3v1 added {7 0}")
}

var lives = ecs.Query1[hp]()

func bodiesOf(w *ecs.World) func(func(*hp) bool) { return lives.Each(w) }

func TestObserversMayChangeTheWorld(t *testing.T) {
	var w ecs.World
	var d diary
	ecs.OnAdd(&w, func(w *ecs.World, e ecs.Entity, v *hp) {
		d.note("first %v", *v)
		if v.N > 0 {
			ecs.Put(w, e, pos{float64(v.N), 0}) // waits
			w.Spawn(hp{v.N - 1})                // waits
		}
		n := 0
		for range lives.Each(w) {
			n++
		}
		d.note("%d alive, %d in tables, pos %v", w.Len(), n, ecs.Has[pos](w, e))
	})
	ecs.OnAdd(&w, func(_ *ecs.World, _ ecs.Entity, v *hp) { d.note("second %v", *v) })
	ecs.OnAdd(&w, func(_ *ecs.World, _ ecs.Entity, v *pos) { d.note("pos %v", *v) })
	w.Spawn(hp{1})
	d.expect(t, "first {1}", "2 alive, 1 in tables, pos false", "second {1}", "pos {1 0}",
		"first {0}", "2 alive, 2 in tables, pos false", "second {0}")
}

func TestObserversNest(t *testing.T) {
	var w ecs.World
	var d diary
	e := w.Spawn(hp{0})
	ecs.OnSet(&w, func(w *ecs.World, e ecs.Entity, old, v *hp) {
		d.note("%d to %d", old.N, v.N)
		if v.N < 20 {
			ecs.Put(w, e, hp{v.N + 1})
		}
		d.note("still %d", old.N)
	})
	ecs.Put(&w, e, hp{1})
	if n := len(d.lines); n != 40 || d.lines[19] != "19 to 20" && d.lines[38] != "19 to 20" || d.lines[39] != "still 0" {
		t.Errorf("got %d lines: %v", n, d.lines)
	}
}

func TestAnObserverThatNeverEndsIsNamed(t *testing.T) {
	var w ecs.World
	e := w.Spawn(hp{0})
	end := ecs.OnSet(&w, func(w *ecs.World, e ecs.Entity, _, v *hp) { ecs.Put(w, e, hp{v.N + 1}) })
	said := panicOf(func() { ecs.Put(&w, e, hp{1}) })
	if want := "ecs: observers of ecs_test.hp call each other 100 deep"; !strings.HasPrefix(said, want) {
		t.Errorf("got %q; want %q …", said, want)
	}
	w.EndLoops()
	end()
	var d diary
	ecs.OnSet(&w, func(w *ecs.World, e ecs.Entity, old, v *hp) { d.note("%d to %d", old.N, v.N) })
	ecs.Put(&w, e, hp{5})
	ecs.Put(&w, e, pos{}) // not deferred
	if !ecs.Has[pos](&w, e) {
		t.Error("the world is still locked")
	}
	d.expect(t, "101 to 5")
}

func panicOf(f func()) (said string) {
	defer func() { said = fmt.Sprint(recover()) }()
	f()
	return ""
}

func TestObserversEndAtAnyTime(t *testing.T) {
	var w ecs.World
	var d diary
	var endA, endB func()
	endA = ecs.OnAdd(&w, func(w *ecs.World, _ ecs.Entity, _ *hp) {
		d.note("A")
		endA()
		endB()
		ecs.OnAdd(w, func(*ecs.World, ecs.Entity, *hp) { d.note("late") })
	})
	endB = ecs.OnAdd(&w, func(*ecs.World, ecs.Entity, *hp) { d.note("B") })
	ecs.OnAdd(&w, func(*ecs.World, ecs.Entity, *hp) { d.note("C") })
	w.Spawn(hp{})
	d.expect(t, "A", "C")
	w.Spawn(hp{})
	d.expect(t, "C", "late")
	endA()

	var v ecs.World
	endS := ecs.OnSpawn(&v, func(*ecs.World, ecs.Entity) { d.note("spawn") })
	endD := ecs.OnDestroy(&v, func(*ecs.World, ecs.Entity) { d.note("destroy") })
	v.Destroy(v.Spawn(hp{}))
	d.expect(t, "spawn", "destroy")
	endS()
	endD()
	v.Destroy(v.Spawn(hp{}))
	d.expect(t)
}

func TestWhatAWriteChangesBesidesComesAfterIt(t *testing.T) {
	var w ecs.World
	var d diary
	observeAll(&w, &d)
	e, f := w.Spawn(hp{1}), w.Spawn(hp{2})
	d.lines = nil
	ecs.Update(&w, e, func(h *hp) {
		h.N = 9
		ecs.Put(&w, e, pos{})
	})
	ecs.Update(&w, f, func(*hp) { w.Destroy(f) })
	d.expect(t, "hp of 1v1 set {1} to {9}", "pos of 1v1 added {0 0}",
		"hp of 2v1 set {2} to {2}", "destroy 2v1 alive=false hp=&{2}", "hp of 2v1 removed {2}")
}

func TestObserversDoNotAllocate(t *testing.T) {
	var w ecs.World
	sum := 0
	ecs.OnAdd(&w, func(_ *ecs.World, _ ecs.Entity, v *hp) { sum += v.N })
	ecs.OnSet(&w, func(_ *ecs.World, _ ecs.Entity, old, v *hp) { sum += v.N - old.N })
	ecs.OnRemove(&w, func(_ *ecs.World, _ ecs.Entity, v *hp) { sum -= v.N })
	ecs.Keep[hp](&w, 10)
	e := w.Spawn(pos{})
	change := func() {
		ecs.Put(&w, e, hp{1})
		ecs.Put(&w, e, hp{2})
		ecs.Drop[hp](&w, e)
	}
	change()
	if n := testing.AllocsPerRun(100, change); n != 0 || sum != 0 {
		t.Errorf("got %v allocations, sum %d; want 0, 0", n, sum)
	}
}

type owes struct{ Gold int }

func TestObserversOfLinks(t *testing.T) {
	var w ecs.World
	var d diary
	a, b, c := w.Spawn(), w.Spawn(), w.Spawn()
	ecs.OnRelate(&w, func(_ *ecs.World, p ecs.Pair, l *owes) { d.note("%s owes %s %v", p.Source, p.Target, l.Gold) })
	end := ecs.OnUnrelate(&w, func(_ *ecs.World, p ecs.Pair, l *owes) { d.note("%s owed %s %v", p.Source, p.Target, l.Gold) })
	ecs.OnRelate(&w, func(_ *ecs.World, p ecs.Pair, _ *ecs.ChildOf) { d.note("%s is a child of %s", p.Source, p.Target) })
	ecs.OnUnrelate(&w, func(_ *ecs.World, p ecs.Pair, _ *ecs.ChildOf) { d.note("%s was a child of %s", p.Source, p.Target) })
	ecs.OnDestroy(&w, func(_ *ecs.World, e ecs.Entity) { d.note("destroy %s", e) })
	ecs.Keep[owes](&w, 4)
	ecs.Relate(&w, a, b, owes{1})
	ecs.Relate(&w, a, c, owes{2})
	ecs.Unrelate[owes](&w, a, b)
	d.expect(t, "1v1 owes 2v1 1", "1v1 owes 3v1 2", "1v1 owed 2v1 1")
	ecs.Relate(&w, b, a, ecs.ChildOf{})
	ecs.Relate(&w, b, c, ecs.ChildOf{})
	d.expect(t, "2v1 is a child of 1v1", "2v1 was a child of 1v1", "2v1 is a child of 3v1")
	for range ecs.Links[ecs.ChildOf](&w) {
		ecs.Relate(&w, c, a, owes{7}) // waits
		d.note("end of loop")
	}
	d.expect(t, "end of loop", "3v1 owes 1v1 7")
	var kept []string
	changes := slices.Collect(ecs.History[owes](&w))
	for _, c := range changes {
		kept = append(kept, c.String())
	}
	if want := []string{"0 : 1v1 to 2v1 added {1}", "0 : 1v1 to 3v1 added {2}", "0 : 1v1 to 2v1 removed {1}", "0 : 3v1 to 1v1 added {7}"}; !slices.Equal(kept, want) {
		t.Errorf("got %q; want %q", kept, want)
	}
	if !ecs.Undo(&w, changes[3]) || !ecs.Undo(&w, changes[2]) || ecs.Link[owes](&w, a, b) == nil || ecs.Related[owes](&w, c, a) {
		t.Error("links are not undone")
	}
	d.expect(t, "3v1 owed 1v1 7", "1v1 owes 2v1 1")
	end()
	w.Destroy(c)
	d.expect(t, "destroy 3v1", "2v1 was a child of 3v1", "destroy 2v1")
	if ecs.Undo(&w, changes[1]) {
		t.Error("a link to the dead")
	}
	ecs.Keep[ecs.ChildOf](&w, 2)
	ecs.Relate(&w, b2(&w), a, ecs.ChildOf{})
	if got := slices.Collect(ecs.History[ecs.ChildOf](&w)); len(got) != 1 || got[0].Target != a {
		t.Errorf("got %v", got)
	}
}

func b2(w *ecs.World) ecs.Entity { return w.Spawn() }

// An observer that makes what it is told of never ends: that is noticed, and named.
func TestObserversThatDoNotEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("millions of changes")
	}
	for next, start := range map[string]func(w *ecs.World){
		"Spawn ecs_test.hp": func(w *ecs.World) {
			ecs.OnAdd(w, func(w *ecs.World, _ ecs.Entity, _ *hp) { w.Spawn(hp{1}) })
			w.Spawn(hp{1})
		},
		"Spawn": func(w *ecs.World) {
			ecs.OnDestroy(w, func(w *ecs.World, _ ecs.Entity) { w.Destroy(w.Spawn()) })
			w.Destroy(w.Spawn())
		},
		"Put ecs_test.pos": func(w *ecs.World) {
			ecs.OnRemove(w, func(w *ecs.World, e ecs.Entity, _ *pos) { ecs.Put(w, e, pos{}) })
			ecs.OnAdd(w, func(w *ecs.World, e ecs.Entity, _ *pos) { ecs.Drop[pos](w, e) })
			ecs.Drop[pos](w, w.Spawn(pos{}))
		},
		"Relate ecs_test.owing": func(w *ecs.World) {
			ecs.OnRelate(w, func(w *ecs.World, p ecs.Pair, _ *owing) { ecs.Unrelate[owing](w, p.Source, p.Target) })
			ecs.OnUnrelate(w, func(w *ecs.World, p ecs.Pair, _ *owing) { ecs.Relate[owing](w, p.Source, p.Target) })
			ecs.Relate[owing](w, w.Spawn(), w.Spawn())
		},
		"Copy": func(w *ecs.World) {
			ecs.OnAdd(w, func(w *ecs.World, e ecs.Entity, _ *hp) { w.Copy(e) })
			w.Spawn(hp{1})
		},
	} {
		var w ecs.World
		said := func() (said string) {
			defer func() { said = fmt.Sprint(recover()) }()
			start(&w)
			return "nothing"
		}()
		if !strings.HasPrefix(said, "ecs: observers asked for 1048576 changes") || !strings.Contains(said, "the next is "+next+":") {
			t.Errorf("got %s; want %s in it", said, next)
		}
		w.EndLoops()
		if e := w.Spawn(); !w.Alive(e) {
			t.Errorf("%s: the world cannot be used after EndLoops", next)
		}
	}
}

// What observers ask for may be a long chain, when it ends.
func TestObserversThatEnd(t *testing.T) {
	const links = 50_000
	var w ecs.World
	left := links
	ecs.OnAdd(&w, func(w *ecs.World, _ ecs.Entity, _ *hp) {
		if left--; left > 0 {
			w.Spawn(hp{left})
		}
	})
	w.Spawn(hp{})
	if w.Len() != links {
		t.Errorf("got %d entities; want %d", w.Len(), links)
	}
}
