package ecs

import (
	"fmt"
	"testing"
)

type (
	aliasPos  struct{ X, Y float64 }
	aliasHeat float64
	aliasNear struct{ Far float64 }
)

// A value with a name means what the same predicate means that spells the component out.
func TestFindNamesValues(t *testing.T) {
	w := &World{}
	var last Entity
	for i := range 20 {
		e := w.Spawn(aliasPos{float64(i), float64(i * i % 7)})
		if i%2 == 0 {
			Put(w, e, aliasHeat(i-9))
		}
		if i > 0 {
			Relate(w, e, last, aliasNear{float64(i)})
		}
		last = e
	}
	w.SetName(last, "Max")
	for _, c := range [][2]string{
		{"aliasPos e p | p.X > p.Y", "aliasPos e | e.X > e.Y"},
		{"aliasPos e p, aliasHeat e h | p.X > 3 && h < 2", "aliasPos e, aliasHeat e | e.X > 3 && e.aliasHeat < 2"},
		{"aliasPos e p, aliasNear e f, aliasPos f q | p.Y > q.Y", "aliasPos e, aliasNear e f, aliasPos f | e.Y > f.Y"},
		{"aliasPos e p, aliasNear e f | p.Y > 3 && aliasNear.Far > 4", "aliasPos e, aliasNear e f | e.Y > 3 && aliasNear.Far > 4"},
		{`aliasPos "Max" p, aliasHeat e h | h > p.Y`, `aliasPos "Max", aliasHeat e, aliasPos m | m == "Max" && e.aliasHeat > m.Y`},
	} {
		got, err := w.Find(c[0])
		want, err2 := w.Find(c[1])
		if err != nil || err2 != nil {
			t.Errorf("%s: got %v, %v; want no error", c[0], err, err2)
			continue
		}
		if c[0][:10] == `aliasPos "` {
			for i := range want.Rows {
				want.Rows[i] = want.Rows[i][:1]
			}
		}
		if len(got.Rows) == 0 || len(want.Rows) > 0 && fmt.Sprint(got.Rows) != fmt.Sprint(want.Rows) {
			t.Errorf("%s: got %v; want %v", c[0], got.Rows, want.Rows)
		}
	}
}

// A term with two variables of a type that the world has none of is a relation, unless a field of the second one is asked for.
func TestFindNamesValuesOfNothing(t *testing.T) {
	componentOf[aliasPos]()
	componentOf[aliasNear]()
	w := &World{}
	w.Spawn(aliasHeat(1))
	for text, variables := range map[string]int{"aliasPos e p | p.X > 3": 1, "aliasNear e p": 2} {
		found, err := w.Find(text)
		if err != nil || len(found.Vars) != variables || len(found.Rows) != 0 {
			t.Errorf("%s: got %+v, %v; want %d variables and no rows", text, found, err, variables)
		}
	}
	f := MustCompile("aliasPos e p | p.X > 3")
	if n := f.Count(w); n != 0 {
		t.Errorf("got %d rows; want 0", n)
	}
	w.Spawn(aliasPos{X: 4})
	if n := f.Count(w); n != 1 {
		t.Errorf("after a spawn: got %d rows; want 1", n)
	}
}
