package anim

import (
	"math"
	"slices"
	"strings"
	"testing"
)

type figure struct{ moving, air bool }

func (f *figure) moves() bool { return f.moving && !f.air }
func (f *figure) jumps() bool { return f.air }
func (f *figure) rests() bool { return !f.moving && !f.air }

var (
	stand  = Make("graph stand", Clip{Frames: Strip(0, 2, 0.1)})
	walk   = Make("graph walk", Clip{Frames: Strip(2, 4, 0.05).On(0, "step").On(2, "step")})
	leap   = Make("graph leap", Clip{Frames: Strip(6, 2, 0.1), Mode: Once})
	land   = Make("graph land", Clip{Frames: Strip(8, 2, 0.05).On(0, "thud"), Mode: Once})
	hurt   = Make("graph hurt", Clip{Frames: Strip(10, 1, 0.1), Times: 2})
	motion = NewGraph(
		State[figure]{Name: "stand", Anim: stand, Edges: []Edge[figure]{{To: "walk", When: (*figure).moves}, {To: "leap", When: (*figure).jumps}}},
		State[figure]{Name: "walk", Anim: walk, Speed: 2, Edges: []Edge[figure]{{To: "leap", When: (*figure).jumps}, {To: "stand", When: (*figure).rests, Exit: 1}}},
		State[figure]{Name: "leap", Anim: leap, Edges: []Edge[figure]{{To: "land", When: func(f *figure) bool { return !f.air }}}},
		State[figure]{Name: "land", Anim: land, Edges: []Edge[figure]{{To: "stand", Exit: 1}}},
		State[figure]{Name: "hurt", Anim: hurt, Edges: []Edge[figure]{{To: "stand", Exit: 1}}},
		State[figure]{Name: Any, Edges: []Edge[figure]{{To: "hurt", On: "hit"}}},
	)
)

// steps lets ticks pass and returns the state that each shows.
func steps(m *Machine, f figure, ticks int) (states []string) {
	for range ticks {
		motion.Step(m, &f, dt)
		states = append(states, motion.State(m))
	}
	return states
}

func TestGraph(t *testing.T) {
	var m Machine
	if got := motion.State(&m); got != "stand" {
		t.Errorf("before the first Step: got %s; want stand", got)
	}
	for _, c := range []struct {
		what string
		f    figure
		n    int // ticks that it takes
		want string
	}{
		{"nothing", figure{}, 3, "stand"},
		{"walks", figure{moving: true}, 1, "walk"},
		{"ends its step: 0.2 s at twice the speed are 6 ticks, one is over", figure{}, 5, "walk"},
		{"stands", figure{}, 1, "stand"},
		{"jumps", figure{air: true}, 60, "leap"},
		{"lands: 6 ticks", figure{}, 6, "land"},
		{"stands again", figure{}, 1, "stand"},
	} {
		states := steps(&m, c.f, c.n)
		if slices.ContainsFunc(states, func(s string) bool { return s != c.want }) {
			t.Errorf("%s: got %v; want %s", c.what, states, c.want)
		}
	}
}

func TestEventsOfANewState(t *testing.T) {
	var m Machine
	steps(&m, figure{air: true}, 2)
	steps(&m, figure{}, 1)
	if !m.In("land") || !m.Fired("thud") {
		t.Errorf("got %s, event %t; want land and its first event at once", motion.State(&m), m.Fired("thud"))
	}
}

func TestTriggers(t *testing.T) {
	var m Machine
	steps(&m, figure{moving: true}, 4)
	m.Trigger("unknown")
	steps(&m, figure{moving: true}, 1)
	m.Trigger("hit")
	if steps(&m, figure{moving: true}, 5); !m.In("hurt") || m.Frame() != 0 {
		t.Errorf("after a hit: got %s; want hurt", motion.State(&m))
	}
	m.Trigger("hit") // again, from the start: 2 rounds of 6 ticks
	if states := steps(&m, figure{}, 13); states[11] != "hurt" || states[12] != "stand" {
		t.Errorf("after another hit: got %v; want hurt for 12 ticks", states)
	}
	motion.Go(&m, "land")
	if steps(&m, figure{}, 1); !m.In("land") {
		t.Errorf("after Go: got %s; want land", motion.State(&m))
	}
}

// Edges that lead in a circle, all of them open, do not hang.
func TestCircle(t *testing.T) {
	g := NewGraph(
		State[figure]{Name: "a", Anim: stand, Edges: []Edge[figure]{{To: "b"}}},
		State[figure]{Name: "b", Anim: walk, Edges: []Edge[figure]{{To: "a"}}},
	)
	var m Machine
	g.Step(&m, &figure{}, dt)
	if got := g.State(&m); got != "a" {
		t.Errorf("got %s; want a, after two edges", got)
	}
}

func TestBrokenGraphsPanic(t *testing.T) {
	for want, call := range map[string]func(){
		"it has no states":                    func() { NewGraph[figure]() },
		`state "": it needs`:                  func() { NewGraph(State[figure]{}) },
		`state "a": it needs`:                 func() { NewGraph(State[figure]{Name: "a"}, State[figure]{Name: "a"}) },
		`"a" leads to "b", which is no state`: func() { NewGraph(State[figure]{Name: "a", Edges: []Edge[figure]{{To: "b"}}}) },
		`from "a" to "a" has Exit NaN; needs 0`: func() {
			NewGraph(State[figure]{Name: "a", Edges: []Edge[figure]{{To: "a", Exit: math.NaN()}}})
		},
		`go to "x": it is no state`: func() { motion.Go(&Machine{}, "x") },
	} {
		if got := panicText(call); !strings.Contains(got, want) {
			t.Errorf("got %q; want a panic with %q", got, want)
		}
	}
}

func TestGraphAllocatesNothing(t *testing.T) {
	var m Machine
	f := figure{moving: true}
	if n := testing.AllocsPerRun(100, func() {
		f.moving = !f.moving
		motion.Step(&m, &f, dt)
		m.In("walk")
	}); n != 0 {
		t.Errorf("got %v allocations; want 0", n)
	}
}
