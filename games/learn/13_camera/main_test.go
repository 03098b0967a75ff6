package main

import (
	"testing"

	"github.com/krill2d/krill/engine/enginetest"
	"github.com/krill2d/krill/input"
)

func TestGolden(t *testing.T) {
	k := &walk{}
	g := enginetest.New(t, k, config())
	g.Step(1).Hold(input.KeyRight, 240).Golden("walk")
	if k.fox.X < 800 || k.fox.X-k.camera.Pos.X > 130 {
		t.Errorf("got the fox at %v and the camera at %v; want both far to the right", k.fox, k.camera.Pos)
	}
	g.Press(input.KeySpace).Step(3).Golden("stamp")
}
