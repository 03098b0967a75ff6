package main

import (
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// TestGolden looks at the screens of a game.
func TestGolden(t *testing.T) {
	g := enginetest.New(t, newGame(), config())
	g.Blind = true
	g.StepSeconds(1.5).Golden("screen-title")
	g.Press(accept).StepSeconds(1.2).Golden("screen-mouth")
	g.Press(pause).Step(3).Golden("screen-pause")
	g.Press(input.KeyDown).Step(1).Press(input.KeyDown).Step(1).Press(accept).Step(3).Golden("screen-options")
	g.Press(input.KeyUp).Step(1).Press(input.KeyUp).Step(1).Press(accept).Step(3).Golden("screen-controls")
	g.Press(back).Step(2).Press(back).Step(2).Press(pause).Step(2)
	p := g.Top().(*play)
	slug := p.level.thingOf(t, "slug")
	p.space.Put(p.hero.drive.Body, p.level.Things[slug].At.Center().Add(geom.V(60, -4)))
	g.Push(walk, geom.V(-1, 0)).Until(func() bool { return p.hero.stun.Left > 0 }, 200)
	g.Step(14).Golden("screen-hurt")
}

// TestGoldenEnd looks at the end.
func TestGoldenEnd(t *testing.T) {
	l := mustRead(t)
	s := newSaved(l)
	exit := l.Things[l.thingOf(t, "exit")].At
	s.Feet = geom.V(exit.Max().X+30, exit.Max().Y)
	s.Played, s.Deaths = 83.5, 1
	g := enginetest.New(t, newGame(), config()).Save(slotKey, s)
	g.Blind = true
	g.Step(5).Press(accept).Step(40)
	g.Push(walk, geom.V(-1, 0)).Until(func() bool { return g.Top().(*play).won > 0 }, 120)
	g.Step(20).Golden("screen-exit")
	g.StepSeconds(4).Golden("screen-win")
}
