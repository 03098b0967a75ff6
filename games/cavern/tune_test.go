package main

import (
	"testing"
	"testing/fstest"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/render"
)

// asInCode are the tuned values of the code.
var asInCode = func() tuned {
	nobody := render.NewCanvas(render.NewAtlas(nil))
	return tuned{heroOf.DrawOf(nobody), caveOf.DrawOf(nobody)}
}()

// The file of tuned values counts over the code, and is no state: nothing of it stays in the hero.
func TestTunedValuesCount(t *testing.T) {
	height := func(text string) float64 {
		s, c := &stage{drawn: drawn(t, ".....\n.....\n.....\n.....\n.....\n.....\n.@...\n#####")}, config()
		c.Assets = fstest.MapFS{"assets/tune.toml": {Data: []byte(text)}}
		g := enginetest.New(t, s, c)
		g.Blind, g.Deaf = true, true
		g.Step(20).Down(jump)
		floor, high := s.feet(), s.feet()
		for range 60 {
			g.Step(1)
			high = min(high, s.feet())
		}
		if k := s.hero.drive; k.Speed != 0 || k.JumpHeight != 0 {
			t.Errorf("%q: got a speed of %v and jumps of %v in the state; want none", text, k.Speed, k.JumpHeight)
		}
		return floor - high
	}
	for text, want := range map[string]float64{"": asInCode.hero.JumpHeight, "[hero]\nJumpHeight = 30\n": 30} {
		if got := height(text); got < want-1 || got > want+1 {
			t.Errorf("%q: got a jump of %v logical pixels; want %v", text, got, want)
		}
	}
}
