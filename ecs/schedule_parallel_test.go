package ecs_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/krill2d/krill/ecs"
)

// Eight resources, for systems that read some and write some.
type (
	cell0 struct{ V uint64 }
	cell1 struct{ V uint64 }
	cell2 struct{ V uint64 }
	cell3 struct{ V uint64 }
	cell4 struct{ V uint64 }
	cell5 struct{ V uint64 }
)

type cell struct {
	empty any
	at    func(w *ecs.World) *uint64
}

var cells = []cell{
	{cell0{}, func(w *ecs.World) *uint64 { return &ecs.Resource[cell0](w).V }},
	{cell1{}, func(w *ecs.World) *uint64 { return &ecs.Resource[cell1](w).V }},
	{cell2{}, func(w *ecs.World) *uint64 { return &ecs.Resource[cell2](w).V }},
	{cell3{}, func(w *ecs.World) *uint64 { return &ecs.Resource[cell3](w).V }},
	{cell4{}, func(w *ecs.World) *uint64 { return &ecs.Resource[cell4](w).V }},
	{cell5{}, func(w *ecs.World) *uint64 { return &ecs.Resource[cell5](w).V }},
}

func cellWorld() *ecs.World {
	w := &ecs.World{}
	ecs.SetResource(w, cell0{1})
	ecs.SetResource(w, cell1{2})
	ecs.SetResource(w, cell2{3})
	ecs.SetResource(w, cell3{4})
	ecs.SetResource(w, cell4{5})
	ecs.SetResource(w, cell5{6})
	return w
}

// mixing makes a system that writes into some cells what it reads from others, so that each order has another result.
func mixing(reads, writes []cell, salt uint64) func(*ecs.World, *trace) {
	return func(w *ecs.World, _ *trace) {
		sum := salt
		for _, c := range reads {
			sum = sum*31 + *c.at(w)
		}
		for _, c := range writes {
			v := c.at(w)
			runtime.Gosched()
			*v = *v*1099511628211 + sum
		}
	}
}

// addMixers fills a schedule with random systems; conditions read a cell too.
func addMixers(s *rules, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 1))
	s.AddGroup(ecs.Group{Name: "even", If: func(w *ecs.World) bool { return ecs.Resource[cell4](w).V%2 == 0 }})
	s.AddGroup(ecs.Group{Name: "odd", Reads: []any{cell5{}}, If: func(w *ecs.World) bool { return ecs.Resource[cell5](w).V%2 == 1 }})
	for i := range 12 {
		g := ecs.Group{Name: fmt.Sprint("mix ", i)}
		var reads, writes []cell
		for _, c := range cells {
			switch r.IntN(5) {
			case 0:
				reads, g.Reads = append(reads, c), append(g.Reads, c.empty)
			case 1:
				writes, g.Writes = append(writes, c), append(g.Writes, c.empty)
			}
		}
		if r.IntN(6) == 0 {
			g.Reads, g.Writes = nil, nil // says nothing, and so runs alone
		}
		if i > 2 && r.IntN(4) == 0 {
			g.Before = fmt.Sprint("mix ", r.IntN(i))
		}
		switch r.IntN(8) {
		case 0, 1:
			g.In = "odd"
		case 2:
			g.In = "even"
		}
		s.AddGroup(g, mixing(reads, writes, uint64(i)))
	}
}

func TestParallelRunsGiveTheSame(t *testing.T) {
	wide := 0
	for seed := range uint64(300) {
		var one, many rules
		addMixers(&one, seed)
		addMixers(&many, seed)
		if one.Check() != nil {
			continue // systems that wait for each other
		}
		many.Parallel = 4
		wide += strings.Count(many.String(), "+")
		a, b := cellWorld(), cellWorld()
		for range 6 {
			once(&one, a)
			once(&many, b)
		}
		for _, c := range cells {
			if *c.at(a) != *c.at(b) {
				t.Fatalf("seed %d: %T: got %d in parallel; want %d, as one after another\n%s", seed, c.empty, *c.at(b), *c.at(a), many.String())
			}
		}
	}
	if wide < 300 {
		t.Errorf("got %d systems beside others in all; want many", wide)
	}
}

