package agent

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/dev/protocol"
	"github.com/krill2d/krill/render"
)

// swap lets another process of the game go on.
func (w *window) swap() *window {
	w.t.Helper()
	state := w.ask(nil, protocol.Snapshot, nil)
	begun := w.ask(nil, protocol.Begun, nil)
	n := openZoo(w.t)
	n.n = w.n
	var got protocol.RestoreResult
	n.ask(&got, protocol.Restore, protocol.RestoreArgs{GoesOn: true}, state[0], begun[0])
	if len(got.Added)+len(got.Parked)+len(got.Defaults) > 0 || got.Clock.Tick != w.loop.Ticks() {
		w.t.Errorf("the same build: got %+v; want nothing changed", got)
	}
	return n
}

// The run is the same with and without swaps and undone rewinds.
func TestTenThousandTicks(t *testing.T) {
	const ticks = 10_000
	w := openZoo(t)
	for n := range ticks {
		w.loop.Tick(hand(n))
	}
	want := w.hash()
	w = openZoo(t)
	for w.n < ticks {
		w.tick()
		switch w.n % 1000 {
		case 333, 900:
			w = w.swap()
		case 600:
			tick := w.loop.Ticks()
			w.to(tick - 77)
			w.to(tick)
			w.pause(false)
		}
	}
	if got := w.hash(); got != want {
		t.Errorf("got %016x; want %016x", got, want)
	}
}

// Two builds of one game: fields are added, renamed, retyped and taken away, and start values changed.
type oldGame struct {
	hull   hull
	guns   []int
	far    []int
	speed  float64
	gone   int
	Lives  int32
	prices map[string]int
	world  *ecs.World
	lot    []float64
	clock  int
}

type hull struct {
	Shield, Fuel float64
	Name         string
}

type newGame struct {
	extra  string
	hull   bulk `was:"hull"`
	guns   []int
	far    []int
	speed  float64
	Hearts int64 `was:"Lives"`
	prices map[string]int
	world  *ecs.World
	lot    []float64
	clock  int
}

type bulk struct {
	Shield, Fuel float64
	Name         string
	Armor        float64
}

// health is a component.
type health struct {
	HP   int
	Kind string
}

func (g *oldGame) Start(t *engine.Tick) error {
	*g = oldGame{
		hull: hull{Shield: 10, Fuel: 50, Name: "old"}, guns: []int{1, 2, 3}, far: []int{1, 2}, speed: 3, gone: 9, Lives: 3,
		prices: map[string]int{"rope": 5, "lamp": 7}, world: &ecs.World{}, lot: []float64{t.Rand.Float(), t.Rand.Float()},
	}
	for i := range 3 {
		g.world.Spawn(health{HP: 10 * i, Kind: "old"}, place{X: float64(i)})
	}
	return nil
}

var places = ecs.Query2[place, health]()

func (g *oldGame) Update(*engine.Tick) error {
	g.clock++
	g.hull.Fuel--
	g.guns[1] = 20
	g.prices["lamp"] = 8
	g.far = append(g.far[:0], 1, 2, 3)
	for p, h := range places.Each(g.world) {
		if p.X++; h.HP == 10 {
			h.Kind = "hit"
		}
	}
	return nil
}

func (g *oldGame) Draw(*render.Canvas) {}

func (g *newGame) Start(t *engine.Tick) error {
	*g = newGame{
		hull: bulk{Shield: 99, Fuel: 77, Name: "new", Armor: 4}, guns: []int{11, 12, 13}, far: []int{8, 9}, speed: 3, Hearts: 5, extra: "here",
		prices: map[string]int{"rope": 50, "lamp": 70}, world: &ecs.World{}, lot: []float64{t.Rand.Float(), t.Rand.Float()},
	}
	for i := range 3 {
		g.world.Spawn(health{HP: 10*i + 1, Kind: "new"}, place{X: float64(i)})
	}
	return nil
}

