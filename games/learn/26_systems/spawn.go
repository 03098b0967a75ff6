package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/ecs"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/systems"
	"github.com/krill2d/krill/engine/tween"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/anim"
	"github.com/krill2d/krill/render/light"
	"github.com/krill2d/krill/render/particle"
)

// currents are the ways of the jellyfish through the trench.
var currents = [3]tween.Path{
	tween.CatmullRom(false, geom.V(680, 90), geom.V(520, 60), geom.V(380, 140), geom.V(200, 70), geom.V(-40, 120)),
	tween.CatmullRom(false, geom.V(680, 250), geom.V(500, 280), geom.V(330, 190), geom.V(150, 270), geom.V(-40, 200)),
	tween.CatmullRom(false, geom.V(-40, 160), geom.V(160, 210), geom.V(330, 90), geom.V(500, 200), geom.V(680, 150)),
}

var (
	motor = audio.Effect{Wave: audio.Triangle, Pitch: 48, Vibrato: 0.3, VibratoRate: 7, Low: 300, Hold: 1, Loop: true}.Sound("26_systems motor")
	swish = audio.Swish(3)
	pop   = audio.Boom(5)
	zap   = audio.Lose(2)

	swim = anim.Make("26_systems swim", anim.Clip{Image: medusa.Grid(26, 34), Frames: anim.Strip(0, 4, 0.14)})

	bubbles = particle.Make("26_systems bubbles", particle.Spec{
		Rate: 22, Life: particle.Between(0.8, 2), Angle: -1.57, Spread: 0.6, Speed: particle.Between(8, 40), Gravity: geom.V(0, -30), Drag: particle.Just(0.6),
		Sway: particle.Just(14), Image: particle.Halo(), Size: particle.Between(3, 8), AlphaOver: particle.Over(0.7, 0.5, 0), Color: particle.Colors(render.Hex(0xbfe9ff)),
	})
	wake = particle.Make("26_systems wake", particle.Spec{
		Rate: 70, Life: particle.Between(0.3, 0.8), Spread: 3.14, Speed: particle.Between(2, 14), Gravity: geom.V(0, -20),
		Image: particle.Halo(), Size: particle.Between(2, 5), AlphaOver: particle.Over(0.8, 0), Color: particle.Colors(render.Hex(0xd8f4ff)),
	})
	jellyBurst = particle.Make("26_systems burst",
		particle.Spec{
			Burst: particle.Just(1), Life: particle.Just(0.35), Image: particle.Halo(), Size: particle.Just(130), SizeOver: particle.Over(0.1, 1),
			AlphaOver: particle.Over(0.9, 0), Blend: render.Add, Color: particle.Colors(render.Hex(0xffc4f0)),
		},
		particle.Spec{
			Burst: particle.Just(26), Life: particle.Between(0.4, 1.2), Spread: 3.14, Speed: particle.Between(20, 170), Drag: particle.Just(2.5),
			Gravity: geom.V(0, 40), Size: particle.Between(4, 10), SizeOver: particle.Over(1, 0), Blend: render.Add,
			Color: particle.Colors(render.White, render.Hex(0xff7ad9), render.Hex(0x6a3cff)),
		})
)

// enclose spawns the walls and the ground.
func enclose(w *ecs.World) {
	for _, r := range [...]geom.Rect{geom.R(-20, -20, 680, 26), geom.R(-20, 322, 680, 60), geom.R(-20, 0, 26, 360), geom.R(634, 0, 26, 360)} {
		w.Spawn(systems.Transform{Pos: r.Center()}, systems.Body{Shape: collide.Box(r.W, r.H), Is: rock})
	}
}

