// Rebind lets players choose their controls, and keeps them: up and down or a tap pick a line, Enter or A asks for the new one.
package main

import (
	"embed"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/input/glyph"
)

const (
	w, h      = 640.0, 360.0
	high      = 34.0         // of a line, logical pixels
	ground    = 336.0        // on which the shrimp stands, logical pixels from the top
	speed     = 160.0        // logical pixels per second
	rise, sag = 300.0, 900.0 // of a jump, logical pixels per second, and per second again
)

//go:embed bindings.txt
var files embed.FS

var (
	left, right, jump = input.Action{Name: "left"}, input.Action{Name: "right"}, input.Action{Name: "jump"}
	dash, wave        = input.Action{Name: "dash"}, input.Action{Name: "wave"}
	actions           = [...]input.Action{left, right, jump, dash, wave}
	pick              = input.Stick{Name: "pick", Up: input.Any{input.KeyUp, input.PadUp}, Down: input.Any{input.KeyDown, input.PadDown}}
	ok                = input.Action{Name: "ok", On: input.Any{input.KeyEnter, input.PadA}}
)

type rebind struct {
	row    int                             // that is picked; the last one gives all back
	asks   bool                            // for a new control
	twice  input.Control                   // is another action's; pressed again they swap
	says   string                          // below the list
	glyphs [len(actions)][2][6]glyph.Glyph // of the controls: keys and mouse, pad
	at     geom.Vec
	rising float64 // logical pixels per second
	waves  bool
	jumps  int
}

func (g *rebind) Start(t *engine.Tick) error {
	g.at, g.says = geom.V(w/2, ground), "Pick a line."
	g.show(t.Input)
	return nil
}

// show notes the pictures of the controls, as they are now.
func (g *rebind) show(in *input.State) {
	for i, a := range actions {
		for k, device := range [...]input.Device{input.Keyboard, input.Pad} {
			_, on := input.Controls(in, a, device)
			for n, c := range on {
				g.glyphs[i][k][n] = glyph.OfControl(in, c)
			}
		}
	}
}

func (g *rebind) Update(t *engine.Tick) error {
	in := t.Input
	g.play(in, t.Dt)
	_, dy := in.Step(pick)
	point := in.Pointer()
	tapped := point.Pressed && point.Pos.Y < line(len(actions)+1).Y
	switch {
	case g.asks && (in.Key(input.KeyEscape) || in.LastDevice() == input.Touch && tapped):
		g.asks, g.says = false, "As it was."
	case g.asks:
		g.listen(in)
	case tapped:
		g.row = max(int((point.Pos.Y-line(0).Y)/high), 0)
		g.choose(in)
	case in.Pressed(ok):
		g.choose(in)
	default:
		g.row = (g.row + dy + len(actions) + 1) % (len(actions) + 1)
	}
	return nil
}

func (g *rebind) choose(in *input.State) {
	if g.row == len(actions) {
		input.ResetBindings(in)
		g.show(in)
		g.says = "All as the game gives them."
		return
	}
	g.asks, g.twice, g.says = true, input.None, "Press the new control for "+actions[g.row].Name+", or Escape."
}

func (g *rebind) listen(in *input.State) {
	c, heard := input.Listen(in, input.KeyEscape, input.KeyEnter, input.KeyUp, input.KeyDown)
	if !heard {
		return
	}
	answer := input.Refuse
	if c == g.twice {
		answer = input.Swap
	}
	with, done := input.Rebind(in, actions[g.row], c, answer)
	if !done {
		g.twice, g.says = c, input.Label(in, c)+" is for "+with+". Press it again to swap the two."
		return
	}
	g.asks, g.says = false, input.Label(in, c)+" is for "+actions[g.row].Name+" now."
	g.show(in)
}

func main() {
	engine.Main(&rebind{}, engine.Config{
		Title: "Rebind", Width: w, Height: h, Background: deep, Assets: files,
		Bindings: input.Bind("bindings.txt", left, right, jump, dash, wave),
	})
}
