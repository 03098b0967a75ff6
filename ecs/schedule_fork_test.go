package ecs_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
)

var (
	hurt     = ecs.Query2[pos, hp](ecs.Without[tag]())
	someHurt = ecs.Query2[vel, ecs.Optional[hp]]()
	moved    = ecs.Query1[pos](ecs.Changed[pos]())
	pushed   = ecs.Query1[vel](ecs.Writes[vel](), ecs.Any(ecs.With[pos](), ecs.With[tag]()))
)

// crowd is a world with entities of several kinds, and the names of its systems, which touch some of them.
func crowd() *ecs.World {
	w := &ecs.World{}
	for i := range 200 {
		e := w.Spawn(pos{X: float64(i)}, vel{Y: float64(i % 7)})
		if i%3 == 0 {
			ecs.Put(w, e, hp{i})
		}
		if i%5 == 0 {
			ecs.Put(w, e, tag{})
		}
	}
	ecs.SetResource(w, score{})
	ecs.SetResource(w, wind{X: 1})
	return w
}

func drift(w *ecs.World, _ *trace) {
	for p, v := range movers.Each(w) {
		p.X += v.X
		p.Y += v.Y
	}
}

func ache(w *ecs.World, _ *trace) {
	for e, r := range hurt.All(w) {
		ecs.Update(w, e, func(h *hp) { h.N += int(r.A.X) })
	}
}

func count(w *ecs.World, _ *trace) {
	for range moved.Each(w) {
		ecs.Resource[score](w).Points++
	}
}

func blow(w *ecs.World, _ *trace) {
	for v := range pushed.Each(w) {
		v.X += ecs.Resource[wind](w).X
	}
}

func tire(w *ecs.World, _ *trace) {
	for e, r := range ecs.Sort(w, someHurt.All(w), func(a, b ecs.Row2[vel, ecs.Optional[hp]]) int { return int(a.A.Y - b.A.Y) }) {
		if r.B.Value != nil {
			ecs.Put(w, e, hp{r.B.Value.N + int(r.A.X)})
		}
	}
}

func turn(w *ecs.World, _ *trace) { ecs.Resource[wind](w).X++ }

// crowdRules are the systems in a random order.
func crowdRules(seed uint64) *rules {
	s := &rules{}
	systems := []struct {
		g   ecs.Group
		run func(*ecs.World, *trace)
	}{
		{ecs.Group{Reads: []any{vel{}}, Writes: []any{pos{}}}, drift},
		{ecs.Group{Reads: []any{hurt}, Writes: []any{hp{}}}, ache},
		{ecs.Group{Reads: []any{moved}, Writes: []any{score{}}}, count},
		{ecs.Group{Reads: []any{wind{}}, Writes: []any{pushed}}, blow},
		{ecs.Group{Reads: []any{vel{}}, Writes: []any{hp{}}}, tire},
		{ecs.Group{Writes: []any{wind{}}}, turn},
	}
	r := rand.New(rand.NewPCG(seed, 3))
	r.Shuffle(len(systems), func(i, j int) { systems[i], systems[j] = systems[j], systems[i] })
	for _, sys := range systems {
		s.AddGroup(sys.g, sys.run)
	}
	return s
}

// dump is all that is in a crowd.
func dump(w *ecs.World) string {
	var b strings.Builder
	for e, p := range bodies.All(w) {
		fmt.Fprintln(&b, e, *p, *ecs.Get[vel](w, e), ecs.Get[hp](w, e) != nil && ecs.Get[hp](w, e).N > 0, ecs.Has[tag](w, e))
		if h := ecs.Get[hp](w, e); h != nil {
			fmt.Fprintln(&b, h.N)
		}
	}
	fmt.Fprintln(&b, *ecs.Resource[score](w), *ecs.Resource[wind](w))
	return b.String()
}

func TestEntitiesInParallel(t *testing.T) {
	wide := 0
	for seed := range uint64(60) {
		one, many := crowdRules(seed), crowdRules(seed)
		many.Parallel = 3
		wide += strings.Count(many.String(), "+")
		a, b := crowd(), crowd()
		for tick := range 5 {
			once(one, a)
			once(many, b)
			if want, got := dump(a), dump(b); got != want {
				t.Fatalf("seed %d, tick %d: got other entities in parallel\n%sgot %s\nwant %s", seed, tick, many.String(), got, want)
			}
			for _, w := range []*ecs.World{a, b} { // and what happens between runs
				w.Spawn(pos{float64(tick), 1}, vel{1, 0}, hp{1})
			}
		}
	}
	if wide < 60 {
		t.Errorf("got %d systems beside others; want many", wide)
	}
}

func TestStructuralChangesBesideOthersAreRefused(t *testing.T) {
	var e ecs.Entity
	for want, run := range map[string]func(*ecs.World){
		"ecs: spawn":              func(w *ecs.World) { w.Spawn(pos{}) },
		"ecs: destroy":            func(w *ecs.World) { w.Destroy(e) },
		"ecs: put ecs_test.tag":   func(w *ecs.World) { ecs.Put(w, e, tag{}) },
		"ecs: drop ecs_test.pos":  func(w *ecs.World) { ecs.Drop[pos](w, e) },
		"ecs: spawn in system \"": func(w *ecs.World) { both.Spawn(w, pos{}, vel{}) },
	} {
		var s rules
		w := &ecs.World{}
		e = w.Spawn(pos{})
		s.Parallel = 2
		s.AddGroup(ecs.Group{Name: "busy", Writes: []any{pos{}}}, func(w *ecs.World, _ *trace) { run(w) })
		got := fmt.Sprint(caught(func() { s.Run(w, nil) }))
		if !strings.HasPrefix(got, "system busy: "+want) || !strings.Contains(got, `system "busy", which runs beside others`) {
			t.Errorf("got %s; want a refusal that begins with %s", got, want)
		}
	}
}

