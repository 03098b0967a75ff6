// Platformer is a room with all that collide.Platformer does by itself: slopes, planks, a ladder, a lift, a spring and a
// shaft to climb from wall to wall. Arrows or WASD walk and climb, Space jumps, down and Space drop through a plank, X dashes.
package main

import (
	"github.com/krill2d/krill/audio"
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

const (
	width, height, tile = 400.0, 224.0, 16.0 // logical pixels
	spring              = 130.0              // how high it throws, logical pixels
	liftSpeed           = 45.0               // logical pixels per second
	isSpring            = 1                  // the User of a body; stars have none
)

// The layers of bodies and tiles.
const (
	ground collide.Mask = 1 << iota
	ladder
	figure
	thing
)

var (
	jump = input.Action{Name: "jump", On: input.Any{input.KeySpace, input.PadA, input.TouchA}}
	dash = input.Action{Name: "dash", On: input.Any{input.KeyX, input.PadX, input.TouchB}}

	boing, thud, ding, whoosh = audio.Jump(3), audio.Hit(2), audio.Coin(8), audio.Swish(4)
)

type room struct {
	grid       geom.Grid
	space      collide.Space
	hero       collide.Platformer
	lift       collide.ID
	start      geom.Vec
	stars      int
	squash     float64 // how flat the hero is after a landing, and how long after a jump
	springTime float64 // seconds since the spring was used
}

func (g *room) Update(t *engine.Tick) error {
	switch x := g.space.Pos(g.lift).X; {
	case x < 12*tile:
		g.space.SetVel(g.lift, geom.V(liftSpeed, 0))
	case x > 16*tile:
		g.space.SetVel(g.lift, geom.V(-liftSpeed, 0))
	}
	g.space.Step(t.Dt)
	stick := t.Input.Vec(input.Move)
	g.hero.Update(&g.space, collide.Moves{
		X: stick.X, Y: stick.Y, Jump: t.Input.Pressed(jump), JumpHeld: t.Input.Down(jump), Dash: t.Input.Pressed(dash),
	}, t.Dt)
	for e := range g.space.Of(g.hero.Body) {
		switch other, _ := g.space.Body(e.B); {
		case e.Kind != collide.Enter || other.Is != thing:
		case other.User == isSpring:
			g.hero.Bounce(spring)
			g.springTime = 0
			t.Audio.Play(boing)
		default:
			g.space.Remove(e.B)
			g.stars++
			t.Audio.Play(ding)
		}
	}
	g.feel(t)
	if g.space.Pos(g.hero.Body).Y > height+40 {
		g.space.Put(g.hero.Body, g.start)
		g.hero.Vel = geom.Vec{}
	}
	return nil
}

func main() { engine.Main(&room{springTime: 9}, config()) }
