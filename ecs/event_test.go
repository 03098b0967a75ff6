package ecs_test

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/ecs"
)

type hit struct{ N int }

var (
	hitsA = ecs.Reader[hit]()
	hitsB = ecs.Reader[hit]()
)

func read(w *ecs.World, r *ecs.EventReader[hit]) []int {
	var got []int
	for h := range r.Read(w) {
		got = append(got, h.N)
	}
	return got
}

func expect(t *testing.T, what string, got, want []int) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v; want %v", what, got, want)
	}
}

func TestEachReaderMeetsEachEventOnce(t *testing.T) {
	var w ecs.World
	expect(t, "none", read(&w, hitsA), nil)
	ecs.Send(&w, hit{1})
	ecs.Send(&w, hit{2})
	expect(t, "A", read(&w, hitsA), []int{1, 2})
	expect(t, "A again", read(&w, hitsA), nil)
	w.Advance()
	ecs.Send(&w, hit{3})
	expect(t, "A", read(&w, hitsA), []int{3})
	expect(t, "B, from before the tick as well", read(&w, hitsB), []int{1, 2, 3})

	var other ecs.World
	ecs.Send(&other, hit{9})
	expect(t, "A in another world", read(&other, hitsA), []int{9})
}

func TestEventsGoAfterAWholeTick(t *testing.T) {
	var w ecs.World
	ecs.Send(&w, hit{1})
	w.Advance()
	ecs.Send(&w, hit{2})
	w.Advance()
	if got := hitsA.Count(&w); got != 1 {
		t.Errorf("got %d waiting; want 1", got)
	}
	expect(t, "A", read(&w, hitsA), []int{2})
	ecs.Send(&w, hit{3})
	hitsB.Skip(&w)
	expect(t, "B after Skip", read(&w, hitsB), nil)
	w.Advance()
	w.Advance()
	w.Advance()
	expect(t, "A, asleep for long", read(&w, hitsA), nil)
	if w.Tick() != 5 {
		t.Errorf("got tick %d; want 5", w.Tick())
	}
}

func TestWhatIsSentInALoopIsForTheNext(t *testing.T) {
	var w ecs.World
	for i := range 20 {
		ecs.Send(&w, hit{i})
	}
	n := 0
	for h := range hitsA.Read(&w) {
		ecs.Send(&w, hit{100 + h.N})
		n++
		if n == 3 {
			break
		}
	}
	got := read(&w, hitsA)
	if len(got) != 20 || got[0] != 3 || got[19] != 102 {
		t.Errorf("got %v; want 3 … 19, 100, 101, 102", got)
	}
	ecs.Send(&w, hit{1})
	ecs.Send(&w, hit{2})
	for h := range hitsA.Read(&w) { // the reader's own loop inside takes the rest
		expect(t, "inside", append(read(&w, hitsA), h.N), []int{2, 1})
	}
	ecs.Send(&w, hit{4})
	ecs.Send(&w, hit{5})
	for range hitsA.Read(&w) {
		w.Advance()
		w.Advance()
	}
	expect(t, "after the end of ticks in the loop", read(&w, hitsA), nil)
}

func TestEventsDoNotAllocate(t *testing.T) {
	var w ecs.World
	tick := func() {
		for i := range 50 {
			ecs.Send(&w, hit{i})
		}
		sum := 0
		for h := range hitsA.Read(&w) {
			sum += h.N
		}
		for range hitsB.Read(&w) {
			sum++
		}
		if sum != 49*25+50 {
			t.Fatal(sum)
		}
		w.Advance()
	}
	tick()
	tick()
	if n := testing.AllocsPerRun(100, tick); n != 0 {
		t.Errorf("got %v allocations a tick; want 0", n)
	}
}
