package ecs_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
)

// Components of the snapshot tests: plain, a tag, and one that leads to memory of its own.
type (
	locus  struct{ X, Y float64 }
	haste  struct{ x, y float32 }
	frosty struct{}
	hold   struct {
		Items []string
		By    map[string]int
		Next  *locus
		Boss  ecs.Entity
	}
)

// Relations, events and resources.
type (
	owing   struct{ N int }        // many targets, with data
	inRoom  struct{ Since int }    // grouped
	trusts  struct{ Why []string } // data that leads elsewhere
	knock   struct{ N int }
	letter  struct{ Text []string }
	tally   struct{ N int }
	logbook struct{ Lines []string }
)

func (inRoom) Relation() ecs.Rules { return ecs.Rules{Exclusive: true, Grouped: true} }

var (
	spotted     = ecs.Query1[locus]()
	drifting    = ecs.Query2[locus, haste](ecs.Writes[locus]())
	hasMoved    = ecs.Query1[locus](ecs.Changed[locus]())
	hasMovedToo = ecs.Query1[locus](ecs.Changed[locus]())
	gained      = ecs.Query1[hold](ecs.Added[hold]())
	crowds      = ecs.Bundle2[locus, haste]()
	rooms       = ecs.Query1[locus]()
	knocks      = ecs.Reader[knock]()
	letters     = ecs.Reader[letter]()
	freighter   = ecs.Bundle3[locus, haste, hold]()
)

// actOn does one random thing to a world. What it does depends on the world and on r alone.
func actOn(w *ecs.World, r *rand.Rand) {
	e := someEntity(w, r)
	switch r.IntN(26) {
	case 0:
		w.Spawn(locus{float64(r.IntN(100)), 1})
	case 1:
		crowds.Spawn(w, locus{1, 2}, haste{3, 4})
	case 2:
		freighter.Spawn(w, locus{1, 2}, haste{3, 4}, someHold(r, e))
	case 3:
		for c := range ecs.Batch2(w, crowds, r.IntN(5)) {
			for i := range c.A {
				c.A[i].X = r.Float64()
			}
		}
	case 4, 5:
		w.Destroy(e)
	case 6:
		if w.Alive(e) {
			ecs.Put(w, e, someHold(r, e))
		}
	case 7:
		if w.Alive(e) {
			ecs.Put(w, e, frosty{})
		}
	case 8:
		if w.Alive(e) {
			ecs.Drop[haste](w, e)
			ecs.Drop[frosty](w, e)
		}
	case 9:
		for p, v := range drifting.Each(w) {
			p.X += float64(v.x)
		}
	case 10:
		n := 0
		for range hasMoved.Each(w) {
			n++
		}
		w.Spawn(locus{X: float64(n)})
	case 11:
		for p := range hasMovedToo.Each(w) {
			p.Y++
		}
		for range gained.Each(w) {
			w.Spawn(frosty{})
		}
	case 12:
		for e, r := range drifting.All(w) {
			if r.A.X > 20 {
				w.Destroy(e)
			} else if r.A.Y > 2 {
				ecs.Put(w, e, frosty{})
			}
		}
	case 14, 15:
		if o := someEntity(w, r); w.Alive(e) && o.Compare(e) < 0 {
			ecs.Relate[ecs.ChildOf](w, e, o)
		}
	case 16, 17:
		if o := someEntity(w, r); w.Alive(e) {
			ecs.Relate(w, e, o, owing{r.IntN(9)})
			if r.IntN(3) == 0 {
				ecs.Unrelate[owing](w, o, e)
			}
		}
	case 18, 19:
		if o := someEntity(w, r); w.Alive(e) {
			ecs.Relate(w, e, o, inRoom{r.IntN(9)})
		}
	case 20:
		if o := someEntity(w, r); w.Alive(e) {
			ecs.Relate(w, e, o, trusts{[]string{"a", "b"}[:r.IntN(3):2]})
		}
	case 21:
		for e, p := range rooms.All(w, ecs.To[inRoom](e)) {
			p.X++
			if r.IntN(4) == 0 {
				w.Destroy(e)
			}
		}
	case 22:
		ecs.Send(w, knock{r.IntN(9)})
		ecs.Send(w, letter{[]string{"x"}})
		if r.IntN(3) == 0 {
			w.Advance()
		}
	case 23:
		for k := range knocks.Read(w) {
			w.Spawn(locus{X: float64(k.N)})
		}
		for l := range letters.Read(w) {
			if len(l.Text) > 0 {
				l.Text[0] += "y"
			}
			break
		}
	case 24:
		ecs.SetResource(w, tally{r.IntN(9)})
		if l := ecs.Resource[logbook](w); l != nil {
			l.Lines = append(l.Lines, "more")[:r.IntN(len(l.Lines)+1)]
			l.Lines = append([]string(nil), l.Lines...)
		} else {
			ecs.SetResource(w, logbook{[]string{"first"}})
		}
		if r.IntN(4) == 0 {
			ecs.DropResource[logbook](w)
		}
	case 25:
		if w.Alive(e) {
			w.SetName(e, "")
			if name := fmt.Sprint("n", r.IntN(9)); w.Named(name).IsNone() {
				w.SetName(e, name)
			}
		}
	case 13:
		ecs.Update(w, e, func(p *locus) { p.Y += 0.5 })
	}
}

