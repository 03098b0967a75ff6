//go:build krill_child

// Box is a game for the tests of the window. What a build does differs by the value of build, which the linker sets.
package main

import (
	"fmt"
	"testing/fstest"

	"github.com/krill2d/krill/engine"
	_ "github.com/krill2d/krill/engine/dev/agent"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
	"github.com/krill2d/krill/render"
)

var build = "red"

type box struct {
	X, Loops float64
	Steps    int
}

func (b *box) Update(t *engine.Tick) error {
	b.Steps++
	if b.Steps == 1 {
		fmt.Println("box begins")
	}
	if t.Input.Key(input.KeyRight) {
		b.X = min(b.X+1, 250)
	}
	if build == "panics" {
		panic("box is broken")
	}
	for build == "hangs" || t.Input.Key(input.KeyH) {
		b.Loops++
	}
	return nil
}

func (b *box) Draw(c *render.Canvas) {
	col := render.Red
	if build == "green" {
		col = render.Green
	}
	c.Rect(geom.R(20+b.X, 300, 40, 40), col)
	c.Print("box", 20, 20)
}

func main() {
	engine.Main(&box{}, engine.Config{Title: "Box", Width: 640, Height: 360, Assets: fstest.MapFS{}})
}
