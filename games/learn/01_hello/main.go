// Hello moves a line of text across the window.
package main

import (
	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/render"
)

type hello struct{ x float64 }

func (h *hello) Update(t *engine.Tick) error {
	h.x += 60 * t.Dt
	return nil
}

func (h *hello) Draw(c *render.Canvas) {
	c.Print("Hello, world!", h.x, 100)
}

func main() { engine.Main(&hello{}, engine.Config{Title: "Hello"}) }
