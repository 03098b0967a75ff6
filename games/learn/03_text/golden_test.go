package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

func TestGoldenPicture(t *testing.T) {
	g := enginetest.New(t, &text{}, engine.Config{Width: w, Height: h, Background: paper})
	g.StepSeconds(1).Golden("wide")
	g.Down(input.KeyLeft).StepSeconds(1).Golden("narrow")
}
