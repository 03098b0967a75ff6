package ecs_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/state"
)

// trace is a context that systems write their names into.
type trace struct{ ran []string }

func (t *trace) text() string { return strings.Join(t.ran, " ") }

type rules = ecs.Schedule[*trace]

func steer(_ *ecs.World, t *trace) { t.ran = append(t.ran, "steer") }
func move(_ *ecs.World, t *trace)  { t.ran = append(t.ran, "move") }
func shoot(_ *ecs.World, t *trace) { t.ran = append(t.ran, "shoot") }
func sweep(_ *ecs.World, t *trace) { t.ran = append(t.ran, "sweep") }

type ship struct{}

func (ship) fly(_ *ecs.World, t *trace)   { t.ran = append(t.ran, "ship.fly") }
func (*ship) land(_ *ecs.World, t *trace) { t.ran = append(t.ran, "ship.land") }
func clean[T any](_ *ecs.World, t *trace) { t.ran = append(t.ran, fmt.Sprintf("clean %T", *new(T))) }
func named(s string) func(*ecs.World, *trace) {
	return func(_ *ecs.World, t *trace) { t.ran = append(t.ran, s) }
}

// once runs a schedule and returns what ran.
func once(s *rules, w *ecs.World) string {
	t := &trace{}
	s.Run(w, t)
	return t.text()
}