func someEntity(w *ecs.World, r *rand.Rand) ecs.Entity {
	n := spotted.Count(w)
	if n == 0 {
		return ecs.Entity{}
	}
	n = r.IntN(n)
	for e := range spotted.All(w) {
		if n--; n < 0 {
			return e
		}
	}
	return ecs.Entity{}
}

func someHold(r *rand.Rand, e ecs.Entity) hold {
	c := hold{Items: []string{"ore", fmt.Sprint(r.IntN(9))}[:r.IntN(3):2], Boss: e}
	if r.IntN(2) == 0 {
		c.By = map[string]int{"a": r.IntN(5), "b": 2}
		c.Next = &locus{1, float64(r.IntN(9))}
	}
	return c
}

func snapshotOf(t testing.TB, w *ecs.World) []byte {
	t.Helper()
	b, err := w.AppendSnapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func hashOf(t testing.TB, w *ecs.World) uint64 {
	t.Helper()
	h, err := w.Hash()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// A world that was restored, into a new one or over another, and one that was copied go on as the first one does.
func TestCopiesGoOnAlike(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		var first, second, third ecs.World
		for range 5 + r.IntN(60) {
			actOn(&first, r)
		}
		other := rand.New(rand.NewPCG(seed, 2))
		for range r.IntN(40) {
			actOn(&second, other)
			actOn(&third, other)
		}
		for round := range 3 {
			b := snapshotOf(t, &first)
			if err := second.RestoreSnapshot(b); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			third.CopyFrom(&first)
			for i, w := range []*ecs.World{&second, &third} {
				if got := snapshotOf(t, w); !bytes.Equal(got, b) {
					t.Fatalf("seed %d, round %d: copy %d is another world", seed, round, i)
				}
				if hashOf(t, w) != hashOf(t, &first) {
					t.Fatalf("seed %d, round %d: copy %d has another hash", seed, round, i)
				}
			}
			n, from := 1+r.IntN(40), r.Uint64()
			for _, w := range []*ecs.World{&first, &second, &third} {
				again := rand.New(rand.NewPCG(from, 3))
				for range n {
					actOn(w, again)
				}
			}
			want := snapshotOf(t, &first)
			for i, w := range []*ecs.World{&second, &third} {
				if !bytes.Equal(snapshotOf(t, w), want) {
					t.Fatalf("seed %d, round %d: copy %d went another way", seed, round, i)
				}
			}
		}
	}
}

// What a copy leads to is its own.
func TestCopyFromSharesNothing(t *testing.T) {
	var w, other ecs.World
	e := w.Spawn(hold{Items: []string{"a"}, By: map[string]int{"a": 1}, Next: &locus{1, 2}})
	other.CopyFrom(&w)
	c := ecs.Get[hold](&other, e)
	c.Items[0], c.By["a"], c.Next.X = "b", 2, 9
	if got := ecs.Get[hold](&w, e); got.Items[0] != "a" || got.By["a"] != 1 || got.Next.X != 1 {
		t.Errorf("the first world has %v, %v; want what it had", got, got.Next)
	}
}

func TestCopyFromAllocatesNothing(t *testing.T) {
	var a, b ecs.World
	for range ecs.Batch2(&a, crowds, 1000) {
	}
	a.Spawn(locus{}, haste{}, frosty{})
	for range hasMoved.Each(&a) {
	}
	b.CopyFrom(&a)
	if n := testing.AllocsPerRun(20, func() {
		b.CopyFrom(&a)
		a.CopyFrom(&b)
	}); n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
	var buf []byte
	if n := testing.AllocsPerRun(20, func() { buf, _ = a.AppendSnapshot(buf[:0]) }); n != 0 {
		t.Errorf("a snapshot has %v allocations; want 0", n)
	}
	if n := testing.AllocsPerRun(20, func() { _, _ = a.Hash() }); n != 0 {
		t.Errorf("a hash has %v allocations; want 0", n)
	}
}

func TestCopyFromPanics(t *testing.T) {
	var w, other ecs.World
	w.Spawn(locus{})
	panicsWith(t, "ecs: copy world: a loop of the one to copy is under way; copy between loops", func() {
		for range spotted.Each(&w) {
			other.CopyFrom(&w)
		}
	})
}

func panicsWith(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		if got := fmt.Sprint(recover()); got != want {
			t.Errorf("got %q; want %q", got, want)
		}
	}()
	f()
}

