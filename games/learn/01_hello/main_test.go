package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/enginetest"
)

func TestTextMoves(t *testing.T) {
	h := &hello{}
	enginetest.New(t, h, engine.Config{}).StepSeconds(10)
	if h.x < 599 || h.x > 601 {
		t.Errorf("after 10 s: got %v; want 600", h.x)
	}
}

func TestGoldenPicture(t *testing.T) {
	enginetest.New(t, &hello{}, engine.Config{}).StepSeconds(1).Golden("hello")
}
