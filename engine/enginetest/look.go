package enginetest

import (
	"fmt"
	"strings"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
)

// look draws the picture of a tick twice. It ends the test when that changed the game, or gave two pictures.
func (g *Game) look() {
	g.t.Helper()
	e := &g.eye
	e.before = g.snapshot(e.before[:0])
	first := g.draw()
	second := g.draw()
	if g.loop.Failed() != nil {
		return
	}
	e.after = g.snapshot(e.after[:0])
	if !engine.Same(e.before, e.after) {
		g.fatal("got a Draw that changed the game; want it only to read%s", g.changed())
	}
	if first != second {
		g.fatal("got two pictures of one state; want one\n\tDraw depends on something that is not state: the time of day, " +
			"chance, the order of a map, a package variable")
	}
}

// draw draws the picture of the tick once, keeps what it uploads, and returns one number for it.
func (g *Game) draw() uint64 {
	f := g.app.Draw(0)
	g.eye.painter.Keep(f)
	return digest(f)
}

// changed lists what a Draw changed.
func (g *Game) changed() string {
	const most = 5
	var b strings.Builder
	for i, c := range g.loop.Changes(g.eye.before, g.eye.after) {
		if i == most {
			b.WriteString("\n\tand more")
			break
		}
		fmt.Fprintf(&b, "\n\tDraw changed %v", c)
	}
	return b.String()
}

// digest is one number for what a frame draws. What it uploads or draws to keep is left out: that happens once.
func digest(f *driver.Frame) uint64 {
	drawn := *f
	drawn.Images, drawn.Shaders = nil, nil
	drawn.Commands, drawn.Kept = f.Commands[f.Kept:], 0
	var d driver.Digest
	d.Frame(&drawn)
	return d.Sum()
}
