package glyph_test

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/input/glyph"
	"github.com/krill2d/krill/render"
)

// sheet shows rows of glyphs.
type sheet struct {
	rows [][]input.Control
	size float64
	seen [][]glyph.Glyph
	jump glyph.Glyph
}

var jump = input.Action{Name: "jump", On: input.Any{input.KeyW, input.PadA, input.TouchTap}}

func (s *sheet) Update(t *engine.Tick) error {
	s.seen = s.seen[:0]
	for i, row := range s.rows {
		s.seen = append(s.seen, nil)
		for _, c := range row {
			s.seen[i] = append(s.seen[i], glyph.OfControl(t.Input, c))
		}
	}
	s.jump = glyph.Of(t.Input, jump)
	return nil
}

func (s *sheet) Draw(c *render.Canvas) {
	y := s.size * 0.8
	for _, row := range s.seen {
		x := 8.0
		for _, g := range row {
			w := g.Width(c, s.size)
			g.Draw(c, geom.V(x+w/2, y), s.size)
			x += w + 8
		}
		y += s.size * 1.35
	}
}

func pads(player int) (list []input.Control) {
	for c := input.PadA; c <= input.PadRightDown; c++ {
		list = append(list, c.Of(player))
	}
	return list
}

// TestGlyphs shows all of them: keys, the mouse, fingers, and the buttons of four kinds of pads.
func TestGlyphs(t *testing.T) {
	s := &sheet{size: 32, rows: [][]input.Control{
		{input.KeyA, input.KeyQ, input.KeyUp, input.KeyLeft, input.KeySpace, input.KeyEnter, input.KeyEscape, input.KeyShiftLeft, input.KeyControlRight, input.KeyF12, input.KeyNumpad7, input.KeySlash},
		{
			input.MouseLeft, input.MouseMiddle, input.MouseRight, input.MouseBack, input.MouseForward, input.WheelUp, input.WheelDown,
			input.TouchScreen, input.TouchTap, input.TouchA, input.TouchB, input.TouchPause,
		},
		pads(0), pads(1), pads(2), pads(3),
	}}
	g := enginetest.New(t, s, engine.Config{Width: 1130, Height: 280, Background: render.Hex(0x12141c)})
	j := g.Hands()
	input.Relabel(j, input.KeyQ, "é")
	input.ConnectAs(j, 0, "Xbox Wireless Controller", "")
	input.ConnectAs(j, 1, "Wireless Controller", "030000004c050000cc09000011810000")
	input.ConnectAs(j, 2, "Pro Controller", "030000007e0500000920000011810000")
	input.ConnectAs(j, 3, "USB gamepad", "")
	g.Step(1).Golden("all")
	s.size = 20
	g.Step(1).Golden("small")
}

// TestTheHintFollowsTheDevice uses one device after the other.
func TestTheHintFollowsTheDevice(t *testing.T) {
	s := &sheet{}
	g := enginetest.New(t, s, engine.Config{Width: 200, Height: 60})
	input.Relabel(g.Hands(), input.KeyW, "z")
	want := func(after string, want glyph.Glyph) {
		t.Helper()
		if s.jump != want {
			t.Errorf("%s: got %+v; want %+v", after, s.jump, want)
		}
	}
	g.Step(1)
	want("at first", glyph.Glyph{Control: input.KeyW, Label: "Z"})
	g.Press(input.PadB)
	want("a button of a pad", glyph.Glyph{Control: input.PadA, Label: "A"})
	g.Tap(geom.V(50, 30))
	want("a tap", glyph.Glyph{Control: input.TouchTap, Label: "Tap"})
	g.Click(geom.V(50, 30))
	want("a click", glyph.Glyph{Control: input.KeyW, Label: "Z"})
}
