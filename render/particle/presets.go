package particle

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	up    = -math.Pi / 2
	round = math.Pi // a spread of all directions
)

// Fire returns a flame as wide as a torch, with sparks and smoke above it, without end.
func Fire() []Spec {
	return []Spec{
		{
			Name: "smoke", Rate: 8, Life: Between(1.2, 2), Shape: Line(8), Angle: up, Spread: 0.2, Speed: Between(25, 45),
			Gravity: geom.V(0, -20), Drag: Just(0.8), Sway: Between(0, 10), Image: Puff(),
			Size: Between(14, 22), SizeOver: Over(0.5, 1.8), Rot: Between(0, 2*round), Spin: Between(-0.8, 0.8),
			Color: Colors(render.Hex(0x4a4048), render.Hex(0x2a2830)), AlphaOver: Over(0, 0.35, 0.2, 0),
		},
		{
			Name: "flame", Rate: 70, Life: Between(0.35, 0.8), Shape: Circle(6), Angle: up, Spread: 0.25, Speed: Between(20, 60),
			Gravity: geom.V(0, -90), Radial: Just(-40), Size: Between(14, 24), SizeOver: Over(0.6, 1, 0.15),
			Color:     Colors(render.Hex(0xfff3b0), render.Hex(0xff9a2e), render.Hex(0xe0341f), render.Hex(0x5a1030)),
			AlphaOver: Over(0.3, 0.7, 0.5, 0), Blend: render.Add,
		},
		{
			Name: "ember", Rate: 6, Life: Between(0.7, 1.4), Shape: Circle(6), Angle: up, Spread: 0.6, Speed: Between(30, 80),
			Gravity: geom.V(0, -30), Drag: Just(0.7), Sway: Between(10, 30), SwayRate: 1.5, Size: Between(2, 4),
			Color: Colors(render.Hex(0xffe08a), render.Hex(0xff7a1f)), AlphaOver: Over(1, 1, 0), Blend: render.Add,
		},
	}
}

// Smoke returns a column that rises and spreads, without end.
func Smoke() []Spec {
	return []Spec{{
		Name: "smoke", Rate: 14, Life: Between(2, 3.2), Shape: Line(10), Angle: up, Spread: 0.25, Speed: Between(25, 45),
		Gravity: geom.V(6, -8), Drag: Just(0.4), Sway: Between(0, 8), SwayRate: 0.4, Image: Puff(),
		Size: Between(16, 26), SizeOver: Over(0.5, 1.4, 2.2), Rot: Between(0, 2*round), Spin: Between(-0.6, 0.6),
		Color: Colors(render.Hex(0x6a6a74), render.Hex(0xb9bcc6)), AlphaOver: Over(0, 0.5, 0.3, 0),
	}}
}

// Sparks returns one burst of a blow of metal: lines of light that fall.
func Sparks() []Spec {
	return []Spec{{
		Name: "spark", Burst: Between(24, 36), Life: Between(0.3, 0.8), Spread: round, Speed: Between(60, 260),
		Gravity: geom.V(0, 320), Drag: Between(0.5, 2), Size: Between(2.5, 4), SizeOver: Over(1, 0.5), Stretch: 0.06,
		Color: Colors(render.White, render.Hex(0xffe27a), render.Hex(0xff8a1f), render.Hex(0xa01808)), Blend: render.Add,
	}}
}

// Explosion returns one burst: a flash, a ring, fire, smoke, and pieces that leave smoke behind.
func Explosion() []Spec {
	return []Spec{
		{
			Name: "wake", Parent: "piece", Rate: 40, Life: Between(0.3, 0.6), Image: Puff(), Size: Between(5, 9),
			SizeOver: Over(0.6, 1.4), Rot: Between(0, 2*round), Color: Colors(render.Hex(0x8a5a3a), render.Hex(0x3a3438)),
			AlphaOver: Over(0.5, 0),
		},
		{
			Name: "smoke", Burst: Between(14, 20), Life: Between(0.8, 1.6), Shape: Circle(10), Outward: true,
			Speed: Between(15, 80), Gravity: geom.V(0, -25), Drag: Just(2.5), Image: Puff(), Size: Between(22, 38),
			SizeOver: Over(0.6, 1.2, 1.5), Rot: Between(0, 2*round), Spin: Between(-1, 1),
			Color: Colors(render.Hex(0x5a4038), render.Hex(0x2c2a30)), AlphaOver: Over(0.8, 0.5, 0),
		},
		{
			Name: "piece", Burst: Between(6, 9), Life: Between(0.5, 0.9), Spread: round, Speed: Between(90, 200),
			Gravity: geom.V(0, 260), Drag: Just(0.6), Size: Between(3, 5), SizeOver: Over(1, 0.5), Spin: Between(-9, 9),
			Image: Square(), Color: Colors(render.Hex(0xffd080), render.Hex(0x50382c)),
		},
		{
			Name: "fire", Burst: Between(18, 26), Life: Between(0.25, 0.6), Shape: Circle(6), Outward: true,
			Speed: Between(20, 130), Drag: Just(4), Size: Between(18, 34), SizeOver: Over(0.5, 1, 0.3),
			Color:     Colors(render.Hex(0xfff6c8), render.Hex(0xffb02e), render.Hex(0xe8401c), render.Hex(0x601028)),
			AlphaOver: Over(0.9, 0.7, 0), Blend: render.Add,
		},
		{
			Name: "ring", Burst: Just(1), Life: Just(0.35), Image: Halo(), Size: Just(150), SizeOver: Over(0.1, 0.7, 1),
			Color: Colors(render.Hex(0xffe6b0)), AlphaOver: Over(0.8, 0.3, 0), Blend: render.Add,
		},
		{
			Name: "flash", Burst: Just(1), Life: Just(0.16), Size: Just(110), SizeOver: Over(1, 0.7),
			Color: Colors(render.Hex(0xfff8e0)), AlphaOver: Over(1, 0), Blend: render.Add, Flash: true,
		},
	}
}

