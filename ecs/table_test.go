package ecs

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func TestEntitiesWithoutComponents(t *testing.T) {
	var w World
	a, b := w.Spawn(), w.Spawn()
	Put(&w, a, mA{1})
	Drop[mA](&w, a)
	maybe := Query1[Optional[mA]]()
	if n := maybe.Count(&w); n != 2 || w.Len() != 2 {
		t.Errorf("%d of %d; want 2", n, w.Len())
	}
	w.Destroy(b)
	for e, m := range maybe.All(&w) {
		if e != a || m.Value != nil {
			t.Errorf("got %s, %v; want %s, nil", e, m.Value, a)
		}
	}
	if err := w.intact(); err != nil {
		t.Error(err)
	}
}

// numbered are 1024 types, which are made through reflection as those of a snapshot are.
func numbered(i int) any {
	return reflect.New(reflect.StructOf([]reflect.StructField{
		{Name: fmt.Sprintf("F%d", i), Type: reflect.TypeFor[int]()},
	})).Elem().Interface()
}

func TestAThousandArchetypes(t *testing.T) {
	var w World
	q := Query2[mA, Optional[mB]](Without[mC]())
	for i := range 1000 {
		e := w.Spawn(numbered(i), mA{int64(i)})
		w.Spawn(numbered(i), mB{})
		if i%10 == 0 {
			Put(&w, e, mB{float64(i), 0})
		}
		if i%100 == 0 {
			Put(&w, e, mC{})
		}
		if i == 500 && q.Count(&w) != 495 {
			t.Errorf("got %d; want 495", q.Count(&w))
		}
	}
	sum, with := int64(0), 0
	for a, b := range q.Each(&w) {
		sum += a.N
		if b.Value != nil {
			with++
		}
	}
	if n := q.Count(&w); n != 990 || with != 90 || sum != 999*500-4500 {
		t.Errorf("%d entities, %d with, sum %d; want 990, 90, %d", n, with, sum, 999*500-4500)
	}
	if err := w.intact(); err != nil {
		t.Error(err)
	}
}

// Types that only reflection has met move, and move as quickly as others once generic code has them.
func TestReflectedColumnsQuicken(t *testing.T) {
	type late struct{ S string }
	var w World
	a, b := w.Spawn(late{"a"}), w.Spawn(late{"b"})
	w.Add(a, mA{1})
	w.Destroy(b)
	if got := Get[late](&w, a).S; got != "a" {
		t.Errorf("got %q; want a", got)
	}
	Drop[mA](&w, a)
	Put(&w, a, mB{})
	if got := Get[late](&w, a).S; got != "a" {
		t.Errorf("got %q; want a", got)
	}
}

func TestTypesInsideFunctionsHaveNamesOfTheirOwn(t *testing.T) {
	one := func(w *World) any { type same struct{ A int }; w.Spawn(same{1}); return same{} }
	two := func(w *World) any { type same struct{ B string }; w.Spawn(same{"x"}); return same{} }
	var w World
	a, b := componentFor(reflect.TypeOf(one(&w))), componentFor(reflect.TypeOf(two(&w)))
	if a == b || a.name == b.name {
		t.Errorf("both are %s", a.name)
	}
	if again := componentNamed(b.name); again != b {
		t.Errorf("%s is found as %s", b.name, again.name)
	}
	if c := componentNamed("game.Later"); c.title() != "game.Later" || c.typ.Load() != nil {
		t.Errorf("a name without a type is %s", c.title())
	}
}

func TestComponentsThatAreNoStructs(t *testing.T) {
	type list []int
	type name string
	var w World
	e := w.Spawn(list{1, 2}, name("x"), 7)
	if len(*Get[list](&w, e)) != 2 || *Get[name](&w, e) != "x" || *Get[int](&w, e) != 7 {
		t.Error("a component that is no struct is lost")
	}
}

// dead rows against a plain list.
func TestDeadRows(t *testing.T) {
	for n := range 200 {
		tab := &table{n: n}
		want := map[int]bool{}
		for row := 0; row < n; row += 1 + row%5*(n%3) {
			tab.bury(row)
			want[row] = true
		}
		met := 0
		for lo, hi := tab.living(0, n); lo < hi; lo, hi = tab.living(hi, n) {
			for row := lo; row < hi; row++ {
				if met++; want[row] {
					t.Fatalf("%d rows: %d is dead", n, row)
				}
			}
		}
		if met != n-len(want) {
			t.Fatalf("%d rows: %d met; want %d", n, met, n-len(want))
		}
	}
}

type gapFlag struct{}

var (
	gapped  = Query2[mA, mB]()
	flagged = Query3[mA, gapFlag, mB]()
	maybe   = Query2[mA, Optional[gapFlag]]()
)

// Tables that are empty, were never filled or have dead rows lie between others in every way, and a loop looks ahead.
func TestLoopsPassEmptyTablesOver(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var w World
		alive := gappedWorld(&w, r)
		alive = thin(&w, r, alive)
		checkGapped(t, &w, alive)
		for range gapped.Tables(&w) {
			alive = thin(&w, r, alive)
			checkGapped(t, &w, alive)
		}
		checkGapped(t, &w, alive)
	}
}

// gappedWorld has tables of which some are empty.
func gappedWorld(w *World, r *rand.Rand) (alive []Entity) {
	for i := range 12 {
		w.table(w.componentsOf("spawn", []any{mA{}, mB{}, gapFlag{}, numbered(i)}), nil)
		for range r.IntN(3) {
			alive = append(alive, w.Spawn(mA{int64(i)}, mB{}, gapFlag{}, numbered(i)), w.Spawn(mA{int64(i)}, mB{}, numbered(i)))
		}
	}
	return alive
}

// thin destroys some entities and returns the others.
func thin(w *World, r *rand.Rand, alive []Entity) []Entity {
	return slices.DeleteFunc(alive, func(e Entity) bool { return r.IntN(4) == 0 && w.Destroy(e) })
}

func checkGapped(t *testing.T, w *World, alive []Entity) {
	t.Helper()
	met, rows, flags := 0, 0, 0
	for as := range gapped.Tables(w) {
		rows += len(as)
	}
	for range gapped.Each(w) {
		met++
	}
	for range flagged.All(w) {
		flags++
	}
	for _, o := range maybe.Each(w) {
		if o.Value != nil {
			flags--
		}
	}
	if rows != len(alive) || met != len(alive) || flags != 0 {
		t.Fatalf("Tables meets %d, Each %d, and a query for a flag %d more than an Optional; want %d, %d, 0",
			rows, met, flags, len(alive), len(alive))
	}
	for _, e := range alive {
		if a := Get[mA](w, e); a == nil || !gapped.Has(w, e) {
			t.Fatalf("%s is alive, and not found", e)
		}
	}
}
