package systems_test

import (
	"testing"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
	"github.com/krill2d/krill/render/particle"
)

var (
	tree = render.Make("systems_test tree", 24, 32, func(x, y int) render.Color {
		switch up := 26 - y; {
		case up < 0 && (x < 10 || x > 13), up >= 0 && max(x-12, 12-x)*2 > y%9+y/2+1:
			return render.Color{}
		case up < 0:
			return render.Brown
		}
		return render.Mix(render.DarkGreen, render.Green, float64(x+32-y)/70)
	})
	hull = render.Make("systems_test hull", 36, 20, func(x, y int) render.Color {
		if y < 4 || y > 15 {
			return render.Mix(render.Black, render.DarkGray, float64(x%4)/3)
		}
		return render.Mix(render.Hex(0x8a5a34), render.Hex(0xe0b070), float64(19-y)/19)
	})
	barrel = render.Make("systems_test barrel", 22, 5, func(x, y int) render.Color {
		return render.Mix(render.Hex(0x704420), render.Hex(0xffe0b0), float64(4-y)/4)
	})
	dome = render.Make("systems_test dome", 15, 15, func(x, y int) render.Color {
		if r := geom.V(float64(x-7), float64(y-7)); r.Len() > 7.5 {
			return render.Color{}
		}
		return render.Mix(render.Hex(0x8a5a34), render.Hex(0xffe0b0), 1-geom.V(float64(x-4), float64(y-4)).Len()/11)
	})
	lantern = particle.Make("systems_test lantern", particle.Fire()...)
)

// parade is tanks with turrets and barrels, at all angles, mirrored and small, in a wood.
type parade struct {
	world  ecs.World
	lights light.Lighting `state:"-"`
}

func (p *parade) Start(t *engine.Tick) error {
	w := &p.world
	for i := range 8 {
		at := systems.Transform{Pos: geom.V(60+float64(i%4)*62, 60+float64(i/4)*80), Rot: float64(i) * 0.7}
		if i > 4 {
			at.Scale = geom.V(1.5-0.4*float64(i-4), 0.4*float64(i-4)-1.5)
		}
		tank := w.Spawn(at, systems.Last{}, systems.Sprite{Image: hull}, systems.Velocity{Spin: 0.5})
		turret := w.Spawn(systems.Transform{}, systems.Local{Transform: systems.At(-3, 0)}, systems.Velocity{Spin: 1},
			systems.Sprite{Image: dome, Layer: 2}, systems.Last{})
		gun := w.Spawn(systems.Transform{}, systems.Local{}, systems.Last{}, systems.Sprite{Image: barrel, Origin: geom.V(-11, 0), Layer: 1},
			light.Light{Pos: geom.V(22, 0), Radius: 90, Spread: 0.4, Edge: 0.4, Color: render.Hex(0xffe0a0)})
		ecs.Relate[ecs.ChildOf](w, gun, turret)
		ecs.Relate[ecs.ChildOf](w, turret, tank)
	}
	for i := range 26 {
		at := geom.V(geom.Wrap(float64(i)*197, 320), 176-float64(i/9)*82)
		e := w.Spawn(systems.Transform{Pos: at}, systems.Sprite{Image: tree, Origin: geom.V(0, 15), Layer: 3, Flip: i%2 == 0})
		if i%3 == 0 {
			ecs.Put(w, e, systems.FadeTween{Float: tween.Float{From: 1, To: 0.4, Sec: 1}, Then: systems.Stay})
		}
	}
	w.Spawn(systems.At(290, 30), systems.Emitter{Emitter: particle.Emitter{Effect: lantern}, Layer: 5},
		light.Light{Radius: 110, Color: render.Orange})
	return nil
}

func (p *parade) Update(t *engine.Tick) error {
	w := &p.world
	systems.Remember(w)
	systems.Tween(w, t.Dt)
	systems.Move(w, t.Dt)
	systems.Place(w)
	systems.Emit(w, t.Dt)
	return nil
}

func (p *parade) Draw(c *render.Canvas) {
	c.Rect(geom.R(0, 0, 320, 180), render.Hex(0x7fb069))
	c.LayerOrder(3, render.ByY)
	systems.Draw(&p.world, c)
	p.lights.Ambient = render.Hex(0x9a9cc0)
	c.Layer(4)
	systems.Shine(&p.world, c, &p.lights)
	systems.DrawEmitters(&p.world, c)
}

// TestGolden draws a picture of everything that can be seen.
func TestGolden(t *testing.T) {
	g := enginetest.New(t, &parade{}, engine.Config{Width: 320, Height: 180})
	g.Step(50).Golden("parade")
	if got, want := g.Hash(), uint64(0x6751f98245c65995); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}

// TestGoldenHashes plays worlds of everything, whose bits must be the same on every processor.
func TestGoldenHashes(t *testing.T) {
	cave, hero, _, walker := cave()
	for at := range 300 {
		ecs.Get[systems.Platformer](cave, hero).Moves = collide.Moves{X: geom.Sin(float64(at) / 20), Jump: at%40 == 0, JumpHeld: at%40 < 12}
		ecs.Get[systems.TopDown](cave, walker).Moves = collide.Moves{X: geom.Cos(float64(at) / 9), Y: geom.Sin(float64(at) / 9)}
		control(cave, 1.0/60)
	}
	heroes, err := cave.Hash()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name      string
		got, want uint64
	}{
		{"everything", run(t, everything(1), rules(1), audio.NewPlayer(nil), 0, 200), 0x1a23725a04acb4cb},
		{"bodies", play(t, billiards(40), 0, 250), 0x2636a6da98dbfe1},
		{"heroes", heroes, 0x40e3abfecb3f90af},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %#x; want %#x", test.name, test.got, test.want)
		}
	}
}
