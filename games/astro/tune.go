package main

import "github.com/krill2d/krill/engine"

// What is tuned by hand: krill dev has a slider for each of these, which writes assets/tune.toml, and krill bake writes
// what stands there into this file. Other numbers are constants beside the code that they belong to.

// shipTune is how the player's ship flies and shoots.
type shipTune struct {
	Thrust    float64 `tune:"50..500,step=5"`    // logical pixels per second squared
	Turn      float64 `tune:"1..10,step=0.1"`    // radians per second; faster is harder to aim
	TurnUp    float64 `tune:"5..200,step=1"`     // radians per second squared: a short press turns a little
	Drag      float64 `tune:"0..3,step=0.05"`    // share of speed lost in a second
	Fastest   float64 `tune:"100..600,step=10"`  // logical pixels per second
	Reload    float64 `tune:"0.05..1,step=0.01"` // seconds between shots while fire is held
	Recoil    float64 `tune:"0..40,step=0.5"`    // logical pixels per second that a shot takes off the ship's own speed
	ShotSpeed float64 `tune:"100..800,step=10"`  // logical pixels per second, on top of the ship's
	ShotLife  float64 `tune:"0.2..3,step=0.05"`  // seconds
}

// fieldTune is what the ship is up against.
type fieldTune struct {
	RockSpeed  float64 `tune:"0.2..3,step=0.05"` // factor of how fast all rocks are
	RockGrowth float64 `tune:"0..0.5,step=0.01"` // by which they are faster in each wave
	RockKick   float64 `tune:"8..150,step=1"`    // logical pixels per second, at most, that a half of one gets on top
	EnemySpeed float64 `tune:"80..500,step=5"`   // of a saucer's shots, logical pixels per second
	Shake      float64 `tune:"0..3,step=0.1"`    // factor of how far blasts shake the picture
}

var (
	shipOf = engine.Tune("ship", shipTune{
		Thrust: 210, Turn: 4.6, TurnUp: 42, Drag: 0.45, Fastest: 300, Reload: 0.19, Recoil: 2.5, ShotSpeed: 390, ShotLife: 0.8,
	})
	fieldOf = engine.Tune("field", fieldTune{RockSpeed: 1, RockGrowth: 0.07, RockKick: 28, EnemySpeed: 230, Shake: 1})
)

// tuned are the values of a tick.
type tuned struct {
	ship  shipTune
	field fieldTune
}

func tunedIn(t *engine.Tick) tuned { return tuned{shipOf.Of(t), fieldOf.Of(t)} }