func (g *newGame) Update(*engine.Tick) error { g.clock++; return nil }

func (g *newGame) Draw(*render.Canvas) {}

// inBuild makes a state of the old build one of the new: the type has the same name in both.
func inBuild(state []byte) []byte {
	return bytes.ReplaceAll(state, []byte("agent.oldGame"), []byte("agent.newGame"))
}

func TestAnotherBuildGoesOn(t *testing.T) {
	w := open(t, &oldGame{}, engine.Config{Seed: 3})
	w.play(10)
	lot := w.loop.Top().(*oldGame).lot
	state, begun := inBuild(w.ask(nil, protocol.Snapshot, nil)[0]), inBuild(w.ask(nil, protocol.Begun, nil)[0])

	n := open(t, &newGame{}, engine.Config{Seed: 99})
	for try := range 2 { // as the first thing, and while it plays
		var got protocol.RestoreResult
		n.ask(&got, protocol.Restore, nil, state, begun)
		check := func(what string, got []string, want ...string) {
			if !slices.Equal(got, want) {
				t.Errorf("try %d: %s: got %q; want %q", try, what, got, want)
			}
		}
		check("added", got.Added, "agent.newGame.extra", "agent.newGame.hull.Armor")
		check("parked", got.Parked, "agent.newGame.gone")
		check("renamed", got.Renamed, "agent.newGame.Hearts")
		check("retyped", got.Retyped, "agent.newGame.Hearts")
		var taken []string
		for _, c := range got.Defaults {
			taken = append(taken, c.Path+" "+c.Old+" "+c.New)
		}
		check("defaults", taken,
			"agent.newGame.world 1v1 agent.health.HP 0 1", "agent.newGame.world 1v1 agent.health.Kind old new",
			"agent.newGame.world 2v1 agent.health.HP 10 11",
			"agent.newGame.world 3v1 agent.health.HP 20 21", "agent.newGame.world 3v1 agent.health.Kind old new",
			"agent.newGame.hull.Shield 10 99", "agent.newGame.hull.Name old new", "agent.newGame.guns[0] 1 11", "agent.newGame.guns[2] 3 13",
			"agent.newGame.Hearts 3 5", `agent.newGame.prices["rope"] 5 50`)
		g := n.loop.Top().(*newGame)
		if want := (bulk{99, 40, "new", 4}); g.hull != want || !slices.Equal(g.guns, []int{11, 20, 13}) || !slices.Equal(g.far, []int{1, 2, 3}) ||
			g.Hearts != 5 || g.extra != "here" || g.prices["rope"] != 50 || g.prices["lamp"] != 8 || g.clock != 10 {
			t.Errorf("try %d: got %+v; want the state with what is new", try, g)
		}
		if !slices.Equal(g.lot, lot) {
			t.Errorf("try %d: what was drawn by lot: got %v; want %v", try, g.lot, lot)
		}
		n.play(5)
	}
}

func TestStateThatDoesNotFitChangesNothing(t *testing.T) {
	w := open(t, &oldGame{}, engine.Config{})
	w.play(3)
	state, begun := w.ask(nil, protocol.Snapshot, nil)[0], w.ask(nil, protocol.Begun, nil)[0]
	n := open(t, &newGame{}, engine.Config{Seed: 9})
	n.play(7)
	before := n.hash()
	if got := n.refused(protocol.Restore, nil, state, begun); !strings.Contains(got, "*agent.oldGame") {
		t.Errorf("got %q; want the scene that is not known", got)
	}
	for _, bad := range [][]byte{nil, []byte("rubbish"), state[:20]} {
		n.refused(protocol.Restore, nil, bad)
	}
	n.refused(protocol.Restore, nil, state, []byte("rubbish"))
	n.refused(protocol.Restore, nil)
	if n.hash() != before {
		t.Error("got another game; want it as it was")
	}
	n.play(3)
}
