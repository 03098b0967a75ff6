package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
)

// What is tuned by hand: krill dev has a slider for each of these, which writes assets/tune.toml, and krill bake writes
// what stands there into this file. Other numbers are constants beside the code that they belong to.

// heroTune is how the hero runs and jumps. Gravity follows from how high a jump is and how long it takes.
type heroTune struct {
	Speed      float64 `tune:"20..300,step=5"`      // of a run, logical pixels a second
	StartTime  float64 `tune:"0.01..1,step=0.01"`   // seconds from standing to that
	StopTime   float64 `tune:"0.01..1,step=0.01"`   // seconds from that to standing
	JumpHeight float64 `tune:"10..120,step=1"`      // with the button held, logical pixels
	JumpTime   float64 `tune:"0.1..1,step=0.01"`    // seconds up to there
	Cut        float64 `tune:"0.01..1,step=0.01"`   // part of the speed that stays when the button is let go of
	FallFactor float64 `tune:"0.5..3,step=0.05"`    // of gravity, on the way down
	Coyote     float64 `tune:"0.01..0.5,step=0.01"` // seconds behind an edge in which he still jumps
	Buffer     float64 `tune:"0.01..0.5,step=0.01"` // seconds before the ground in which he may be told to
}

// caveTune is what he meets, and how it is seen.
type caveTune struct {
	BatSees   float64 `tune:"0..200,step=1"`     // logical pixels at which a bat notices the hero
	BatWakes  float64 `tune:"0..2,step=0.05"`    // seconds from that to its swoop; shorter is harder
	BatSpeed  float64 `tune:"20..300,step=5"`    // logical pixels a second at most, in a swoop
	BatTurns  float64 `tune:"20..1000,step=10"`  // logical pixels a second and second, towards the hero
	Follow    float64 `tune:"0.01..1,step=0.01"` // seconds in which the camera halves its way to the hero
	LookAhead float64 `tune:"0..80,step=1"`      // logical pixels that it looks further where he faces
}

var (
	heroOf = engine.Tune("hero", heroTune{
		Speed: 120, StartTime: 0.1, StopTime: 0.08, JumpHeight: 52, JumpTime: 0.36, Cut: 0.45, FallFactor: 1.25, Coyote: 0.1, Buffer: 0.1,
	})
	caveOf = engine.Tune("cave", caveTune{BatSees: 84, BatWakes: 0.45, BatSpeed: 105, BatTurns: 190, Follow: 0.07, LookAhead: 18})
)

// tuned are the values of a tick.
type tuned struct {
	hero heroTune
	cave caveTune
}

func tunedIn(t *engine.Tick) tuned { return tuned{heroOf.Of(t), caveOf.Of(t)} }

// equip gives what is tuned to what drives a hero, who may wade. The zero heroTune takes it away again: it is no state.
func (k heroTune) equip(d *collide.Platformer, wades bool) {
	d.Speed = k.Speed
	if wades {
		d.Speed = wadeSpeed
	}
	d.StartTime, d.StopTime = k.StartTime, k.StopTime
	d.JumpHeight, d.JumpTime, d.Cut, d.FallFactor = k.JumpHeight, k.JumpTime, k.Cut, k.FallFactor
	d.Coyote, d.Buffer = k.Coyote, k.Buffer
}