// A panic in a loop leaves it open; a restore ends it.
func TestRestoreEndsLoops(t *testing.T) {
	var w ecs.World
	w.Spawn(locus{1, 2})
	b := snapshotOf(t, &w)
	func() {
		defer func() { _ = recover() }()
		for e := range spotted.All(&w) {
			w.Destroy(e)
			w.Spawn(locus{})
			panic("in a system")
		}
	}()
	if _, err := w.AppendSnapshot(nil); err == nil {
		t.Error("got a snapshot in a loop; want an error")
	}
	if err := w.RestoreSnapshot(b); err != nil || w.Len() != 1 || !bytes.Equal(snapshotOf(t, &w), b) {
		t.Errorf("got %v, %d entities; want the world as it was", err, w.Len())
	}
}

func TestEndLoopsMends(t *testing.T) {
	var w ecs.World
	w.Spawn(locus{1, 2})
	kept := w.Spawn(locus{3, 4})
	func() {
		defer func() { _ = recover() }()
		for e := range spotted.All(&w) {
			w.Destroy(e)
			w.Destroy(w.Spawn(locus{}))
			w.Spawn(locus{})
			panic("in a system")
		}
	}()
	w.EndLoops()
	if w.Len() != 1 || !w.Alive(kept) || spotted.Count(&w) != 1 {
		t.Errorf("%d entities, %d with a locus; want one that was not touched", w.Len(), spotted.Count(&w))
	}
	var other ecs.World
	if err := other.RestoreSnapshot(snapshotOf(t, &w)); err != nil {
		t.Error(err)
	}
}

type hiddenFunc struct {
	n    int
	call func()
}

type tolerant struct {
	N    int
	call func() `state:"-"`
}

func TestSnapshotRefusesFuncs(t *testing.T) {
	var w ecs.World
	w.Spawn(hiddenFunc{1, func() {}})
	_, err := w.AppendSnapshot(nil)
	want := "ecs: snapshot: ecs_test.hiddenFunc.call is a func, which cannot be in a snapshot; keep a number or a name that " +
		"leads to it, or tag the field `state:\"-\"`: it is zero after a restore then"
	if err == nil || err.Error() != want {
		t.Errorf("got %v; want %s", err, want)
	}
	var other ecs.World
	e := other.Spawn(tolerant{1, func() {}})
	if err := other.RestoreSnapshot(snapshotOf(t, &other)); err != nil {
		t.Fatal(err)
	}
	if got := ecs.Get[tolerant](&other, e); got.N != 1 || got.call != nil {
		t.Errorf("got %v; want 1 and no func", got.N)
	}
}

