// Paths leads ants by flow fields and beetles by A*: hold the mouse or a finger to plant hedges, or to cut them where it
// goes down on one.
package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/nav"
)

const (
	cols, rows  = 32, 18
	cell        = 20.0 // logical pixels
	antSpeed    = 38.0 // logical pixels per second, give or take a fifth
	beetleSpeed = 64.0 // logical pixels per second
	near        = 7.0  // logical pixels at which an ant is there
	mess        = 26.0 // how far ants stray from their way to either side, logical pixels per second
)

type ant struct {
	pos, head geom.Vec
	loaded    bool // carries sugar to the nest
}

type beetle struct {
	pos, head geom.Vec
	goal      geom.Vec
	path      nav.Path
	lost      bool // there is no way to the goal
}

type garden struct {
	hedges      geom.Grid
	ground      nav.Map
	sugar, nest nav.Flow
	ants        [420]ant
	beetles     [4]beetle
	plant       uint16 // what the pointer draws: a hedge or none
	brought     int
}

func (g *garden) Start(t *engine.Tick) error {
	g.grow(t.Rand)
	g.ground = nav.Map{Grid: &g.hedges}
	for i := range g.ants {
		for a := &g.ants[i]; g.ground.Cost(a.pos) == 0 || a.pos == (geom.Vec{}); {
			a.pos = middle(t.Rand.Int(cols), t.Rand.Int(rows))
		}
	}
	for i := range g.beetles {
		g.beetles[i].pos = heaps[i]
		g.beetles[i].goal = heaps[i]
	}
	return nil
}

func (g *garden) Update(t *engine.Tick) error {
	changed := false
	if p := t.Input.Pointer(); p.Down {
		x, y := g.hedges.Cell(p.Pos)
		if p.Pressed {
			g.plant = 1 - g.hedges.At(x, y)
		}
		changed = g.hedges.At(x, y) != g.plant
		g.set(x, y, g.plant)
	}
	g.ground.Flow(&g.sugar, heaps[:]...) // to the nearest heap; made anew only when hedges have changed
	g.ground.Flow(&g.nest, home)
	for i := range g.ants {
		g.march(t, i)
	}
	for i := range g.beetles {
		b := &g.beetles[i]
		if b.path.Done() {
			b.goal = middle(t.Rand.Int(cols), t.Rand.Int(rows))
		}
		if b.path.Done() || changed {
			b.lost = g.ground.Path(&b.path, b.pos, b.goal) != nav.Whole
		}
		was := b.pos
		if b.pos = b.path.Follow(b.pos, beetleSpeed, t.Dt); b.pos != was {
			b.head = b.head.Lerp(b.pos.Sub(was).Unit(), min(1, 12*t.Dt))
		}
	}
	return nil
}

// march leads an ant to where its flow leads, and turns it back there.
func (g *garden) march(t *engine.Tick, i int) {
	a, flow := &g.ants[i], &g.sugar
	if a.loaded {
		flow = &g.nest
	}
	way := flow.Dir(a.pos)
	if flow.Dist(a.pos) == 0 && a.pos.Dist(middle(g.hedges.Cell(a.pos))) < near {
		if a.loaded {
			g.brought++
		}
		a.loaded = !a.loaded
	}
	stray := geom.Noise(t.Time+float64(i)*7.3, uint32(i)) * mess
	by := way.Mul(antSpeed * (1 + 0.2*geom.Scatter(uint32(i), 1))).Add(geom.V(-way.Y, way.X).Mul(stray))
	if to := a.pos.Add(by.Mul(t.Dt)); g.ground.Cost(to) > 0 {
		a.pos = to
	}
	a.head = a.head.Lerp(by.Unit(), min(1, 10*t.Dt))
}

func main() { engine.Main(&garden{}, engine.Config{Title: "Paths", Background: grass}) }
