package ecs

import (
	"slices"
	"strings"
	"testing"
)

type (
	ping struct{ N int }
	pong struct{ N int }
)

// TestViewsSendAndReadEvents has systems side by side that send events of types of their own, and read those of a third.
func TestViewsSendAndReadEvents(t *testing.T) {
	type start struct{}
	var w World
	begin := []*EventReader[start]{Reader[start](), Reader[start]()}
	pings, pongs := Reader[ping](), Reader[pong]()
	for tick := range 3 {
		Send(&w, start{})
		f, g := w.fork(), w.fork()
		done := make(chan int)
		run := func(v *World, r *EventReader[start], send func(v *World, i int)) {
			n := 0
			for range r.Read(v) {
				n++
			}
			for i := range 100 {
				send(v, i)
			}
			done <- n
		}
		go run(f, begin[0], func(v *World, i int) { Send(v, ping{i}) })
		go run(g, begin[1], func(v *World, i int) { Send(v, pong{i}) })
		if a, b := <-done, <-done; a != 1 || b != 1 {
			t.Errorf("got %d and %d events; want 1 and 1", a, b)
		}
		w.join([]*World{f, g})
		if a, b := pings.Count(&w), pongs.Count(&w); a != 100*min(tick+1, 2) || b != a {
			t.Errorf("tick %d: got %d and %d events", tick, a, b)
		}
		w.Advance()
	}
}

func TestViewsHaveNoObserversOfTheirOwn(t *testing.T) {
	var w World
	w.who = "aim"
	e := w.Spawn(ping{})
	OnSet(&w, func(*World, Entity, *ping, *ping) {})
	f := w.fork()
	for _, do := range []func(){
		func() { OnAdd(f, func(*World, Entity, *ping) {}) },
		func() { Keep[ping](f, 3) },
		func() { Put(f, e, ping{1}) },
	} {
		func() {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, `in system "aim", which runs beside others`) {
					t.Errorf("got %q", said)
				}
			}()
			do()
		}()
	}
}

func TestAHistoryForgetsWhatARestoreUndoes(t *testing.T) {
	var w World
	e := w.Spawn(ping{})
	Keep[ping](&w, 3)
	OnAdd(&w, func(*World, Entity, *pong) {})
	for i := range 5 {
		Put(&w, e, ping{i})
		w.Advance()
	}
	w.forgetSince(4)
	w.forgetSince(4)
	var got []int64
	for c := range History[ping](&w) {
		got = append(got, c.Tick)
	}
	if len(got) != 2 || got[0] != 2 || got[1] != 3 {
		t.Errorf("got ticks %v; want 2, 3", got)
	}
	if n := testing.AllocsPerRun(10, func() { w.forgetSince(3) }); n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
	Put(&w, e, ping{9})
	if n := len(slices.Collect(History[ping](&w))); n != 2 {
		t.Errorf("got %d changes; want 2", n)
	}
}
