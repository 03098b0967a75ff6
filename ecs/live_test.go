package ecs

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// mutate changes something of a world at random, so that Changed filters would see it.
func mutate(r *rand.Rand, w *World, living []Entity) []Entity {
	e := one(r, living...)
	switch r.IntN(10) {
	case 0:
		living = append(living, w.Spawn(askShip{r.IntN(5)}))
	case 1:
		if len(living) > 2 && e != w.Named("Earth") {
			w.Destroy(e)
			living = slices.DeleteFunc(living, func(o Entity) bool { return o == e })
		}
	case 2:
		Put(w, e, askShip{r.IntN(5)})
	case 3:
		Put(w, e, askPlanet{float64(r.IntN(5)), 2})
	case 4:
		Drop[askShip](w, e)
	case 5:
		Drop[askPlanet](w, e)
	case 6:
		Put(w, e, askFrozen{})
	case 7:
		Drop[askFrozen](w, e)
	case 8:
		Relate(w, e, one(r, living...), askDocked{r.IntN(4)})
	case 9:
		Unrelate[askDocked](w, e, one(r, living...))
	}
	return living
}

// What a live query reports is the difference of two answers, and Alter is told only of rows that stay.
func TestLiveIsTheDifferenceOfTwoFinds(t *testing.T) {
	entered, left := 0, 0
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 2))
		w, living := randomWorld(r)
		text := randomAsked(r).String()
		live, err := w.Live(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		var rows [][]Entity
		for range 6 {
			for ch := range live.Poll() {
				rows = apply(t, text, rows, ch)
				entered += btoi(ch.Kind == Enter)
				left += btoi(ch.Kind == Leave)
			}
			found, err := w.Find(text)
			if err != nil {
				t.Fatal(err)
			}
			slices.SortFunc(rows, compareRows)
			if !slices.EqualFunc(rows, found.Rows, slices.Equal[[]Entity]) {
				t.Fatalf("seed %d: %s: got %v; want %v", seed, text, rows, found.Rows)
			}
			for range r.IntN(3) {
				living = mutate(r, w, living)
			}
		}
	}
	if entered < 1000 || left < 200 {
		t.Errorf("got %d rows that entered and %d that left; want more, so that something is tested", entered, left)
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// apply carries a change out on rows, and complains when it does not fit.
func apply(t *testing.T, text string, rows [][]Entity, ch LiveChange) [][]Entity {
	t.Helper()
	i := slices.IndexFunc(rows, func(row []Entity) bool { return slices.Equal(row, ch.Row) })
	if (i < 0) != (ch.Kind == Enter) {
		t.Fatalf("%s: got %s of %v; have %v", text, ch.Kind, ch.Row, rows)
	}
	switch ch.Kind {
	case Enter:
		return append(rows, ch.Row)
	case Leave:
		return slices.Delete(rows, i, i+1)
	}
	return rows
}

func polled(l *Live) string {
	s := ""
	for ch := range l.Poll() {
		s += fmt.Sprintf("%s%v ", ch.Kind, ch.Row)
	}
	return s
}

func TestLiveReportsWhatChanged(t *testing.T) {
	w := &World{}
	a, b := w.Spawn(askShip{1}), w.Spawn(askShip{9})
	p := w.Spawn(askPlanet{5, 1})
	live, err := w.Live("askShip s | s.Fuel > 3")
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		what string
		do   func()
		want string
	}{
		{"the first poll", func() {}, "enter[2v1] "},
		{"nothing", func() {}, ""},
		{"a ship gets fuel", func() { Put(w, a, askShip{4}) }, "enter[1v1] "},
		{"another value", func() { Put(w, a, askShip{5}) }, "alter[1v1] "},
		{"a touch", func() { Touch[askShip](w, b) }, "alter[2v1] "},
		{"an update", func() { Update(w, b, func(s *askShip) { s.Fuel = 2 }) }, "leave[2v1] "},
		{"another component", func() { Put(w, p, askPlanet{6, 1}) }, ""},
		{"a move to another table", func() { Put(w, a, askFrozen{}) }, ""},
		{"two at once", func() { w.Destroy(a); Put(w, b, askShip{7}) }, "leave[1v1] enter[2v1] "},
		{"a query that writes", func() {
			for s := range Query1[askShip](Writes[askShip]()).Each(w) {
				s.Fuel++
			}
		}, "alter[2v1] "},
	} {
		step.do()
		if got := polled(live); got != step.want {
			t.Errorf("%s: got %q; want %q", step.what, got, step.want)
		}
	}
}

