package ebiten

import (
	"math"

	eb "github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"github.com/krill2d/krill/engine/driver"
)

// mouseButtons are Ebitengine's, in the order of ButtonEvent.Button.
var mouseButtons = [...]eb.MouseButton{
	eb.MouseButtonLeft, eb.MouseButtonMiddle, eb.MouseButtonRight, eb.MouseButton3, eb.MouseButton4,
}

// input gathers what happened since the last tick, in in. It remembers what is down.
type input struct {
	in       driver.Input
	keys     [len(keys)]bool
	buttons  [len(mouseButtons)]bool
	touches  fingers
	insets   insets
	layout   layout
	typing   typing
	pads     pads
	runes    []rune
	seen     bool // the mouse has a position to move from
	captured bool
}

// gather appends what Ebitengine tells at one of its ticks; w and h are the window's size and scale its pixel ratio.
func (n *input) gather(w, h int, scale float64) {
	in := &n.in
	in.Width, in.Height, in.Scale = w, h, scale
	in.MaxImage = eb.MaxImageSize()
	in.Suspended = pageHidden()
	in.Safe = n.insets.read(w, h, scale)
	n.focus(eb.IsFocused() && !in.Suspended)
	in.Quit = in.Quit || eb.IsWindowBeingClosed()
	n.gatherLayout()
	in.Text = n.typing.hear(in.Text)
	n.gatherKeys()
	n.gatherText()
	n.gatherMouse()
	n.gatherButtons()
	in.Touches = n.touches.gather(in.Touches)
	n.pads.poll()
	in.Pads = append(in.Pads[:0], n.pads.list...)
}

// next makes the input ready for the tick after one that got it: events go, what lasts stays.
func (n *input) next() {
	n.in.Reset()
	n.in.Pads = append(n.in.Pads[:0], n.pads.list...)
}

// focus notes whether the player is here. When he leaves, everything that is down is released.
func (n *input) focus(focused bool) {
	if lost := !focused && !n.in.Unfocused; lost {
		n.release()
	}
	n.in.Unfocused = !focused
}

func (n *input) release() {
	for i := range n.keys {
		if n.keys[i] {
			n.key(i, false)
		}
	}
	for i := range n.buttons {
		if n.buttons[i] {
			n.button(i, false)
		}
	}
	n.in.Touches = n.touches.cancel(n.in.Touches)
}

func (n *input) gatherKeys() {
	for i := range keys {
		k := keys[i].eb
		p := press{eb.IsKeyPressed(k), inpututil.IsKeyJustPressed(k), inpututil.IsKeyJustReleased(k)}
		list, count := p.changes(n.keys[i], !n.in.Unfocused)
		for _, down := range list[:count] {
			n.key(i, down)
		}
	}
}

func (n *input) key(i int, down bool) {
	n.keys[i] = down
	label := n.layout.label(keys[i], down)
	if down && n.typing.swallows(keys[i].key) {
		return
	}
	n.in.Keys = append(n.in.Keys, driver.KeyEvent{Key: keys[i].key, Logical: label, Down: down})
}

func (n *input) gatherText() {
	n.runes = eb.AppendInputChars(n.runes[:0])
	n.learn()
	if len(n.runes) > 0 && !n.typing.heard {
		n.in.Text = append(n.in.Text, driver.TextEvent{Kind: driver.TextCommit, Text: string(n.runes)})
	}
}

// capture notes that the mouse was taken or given back: it jumps then, which is no movement.
func (n *input) capture(on bool) {
	if on != n.captured {
		n.captured, n.seen = on, false
	}
}

func (n *input) gatherMouse() {
	m := &n.in.Mouse
	x, y := eb.CursorPositionF()
	if math.IsNaN(x) || math.IsNaN(y) {
		return // there is no window yet
	}
	if n.seen {
		m.DX += x - m.X
		m.DY += y - m.Y
	}
	m.X, m.Y, n.seen = x, y, true
	m.Outside = !n.captured && (x < 0 || y < 0 || x >= float64(n.in.Width) || y >= float64(n.in.Height))
	wx, wy := eb.Wheel()
	m.WheelX += wx
	m.WheelY += wy
}

func (n *input) gatherButtons() {
	for i, b := range mouseButtons {
		p := press{eb.IsMouseButtonPressed(b), inpututil.IsMouseButtonJustPressed(b), inpututil.IsMouseButtonJustReleased(b)}
		list, count := p.changes(n.buttons[i], !n.in.Unfocused)
		for _, down := range list[:count] {
			n.button(i, down)
		}
	}
}

func (n *input) button(i int, down bool) {
	n.buttons[i] = down
	n.in.Buttons = append(n.in.Buttons, driver.ButtonEvent{Button: uint8(i), Down: down, X: n.in.Mouse.X, Y: n.in.Mouse.Y})
}
