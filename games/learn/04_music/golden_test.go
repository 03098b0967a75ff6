package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

func TestGolden(t *testing.T) {
	g := enginetest.New(t, &music{}, engine.Config{Background: render.Navy})
	g.StepSeconds(1).Press(input.KeyDown).Golden("day")
	g.Press(other).StepSeconds(2).Golden("night").GoldenSound("from-day-to-night")
}
