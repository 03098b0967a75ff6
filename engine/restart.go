package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// afterFailure waits for the player's answer to a failure: R begins anew, Escape ends the run.
func (l *Loop) afterFailure(in *driver.Input) {
	l.audio.StopAll()
	for _, e := range in.Keys {
		switch {
		case e.Down && e.Key == driver.KeyR:
			l.restart()
			return
		case e.Down && e.Key == driver.KeyEscape:
			l.quit = true
		}
	}
}

// drawFailure shows what went wrong in place of the game.
func drawFailure(c *render.Canvas, f *Failure) {
	size := c.Size()
	c.Rect(geom.R(0, 0, size.X, size.Y), render.Navy)
	text := f.Error()
	for _, frame := range f.Stack {
		text += "\n" + frame
	}
	const margin, letters = 16, 16 // logical pixels
	c.Text(render.Text{S: text, Pos: geom.V(margin, margin), Size: letters, Wrap: size.X - 2*margin})
	c.Text(render.Text{
		S: "R: start again    Esc: quit", Pos: geom.V(margin, size.Y-margin-letters), Size: letters, Color: render.Yellow,
	})
}
