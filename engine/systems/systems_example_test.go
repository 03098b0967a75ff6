package systems_test

import (
	"fmt"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
	"github.com/krill2d/krill/render/light"
	"github.com/krill2d/krill/render/particle"
)

// A schedule runs systems as funcs of a world and a context, which is the tick here: what each takes of it is said in a line.
func Example() {
	var rules ecs.Schedule[*engine.Tick]
	rules.Add(
		func(w *ecs.World, _ *engine.Tick) { systems.Remember(w) },
		func(w *ecs.World, t *engine.Tick) { systems.Move(w, t.Dt) },
		func(w *ecs.World, _ *engine.Tick) { systems.Place(w) },
	)
	var w ecs.World
	tank := w.Spawn(systems.At(0, 100), systems.Velocity{Vec: geom.V(60, 0)}, systems.Last{})
	turret := w.Spawn(systems.Transform{}, systems.Local{Transform: systems.At(0, -8)}, systems.Velocity{Spin: 1})
	ecs.Relate[ecs.ChildOf](&w, turret, tank)

	for range 60 {
		rules.Run(&w, &engine.Tick{Dt: 1.0 / 60})
	}
	at := ecs.Get[systems.Transform](&w, turret)
	fmt.Printf("%.0f %.0f, turned by %.1f\n", at.Pos.X, at.Pos.Y, at.Rot)
	// Output: 60 92, turned by 1.0
}

func ExampleMove() {
	var w ecs.World
	ball := w.Spawn(systems.At(10, 20), systems.Velocity{Vec: geom.V(30, 0)})
	systems.Move(&w, 0.5)
	fmt.Println(ecs.Get[systems.Transform](&w, ball).Pos)
	// Output: {25 20}
}

func ExampleExpire() {
	var w ecs.World
	spark := w.Spawn(systems.At(10, 20), systems.Lifetime{Left: 0.25})
	systems.Expire(&w, 0.25)
	fmt.Println(w.Alive(spark))
	// Output: false
}

// A cannon on a ship that turns by a quarter: its muzzle is below now.
func ExamplePlace() {
	var w ecs.World
	ship := w.Spawn(systems.Transform{Pos: geom.V(100, 100), Rot: 1.5707963267948966})
	cannon := w.Spawn(systems.Transform{}, systems.Local{Transform: systems.At(20, 0)})
	ecs.Relate[ecs.ChildOf](&w, cannon, ship)
	systems.Place(&w)
	muzzle := ecs.Get[systems.Transform](&w, cannon).Apply(geom.V(5, 0))
	fmt.Printf("%.0f %.0f\n", muzzle.X, muzzle.Y)
	// Output: 100 125
}

// A hero picks a coin up.
func ExampleAttach() {
	var w ecs.World
	hero, coin := w.Spawn(systems.At(100, 50)), w.Spawn(systems.At(104, 40))
	systems.Attach(&w, coin, hero)
	ecs.Get[systems.Transform](&w, hero).Pos.X = 200
	systems.Place(&w)
	fmt.Println(ecs.Get[systems.Transform](&w, coin).Pos)
	// Output: {204 40}
}

// What has a Last is seen between two ticks, by Canvas.Alpha.
func ExampleRemember() {
	var w ecs.World
	ball := w.Spawn(systems.At(0, 0), systems.Velocity{Vec: geom.V(60, 0)}, systems.Last{})
	for range 2 { // ticks
		systems.Remember(&w)
		systems.Move(&w, 0.1)
	}
	c := render.NewCanvas(render.NewAtlas(nil))
	c.Begin(&driver.Frame{}, render.NewViewport(render.Fit, 320, 180, 320, 180), render.Black, 0, 0.5)
	fmt.Println(systems.Shown(&w, c, ball).Pos, ecs.Get[systems.Transform](&w, ball).Pos)
	// Output: {9 0} {12 0}
}

// Trees and a hero, those that are lower on the screen in front.
func ExampleDraw() {
	var w ecs.World
	tree, hero := render.File("tree.png"), render.File("hero.png").Grid(16, 24)
	w.Spawn(systems.At(100, 80), systems.Sprite{Image: tree, Origin: geom.V(0, 30)})
	w.Spawn(systems.At(90, 70), systems.Sprite{Image: hero, Frame: 3, Origin: geom.V(0, 12)}, systems.Last{})

	draw := func(c *render.Canvas) { // a game's Draw
		c.World(render.Camera{Pos: geom.V(100, 80)})
		c.LayerOrder(0, render.ByY)
		systems.Draw(&w, c)
		systems.DrawEmitters(&w, c)
	}
	_ = draw
}

func ExampleAnimate() {
	walk := anim.Make("example systems walk", anim.Clip{Image: render.File("hero.png").Grid(16, 24), Frames: anim.Strip(4, 6, 0.1)})
	var w ecs.World
	hero := w.Spawn(systems.At(0, 0), systems.Sprite{}, anim.Player{Anim: walk})
	for range 3 {
		systems.Animate(&w, 0.1)
	}
	fmt.Println(ecs.Get[systems.Sprite](&w, hero).Frame)
	// Output: 6
}

