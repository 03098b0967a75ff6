package agent

import (
	"bytes"
	"strings"
	"testing"

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
	n.ask(&got, protocol.Restore, nil, state[0], begun[0])
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
type hull struct {
	Shield, Fuel float64
	Name         string
}

type oldGame struct {
	hull   hull
	guns   []int
	far    []int
	speed  float64
	gone   int
	Lives  int32
	prices map[string]int
	clock  int
}

type newGame struct {
	hull   newHull
	guns   []int
	far    []int
	speed  float64
	Hearts int64 `was:"Lives"`
	extra  string
	prices map[string]int
	clock  int
}

type newHull struct {
	Shield, Fuel float64
	Name         string
	Armor        float64
}

func (g *oldGame) Start(*engine.Tick) error {
	*g = oldGame{
		hull: hull{Shield: 10, Fuel: 50, Name: "old"}, guns: []int{1, 2, 3}, far: []int{1, 2}, speed: 3, gone: 9, Lives: 3,
		prices: map[string]int{"rope": 5, "lamp": 7},
	}
	return nil
}

func (g *oldGame) Update(*engine.Tick) error {
	g.clock++
	g.hull.Fuel--
	g.guns[1] = 20
	g.prices["lamp"] = 8
	g.far = append(g.far[:0], 1, 2, 3)
	return nil
}

func (g *oldGame) Draw(*render.Canvas) {}

func (g *newGame) Start(*engine.Tick) error {
	*g = newGame{
		hull: newHull{Shield: 99, Fuel: 77, Name: "new", Armor: 4}, guns: []int{11, 12, 13}, far: []int{8, 9}, speed: 3, Hearts: 3, extra: "here",
		prices: map[string]int{"rope": 50, "lamp": 70},
	}
	return nil
}

func (g *newGame) Update(*engine.Tick) error { g.clock++; return nil }

func (g *newGame) Draw(*render.Canvas) {}

func TestAnotherBuildGoesOn(t *testing.T) {
	w := open(t, &oldGame{}, engine.Config{})
	w.play(10)
	state, begun := w.ask(nil, protocol.Snapshot, nil)[0], w.ask(nil, protocol.Begun, nil)[0]
	for i, b := range [][]byte{state, begun} { // the type has the same name in both builds
		for _, name := range []string{"agent.oldGame", "agent.hull"} {
			b = bytes.ReplaceAll(b, []byte(name), []byte(strings.Replace(strings.Replace(name, "oldGame", "newGame", 1), "hull", "hull", 1)))
		}
		if i == 0 {
			state = b
		} else {
			begun = b
		}
	}
	n := open(t, &newGame{}, engine.Config{})
	var got protocol.RestoreResult
	n.ask(&got, protocol.Restore, nil, state, begun)
	t.Logf("%+v", got)
}
