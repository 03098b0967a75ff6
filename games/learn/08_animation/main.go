// Animation shows a runner with five animations and one graph of what follows what: arrows, WASD, a stick or a thumb run;
// Space, up, a pad's button or a tap jump. The strip below shows the frames of the animation that plays.
package main

import (
	"slices"

	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render/anim"
)

const (
	width, height  = 320.0, 180.0 // logical pixels
	speed, agile   = 95.0, 700.0  // of the runner: logical pixels per second; and per second again
	leap, gravity  = 285.0, 780.0 // logical pixels per second; and per second again
	feet           = 15.0         // from the middle of a picture, logical pixels
	stepGain, puff = 0.25, 0.05   // how loud a step is; seconds a frame of dust is shown
)

var (
	idle = anim.Make("08 idle", anim.Clip{Image: sheet, Frames: anim.Strip(0, 4, 0.17), Mode: anim.PingPong})
	run  = anim.Make("08 run", anim.Clip{Image: sheet, Frames: anim.Strip(4, 8, 0.06).On(3, "step").On(7, "step")})
	rise = anim.Make("08 rise", anim.Clip{Image: sheet, Frames: anim.Strip(12, 1, 0.1)})
	fall = anim.Make("08 fall", anim.Clip{Image: sheet, Frames: anim.Strip(13, 2, 0.12)})
	land = anim.Make("08 land", anim.Clip{Image: sheet, Frames: anim.Strip(15, 2, 0.06).On(0, "thud"), Mode: anim.Once})
	dust = anim.Make("08 dust", anim.Clip{Image: cloud, Frames: anim.Strip(0, 6, puff), Mode: anim.Once})
	coin = anim.Make("08 coin", anim.Clip{Image: gold, Frames: anim.Strip(0, 8, 0.08)})
)

// moves says what follows what. A condition is a method of the runner; Any leads from every state.
var moves = anim.NewGraph(
	anim.State[runner]{Name: "idle", Anim: idle, Edges: []anim.Edge[runner]{{To: "run", When: (*runner).moving}}},
	anim.State[runner]{Name: "run", Anim: run, Edges: []anim.Edge[runner]{{To: "idle", When: (*runner).standing}}},
	anim.State[runner]{Name: "rise", Anim: rise, Edges: []anim.Edge[runner]{{To: "land", When: (*runner).grounded}}},
	anim.State[runner]{Name: "fall", Anim: fall, Edges: []anim.Edge[runner]{{To: "land", When: (*runner).grounded}}},
	anim.State[runner]{Name: "land", Anim: land, Edges: []anim.Edge[runner]{{To: "run", When: (*runner).moving, Exit: 0.5}, {To: "idle", Exit: 1}}},
	anim.State[runner]{Name: anim.Any, Edges: []anim.Edge[runner]{{To: "rise", When: (*runner).rising}, {To: "fall", When: (*runner).falling}}},
)

var (
	jump        = input.Action{Name: "jump", On: input.Any{input.KeySpace, input.KeyW, input.KeyUp, input.PadA, input.TouchTap}}
	step, thud  = audio.Hit(5), audio.Hit(2)
	boing, ding = audio.Jump(3), audio.Coin(8)
	ledges      = []geom.Rect{geom.R(-20, 134, 400, 60), geom.R(36, 100, 70, 8), geom.R(140, 72, 76, 8), geom.R(244, 98, 56, 8)}
)

type runner struct {
	pos, vel    geom.Vec // of the feet: logical pixels; per second
	left, floor bool     // looks to the left; stands on something
	look        anim.Machine
	cloud       anim.Player
	landed      geom.Vec   // where the cloud is, logical pixels
	taken       [4]float64 // seconds for which each coin is gone
}

func (r *runner) moving() bool   { return r.floor && max(r.vel.X, -r.vel.X) > 8 }
func (r *runner) standing() bool { return r.floor && !r.moving() }
func (r *runner) grounded() bool { return r.floor }
func (r *runner) rising() bool   { return !r.floor && r.vel.Y < 0 }
func (r *runner) falling() bool  { return !r.floor && r.vel.Y >= 0 }

func (r *runner) Start(*engine.Tick) error {
	r.pos = geom.V(60, 60)
	return nil
}

func (r *runner) Update(t *engine.Tick) error {
	r.move(t)
	moves.Step(&r.look, r, t.Dt)
	switch {
	case r.look.Fired("step"):
		t.Audio.PlayWith(step, audio.Play{Gain: stepGain, Pitch: t.Rand.Range(0.9, 1.1)})
	case r.look.Fired("thud"):
		t.Audio.PlayWith(thud, audio.Play{Gain: 2 * stepGain})
		r.landed = r.pos
		r.cloud.Play(dust)
		r.cloud.Restart()
	}
	r.cloud.Step(t.Dt)
	for i := range r.taken {
		r.taken[i] = max(0, r.taken[i]-t.Dt)
		if r.taken[i] == 0 && r.pos.Sub(geom.V(0, feet)).Dist(coins[i]) < 14 {
			r.taken[i] = 4
			t.Audio.PlayWith(ding, audio.Play{Gain: 0.5})
		}
	}
	return nil
}

// move runs, jumps, falls, and stands on ledges that it comes to from above.
func (r *runner) move(t *engine.Tick) {
	way := t.Input.Vec(input.Move).X
	r.vel.X = geom.Approach(r.vel.X, way*speed, agile*t.Dt)
	if way != 0 {
		r.left = way < 0
	}
	if r.floor && t.Input.Pressed(jump) {
		r.vel.Y = -leap
		t.Audio.PlayWith(boing, audio.Play{Gain: 0.4})
	}
	r.vel.Y += gravity * t.Dt
	before := r.pos.Y
	r.pos = r.pos.Add(r.vel.Mul(t.Dt))
	r.pos.X = geom.Wrap(r.pos.X, width)
	i := slices.IndexFunc(ledges, func(l geom.Rect) bool {
		return r.vel.Y >= 0 && before <= l.Y && r.pos.Y >= l.Y && r.pos.X > l.X && r.pos.X < l.X+l.W
	})
	if r.floor = i >= 0; r.floor {
		r.pos.Y, r.vel.Y = ledges[i].Y, 0
	}
}

func main() {
	engine.Main(&runner{}, engine.Config{Title: "Animation", Width: width, Height: height, Background: dusk})
}