// Rain returns rain over a width below the emitter, which breaks into drops after falling about height logical pixels.
// It has fallen already when it begins.
func Rain(width, height float64) []Spec {
	const speed = 480.0
	life := height / speed
	return []Spec{
		{
			Name: "rain", Rate: width / 3, Shape: Line(width), Angle: up + round + 0.12, Speed: Between(speed*0.9, speed*1.1),
			Life: Between(life*0.8, life*1.1), Warm: min(life*1.1+0.3, maxWarm), Size: Between(2, 3), Stretch: 0.04,
			Color: Colors(render.Hex(0xb8d4f0)), AlphaOver: Over(0.6),
		},
		{
			Name: "splash", Parent: "rain", When: Death, Burst: Between(1, 3), Life: Between(0.15, 0.3), Angle: up,
			Spread: 1, Speed: Between(30, 60), Gravity: geom.V(0, 300), Size: Between(2, 3),
			Color: Colors(render.Hex(0xc0d8f0)), AlphaOver: Over(0.7, 0),
		},
	}
}

// Snow returns flakes that sink and sway over a width below the emitter, down to about height logical pixels.
// It has fallen already when it begins.
func Snow(width, height float64) []Spec {
	life := height / 38
	far := Spec{
		Name: "far", Rate: width / 24, Shape: Line(width), Angle: up + round, Spread: 0.1, Speed: Between(22, 38),
		Life: Between(life, life*1.5), Warm: min(life*1.4, maxWarm), Sway: Between(4, 12), SwayRate: 0.3,
		Size: Between(3, 5), AlphaOver: Over(0, 0.8, 0.8, 0.8, 0.8, 0),
	}
	near := far
	near.Name, near.Rate, near.Speed, near.Sway = "near", width/70, Between(36, 54), Between(8, 20)
	near.Size, near.Image, near.Rot, near.Spin = Between(6, 10), Flake(), Between(0, 2*round), Between(-1, 1)
	near.AlphaOver = Over(0, 0.95, 0.95, 0.95, 0.95, 0)
	return []Spec{far, near}
}

// Confetti returns one burst of paper upwards, which tumbles down.
func Confetti() []Spec {
	return []Spec{{
		Name: "paper", Burst: Between(70, 90), Life: Between(2, 3.5), Angle: up, Spread: 0.6, Speed: Between(180, 420),
		Gravity: geom.V(0, 160), Drag: Between(1.2, 2.4), Sway: Between(10, 50), SwayRate: 0.8, Image: Square(),
		Size: Between(4, 8), SizeOver: Curve{{0, 0.3}, {0.05, 1}, {0.9, 1}, {1, 0}}, Rot: Between(0, 2*round),
		Spin: Between(-8, 8), Pick: true,
		Color: Colors(render.Red, render.Orange, render.Yellow, render.Green, render.Blue, render.Pink, render.Lavender),
	}}
}

// Dust returns one small burst of a foot on dry ground.
func Dust() []Spec {
	return []Spec{{
		Name: "dust", Burst: Between(14, 18), Life: Between(0.35, 0.7), Shape: Line(18), Outward: true, Speed: Between(10, 45),
		Gravity: geom.V(0, -30), Drag: Just(3), Image: Puff(), Size: Between(8, 15), SizeOver: Over(0.5, 1.3),
		Rot: Between(0, 2*round), Spin: Between(up, -up), Color: Colors(render.Hex(0xd8c8a8)), AlphaOver: Over(0.6, 0.4, 0),
	}}
}

// Magic returns stars that circle the emitter and follow it with tails, without end.
func Magic() []Spec {
	return []Spec{
		{
			Name: "star", Rate: 9, Life: Between(0.9, 1.6), Shape: Ring(16), Outward: true, Angle: math.Pi / 2,
			Speed: Between(50, 90), Radial: Just(-190), Image: Star(), Size: Between(7, 13), SizeOver: Over(0.2, 1, 0),
			Spin: Between(-2, 2), Color: Colors(render.White, render.Hex(0x9be8ff), render.Hex(0x8a6aff)),
			Blend: render.Add, Trail: 0.35, TrailPoints: 12,
		},
		{
			Name: "glitter", Parent: "star", Rate: 14, Life: Between(0.3, 0.7), Spread: round, Speed: Between(2, 12),
			Gravity: geom.V(0, 30), Size: Between(1.5, 3), Color: Colors(render.Hex(0xc8f0ff), render.Hex(0xa060ff)),
			AlphaOver: Over(1, 0), Blend: render.Add,
		},
	}
}
