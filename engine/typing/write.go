package typing

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Field is what an input method must know of the text that the player writes into. The zero value is an empty one.
type Field struct {
	Text             string
	SelStart, SelEnd int       // what is selected, bytes of Text; equal: where the caret stands
	Caret            geom.Rect // canvas units; the method shows its words beside it
	Multiline        bool
	NumberOnly       bool // a hint
}

// Write says that the player writes into a field in this tick. What he wrote is in input.Edits.
func Write(t *engine.Tick, f Field) {
	engine.Write(t, driver.TextSession{
		Text: f.Text, SelStart: f.SelStart, SelEnd: f.SelEnd, Multiline: f.Multiline, NumberOnly: f.NumberOnly,
	}, f.Caret)
}
