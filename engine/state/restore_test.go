//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"errors"
	"testing"
)

func TestABoolIsOneOfTwo(t *testing.T) {
	c := New()
	for _, v := range []any{&[]bool{true}, &struct{ b bool }{true}, &[]struct {
		n int32
		b bool
	}{{1, true}}} {
		snap := must[[]byte](t)(c.Append(nil, v))
		s, err := open(snap)
		if err != nil {
			t.Fatal(err)
		}
		s.data[len(s.data)-1] = 2 // the last byte is the bool
		if _, err := c.Restore(snap, v); err == nil || !errors.Is(err, errDamaged) {
			t.Errorf("%T: got %v; want an error for a bool that is 2", v, err)
		}
	}
}

type lamp struct {
	on    int
	click func()
	seen  int `state:"-"`
}

func TestNewElementsAreNew(t *testing.T) {
	c := New()
	snap := must[[]byte](t)(c.Append(nil, &[]lamp{{on: 1}, {on: 2}, {on: 3}}))
	for _, room := range []int{1, 2, 3, 8} {
		stale := make([]lamp, room)
		for i := range stale {
			stale[i] = lamp{on: 9, click: func() {}, seen: 9}
		}
		into := stale[:1]
		must[Report](t)(c.Restore(snap, &into))
		if len(into) != 3 || into[0].click == nil || into[0].seen != 9 || into[0].on != 1 {
			t.Errorf("room %d: got %d elements; want 3, and what is not state of the first kept", room, len(into))
			continue
		}
		if into[1].click != nil || into[2].seen != 0 || into[2].on != 3 {
			t.Errorf("room %d: got elements that were behind the slice", room)
		}
	}
}

// Slices of one array that were apart in the snapshot must not write into each other afterwards.
func TestMemoryIsGivenOnce(t *testing.T) {
	type lists struct{ a, b, c []int }
	c := New()
	snap := must[[]byte](t)(c.Append(nil, &lists{[]int{}, []int{1, 2, 3}, []int{4, 5, 6}}))
	whole := make([]int, 6)
	into := &lists{whole[:2], whole[1:4], whole[:3]}
	must[Report](t)(c.Restore(snap, into))
	into.a = append(into.a, 7, 7, 7)
	if into.b[0] != 1 || into.b[2] != 3 || into.c[0] != 4 || into.c[2] != 6 {
		t.Errorf("got %v", into)
	}
}

func TestMemoryIsUsedAgain(t *testing.T) {
	type game struct {
		ship *lamp
		list []lamp
		m    map[string]*lamp
	}
	c := New()
	g := &game{&lamp{on: 1}, make([]lamp, 2, 9), map[string]*lamp{"a": {}}}
	snap := must[[]byte](t)(c.Append(nil, g))
	ship, list, m, a := g.ship, &g.list[0], g.m, g.m["a"]
	ship.on, g.m["b"] = 5, &lamp{}
	g.list = append(g.list, lamp{})
	must[Report](t)(c.Restore(snap, g))
	if g.ship != ship || &g.list[0] != list || cap(g.list) != 9 || g.m["a"] != a || len(m) != 1 || ship.on != 1 {
		t.Errorf("got other memory: %+v", g)
	}
}

func TestRestoreRefuses(t *testing.T) {
	c := New()
	snap := must[[]byte](t)(c.Append(nil, new(int)))
	for want, do := range map[string]func() error{
		"state: restore int: this is no snapshot, or one of another version of Krill": func() error { _, err := c.Restore([]byte("KST\x02"), new(int)); return err },
		"state: restore int: the snapshot is damaged":                                 func() error { _, err := c.Restore(snap[:len(snap)-1], new(int)); return err },
		"state: restore string: the snapshot is of int; give a pointer to one":        func() error { _, err := c.Restore(snap, new(string)); return err },
		"state: append state.ringed: it lies in a slice or struct that it points to; give a pointer to the whole": func() error {
			r := make([]ringed, 2)
			r[1].all = r
			_, err := c.Append(nil, &r[1])
			return err
		},
	} {
		if err := do(); err == nil || err.Error() != want {
			t.Errorf("got %v; want %s", err, want)
		}
	}
}

type ringed struct{ all []ringed }