// What a loop does is seen in it: who is dead at once, and writes to only a part of a table.
func TestLiveInALoop(t *testing.T) {
	w := &World{}
	a := w.Spawn(askShip{4})
	w.Spawn(askShip{4})
	c := w.Spawn(askShip{4})
	live, err := w.Live("askShip s | s.Fuel > 3")
	if err != nil {
		t.Fatal(err)
	}
	polled(live)
	writing := Query1[askShip](Writes[askShip]())
	got := ""
	for range Query1[askShip]().Each(w) {
		if !w.Alive(a) {
			continue
		}
		w.Destroy(a)
		got += polled(live) + "| "
		for s := range writing.Each(w) {
			s.Fuel++
		}
		got += polled(live) + "| "
		w.Destroy(c)
	}
	got += polled(live) + polled(live)
	if want := "leave[1v1] | alter[2v1] alter[3v1] | leave[3v1] "; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

// A world that goes back in time, or becomes another one, is looked at anew.
func TestLiveOfARestoredWorld(t *testing.T) {
	var w, other World
	a := w.Spawn(askShip{4})
	live, err := w.Live("askShip s | s.Fuel > 3")
	if err != nil {
		t.Fatal(err)
	}
	got := polled(live)
	other.CopyFrom(&w)
	Put(&other, a, askShip{1})
	low, err := other.AppendSnapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	back, err := w.AppendSnapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	w.CopyFrom(&other)
	got += polled(live) + "| "
	for _, snapshot := range [][]byte{back, low, back} {
		if err := w.RestoreSnapshot(snapshot); err != nil {
			t.Fatal(err)
		}
		got += polled(live) + "| "
	}
	for _, snapshot := range [][]byte{back, low} {
		if err := w.RestoreSnapshot(snapshot); err != nil {
			t.Fatal(err)
		}
	}
	got += polled(live)
	if want := "enter[1v1] leave[1v1] | enter[1v1] | leave[1v1] | enter[1v1] | leave[1v1] "; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestWatchAQuery(t *testing.T) {
	w := &World{}
	e := w.Spawn(askShip{1}, askName{"a"})
	f := w.Spawn(askShip{1}, askFrozen{})
	live := Watch(w, Query2[askShip, Optional[askName]](Without[askFrozen]()))
	if got, want := polled(live), "enter[1v1] "; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	Drop[askFrozen](w, f)
	Put(w, e, askShip{2})
	if got, want := polled(live), "alter[1v1] enter[2v1] "; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

// Watch takes joins too; links come and go in what it reports.
func TestWatchAJoin(t *testing.T) {
	w := &World{}
	s, p := w.Spawn(askShip{}), w.Spawn(askPlanet{})
	live := Watch(w, joinTwo)
	got := polled(live)
	Relate(w, s, p, askDocked{1})
	got += polled(live)
	Put(w, p, askPlanet{Pop: 3})
	got += polled(live)
	Unrelate[askDocked](w, s, p)
	got += polled(live) + polled(live)
	if want := "enter[1v1 2v1] alter[1v1 2v1] leave[1v1 2v1] "; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	if plan := joinTwo.Plan(w); !strings.Contains(plan, "askDocked") {
		t.Errorf("got the plan %q; want one that goes along askDocked", plan)
	}
}

// A live query may speak of types that the program uses later, and of names that nothing has yet.
func TestLiveOfWhatComesLater(t *testing.T) {
	type later struct{ N int }
	w := &World{}
	componentOf[later]()
	live, err := w.Live(`later l, !askDocked l "Max"`)
	if err != nil {
		t.Fatal(err)
	}
	got := polled(live)
	e := w.Spawn(later{1})
	got += polled(live)
	max := w.Spawn()
	Relate(w, e, max, askDocked{})
	got += polled(live)
	w.SetName(max, "Max")
	got += polled(live)
	if want := "enter[1v1] leave[1v1] "; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

// A poll of what did not change costs no memory and looks at no row.
func TestPollOfNothingAllocatesNothing(t *testing.T) {
	w := &World{}
	for range 1000 {
		w.Spawn(askShip{4})
	}
	live, err := w.Live("askShip s | s.Fuel > 3")
	if err != nil {
		t.Fatal(err)
	}
	polled(live)
	if n := testing.AllocsPerRun(10, func() {
		for range live.Poll() {
			t.Error("got a change; want none")
		}
	}); n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
}
