// Input test shows every event that comes: keys, text, mouse, fingers with their gestures, gamepads. Click the field to write.
package main

import (
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/typing"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/input/glyph"
	"github.com/krill2d/krill/render"
)

const (
	w, h  = 640.0, 360.0
	lines = 17 // events that are shown
)

var (
	field = geom.R(12, h-30, 300, 20)                                                                                 // where text is written
	marks = [...]string{"Shift", "Ctrl", "Alt", "Meta", "Caps Lock", "Num Lock"}                                      // in the order of test.marks
	paper = [...]render.Color{render.Hex(0x10131c), render.Hex(0x1d2230), render.Hex(0x5c6580), render.Hex(0xffb454)} // back, panel, faint, lit
)

type test struct {
	log      []string
	entry    typing.Entry
	writing  bool
	gestures input.Gestures
	kite     geom.Vec // is dragged; two fingers turn and scale it
	turn     float64
	scale    float64
	held     []glyph.Glyph
	pads     [2][4]float64
	names    [2]string
	fingers  []input.Finger
	pointer  input.Pointer
	marks    [len(marks)]bool
}

func (g *test) Start(*engine.Tick) error {
	g.kite, g.scale = geom.V(480, 190), 1
	return nil
}

func (g *test) say(format string, a ...any) {
	g.log = append(g.log, fmt.Sprintf(format, a...))
	g.log = g.log[max(0, len(g.log)-lines):]
}

func (g *test) Update(t *engine.Tick) error {
	s := t.Input
	g.pointer, g.fingers, g.held = s.Pointer(), append(g.fingers[:0], s.Touches()...), g.held[:0]
	for c, down := range input.Changes(s) {
		g.say("%v %s, called %q", c, map[bool]string{true: "down", false: "up"}[down], input.Label(s, c))
		if c.AnyPad() == input.PadA && down {
			player, _ := c.Player()
			engine.Rumble(t, player, 0.3, 1, 0.2)
		}
	}
	for c := range input.AllDown(s) {
		g.held = append(g.held, glyph.OfControl(s, c))
	}
	m := input.Modifiers(s)
	g.marks = [...]bool{m&input.Shift != 0, m&input.Ctrl != 0, m&input.Alt != 0, m&input.Meta != 0, input.CapsLock(s), input.NumLock(s)}
	for _, e := range input.Edits(s) {
		g.say("text %q, in place of %d letters", e.Text, e.End-e.Start)
	}
	if v := g.pointer.Wheel; v != (geom.Vec{}) {
		g.say("wheel %+.2f %+.2f", v.X, v.Y)
	}
	for i := range g.pads {
		g.names[i] = input.PadName(s, i)
		left, right := s.Vec(stick(i, input.PadLeftLeft)), s.Vec(stick(i, input.PadRightLeft))
		g.pads[i] = [4]float64{left.X, left.Y, right.X, right.Y}
	}
	g.gesture(s)
	g.write(t)
	return nil
}

// stick returns one of the two of a player's pad, by its first half axis.
func stick(player int, left input.Control) input.Stick {
	on := func(n input.Control) input.Any { return input.Any{(left + n).Of(player)} }
	return input.Stick{Left: on(0), Right: on(1), Up: on(2), Down: on(3)}
}

func (g *test) write(t *engine.Tick) {
	if g.pointer.Pressed {
		g.writing = field.Contains(g.pointer.Pos)
	}
	g.writing = g.writing && g.entry.Update(t, field) == typing.Writing
	t.Window.Cursor = engine.CursorCross
	if field.Contains(g.pointer.Pos) {
		t.Window.Cursor = engine.CursorText
	}
}

func config() engine.Config {
	return engine.Config{Title: "Input test", Width: w, Height: h, Background: paper[0]}
}

func main() { engine.Main(&test{}, config()) }
