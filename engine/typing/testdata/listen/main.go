// Listen prints every event that comes, and has a field to write into at its top, for tests in real windows and pages.
package main

import (
	"fmt"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/typing"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var field = geom.R(20, 20, 600, 40)

type listener struct {
	entry    typing.Entry
	writing  bool
	said     string
	gestures input.Gestures
	mouse    geom.Vec
	jumps    int
}

var jump = input.Action{Name: "jump", On: input.Any{input.KeySpace, input.TouchA}}

// ScreenPad shows a pad for the right hand when the game has counted a jump on the other.
func (g *listener) ScreenPad() input.ScreenPad {
	return input.ScreenPad{Stick: input.P1, Buttons: input.Buttons{jump}, Mirror: g.jumps > 0, Size: 1.2, Opacity: 0.8}
}

func (g *listener) Update(t *engine.Tick) error {
	s := t.Input
	for c, down := range input.Changes(s) {
		fmt.Printf("%v %v, prints %s, with %04b\n", c, down, input.Label(s, c), input.Modifiers(s))
		if c == input.PadA.Of(0) && down {
			engine.Rumble(t, 0, 0.25, 1, 0.5)
		}
	}
	for _, e := range input.Edits(s) {
		fmt.Printf("edit %q %d %d\n", e.Text, e.Start, e.End)
	}
	p := s.Pointer()
	if p.Entered || p.Left {
		fmt.Println("mouse entered", p.Entered, "left", p.Left)
	}
	if p.Wheel != (geom.Vec{}) {
		fmt.Printf("wheel %.2f %.2f\n", p.Wheel.X, p.Wheel.Y)
	}
	if p.Pos != g.mouse && !p.Down {
		g.mouse = p.Pos
		fmt.Printf("at %.0f %.0f\n", p.Pos.X, p.Pos.Y)
	}
	if s.Pressed(jump) {
		g.jumps++
	}
	g.gesture(s)
	if p.Pressed {
		g.writing = field.Contains(p.Pos)
		fmt.Println("writing", g.writing)
	}
	if g.writing {
		outcome := g.entry.Update(t, field)
		shown, from, to, caret := g.entry.Shown()
		if said := fmt.Sprintf("text %q, %d to %d composed, caret %d, outcome %d", shown, from, to, caret, outcome); said != g.said {
			g.said = said
			fmt.Println(said)
		}
		g.writing = outcome == typing.Writing
	}
	return nil
}

func (g *listener) gesture(s *input.State) {
	k := &g.gestures
	k.Update(s)
	if k.Tap.Count > 0 {
		fmt.Println("tap", k.Tap.Count)
	}
	if k.LongPress.Began {
		fmt.Println("long press")
	}
	if k.Swipe.Done {
		fmt.Println("swipe", k.Swipe.Side)
	}
	if k.Drag.Ended {
		fmt.Printf("dragged %.0f %.0f\n", k.Drag.At.X-k.Drag.Start.X, k.Drag.At.Y-k.Drag.Start.Y)
	}
	if k.Pinch.Ended || k.Rotate.Ended || k.Pan.Ended {
		fmt.Printf("pair: pinch %v %.2f, turn %v %.2f, pan %v\n", k.Pinch.Ended, k.Pinch.Total, k.Rotate.Ended, k.Rotate.Total, k.Pan.Ended)
	}
}

func (g *listener) Draw(c *render.Canvas) {
	c.Rect(field, render.Hex(0x1d2230))
	g.entry.Draw(c, field.Inset(8), render.Text{Size: 16})
	c.Circle(g.mouse, 5, render.White)
}

func main() {
	engine.Main(&listener{}, engine.Config{Title: "Listen", Background: render.Hex(0x10131c), Scaling: render.Expand})
}
