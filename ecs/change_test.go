package ecs_test

import (
	"testing"

	"github.com/krill2d/krill/ecs"
)

// seen counts what a loop that looks for changes meets.
func seen[A any](w *ecs.World, q *ecs.Q1[A]) int {
	n := 0
	for range q.Each(w) {
		n++
	}
	return n
}

func TestChangedSeesEachWayToChange(t *testing.T) {
	changed, added := ecs.Query1[pos](ecs.Changed[pos]()), ecs.Query1[pos](ecs.Added[pos]())
	writers := ecs.Query1[pos](ecs.Writes[pos](), ecs.Without[hp]())
	var w ecs.World
	e, o := w.Spawn(pos{1, 0}), w.Spawn(pos{2, 0}, hp{})
	expect := func(what string, wantChanged, wantAdded int) {
		t.Helper()
		if n := changed.Count(&w); n != wantChanged {
			t.Errorf("%s: %d are counted; want %d", what, n, wantChanged)
		}
		if c, a := seen(&w, changed), seen(&w, added); c != wantChanged || a != wantAdded {
			t.Errorf("%s: %d changed, %d added; want %d, %d", what, c, a, wantChanged, wantAdded)
		}
		if seen(&w, changed)+seen(&w, added) != 0 {
			t.Errorf("%s: met twice", what)
		}
	}
	expect("what was there before", 2, 2)
	ecs.Put(&w, e, pos{3, 0})
	expect("Put", 1, 0)
	ecs.Update(&w, e, func(p *pos) { p.X++ })
	expect("Update", 1, 0)
	ecs.Touch[pos](&w, o)
	expect("Touch", 1, 0)
	ecs.Get[pos](&w, e).X = 9
	expect("a pointer", 0, 0)
	seen(&w, writers)
	expect("a loop that writes", 1, 0)
	writers.Count(&w)
	expect("a count of what writes", 0, 0)
	ecs.Drop[pos](&w, e)
	ecs.Put(&w, e, pos{})
	expect("Drop and Put", 1, 1)
	w.Spawn(pos{})
	expect("Spawn", 1, 1)
	for range ecs.Batch2(&w, both, 5) {
	}
	expect("Batch", 5, 5)
	seen(&w, writers)
	ecs.Put(&w, e, vel{})
	ecs.Put(&w, o, vel{})
	expect("a move to another table after a loop that writes", 7, 0)
	ecs.Put(&w, e, hp{})
	expect("a move to another table", 0, 0)
	for range bodies.Each(&w) {
		ecs.Put(&w, e, pos{1, 1})
		both.Spawn(&w, pos{}, vel{})
		break
	}
	expect("what waited for a loop", 2, 1)
}

// A loop that writes goes on after another one has looked: what it writes then is new to that one.
func TestWritesAfterALookAreSeen(t *testing.T) {
	changed, writers := ecs.Query1[pos](ecs.Changed[pos]()), ecs.Query1[pos](ecs.Writes[pos]())
	var w ecs.World
	for range ecs.Batch2(&w, both, 3) {
	}
	seen(&w, changed)
	for p := range writers.Each(&w) {
		seen(&w, changed)
		p.X++
	}
	if n := seen(&w, changed); n != 3 {
		t.Errorf("%d seen; want 3", n)
	}
}

// Only the rows that are handed out are marked, when a filter by row takes a part of them.
func TestWritesMarksWhatIsHandedOut(t *testing.T) {
	some := ecs.Query2[pos, hp](ecs.Changed[hp](), ecs.Writes[pos]())
	changed := ecs.Query1[pos](ecs.Changed[pos]())
	var w ecs.World
	var es []ecs.Entity
	for i := range 10 {
		es = append(es, w.Spawn(pos{}, hp{i}))
	}
	for range some.Each(&w) {
	}
	seen(&w, changed)
	ecs.Put(&w, es[3], hp{9})
	ecs.Put(&w, es[4], hp{9})
	ecs.Put(&w, es[8], hp{9})
	for range some.Each(&w) {
	}
	if n := seen(&w, changed); n != 3 {
		t.Errorf("%d seen; want 3", n)
	}
}

