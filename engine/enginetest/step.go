package enginetest

import (
	"fmt"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Step plays n ticks.
func (g *Game) Step(n int) *Game {
	g.t.Helper()
	for range n {
		g.tick()
	}
	return g
}

// StepSeconds plays so many seconds of the game's time, to the nearest tick.
func (g *Game) StepSeconds(sec float64) *Game {
	g.t.Helper()
	return g.Step(geom.Round(sec * float64(g.loop.Config().TPS)))
}

// Until plays until cond is true, at most so many ticks; none when it is true already. When it does not become true the
// test ends with what the game says of itself and what changed meanwhile.
func (g *Game) Until(cond func() bool, atMost int) *Game {
	g.t.Helper()
	before := g.snapshot(nil)
	for range atMost {
		if cond() {
			return g
		}
		g.tick()
	}
	if !cond() {
		g.fatal("Until: got nothing in %d ticks; want its condition to become true\n%s", atMost, g.story(before))
	}
	return g
}

// tick plays one tick.
func (g *Game) tick() {
	g.t.Helper()
	if g.over {
		g.fatal("Step: the game is over; want it to go on, or no step (Over tells)")
	}
	g.hands.Screen = engine.ShownPad(g.loop)
	g.hands.Write(&g.in)
	out := g.app.Tick(&g.in)
	g.ticks++
	g.over = out.Exit || g.in.Quit && !keptOpen(out)
	g.in.Reset()
	g.mustRun()
	g.mustFind()
	g.hear(out)
	if !g.Blind {
		g.look()
		g.mustRun()
	}
	g.mustHold()
}

// keptOpen reports whether the game refused to quit.
func keptOpen(out *driver.Output) bool {
	for i := range out.Actions {
		if out.Actions[i].Kind == driver.ActionKeepOpen {
			return true
		}
	}
	return false
}

// mustRun ends the test when the game has failed.
func (g *Game) mustRun() {
	g.t.Helper()
	if f := g.loop.Failed(); f != nil {
		g.fatal("got %s", failure(f))
	}
}

// failure says what went wrong, and where in the game's own code.
func failure(f *engine.Failure) string {
	var b strings.Builder
	b.WriteString(f.Error())
	for _, call := range f.Stack {
		fmt.Fprintf(&b, "\n\t%s", call)
	}
	return b.String()
}

// mustFind ends the test when an image or a sound is not there.
func (g *Game) mustFind() {
	g.t.Helper()
	if all := g.loop.Missing(); len(all) > g.missing {
		n := g.missing
		g.missing = len(all)
		g.fatal("got an asset that cannot be used; want all of them\n\t%v", all[n])
	}
}