// Two systems at once over one query would both see what changed, and one after another only the first.
func TestOneQueryForChangesInTwoSystems(t *testing.T) {
	var s rules
	s.Parallel = 2
	s.AddGroup(ecs.Group{Name: "a", Reads: []any{moved}}, count)
	s.AddGroup(ecs.Group{Name: "b", Reads: []any{moved}}, drift)
	if got, want := s.String(), "middle: a, b\n"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

type bang struct{ N int }

var bangs, moreBangs = ecs.Reader[bang](), ecs.Reader[bang]()

// Events that are sent beside other systems are met as if they were not, and go at the end of the run after.
func TestEventsInParallel(t *testing.T) {
	for _, parallel := range []int{0, 3} {
		s := rules{Parallel: parallel}
		var w ecs.World
		n := 0
		send := func(w *ecs.World, _ *trace) {
			if n++; n <= 2 {
				ecs.Send(w, bang{n})
			}
		}
		hear := func(r *ecs.EventReader[bang]) func(*ecs.World, *trace) {
			return func(w *ecs.World, _ *trace) {
				for b := range r.Read(w) {
					*ecs.Resource[score](w) = score{ecs.Resource[score](w).Points*10 + b.N}
				}
			}
		}
		ecs.SetResource(&w, score{})
		s.AddGroup(ecs.Group{Name: "early", Reads: []any{bangs}, Writes: []any{score{}}}, hear(bangs))
		s.AddGroup(ecs.Group{Name: "send", Writes: []any{bang{}}}, send)
		s.AddGroup(ecs.Group{Name: "wind", Writes: []any{wind{}}}, func(*ecs.World, *trace) {})
		s.AddGroup(ecs.Group{Name: "late", Reads: []any{moreBangs}, Writes: []any{score{}}}, hear(moreBangs))
		for range 4 {
			once(&s, &w)
		}
		if got, want := ecs.Resource[score](&w).Points, 1122; got != want {
			t.Errorf("parallel %d: got %d; want %d, each event met once by both", parallel, got, want)
		}
		if parallel > 0 && s.String() != "middle: early + wind, send, late\n" {
			t.Errorf("got %q; want wind beside early", s.String())
		}
		if got := w.Tick(); got != 4 {
			t.Errorf("got %d ticks; want one in each run, 4", got)
		}
	}
}

func TestAPartEndsNoTick(t *testing.T) {
	s := rules{Part: true}
	var w ecs.World
	once(&s, &w)
	if got := w.Tick(); got != 0 {
		t.Errorf("got %d ticks after a part; want 0", got)
	}
}

// Two systems that read with one reader would each meet all, and one after another only the first.
func TestOneReaderInTwoSystems(t *testing.T) {
	s := rules{Parallel: 2}
	s.AddGroup(ecs.Group{Name: "a", Reads: []any{bangs}}, named("a"))
	s.AddGroup(ecs.Group{Name: "b", Reads: []any{bangs}}, named("b"))
	s.AddGroup(ecs.Group{Name: "c", Reads: []any{moreBangs}}, named("c"))
	if got, want := s.String(), "middle: a + c, b\n"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

// The history says who changed what.
func TestHistoryNamesTheSystem(t *testing.T) {
	var s rules
	var w ecs.World
	e := w.Spawn(hp{1})
	ecs.Keep[hp](&w, 4)
	s.AddGroup(ecs.Group{Name: "heal"}, func(w *ecs.World, _ *trace) { ecs.Put(w, e, hp{2}) })
	once(&s, &w)
	ecs.Put(&w, e, hp{3})
	var who []string
	for c := range ecs.History[hp](&w) {
		who = append(who, c.Who)
	}
	if len(who) != 2 || who[0] != "heal" && who[1] != "heal" || who[0] != "" && who[1] != "" {
		t.Errorf("got %q; want heal, and nobody outside of a run", who)
	}
}

func TestAPanicInALoopLeavesNoLock(t *testing.T) {
	var s rules
	w := crowd()
	before := w.Len()
	s.AddGroup(ecs.Group{Name: "broken"}, func(w *ecs.World, _ *trace) {
		for range movers.Each(w) {
			panic("in a loop")
		}
	})
	_ = caught(func() { s.Run(w, nil) })
	e := w.Spawn(pos{}, vel{})
	ecs.Put(w, e, hp{3})
	if got := ecs.Get[hp](w, e); w.Len() != before+1 || got == nil {
		t.Errorf("got %v; want changes to be made at once again", got)
	}
}

func TestSchedulesInsideParallelSystems(t *testing.T) {
	var inner rules
	inner.Parallel, inner.Part = 2, true
	inner.AddGroup(ecs.Group{Writes: []any{wind{}}}, turn)
	var outer rules
	outer.Parallel = 2
	outer.AddGroup(ecs.Group{Name: "outer", Writes: []any{wind{}}}, func(w *ecs.World, t *trace) { inner.Run(w, t) })
	w := crowd()
	outer.Run(w, nil)
	if got := ecs.Resource[wind](w).X; got != 2 {
		t.Errorf("got %v; want 2", got)
	}
}
