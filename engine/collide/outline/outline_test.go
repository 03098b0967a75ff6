package outline_test

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/collide/outline"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// scene has a body of each kind, some of which touch.
type scene struct {
	Ground  geom.Grid
	Space   collide.Space
	Options outline.Options
}

func (s *scene) Start(*engine.Tick) error {
	s.Ground = geom.NewGrid(20, 11, 16)
	for x := range 20 {
		s.Ground.Set(x, 10, 1)
	}
	for x, tile := range []uint16{2, 3, 1, 4} {
		s.Ground.Set(3+x, 9, tile)
	}
	for x := 11; x < 15; x++ {
		s.Ground.Set(x, 6, 5)
	}
	half := []collide.Tile{{}, collide.Solid, {Right: 0.5}, {Left: 0.5, Right: 1}, {Left: 1}, collide.Platform}
	add := func(x, y float64, b collide.Body) {
		b.Pos = geom.V(x, y)
		s.Space.Add(b)
	}
	add(0, 0, collide.Body{Shape: collide.Tiles(&s.Ground, half...)})
	add(130, 150, collide.Body{Shape: collide.Box(14, 22), Kind: collide.Kinematic, Vel: geom.V(80, 0)})
	add(141, 142, collide.Body{Shape: collide.Circle(9), Kind: collide.Kinematic})
	add(200, 80, collide.Body{Shape: collide.Capsule(geom.V(0, -8), geom.V(0, 8), 7), Kind: collide.Kinematic, Rot: 0.5})
	add(212, 92, collide.Body{Shape: collide.Circle(6), Kind: collide.Trigger})
	add(60, 40, collide.Body{Shape: collide.Convex(geom.V(0, -20), geom.V(22, 10), geom.V(-18, 14)), Rot: 0.3})
	add(70, 40, collide.Body{Shape: collide.Segment(geom.V(-30, -20), geom.V(30, 25))})
	add(280, 40, collide.Body{Shape: collide.Box(40, 6), Kind: collide.Kinematic, OneWay: true, Vel: geom.V(0, 60)})
	return nil
}

func (s *scene) Update(t *engine.Tick) error {
	if t.N == 0 {
		s.Space.Step(t.Dt / 100)
	}
	return nil
}

func (s *scene) Draw(c *render.Canvas) {
	c.Clear(render.Hex(0x161a26))
	c.World(render.Camera{Pos: geom.V(160, 90), Zoom: 2})
	outline.Draw(c, &s.Space, s.Options)
}

func TestGolden(t *testing.T) {
	for name, o := range map[string]outline.Options{
		"all":   {Cells: true},
		"touch": {NoBodies: true},
		"view":  {NoTouch: true, View: geom.R(100, 100, 100, 80), Width: 2},
	} {
		g := enginetest.New(t, &scene{Options: o}, engine.Config{Width: 640, Height: 360})
		g.Step(2)
		g.Golden(name)
	}
}
