package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// said reports whether a line of the log begins with words.
func (g *test) said(words string) bool {
	return slices.ContainsFunc(g.log, func(line string) bool { return strings.HasPrefix(line, words) })
}

// TestGolden uses everything that a player can: the events are told, and seen.
func TestGolden(t *testing.T) {
	k := &test{}
	g := enginetest.New(t, k, config())
	input.Relabel(g.Hands(), input.KeyQ, "a")
	input.ConnectAs(g.Hands(), 0, "DualSense", "")
	input.ConnectAs(g.Hands(), 1, "Pro Controller", "")
	want := func(words ...string) {
		t.Helper()
		for _, w := range words {
			if !k.said(w) {
				t.Errorf("got the log\n%s\nwant a line %q", strings.Join(k.log, "\n"), w)
			}
		}
	}
	g.Step(1).Click(geom.V(480, 190)).Wheel(0, 1).Press(input.KeyQ)
	want(`MouseLeft down, called "Click"`, "wheel +0.00 +1.00", `Q down, called "A"`, "tap 1")
	g.Pinch(geom.V(480, 190), 60, 120, 0.6, 20)
	g.Tap(geom.V(400, 120)).Tap(geom.V(400, 120))
	want("tap 2", "pinch by 2.0", "turn by 0.6")
	g.Tap(field.Center()).Type("krill ").Compose("shri").Golden("writing")
	if text, _, _, _ := k.entry.Shown(); text != "krill shri" {
		t.Errorf("got the text %q; want krill, and what is composed", text)
	}
	g.Down(input.PadA, input.PadL1, input.PadY.Of(1), input.KeyShiftLeft).Tilt(input.PadLeftRight, 1).Tilt(input.PadRightUp, 0.7).Step(3)
	g.Touch(0, geom.V(440, 170)).Touch(1, geom.V(540, 230)).Step(1)
	g.Golden("hands")
	if got, want := g.Hash(), uint64(0x2a16f85383ac136a); got != want {
		t.Errorf("hash after %d ticks: got %#x; want %#x", g.Ticks(), got, want)
	}
}