func TestFilters(t *testing.T) {
	var w ecs.World
	w.Spawn(pos{})
	w.Spawn(pos{}, vel{})
	w.Spawn(pos{}, hp{})
	w.Spawn(pos{}, vel{}, hp{}, tag{})
	w.Spawn(vel{}, tag{})
	for name, c := range map[string]struct {
		q    *ecs.Q1[pos]
		want int
	}{
		"none":         {ecs.Query1[pos](), 4},
		"with":         {ecs.Query1[pos](ecs.With[vel]()), 2},
		"without":      {ecs.Query1[pos](ecs.Without[vel]()), 2},
		"both":         {ecs.Query1[pos](ecs.With[hp](), ecs.Without[tag]()), 1},
		"any":          {ecs.Query1[pos](ecs.Any(ecs.With[vel](), ecs.With[hp]())), 3},
		"any without":  {ecs.Query1[pos](ecs.Any(ecs.Without[vel](), ecs.With[tag]())), 3},
		"any in any":   {ecs.Query1[pos](ecs.Any(ecs.Any(ecs.With[tag]()), ecs.Without[hp]())), 3},
		"any of none":  {ecs.Query1[pos](ecs.Any()), 0},
		"contradicted": {ecs.Query1[pos](ecs.Without[pos]()), 0},
	} {
		if n := c.q.Count(&w); n != c.want || seen(&w, c.q) != c.want {
			t.Errorf("%s: got %d; want %d", name, n, c.want)
		}
	}
	filters := []ecs.Filter{ecs.With[vel]()}
	q := ecs.Query1[pos](filters...)
	filters[0] = ecs.Without[vel]()
	w.Spawn(pos{})
	if n := q.Count(&w); n != 2 {
		t.Errorf("a query changed with the slice it was made of: got %d; want 2", n)
	}
}

func TestOptionalPointsIntoTheTable(t *testing.T) {
	var w ecs.World
	a, b := w.Spawn(pos{}), w.Spawn(pos{}, hp{2})
	for range 3 {
		for e, r := range maybe.All(&w) {
			if (r.B.Value == nil) != (e == a) {
				t.Errorf("%s has %v", e, r.B.Value)
			}
			if r.B.Value != nil {
				r.B.Value.N *= 2
			}
			w.Spawn(pos{}, hp{}) // the table moves when the loop has ended
			if e == b {
				break
			}
		}
	}
	if n := ecs.Get[hp](&w, b).N; n != 16 {
		t.Errorf("got %d; want 16", n)
	}
	only := ecs.Query1[ecs.Optional[hp]]()
	if p := only.Get(&w, b); p.Value != ecs.Get[hp](&w, b) || only.Get(&w, a).Value != nil {
		t.Error("Get of an Optional points elsewhere")
	}
	w.Destroy(a)
	if only.Get(&w, a) != nil {
		t.Error("Get of a dead entity is not nil")
	}
}

// One hot frame of everything allocates nothing once there is room.
func TestTheCoreAllocatesNothing(t *testing.T) {
	changed := ecs.Query2[pos, vel](ecs.Changed[pos]())
	writers := ecs.Query2[pos, vel](ecs.Writes[pos]())
	one := ecs.Query1[pos]()
	var w ecs.World
	var es [64]ecs.Entity
	for i := range es {
		es[i] = both.Spawn(&w, pos{float64(i), 0}, vel{1, 0})
	}
	byX := func(a, b *pos) int { return int(b.X - a.X) }
	sum := 0.0
	for name, frame := range map[string]func(){
		"loops": func() {
			for p, v := range writers.Each(&w) {
				p.X += v.X
			}
			for _, r := range movers.All(&w) {
				sum += r.A.X
			}
			for a, b := range movers.Tables(&w) {
				sum += a[0].X + b[0].X
			}
			for _, h := range maybe.Each(&w) {
				if h.Value != nil {
					sum++
				}
			}
		},
		"changes": func() {
			ecs.Put(&w, es[5], pos{})
			ecs.Update(&w, es[6], func(p *pos) { p.X = 1 })
			ecs.Touch[pos](&w, es[7])
			for p := range changed.Each(&w) {
				sum += p.X
			}
		},
		"spawn and destroy": func() {
			w.Destroy(es[9])
			es[9] = both.Spawn(&w, pos{}, vel{})
			for c := range ecs.Batch2(&w, both, 8) {
				copy(es[16:24], c.Entities)
			}
			for _, e := range es[16:24] {
				w.Destroy(e)
			}
			for c := range ecs.Batch2(&w, both, 8) {
				copy(es[16:24], c.Entities)
			}
		},
		"put and drop": func() {
			for _, e := range es[30:40] {
				ecs.Put(&w, e, hp{1})
				ecs.Drop[hp](&w, e)
			}
		},
		"deferred": func() {
			for range movers.Each(&w) {
				for _, e := range es[40:50] {
					ecs.Put(&w, e, hp{1})
					ecs.Drop[hp](&w, e)
				}
				w.Destroy(es[50])
				es[50] = both.Spawn(&w, pos{}, vel{})
				for c := range ecs.Batch2(&w, both, 1) {
					w.Destroy(es[51])
					es[51] = c.Entities[0]
				}
				break
			}
		},
		"sort and get": func() {
			for _, p := range ecs.Sort(&w, one.All(&w), byX) {
				sum += p.X
			}
			for _, e := range es {
				if p := one.Get(&w, e); p != nil {
					sum += p.X + ecs.Get[vel](&w, e).X
				}
			}
			sum += float64(one.Count(&w))
			v := ecs.ViewOf(&w, one)
			sum += v.Get(es[0]).X
		},
	} {
		for range 100 {
			frame()
		}
		if n := testing.AllocsPerRun(100, frame); n != 0 {
			t.Errorf("%s: %v allocations; want 0", name, n)
		}
	}
}