// A rocket with a trail that stays for its life when the rocket is gone.
func ExampleEmit() {
	smoke := particle.Make("example systems smoke", particle.Smoke()...)
	var w ecs.World
	rocket := w.Spawn(systems.At(0, 0), systems.Velocity{Vec: geom.V(200, 0)})
	trail := w.Spawn(systems.Emitter{Emitter: particle.Emitter{Effect: smoke}, Of: rocket})
	for tick := range 600 {
		if tick == 60 {
			w.Destroy(rocket)
		}
		systems.Move(&w, 1.0/60)
		systems.Emit(&w, 1.0/60)
		if tick == 61 {
			fmt.Println("the rocket is gone; smoke:", ecs.Get[systems.Emitter](&w, trail).Len() > 0)
		}
	}
	fmt.Println("nine seconds later:", w.Alive(trail))
	// Output:
	// the rocket is gone; smoke: true
	// nine seconds later: false
}

// A lantern swings at a pole, and a beam looks where its tower does.
func ExampleShine() {
	var w ecs.World
	w.Spawn(systems.At(100, 40), light.Light{Pos: geom.V(0, 12), Radius: 80, Color: render.Orange})
	w.Spawn(systems.Transform{Pos: geom.V(200, 100), Rot: 0.5}, light.Light{Radius: 300, Spread: 0.2})
	lighting := light.Lighting{Ambient: render.Navy} // a field of the game, with the tag `state:"-"`

	draw := func(c *render.Canvas) { // a game's Draw
		systems.Draw(&w, c)
		systems.Shine(&w, c, &lighting)
	}
	_ = draw
}

// An engine hums where its ship is, higher when it is quick, and falls silent with it.
func ExampleHear() {
	var w ecs.World
	var camera render.Camera
	hum := audio.Effect{Pitch: 60, Hold: 1, Loop: true}.Sound("example systems hum")
	ship := w.Spawn(systems.At(300, 0), systems.Voice{Of: hum, Play: audio.Play{Loop: true}, Fade: 0.2})

	update := func(t *engine.Tick) { // a game's Update
		ecs.Get[systems.Voice](&w, ship).Play.Pitch = 1.5
		systems.Hear(&w, audio.Ears{At: camera.Pos}, t.Audio)
	}
	_ = update
}

type (
	Bullet struct{ Damage int }
	Rock   struct{ Life int }
)

var blows = ecs.Reader[systems.Hit]()

// Bullets and rocks: who met whom comes as events, in any order of the two.
func ExampleCollide() {
	const bullets, rocks = collide.Mask(1), collide.Mask(2)
	var w ecs.World
	w.Spawn(systems.At(0, 0), systems.Velocity{Vec: geom.V(6000, 0)}, Bullet{2},
		systems.Body{Shape: collide.Circle(1), Kind: collide.Kinematic, Is: bullets, Hits: rocks, Way: systems.Stop})
	rock := w.Spawn(systems.At(90, 0), Rock{3}, systems.Body{Shape: collide.Circle(10), Is: rocks})
	for range 3 {
		systems.Collide(&w, 1.0/60)
		for hit := range blows.Read(&w) {
			if bullet, rock, ok := systems.Met[Bullet, Rock](&w, hit); ok {
				ecs.Get[Rock](&w, rock).Life -= ecs.Get[Bullet](&w, bullet).Damage
				w.Destroy(bullet)
			}
		}
		w.Advance() // ecs.Schedule does it
	}
	fmt.Println(ecs.Get[Rock](&w, rock).Life, w.Len())
	// Output: 1 1
}

// A coin pops up, fades and is gone.
func ExampleTween() {
	var w ecs.World
	coin := w.Spawn(systems.At(50, 50), systems.Sprite{Image: render.File("coin.png")},
		systems.PosTween{Vec: tween.Vec{From: geom.V(50, 50), To: geom.V(50, 20), Sec: 0.5, Ease: tween.BackOut}},
		systems.FadeTween{Float: tween.Float{From: 1, To: 0, Sec: 0.5, Delay: 0.5}, Then: systems.Destroy})
	systems.Tween(&w, 0.5)
	fmt.Println(ecs.Get[systems.Transform](&w, coin).Pos.Y, ecs.Has[systems.PosTween](&w, coin))
	systems.Tween(&w, 0.5)
	fmt.Println(w.Alive(coin))
	// Output:
	// 20 false
	// false
}

// Three enemies in a row on a path that they share.
func ExampleTweenPaths() {
	dive := tween.Polyline(false, geom.V(0, 0), geom.V(100, 0), geom.V(100, 100)) // at package level
	var w ecs.World
	for i := range 3 {
		w.Spawn(systems.Transform{}, systems.PathTween{Clock: tween.Clock{Sec: 2, Delay: 0.25 * float64(i)}, Turn: true, Then: systems.Destroy})
	}
	systems.TweenPaths(&w, 1.5, &dive)
	for at := range stations.Each(&w) {
		fmt.Printf("%.0f %.0f\n", at.Pos.X, at.Pos.Y)
	}
	// Output:
	// 100 50
	// 100 25
	// 100 0
}

var stations = ecs.Query1[systems.Transform]()

// A hero of a jump and run game, and what is wanted of it.
func ExampleControl() {
	var w ecs.World
	w.Spawn(systems.At(0, 10), systems.Body{Shape: collide.Box(400, 20)})
	hero := w.Spawn(systems.At(0, -10), systems.Body{Shape: collide.Box(12, 20), Kind: collide.Kinematic}, systems.Platformer{})
	for range 60 {
		ecs.Get[systems.Platformer](&w, hero).Moves = collide.Moves{X: 1} // from actions, or an enemy's wits
		systems.Control(&w, 1.0/60)
		systems.Collide(&w, 1.0/60)
		w.Advance()
	}
	fmt.Println(ecs.Get[systems.Transform](&w, hero).Pos.X > 100, ecs.Get[systems.Platformer](&w, hero).OnFloor)
	// Output: true true
}
