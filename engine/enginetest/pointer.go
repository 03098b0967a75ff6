package enginetest

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

// device returns where a point of the canvas lies in the window, device pixels.
func (g *Game) device(at geom.Vec) geom.Vec {
	c := g.loop.Config()
	return render.NewViewport(c.Scaling, c.Width, c.Height, g.in.Width, g.in.Height).Transform().Apply(at)
}

// Point moves the mouse.
func (g *Game) Point(at geom.Vec) *Game {
	p := g.device(at)
	g.hands.PointAt(p.X, p.Y)
	return g
}

// Click clicks with the left button of the mouse, and takes a tick. For another: Point(at).Press(input.MouseRight).
func (g *Game) Click(at geom.Vec) *Game {
	g.t.Helper()
	return g.Point(at).Press(input.MouseLeft)
}

// Drag drags with the left button of the mouse, in a straight line and so many ticks, and lets go.
func (g *Game) Drag(from, to geom.Vec, ticks int) *Game {
	g.t.Helper()
	g.Point(from).Step(1).Down(input.MouseLeft)
	return g.along(from, to, ticks, g.Point).Up(input.MouseLeft).Step(1)
}

// Wheel turns the wheel by notches, right and up positive, and takes a tick.
func (g *Game) Wheel(x, y float64) *Game {
	g.t.Helper()
	g.hands.Turn(x, y)
	return g.Step(1)
}

// Touch puts a finger on the screen, or moves the one that lies there. Fingers count from 0.
func (g *Game) Touch(finger int, at geom.Vec) *Game {
	p := g.device(at)
	g.hands.PutDown(finger, p.X, p.Y)
	return g
}

// Lift takes a finger off the screen.
func (g *Game) Lift(finger int) *Game {
	g.hands.Lift(finger)
	return g
}

// Tap puts a finger down for a tick, and lifts it in the next.
func (g *Game) Tap(at geom.Vec) *Game {
	g.t.Helper()
	return g.Touch(0, at).Step(1).Lift(0).Step(1)
}

// Swipe puts a finger down and drags it in a straight line and so many ticks, and lifts it.
func (g *Game) Swipe(from, to geom.Vec, ticks int) *Game {
	g.t.Helper()
	return g.along(from, to, ticks, func(at geom.Vec) *Game { return g.Touch(0, at) }).Lift(0).Step(1)
}

// Pinch puts two fingers on the screen, on the left and on the right of a point and `from` logical pixels of the canvas
// apart, and moves them in so many ticks until they are `to` apart and turned by an angle around the point; then it lifts
// them.
func (g *Game) Pinch(around geom.Vec, from, to, turn float64, ticks int) *Game {
	g.t.Helper()
	for i := range ticks + 1 {
		k := float64(i) / float64(max(ticks, 1))
		arm := geom.Polar(turn*k, (from+float64((to-from)*k))/2)
		g.Touch(0, around.Sub(arm)).Touch(1, around.Add(arm)).Step(1)
	}
	return g.Lift(0).Lift(1).Step(1)
}

// along calls move for each place of a straight line, one a tick, both ends included.
func (g *Game) along(from, to geom.Vec, ticks int, move func(geom.Vec) *Game) *Game {
	g.t.Helper()
	move(from).Step(1)
	for i := range ticks {
		move(from.Lerp(to, float64(i+1)/float64(ticks))).Step(1)
	}
	return g
}

// Resize gives the window another size, device pixels. The picture has it too.
func (g *Game) Resize(width, height int) *Game {
	g.in.Width, g.in.Height = width, height
	return g
}

// Focus says whether the player is here. While he is not, nothing is held.
func (g *Game) Focus(here bool) *Game {
	g.in.Unfocused = !here
	return g
}

// Quit asks to close the window as the player does, and takes a tick. Over tells what the game answered.
func (g *Game) Quit() *Game {
	g.t.Helper()
	g.in.Quit = true
	return g.Step(1)
}
