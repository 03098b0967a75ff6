package fsm_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/fsm"
	"github.com/krill2d/krill/engine/state"
)

type mood int

const (
	asleep mood = iota
	hunting
	stunned
)

func TestAStateHasAFirstTickAndATime(t *testing.T) {
	var m fsm.Machine[mood]
	if m.Entered() {
		t.Error("before the first tick: got Entered; want it in the first")
	}
	for n, want := range []bool{true, false, false} {
		m.Update(0.5)
		if m.Entered() != want || m.Time != float64(n)*0.5 || m.State != asleep {
			t.Errorf("tick %d: got Entered %v and a time of %v; want %v and %v", n, m.Entered(), m.Time, want, float64(n)*0.5)
		}
	}
	m.Set(asleep)
	if m.Update(0.5); m.Entered() || m.Time != 1.5 {
		t.Errorf("after Set of the same state: got Entered %v, time %v; want it to go on", m.Entered(), m.Time)
	}
	m.Set(stunned)
	m.Set(hunting)
	if m.State != hunting || m.Was != asleep || m.Time != 0 || m.After(0.1) {
		t.Errorf("after Set: got %v, before %v, time %v; want hunting, asleep and 0", m.State, m.Was, m.Time)
	}
	if m.Update(0.5); !m.Entered() || m.Time != 0 {
		t.Errorf("after Set and a tick: got Entered %v, time %v; want the first tick", m.Entered(), m.Time)
	}
	if m.Update(0.5); !m.After(0.5) || m.After(0.6) || !m.In(stunned, hunting) || m.In(stunned) {
		t.Errorf("got %v, time %v; want hunting for 0.5 s", m.State, m.Time)
	}
	m.Restart(hunting)
	if m.Update(0.5); !m.Entered() || m.Was != hunting {
		t.Errorf("after Restart: got Entered %v, before %v; want the first tick again", m.Entered(), m.Was)
	}
}

func TestEvery(t *testing.T) {
	for _, c := range []struct {
		dt, sec float64
		want    int // in 6 seconds
	}{{1.0 / 60, 0.5, 12}, {1.0 / 60, 0.1, 60}, {1.0 / 50, 2, 3}, {1.0 / 144, 1, 6}} {
		var m fsm.Machine[mood]
		got := 0
		for m.Update(c.dt); m.Time < 6-1e-9; m.Update(c.dt) {
			if m.Every(c.sec, c.dt) {
				got++
			}
		}
		if m.Every(c.sec, c.dt) {
			got++
		}
		if got != c.want {
			t.Errorf("every %v s in ticks of %v: got %d in 6 s; want %d", c.sec, c.dt, got, c.want)
		}
	}
}

// dog writes down what is called.
type dog struct {
	mood fsm.Machine[mood]
	log  []string
}

func (d *dog) note(what string) func(*dog) {
	return func(d *dog) { d.log = append(d.log, what) }
}

func TestRulesCallInOrder(t *testing.T) {
	var d dog
	rules := fsm.Rules[*dog, mood]{
		asleep:  {Enter: d.note("+asleep"), Exit: d.note("-asleep"), Update: func(d *dog, _ float64) { d.log = append(d.log, "asleep") }},
		hunting: {Enter: d.note("+hunting"), Exit: d.note("-hunting"), Update: func(d *dog, _ float64) { d.mood.Set(asleep) }},
		stunned: {Enter: func(d *dog) { d.log = append(d.log, "+stunned"); d.mood.Set(hunting) }, Exit: d.note("-stunned")},
	}
	rules.Update(&d.mood, &d, 1)
	rules.Update(&d.mood, &d, 1)
	d.mood.Set(stunned)
	rules.Update(&d.mood, &d, 1)
	rules.Update(&d.mood, &d, 1)
	d.mood.State = 7 // no rules
	rules.Update(&d.mood, &d, 1)
	want := []string{"+asleep", "asleep", "asleep", "-asleep", "+stunned", "-stunned", "+hunting", "-hunting", "+asleep", "asleep"}
	if !slices.Equal(d.log, want) {
		t.Errorf("got %v; want %v", d.log, want)
	}
	defer func() {
		if recover() == nil {
			t.Error("states that enter each other for ever: got no panic")
		}
	}()
	circle := fsm.Rules[*dog, mood]{
		asleep:  {Enter: func(d *dog) { d.mood.Set(hunting) }},
		hunting: {Enter: func(d *dog) { d.mood.Set(asleep) }},
	}
	circle.Update(&fsm.Machine[mood]{}, &d, 1)
	circle.Update(&d.mood, &d, 1)
	d.mood.Restart(asleep)
	circle.Update(&d.mood, &d, 1)
}

func TestMachinesAreState(t *testing.T) {
	codec := state.New()
	play := func(m *fsm.Machine[mood], ticks int) uint64 {
		for range ticks {
			m.Update(0.1)
			if m.After(0.25) {
				m.Set((m.State + 1) % 3)
			}
		}
		h, err := codec.Hash(m)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	var m, fresh fsm.Machine[mood]
	play(&m, 5)
	snapshot, err := codec.Append(nil, &m)
	if err != nil {
		t.Fatal(err)
	}
	want := play(&m, 10)
	for _, again := range []*fsm.Machine[mood]{&m, &fresh} {
		if _, err := codec.Restore(snapshot, again); err != nil {
			t.Fatal(err)
		}
		if got := play(again, 10); got != want {
			t.Errorf("10 ticks after a restore: got the hash %x; want %x", got, want)
		}
	}
	was := play(&m, 0)
	for path, leaf := range state.Leaves(codec, &m) {
		undo := leaf.Mutate()
		if h := play(&m, 0); h == was {
			t.Errorf("%s changed: got the same hash; want another one", path)
		}
		undo()
	}
}

func TestNothingIsAllocated(t *testing.T) {
	var d dog
	rules := fsm.Rules[*dog, mood]{asleep: {Update: func(*dog, float64) {}}}
	if n := testing.AllocsPerRun(100, func() {
		rules.Update(&d.mood, &d, 0.1)
		d.mood.Restart(asleep)
	}); n != 0 {
		t.Errorf("got %v allocations; want none", n)
	}
}

func ExampleMachine() {
	var door fsm.Machine[mood]
	for range 5 {
		door.Update(0.5)
		if door.Entered() {
			fmt.Println("enters", door.State)
		}
		if door.State == asleep && door.After(1) {
			door.Set(hunting)
		}
	}
	// Output:
	// enters 0
	// enters 1
}

func ExampleRules() {
	type lamp struct{ on fsm.Machine[bool] }
	rules := fsm.Rules[*lamp, bool]{
		true: {Enter: func(*lamp) { fmt.Println("light") }, Exit: func(*lamp) { fmt.Println("dark") }},
	}
	var l lamp
	for tick := range 4 {
		l.on.Set(tick == 1 || tick == 2)
		rules.Update(&l.on, &l, 1.0/60)
	}
	// Output:
	// light
	// dark
}