func TestWaves(t *testing.T) {
	var s rules
	add := func(g ecs.Group) { s.AddGroup(g, named(g.Name)) }
	add(ecs.Group{Name: "a", Writes: []any{cell0{}}})
	add(ecs.Group{Name: "b", Writes: []any{cell1{}}})
	add(ecs.Group{Name: "c", Reads: []any{cell0{}, cell1{}}})
	add(ecs.Group{Name: "d", Reads: []any{cell0{}}})
	add(ecs.Group{Name: "e", Writes: []any{cell2{}}})
	add(ecs.Group{Name: "f", Writes: []any{cell0{}}})
	add(ecs.Group{Name: "g", Reads: []any{}, After: "e"}) // touches nothing
	add(ecs.Group{Name: "h"})                             // says nothing
	add(ecs.Group{Name: "i", Reads: []any{}})
	if got, want := s.String(), "middle: a, b, c, d, e, f, g, h, i\n"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	s.Parallel = 2
	if got, want := s.String(), "middle: a + b + e, c + d + g, f, h, i\n"; got != want {
		t.Errorf("in parallel: got %q; want %q", got, want)
	}
}

// Two systems that wait for each other can only end when they run at once.
func TestSystemsRunBesideEachOther(t *testing.T) {
	var s rules
	s.Parallel = 8
	left, right := make(chan bool), make(chan bool)
	var met atomic.Int64
	meet := func(say, hear chan bool) func(*ecs.World, *trace) {
		return func(*ecs.World, *trace) {
			go func() { say <- true }()
			select {
			case <-hear:
				met.Add(1)
			case <-time.After(10 * time.Second):
			}
		}
	}
	s.AddGroup(ecs.Group{Name: "left", Writes: []any{cell0{}}}, meet(left, right))
	s.AddGroup(ecs.Group{Name: "right", Writes: []any{cell1{}}}, meet(right, left))
	s.Run(&ecs.World{}, nil)
	if met.Load() != 2 {
		t.Error("got systems that ran one after another; want them at once")
	}
}

func founder(*ecs.World, *trace) { panic("first in order") }

func TestPanicsBesideOthers(t *testing.T) {
	var s rules
	s.Parallel = 2
	s.AddGroup(ecs.Group{Reads: []any{}}, founder)
	s.AddGroup(ecs.Group{Name: "quick", Reads: []any{}}, func(*ecs.World, *trace) { panic("second") })
	for range 50 {
		var w ecs.World
		failed, _ := caught(func() { s.Run(&w, nil) }).(*ecs.SystemPanic)
		if failed == nil || !strings.HasPrefix(failed.Error(), "system founder: first in order (at schedule_parallel_test.go:") {
			t.Fatalf("got %v; want the panic of the first in order", failed)
		}
		frames := runtime.CallersFrames(failed.Callers())
		var calls strings.Builder
		for more := true; more; {
			var f runtime.Frame
			f, more = frames.Next()
			calls.WriteString(f.Function + "\n")
		}
		if !strings.Contains(calls.String(), "ecs_test.founder\n") {
			t.Fatalf("got calls %s; want founder among them", calls.String())
		}
		if ecs.Who(&w) != "" {
			t.Fatalf("got %q after the run; want nobody", ecs.Who(&w))
		}
	}
}

func TestChangesBesideOthersAreRefused(t *testing.T) {
	for verb, run := range map[string]func(*ecs.World, *trace){
		"set":  func(w *ecs.World, _ *trace) { ecs.SetResource(w, calm{}) },
		"drop": func(w *ecs.World, _ *trace) { ecs.DropResource[wind](w) },
	} {
		var s rules
		s.AddGroup(ecs.Group{Name: "weather", Writes: []any{calm{}, wind{}}}, run)
		w := &ecs.World{}
		ecs.SetResource(w, wind{})
		s.Parallel = 2
		got := fmt.Sprint(caught(func() { s.Run(w, nil) }))
		if !strings.Contains(got, "ecs: "+verb+" resource ecs_test.") || !strings.Contains(got, `in system "weather", which runs beside others`) {
			t.Errorf("%s: got %s; want a refusal with the system's name", verb, got)
		}
		s.Parallel = 0
		if got := caught(func() { s.Run(w, nil) }); got != nil {
			t.Errorf("%s: got %v one after another; want no panic", verb, got)
		}
	}
}

func TestSystemsBesideOthersAreKnown(t *testing.T) {
	var s rules
	var names [3]string
	s.Parallel = 3
	for i := range names {
		s.AddGroup(ecs.Group{Name: fmt.Sprint("n", i), Reads: []any{}}, func(w *ecs.World, _ *trace) { names[i] = ecs.Who(w) })
	}
	s.Run(&ecs.World{}, nil)
	if names != [3]string{"n0", "n1", "n2"} {
		t.Errorf("got %q; want each system to see its own name", names)
	}
}