func TestSystemsRunInTheOrderOfAdding(t *testing.T) {
	var s rules
	var w ecs.World
	if got := once(&s, &w); got != "" {
		t.Errorf("empty: got %q; want nothing", got)
	}
	s.Add(steer, move)
	s.Add(shoot)
	if got, want := once(&s, &w), "steer move shoot"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestStages(t *testing.T) {
	var s rules
	var w ecs.World
	s.AddGroup(ecs.Group{Stage: ecs.Last}, sweep)
	s.Add(move)
	s.AddGroup(ecs.Group{Stage: ecs.First}, steer)
	if got, want := once(&s, &w), "steer move sweep"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	s.Stages = []ecs.Stage{ecs.Last, "physics", ecs.Middle, ecs.First}
	s.AddGroup(ecs.Group{Stage: "physics"}, shoot)
	if got, want := once(&s, &w), "sweep shoot move steer"; got != want {
		t.Errorf("own stages: got %q; want %q", got, want)
	}
}

func TestBeforeAndAfter(t *testing.T) {
	for name, c := range map[string]struct {
		steer, shoot ecs.Group
		want         string
	}{
		"nothing said": {want: "steer move shoot"},
		"a func":       {steer: ecs.Group{After: move}, want: "move steer shoot"},
		"a name":       {steer: ecs.Group{After: "shoot"}, want: "move shoot steer"},
		"with package": {steer: ecs.Group{After: "ecs_test.shoot"}, want: "move shoot steer"},
		"a list":       {steer: ecs.Group{After: []any{move, "shoot"}}, want: "move shoot steer"},
		"before":       {shoot: ecs.Group{Before: []any{steer}}, want: "move shoot steer"},
		"both":         {shoot: ecs.Group{Before: move, After: "steer"}, want: "steer shoot move"},
	} {
		var s rules
		s.AddGroup(c.steer, steer)
		s.Add(move)
		s.AddGroup(c.shoot, shoot)
		if got := once(&s, &ecs.World{}); got != c.want {
			t.Errorf("%s: got %q; want %q", name, got, c.want)
		}
	}
}

func TestOrderPassesThroughGroups(t *testing.T) {
	var s rules
	s.AddGroup(ecs.Group{Name: "think", After: "draw"}, steer) // a group that comes later
	s.AddGroup(ecs.Group{In: "think"}, move)
	s.AddGroup(ecs.Group{Name: "draw"}) // and has no system
	s.AddGroup(ecs.Group{Before: "think"}, shoot)
	s.AddGroup(ecs.Group{Before: "draw"}, sweep)
	if got, want := once(&s, &ecs.World{}), "shoot sweep steer move"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestUnnamedGroupsInErrors(t *testing.T) {
	var s rules
	s.AddGroup(ecs.Group{After: "mov"})
	s.Add(move)
	want := `ecs: order systems: group "" is to run after "mov": there is no system or group of that name; did you mean move?`
	if err := s.Check(); err == nil || err.Error() != want {
		t.Errorf("got %v; want %s", err, want)
	}
}

func TestNames(t *testing.T) {
	var s rules
	var boat ship
	s.Add(move, boat.fly, boat.land, clean[int])
	s.AddGroup(ecs.Group{Name: "left"}, named("l"))
	s.AddGroup(ecs.Group{Name: "right"}, named("r"))
	s.Add(func(*ecs.World, *trace) {})
	want := []string{"move", "ship.fly", "ship.land", "clean", "left", "right", "TestNames.func1"}
	if got := s.Order(); !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
}

// A literal that is run twice gives two systems, which hold different things.
func TestLiteralsAreNumbered(t *testing.T) {
	var s rules
	for i := range 3 {
		s.Add(func(_ *ecs.World, t *trace) { t.ran = append(t.ran, fmt.Sprint(i)) })
	}
	name := "TestLiteralsAreNumbered.func1"
	if got, want := s.Order(), []string{name, name + "#2", name + "#3"}; !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
	s.AddGroup(ecs.Group{Before: name + "#2"}, move)
	if got, want := once(&s, &ecs.World{}), "0 2 move 1"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}

func TestConditions(t *testing.T) {
	var s rules
	var w ecs.World
	open, asked := true, 0
	door := func(*ecs.World) bool { asked++; return open }
	s.AddGroup(ecs.Group{Name: "in", If: door}, steer, move)
	s.AddGroup(ecs.Group{In: "in", If: func(*ecs.World) bool { return true }}, sweep)
	s.Add(shoot)
	if got, want := once(&s, &w), "steer move sweep shoot"; got != want || asked != 1 {
		t.Errorf("open: got %q, asked %d times; want %q, asked once", got, asked, want)
	}
	open = false
	if got, want := once(&s, &w), "shoot"; got != want || asked != 2 {
		t.Errorf("shut: got %q, asked %d times in all; want %q, 2", got, asked, want)
	}
}

func TestOrderErrors(t *testing.T) {
	self := ecs.Entering(1)
	for want, add := range map[string]func(s *rules){
		`"move" is to run after "steet": there is no system or group of that name; did you mean steer?`: func(s *rules) {
			s.AddGroup(ecs.Group{After: "steet"}, move)
			s.Add(steer)
		},
		`"move" is to run before the func ecs_test.steer, which is not in the schedule`: func(s *rules) {
			s.AddGroup(ecs.Group{Before: steer}, move)
		},
		`"move" is to run before a int; want a system's func, or the name of a system or a group, or a list []any{…} of them`: func(s *rules) {
			s.AddGroup(ecs.Group{Before: 3}, move)
		},
		`"steer" before "move" before "shoot" before "steer": they wait for each other; take one After or Before out`: func(s *rules) {
			s.AddGroup(ecs.Group{After: shoot}, steer)
			s.AddGroup(ecs.Group{After: steer}, move)
			s.AddGroup(ecs.Group{After: move}, shoot)
			s.Add(sweep)
		},
		`"move" before "move": they wait for each other; take one After or Before out`: func(s *rules) {
			s.AddGroup(ecs.Group{After: move}, move)
		},
		`"move" before group "all" before "move": they wait for each other; take one After or Before out`: func(s *rules) {
			s.AddGroup(ecs.Group{Name: "all"})
			s.AddGroup(ecs.Group{In: "all", After: "all"}, move, steer)
		},
		`"move" is in "al": there is no group of that name; did you mean all?`: func(s *rules) {
			s.AddGroup(ecs.Group{Name: "all"})
			s.AddGroup(ecs.Group{In: "al"}, move)
		},
		`group "a" is in itself; take its In: "b" out`: func(s *rules) {
			s.AddGroup(ecs.Group{Name: "a", In: "b"})
			s.AddGroup(ecs.Group{Name: "b", In: "a"})
		},
		`there is no stage "lastt" in Schedule.Stages, which has first, middle, last; did you mean last?`: func(s *rules) {
			s.AddGroup(ecs.Group{Stage: "lastt"}, move)
		},
		`"move" is to run after "steer", but the one is in first and the other in last`: func(s *rules) {
			s.AddGroup(ecs.Group{Stage: ecs.First, After: steer}, move)
			s.AddGroup(ecs.Group{Stage: ecs.Last}, steer)
		},
		`"move" is to run before group "ends", but the one is in last and the other in first`: func(s *rules) {
			s.AddGroup(ecs.Group{Stage: ecs.Last, Before: "ends"}, move)
			s.AddGroup(ecs.Group{Stage: ecs.First, Name: "ends"})
		},
		`"move" is to run after "steer", but the one is in entering int 1 and the other in leaving int 1`: func(s *rules) {
			s.AddGroup(ecs.Group{On: self, After: steer}, move)
			s.AddGroup(ecs.Group{On: ecs.Leaving(1)}, steer)
		},
		`a group in "ends" has another Stage or On than that; leave it out`: func(s *rules) {
			s.AddGroup(ecs.Group{Stage: ecs.Last, Name: "ends"})
			s.AddGroup(ecs.Group{In: "ends", On: self}, move)
		},
	} {
		var s rules
		add(&s)
		err := s.Check()
		if err == nil || err.Error() != "ecs: order systems: "+want {
			t.Errorf("got %v; want %s", err, want)
			continue
		}
		if got := s.String(); got != err.Error() {
			t.Errorf("String: got %q; want the error", got)
		}
		if got := caught(func() { s.Run(&ecs.World{}, &trace{}) }); fmt.Sprint(got) != err.Error() {
			t.Errorf("Run: got %v; want a panic with %v", got, err)
		}
	}
}

func TestOtherStagesAreOrderedAlready(t *testing.T) {
	var s rules
	s.AddGroup(ecs.Group{Stage: ecs.Last, After: steer}, move)
	s.AddGroup(ecs.Group{Stage: ecs.First, Before: "move"}, steer)
	s.AddGroup(ecs.Group{On: ecs.Entering(1), Before: []any{"move"}}, shoot)
	if err := s.Check(); err != nil {
		t.Error(err)
	}
}

// Two packages may have systems of one name: both are called in full then, and the short name is not enough.
func TestSameNames(t *testing.T) {
	var s rules
	ecs.AddAs(&s, "a.walk", steer)
	ecs.AddAs(&s, "b.walk", move)
	if got, want := s.Order(), []string{"a.walk", "b.walk"}; !slices.Equal(got, want) {
		t.Errorf("got %q; want %q", got, want)
	}
	s.AddGroup(ecs.Group{After: "b.walk"}, shoot)
	if err := s.Check(); err != nil {
		t.Error(err)
	}
	s.AddGroup(ecs.Group{After: "walk"}, sweep)
	want := `ecs: order systems: "sweep" is to run after "walk", which is the name of several: a.walk, b.walk; write one of these`
	if err := s.Check(); err == nil || err.Error() != want {
		t.Errorf("got %v; want %s", err, want)
	}
}

func TestBrokenCalls(t *testing.T) {
	for want, add := range map[string]func(s *rules){
		`ecs: add system "ecs_test.move": it was added before; give one of them a Group with a Name of its own`: func(s *rules) { s.Add(move, move) },
		`ecs: add system: it is nil`: func(s *rules) { s.Add(nil) },
		`ecs: add group "a": there is one of that name; to add to it, use Group{In: "a"}`: func(s *rules) {
			s.AddGroup(ecs.Group{Name: "a"})
			s.AddGroup(ecs.Group{Name: "a"}, move)
		},
		`ecs: add group "a": it has a Stage and an On; leave one of them out`: func(s *rules) {
			s.AddGroup(ecs.Group{Name: "a", Stage: ecs.Last, On: ecs.Entering(1)})
		},
		`ecs: Reads and Writes of a group have a *int; want an empty value of a component or another type, such as Pos{}, or a query`: func(s *rules) {
			s.AddGroup(ecs.Group{Reads: []any{new(int)}}, move)
		},
	} {
		if got := caught(func() { add(new(rules)) }); got != want {
			t.Errorf("got %v; want %s", got, want)
		}
	}
}

// caught returns what f panics with.
func caught(f func()) (cause any) {
	defer func() { cause = recover() }()
	f()
	return nil
}

var errHull = errors.New("the hull broke")

func crash(*ecs.World, *trace) { panic(errHull) }

func TestPanicsHaveTheSystemsName(t *testing.T) {
	var s rules
	s.Add(move, crash)
	tr := &trace{}
	cause := caught(func() { s.Run(&ecs.World{}, tr) })
	failed, ok := cause.(*ecs.SystemPanic)
	if !ok || failed.System != "crash" || !errors.Is(failed, errHull) || failed.Callers() != nil {
		t.Fatalf("got %#v; want a SystemPanic of crash", cause)
	}
	if got, want := failed.Error(), "system crash: the hull broke"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	if got := (&ecs.SystemPanic{System: "a", Cause: 1}).Unwrap(); got != nil {
		t.Errorf("got %v; want no error", got)
	}
	var outer rules
	outer.Add(func(w *ecs.World, t *trace) { s.Run(w, t) })
	if got := caught(func() { outer.Run(&ecs.World{}, tr) }); fmt.Sprint(got) != failed.Error() {
		t.Errorf("in a schedule of a schedule: got %v; want %v", got, failed)
	}
}

func TestTheWorldKnowsWhoRuns(t *testing.T) {
	var s rules
	var w ecs.World
	who := func(w *ecs.World, t *trace) { t.ran = append(t.ran, ecs.Who(w)) }
	s.AddGroup(ecs.Group{Name: "radar", If: func(w *ecs.World) bool { return ecs.Who(w) == "radar" }}, who)
	if got, want := once(&s, &w), "radar"; got != want {
		t.Errorf("got %q; want %q", got, want)
	}
	s.Add(crash)
	_ = caught(func() { once(&s, &w) })
	if got := ecs.Who(&w); got != "" {
		t.Errorf("after the run: got %q; want nobody", got)
	}
}

func TestTimings(t *testing.T) {
	var s rules
	var w ecs.World
	s.AddGroup(ecs.Group{Stage: ecs.Last}, sweep)
	s.Add(move)
	s.AddGroup(ecs.Group{If: func(*ecs.World) bool { return false }}, shoot)
	once(&s, &w)
	for _, got := range s.Timings() {
		if got.Runs != 0 || got.Last != 0 || got.Mean != 0 {
			t.Errorf("not timed: got %+v; want zeros", got)
		}
	}
	s.Timed = true
	for range 3 {
		once(&s, &w)
	}
	got := s.Timings()
	if len(got) != 3 || got[0].System != "move" || got[0].Stage != "middle" || got[0].Runs != 3 ||
		got[0].Mean <= 0 || got[1].Runs != 0 || got[2].System != "sweep" || got[2].Stage != "last" {
		t.Errorf("got %+v; want move, shoot and sweep, and shoot without a run", got)
	}
}

func TestScheduleIsNoState(t *testing.T) {
	type game struct {
		Score int
		rules rules
	}
	codec := state.New()
	g := &game{Score: 3}
	g.rules.Add(move)
	if err := codec.Check(g); err != nil {
		t.Fatal(err)
	}
	snapshot, err := codec.Append(nil, g)
	if err != nil {
		t.Fatal(err)
	}
	fresh := &game{}
	fresh.rules.Add(steer)
	if _, err := codec.Restore(snapshot, fresh); err != nil {
		t.Fatal(err)
	}
	if got := once(&fresh.rules, &ecs.World{}); got != "steer" || fresh.Score != 3 {
		t.Errorf("got %q with a score of %d; want what Start added, and 3", got, fresh.Score)
	}
}

func TestContextIsNotKept(t *testing.T) {
	var s rules
	s.Add(move)
	once(&s, &ecs.World{})
	if ecs.Kept(&s) != nil {
		t.Error("got a context that is still held after Run; want none")
	}
}

func TestSteadyRunAllocatesNothing(t *testing.T) {
	var s ecs.Schedule[*int]
	var w ecs.World
	ecs.SetResource(&w, ecs.State[int]{})
	for i := range 20 {
		add := func(w *ecs.World, n *int) { *n++ }
		s.AddGroup(ecs.Group{Name: fmt.Sprint("system ", i), If: ecs.InState(0)}, add)
	}
	n := 0
	s.Run(&w, &n)
	if got := testing.AllocsPerRun(100, func() { s.Run(&w, &n) }); got != 0 {
		t.Errorf("got %v allocations in a run; want 0", got)
	}
	s.Timed = true
	if got := testing.AllocsPerRun(100, func() { s.Run(&w, &n) }); got != 0 {
		t.Errorf("timed: got %v allocations in a run; want 0", got)
	}
	if n < 4000 {
		t.Errorf("got %d calls; want 20 in each run", n)
	}
}

func TestSchedulesPrintTheirOrder(t *testing.T) {
	var s rules
	s.Add(steer, move)
	s.AddGroup(ecs.Group{Stage: ecs.Last}, sweep)
	s.AddGroup(ecs.Group{On: ecs.Entering("play")}, shoot)
	want := "entering string play: shoot\nmiddle: steer, move\nlast: sweep\n"
	if got := s.String(); got != want {
		t.Errorf("got %q; want %q", got, want)
	}
}
