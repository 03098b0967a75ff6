package systems_test

import (
	"math"
	"testing"

	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
)

// A beam points where its place in the picture says, however its entity is turned and mirrored.
func TestShineCarriesLights(t *testing.T) {
	for _, at := range []systems.Transform{
		{}, {Pos: geom.V(5, 6), Rot: 1}, {Rot: 2, Scale: geom.V(-1, 1)}, {Rot: 2, Scale: geom.V(1, -1)}, {Scale: geom.V(-2, -2)},
	} {
		var w ecs.World
		lamp := light.Light{Pos: geom.V(10, 5), Angle: 0.7, Radius: 30}
		w.Spawn(at, lamp)
		var l light.Lighting
		frame(0, func(c *render.Canvas) { systems.Shine(&w, c, &l) })
		end := at.Apply(lamp.Pos.Add(geom.Polar(lamp.Angle, 20)))
		want := end.Sub(at.Apply(lamp.Pos)).Angle()
		if len(l.Lights) != 1 || !near(l.Lights[0].Pos, at.Apply(lamp.Pos)) || math.Abs(geom.WrapAngle(l.Lights[0].Angle-want)) > 1e-9 {
			t.Errorf("%+v: got %+v; want it at %v and %v", at, l.Lights, at.Apply(lamp.Pos), want)
		}
	}
}

func TestShineIsOnTheWay(t *testing.T) {
	var w ecs.World
	w.Spawn(systems.At(0, 0), systems.Last{}, systems.Velocity{Vec: geom.V(60, 0)}, light.Light{Radius: 30})
	systems.Remember(&w)
	systems.Move(&w, 1)
	var l light.Lighting
	for range 2 {
		frame(0.5, func(c *render.Canvas) { systems.Shine(&w, c, &l) })
	}
	if len(l.Lights) != 1 || l.Lights[0].Pos.X != 30 {
		t.Errorf("half way from 0 to 60: got %+v; want one at 30", l.Lights)
	}
}
