package console

import (
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// The games that the tests talk to. play has a world of entities, toy has not.
type (
	Enemy    struct{ Speed float64 }
	Position struct{ X, Y float64 }
	Hull     struct{ N int8 }
	Frozen   struct{}
	Target   struct{ of ecs.Entity }
	DockedTo struct{ Since int }
	Mother   struct{}
)

func (DockedTo) Relation() ecs.Rules { return ecs.Rules{Exclusive: true} }
func (Mother) Relation() ecs.Rules   { return ecs.Rules{Exclusive: true, Cascade: true} }

var (
	_ = ecs.Query1[Frozen]()
	_ = ecs.Query1[Hull]()
)

type play struct {
	world ecs.World
	lives int
	ship  ship
	move  bool // each tick moves the entities
}

type ship struct {
	at, vel geom.Vec
	name    string
}

var movers = ecs.Query2[Position, Enemy]()

func (g *play) Update(*engine.Tick) error {
	if g.move {
		for p, e := range movers.Each(&g.world) {
			p.X += e.Speed
		}
		g.ship.at.X++
	}
	return nil
}

func (g *play) Draw(*render.Canvas) {}

type toy struct {
	ship  ship
	rocks []*rock
	best  map[string]score
	bits  [4]uint8
	lives int
	mode  mode
	next  *ship
}

type rock struct {
	at geom.Vec
	r  float64
}

type score struct{ points int }

type mode int

func (m mode) String() string { return []string{"calm", "wild"}[m] }

func (g *toy) Update(*engine.Tick) error { return nil }
func (g *toy) Draw(*render.Canvas)       {}

// Only lines read these.
var _ = []any{Target{}.of, toy{}.bits, Score{}.at}

// newPlay is a game with five enemies, of which two are frozen, and two stations.
func newPlay() (*play, *engine.Loop) {
	g := &play{lives: 3, ship: ship{vel: geom.V(1, 2), name: "Krill"}}
	for i := range 5 {
		e := g.world.Spawn(Enemy{float64(i)}, Position{float64(100 * i), 7}, Hull{int8(i)})
		if i >= 3 {
			ecs.Put(&g.world, e, Frozen{})
		}
	}
	earth, moon := g.world.Spawn(Position{1, 1}), g.world.Spawn(Position{2, 2})
	g.world.SetName(earth, "Earth")
	g.world.SetName(moon, "Moon")
	ecs.Relate(&g.world, g.world.Spawn(Hull{9}), earth, DockedTo{Since: 4})
	l := engine.New(g, engine.Config{}, nil)
	l.Tick(&driver.Input{})
	return playing(l).(*play), l
}

func newToy() (*toy, *engine.Loop) {
	g := &toy{lives: 3, ship: ship{vel: geom.V(3, 4), name: "Max"}, best: map[string]score{"ann": {10}, "bob": {7}}, mode: 1}
	for i := range 5 {
		g.rocks = append(g.rocks, &rock{at: geom.V(float64(100*i), 5), r: 8})
	}
	l := engine.New(g, engine.Config{}, nil)
	l.Tick(&driver.Input{})
	return playing(l).(*toy), l
}

// playing is the game that a loop updates.
func playing(l *engine.Loop) engine.Game { return engine.SceneAt(l, engine.Depth(l)-1) }

func run(t testing.TB, c *Console, line string) string {
	t.Helper()
	r, err := c.Run(line)
	if err != nil {
		t.Fatalf("%s: got %v; want no error", line, err)
	}
	return printed(r)
}
