package engine

import (
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Write says in this tick that the player writes into a field, so that his input method, or the keyboard of a phone, is
// there; a tick without it ends that. caret is where the next letter stands, canvas units. It is for packages of text
// fields: games use engine/typing, which also links what talks to input methods.
func Write(t *Tick, field driver.TextSession, caret geom.Rect) {
	l := t.loop
	to := l.view.Transform()
	low, high := to.Apply(caret.Min()), to.Apply(caret.Max())
	field.Active = true
	field.Caret = driver.Box{
		X: geom.Round(low.X), Y: geom.Round(low.Y),
		W: max(geom.Round(high.X)-geom.Round(low.X), 1), H: max(geom.Round(high.Y)-geom.Round(low.Y), 1),
	}
	l.writing = field
}

// Copy gives the system's clipboard a text.
func Copy(t *Tick, text string) {
	if l := t.loop; !l.outside.silent() {
		l.out.Actions = append(l.out.Actions, driver.Action{Kind: driver.ActionClipboard, Text: text})
	}
}

// Paste asks for the text in the system's clipboard. It comes with a later tick, as if the player had written it: in
// [input.State.Text] and [input.Edits]. Nothing comes where programs may not read the clipboard.
func Paste(t *Tick) {
	l := t.loop
	l.out.Actions = append(l.out.Actions, driver.Action{Kind: driver.ActionReadClipboard})
}
