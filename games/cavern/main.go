// Cavern is a platformer in a cave: find the way out, and what glitters on it.
package main

import (
	"embed"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	width, height = 320.0, 180.0 // of the canvas, logical pixels
	cell          = 16.0         // of the map, logical pixels
)

//go:embed cavern.tmx art/*.png
var files embed.FS

// walker looks at the rooms without rules.
type walker struct {
	l    *level `state:"-"`
	room int
	time float64
}

func (w *walker) Start(t *engine.Tick) (err error) {
	w.l, err = readLevel(t)
	return err
}

func (w *walker) Update(t *engine.Tick) error { return nil }

func (w *walker) Draw(c *render.Canvas) {
	cam := render.Camera{Pos: geom.V(100, 100)}
	drawRoom(c, w.l, cam, c.Time())
	drawFront(c, w.l, cam, c.Time())
}

func config() engine.Config {
	return engine.Config{Title: "Cavern", ID: "krill/cavern", Width: width, Height: height, Assets: files, Background: render.Hex(0x0b0a14)}
}

func main() { engine.Main(&walker{}, config()) }