// launch spawns the boat with its parts, which are entities of their own, and returns it.
func launch(w *ecs.World) ecs.Entity {
	sub := w.Spawn(systems.Transform{Pos: geom.V(150, 190), Scale: geom.V(1, 1)}, systems.Last{}, systems.Sprite{Image: hull, Layer: 2},
		systems.TopDown{TopDown: collide.TopDown{Speed: 140, StartTime: 0.4, StopTime: 0.6}},
		systems.Body{Shape: collide.Capsule(geom.V(-20, 0), geom.V(20, 0), 13), Kind: collide.Kinematic, Is: boat, Hits: rock},
		systems.Voice{Of: motor, Play: audio.Play{Loop: true, Gain: 0.5}}, light.Light{Radius: 110, Color: render.Hex(0xffe6b0).Fade(0.7)})
	part := func(at geom.Vec, components ...any) {
		e := w.Spawn(append(components, systems.Transform{}, systems.Local{Transform: systems.Transform{Pos: at}})...)
		ecs.Relate[ecs.ChildOf](w, e, sub)
	}
	part(geom.V(34, 5), light.Light{Radius: 330, Spread: 0.34, Edge: 0.5, Color: render.Hex(0xfff2c8)}, systems.Last{})
	part(geom.V(-36, 0), systems.Emitter{Emitter: particle.Emitter{Effect: bubbles}, Layer: 4})
	for i, at := range [...]geom.Vec{{X: 12, Y: -13}, {X: -4, Y: 13}} {
		part(at, Turret{Wait: float64(i) * reload / 2}, systems.Sprite{Image: gun, Origin: geom.V(-5, 0), Layer: 1 + 2*(1-i)}, systems.Last{})
	}
	return sub
}

// breed spawns jellyfish until there are enough, each some seconds before it comes.
func breed(w *ecs.World, r *engine.Rand) {
	for i := jellies.Count(w); i < swarm; i++ {
		spawnJelly(w, r)
	}
}

func spawnJelly(w *ecs.World, r *engine.Rand) {
	size, tint := r.Range(0.8, 1.25), engine.Pick(r, glows[:])
	clock := tween.Clock{Sec: drift * r.Range(0.9, 1.3), Delay: r.Range(0, drift)}
	way := systems.PathTween{Clock: clock, Path: r.Int(len(currents)), Then: systems.Destroy}
	look := anim.Player{Anim: swim}
	look.Seek(r.Range(0, 0.5))
	w.Spawn(Jelly{}, systems.At(-100, -100), systems.Last{}, systems.Sprite{Image: medusa, Layer: 2, Tint: tint}, way, look,
		systems.ScaleTween{Vec: tween.Vec{From: geom.V(size, size*1.08), To: geom.V(size*1.1, size*0.94), Sec: 0.56, Ease: tween.SineInOut, Repeat: tween.Forever, Yoyo: true}},
		systems.Body{Shape: collide.Circle(12), Kind: collide.Kinematic, Is: jelly, Hits: boat | spear}, light.Light{Pos: geom.V(0, -3), Radius: 105, Color: tint})
}

// fire spawns a torpedo at the muzzle of a turret, and a wake that outlives it.
func fire(w *ecs.World, at systems.Transform) {
	muzzle := at.Apply(geom.V(18, 0))
	way := muzzle.Sub(at.Pos).Unit()
	e := w.Spawn(Torpedo{}, systems.Transform{Pos: muzzle, Rot: way.Angle()}, systems.Last{}, systems.Velocity{Vec: way.Mul(shot)},
		systems.Body{Shape: collide.Circle(3), Kind: collide.Kinematic, Is: spear, Hits: rock | jelly, Way: systems.Stop}, systems.Lifetime{Left: 1.6},
		systems.Sprite{Image: torpedo, Layer: 2}, systems.Voice{Of: swish, Play: audio.Play{Gain: 0.3}}, light.Light{Radius: 45, Color: render.Orange})
	w.Spawn(systems.Emitter{Emitter: particle.Emitter{Effect: wake}, Of: e, Layer: 4})
}

// burst spawns what is left of a jellyfish: light, sparks and a sound.
func burst(w *ecs.World, at geom.Vec) {
	w.Spawn(systems.Transform{Pos: at}, systems.Emitter{Emitter: particle.Emitter{Effect: jellyBurst}, Once: true, Layer: 5}, systems.Voice{Of: pop, Play: audio.Play{Gain: 0.5}})
	w.Spawn(systems.Transform{Pos: at}, light.Light{Radius: 150, Color: render.Hex(0xffb0ee)}, systems.Lifetime{Left: 0.12})
}

// sting lets the boat flash, and a spark fly.
func sting(w *ecs.World, boat ecs.Entity) {
	ecs.Put(w, boat, systems.TintTween{Clock: tween.Clock{Sec: 0.5}, From: render.Hex(0x8f6bff), To: render.White})
	w.Spawn(systems.Lifetime{Left: 1}, *ecs.Get[systems.Transform](w, boat), systems.Voice{Of: zap, Play: audio.Play{Gain: 0.4}})
}