// Parked types: the bytes of a snapshot are given the name of a type that was not used yet.
type (
	lateA  struct{ N int }
	lateB  struct{ N int }
	laterA struct{ N int }
	laterB struct{ N int }
)

func renamedIn(b []byte, from, to string) []byte {
	return bytes.ReplaceAll(b, []byte("ecs_test."+from), []byte("ecs_test."+to))
}

func TestParkedComponents(t *testing.T) {
	var w ecs.World
	first := w.Spawn(lateA{1})
	second := w.Spawn(lateA{2}, locus{})
	third := w.Spawn(lateA{3}, locus{}, frosty{})
	b := renamedIn(snapshotOf(t, &w), "lateA", "lateB")
	var into ecs.World
	for range spotted.Each(&into) {
	}
	if err := into.RestoreSnapshot(b); err != nil {
		t.Fatal(err)
	}
	if got := into.Restored().String(); got != "parked ecs_test.lateB" && !strings.Contains(got, "ecs_test.lateB") {
		t.Errorf("the report says %q", got)
	}
	// They move and die with their entities, and travel on.
	into.Destroy(first)
	ecs.Drop[frosty](&into, third)
	into.Spawn(locus{})
	var again ecs.World
	if err := again.RestoreSnapshot(snapshotOf(t, &into)); err != nil {
		t.Fatal(err)
	}
	var copied ecs.World
	copied.CopyFrom(&again)
	for _, w := range []*ecs.World{&into, &again, &copied} {
		// The first use of the type is in a loop.
		for e := range spotted.All(w) {
			switch e {
			case second, third:
				if got := ecs.Get[lateB](w, e); got == nil || got.N != map[ecs.Entity]int{second: 2, third: 3}[e] {
					t.Errorf("%v has %v", e, got)
				}
			default:
				if ecs.Has[lateB](w, e) {
					t.Errorf("%v has one", e)
				}
				ecs.Put(w, e, lateB{5})
			}
		}
		if n := ecs.Query1[lateB]().Count(w); n != 3 {
			t.Errorf("%d have one; want 3", n)
		}
	}
	if !bytes.Equal(snapshotOf(t, &into), snapshotOf(t, &copied)) {
		t.Error("the copies differ")
	}
}

// The first use of a type may be in a Spawn that boxes.
func TestParkedComponentsMeetSpawn(t *testing.T) {
	var w ecs.World
	e := w.Spawn(laterA{1})
	if err := w.RestoreSnapshot(renamedIn(snapshotOf(t, &w), "laterA", "laterB")); err != nil {
		t.Fatal(err)
	}
	o := w.Spawn(laterB{2})
	if a, b := ecs.Get[laterB](&w, e), ecs.Get[laterB](&w, o); a.N != 1 || b.N != 2 {
		t.Errorf("got %v and %v; want 1 and 2", a, b)
	}
}

type (
	oldName struct{ N int }
	newName struct{ N int }
)

var _ = ecs.Renamed[newName]("ecs_test.opqName")

func TestRenamedComponents(t *testing.T) {
	var w ecs.World
	e := w.Spawn(oldName{7}, locus{})
	if err := w.RestoreSnapshot(renamedIn(snapshotOf(t, &w), "oldName", "opqName")); err != nil {
		t.Fatal(err)
	}
	if got := ecs.Get[newName](&w, e); got == nil || got.N != 7 {
		t.Errorf("got %v; want 7", got)
	}
	if got := w.Restored().Renamed; !reflect.DeepEqual(got, []string{"ecs_test.newName"}) {
		t.Errorf("the report says %v", got)
	}
}
