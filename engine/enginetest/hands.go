package enginetest

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// Press presses controls or actions, all at once, for one tick. They go up at the beginning of the next.
func (g *Game) Press(what ...input.Pressable) *Game {
	g.t.Helper()
	for _, p := range what {
		g.hands.Tap(g.hands.ControlOf(p))
	}
	return g.Step(1)
}

// Hold holds a control or an action for so many ticks.
func (g *Game) Hold(what input.Pressable, ticks int) *Game {
	g.t.Helper()
	return g.Down(what).Step(ticks).Up(what)
}

// Down presses controls or actions until Up, from the next tick on.
func (g *Game) Down(what ...input.Pressable) *Game {
	for _, p := range what {
		g.hands.Hold(g.hands.ControlOf(p))
	}
	return g
}

// Up lets go of controls or actions, from the next tick on.
func (g *Game) Up(what ...input.Pressable) *Game {
	for _, p := range what {
		g.hands.Release(g.hands.ControlOf(p))
	}
	return g
}

// Push pushes a stick until the next Push of it, from the next tick on: v is what State.Vec gives. Zero lets go.
func (g *Game) Push(stick input.Stick, v geom.Vec) *Game {
	g.hands.Push(stick, v)
	return g
}

// Type enters text, one letter in each tick.
func (g *Game) Type(text string) *Game {
	g.t.Helper()
	for _, r := range text {
		g.hands.Type(string(r))
		g.tick()
	}
	return g
}

// Compose shows a text in the making, as an input method does, with its caret at the end, and takes a tick. An empty one
// ends it.
func (g *Game) Compose(text string) *Game {
	g.t.Helper()
	input.Compose(&g.hands, text, len(text), len(text))
	return g.Step(1)
}

// Commit enters a text as an input method does, which ends what is composed, and takes a tick.
func (g *Game) Commit(text string) *Game {
	g.t.Helper()
	input.Commit(&g.hands, text, 0, 0)
	return g.Step(1)
}

// Connect plugs in the pad of a player, from 0, and of those before him. A pad that is used is plugged in anyway.
func (g *Game) Connect(player int) *Game {
	g.hands.Connect(player)
	return g
}

// Disconnect pulls out the pad of a player.
func (g *Game) Disconnect(player int) *Game {
	g.hands.Disconnect(player)
	return g
}

// Tilt pushes half an axis of a pad, such as input.PadLeftUp, or pulls a trigger, by 0 to 1, until the next Tilt of it.
func (g *Game) Tilt(c input.Control, by float64) *Game {
	g.hands.Tilt(c, by)
	return g
}
