package systems_test

import (
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/particle"
)

var (
	trail = particle.Make("systems_test trail", particle.Spec{Rate: 60, Life: particle.Just(0.25), Speed: particle.Between(1, 9), Spread: 3})
	puff  = particle.Make("systems_test puff", particle.Spec{Burst: particle.Just(5), Life: particle.Just(0.25)})
)

func TestEmitFollows(t *testing.T) {
	var w ecs.World
	ship := w.Spawn(systems.At(10, 20), systems.Velocity{Vec: geom.V(60, 0)}, systems.Emitter{Emitter: particle.Emitter{Effect: trail}})
	smoke := w.Spawn(systems.Emitter{Emitter: particle.Emitter{Effect: trail}, Of: ship})
	for range 60 {
		systems.Move(&w, 1.0/60)
		systems.Emit(&w, 1.0/60)
	}
	a, b := ecs.Get[systems.Emitter](&w, ship), ecs.Get[systems.Emitter](&w, smoke)
	if !near(a.Pos, geom.V(70, 20)) || b.Pos != a.Pos || a.Len() < 10 || b.Len() < 10 {
		t.Errorf("after a second: got %v with %d, %v with %d; want both at 70, 20 with some 15", a.Pos, a.Len(), b.Pos, b.Len())
	}
	if a.Seed == b.Seed {
		t.Error("two emitters have the same seed")
	}
	w.Destroy(ship)
	systems.Emit(&w, 1.0/60)
	if !w.Alive(smoke) || ecs.Get[systems.Emitter](&w, smoke).Len() == 0 {
		t.Error("when the ship is gone its smoke is too; want it to stay for its life")
	}
	for range 20 {
		systems.Emit(&w, 1.0/60)
	}
	if w.Len() != 0 {
		t.Errorf("a third of a second later: got %d entities; want the smoke gone", w.Len())
	}
}

func TestEmitOnce(t *testing.T) {
	var w ecs.World
	e := w.Spawn(systems.At(10, 20), systems.Emitter{Emitter: particle.Emitter{Effect: puff}, Once: true})
	systems.Emit(&w, 0.1)
	if got := ecs.Get[systems.Emitter](&w, e).Len(); got != 5 {
		t.Errorf("got %d particles; want 5", got)
	}
	for range 4 {
		systems.Emit(&w, 0.1)
	}
	if w.Alive(e) {
		t.Error("half a second later: got it alive; want it gone with its particles")
	}
}

func TestDrawEmittersLeavesTheLayer(t *testing.T) {
	var w ecs.World
	w.Spawn(systems.At(50, 50), systems.Emitter{Emitter: particle.Emitter{Effect: puff}, Layer: 3})
	w.Spawn(systems.At(50, 50), systems.Sprite{Image: pictures[1], Layer: 4})
	systems.Emit(&w, 0.1)
	f, stats := frame(0, func(c *render.Canvas) {
		c.Layer(1)
		systems.Draw(&w, c)
		systems.DrawEmitters(&w, c)
		c.Draw(render.Sprite{Image: pictures[0], Pos: geom.V(9, 9)})
	})
	if stats.Quads != 8 || f.Quads[1].X != 10 {
		t.Errorf("got %d quads, the lowest at %v; want 8 and that of layer 1 lowest, at 10", stats.Quads, f.Quads[1].X)
	}
}
