package ui

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/typing"
	"github.com/krill2d/krill/render"
)

// Field shows a line of text that the player writes into *text, and reports true in the tick in which he presses Enter.
// He leaves it by Enter, Escape, Tab and a click elsewhere. For keys, selection, clipboard and input methods see
// package typing; the mouse sets the caret and selects.
func (u *UI) Field(label string, text *string) (entered bool) {
	wants := u.wants
	id, box := u.labelled(label)
	over, _, clicked := u.press(id, box, 0)
	wants = wants && u.focus == id
	if u.editing != id {
		clicked = clicked || u.pressed && u.active == id && !u.touch
		if clicked || wants || u.tabbed && u.focus == id {
			u.begin(id, *text)
		}
		if clicked && !u.ok {
			u.edit.Caret = render.TextAt(u.meter, u.lineOf(*text, box), u.at)
			u.edit.Anchor = u.edit.Caret
		}
	}
	if u.editing != id {
		u.rest(id, box, *text, over)
		return false
	}
	if *text != u.edit.Text {
		u.edit.SetText(*text) // the game has changed it
	}
	out := u.writing(id, box)
	*text = u.edit.Text
	if out == entering && wants {
		u.begin(id, *text)
		u.session(box)
	}
	return out == entering
}

// rest draws a field that nobody writes into.
func (u *UI) rest(id uint64, box geom.Rect, text string, over bool) {
	c := u.look.Well
	if over {
		c = u.look.Rest
	}
	u.fill(box, c)
	u.frameOf(box, u.look.Edge)
	u.ring(id, box)
	u.write(text, within(box), render.Left, u.look.Text)
}

// within is where the text of a field lies.
func within(box geom.Rect) geom.Rect { return geom.R(box.X+inner, box.Y, box.W-2*inner, box.H) }

// outcome is what became of a text in a tick.
type outcome uint8

const (
	still outcome = iota
	entering
	leaving // for elsewhere: what was written counts
	dropping
)

// begin lets the player write into a widget, with all of the text selected.
func (u *UI) begin(id uint64, text string) {
	u.editing, u.edited, u.focus = id, u.frame, id
	u.edit = typing.Entry{}
	u.edit.SetText(text)
	u.edit.Anchor = 0
}

// writing lets the player write in this tick, and draws that.
func (u *UI) writing(id uint64, box geom.Rect) outcome {
	u.edited = u.frame
	out := still
	switch {
	case u.left || u.pressed && !u.isOver(box):
		out = leaving
	case u.ok:
		u.session(box) // the Enter that began it does not end it
	default:
		switch u.edit.Update(u.t, u.canvas(box)) {
		case typing.Entered:
			out = entering
		case typing.Left:
			out = dropping
		}
	}
	u.caretByMouse(id, box)
	if out != still {
		u.editing = 0
	}
	if u.focus == id && (out == dropping || out == leaving && !u.left) {
		u.focus = 0
	}
	u.paint(box)
	return out
}

// session tells the input method of the text.
func (u *UI) session(box geom.Rect) {
	from, to := u.edit.Selection()
	typing.Write(u.t, typing.Field{Text: u.edit.Text, SelStart: from, SelEnd: to, Caret: u.canvas(box)})
}

// caretByMouse puts the caret where the mouse or a finger is; a drag selects, and a second click all.
func (u *UI) caretByMouse(id uint64, box geom.Rect) {
	if u.active != id || !u.pressed && u.at == u.from {
		return
	}
	shown, from, to, _ := u.edit.Shown()
	if from != to {
		return // a method is at work
	}
	words := u.lineOf(shown, box)
	u.edit.Caret = render.TextAt(u.meter, words, u.at)
	if u.pressed {
		u.edit.Anchor = u.edit.Caret
		if u.twice(id) {
			u.edit.Anchor, u.edit.Caret = 0, len(shown)
		}
	}
}

// lineOf is the text where it lies: moved to the left when the caret would not show.
func (u *UI) lineOf(shown string, box geom.Rect) render.Text {
	in := within(box)
	words := render.Text{S: shown, Size: letter, Pos: geom.V(in.X, box.Y+float64(geom.Floor((box.H-letter+1)/2)))}
	_, _, _, caret := u.edit.Shown()
	if over := u.caretX(words, caret) - (in.X + in.W - 1); over > 0 {
		words.Pos.X -= over
	}
	return words
}

func (u *UI) caretX(words render.Text, at int) float64 { return render.TextPos(u.meter, words, at).X }

// paint draws a field that is written into.
func (u *UI) paint(box geom.Rect) {
	r := u.top()
	u.fill(box, u.look.Well)
	u.frameOf(box, u.look.Accent)
	shown, from, to, at := u.edit.Shown()
	words := u.lineOf(shown, box)
	y := words.Pos.Y
	u.add(clip, inside(within(box).Inset(-1), r.clip), render.Color{}, "")
	if a, b := u.edit.Selection(); from == to && a != b {
		x := u.caretX(words, a)
		u.fill(geom.R(x, y-1, u.caretX(words, b)-x, letter+1), u.look.Accent)
	}
	u.add(write, geom.R(words.Pos.X, y, 0, letter), u.look.Text, shown)
	if from != to {
		x := u.caretX(words, from)
		u.fill(geom.R(x, y+letter, u.caretX(words, to)-x, 1), u.look.Text)
	}
	u.draw(caret, geom.R(u.caretX(words, at), y-1, 1, letter+1), u.look.Focus, "")
	u.unclip()
}
