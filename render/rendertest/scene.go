package rendertest

import (
	"io/fs"
	"slices"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// The size of a scene's canvas, logical pixels.
const (
	Width  = 320
	Height = 180
)

// Scene is a picture that shows one feature.
type Scene struct {
	Name string // of the golden picture
	// Draw draws on a canvas of Width by Height. It holds no state: it may be called any number of times.
	Draw  func(c *render.Canvas)
	Ticks int   // how many go by before the picture, so Canvas.Time is Ticks/60 seconds
	Files fs.FS // the assets; nil: none
	// Shaded says that a shader draws a part of it, which the driver in memory leaves out: drivers are not compared.
	Shaded bool
}

// Scenes returns all scenes, sorted by nothing but the order of the features.
func Scenes() []Scene {
	return slices.Concat(
		basics(),
		batching(),
		particles(),
		lights(),
		text(),
		canvases(),
		effects(),
		shapes(),
		sprites(),
		tiles(),
		animations(),
	)
}

// basics are what the first programs use.
func basics() []Scene {
	return []Scene{{Name: "basics", Draw: func(c *render.Canvas) {
		c.Rect(geom.R(20, 20, 80, 50), render.Navy)
		c.Circle(geom.V(160, 60), 40, render.Orange)
		c.Line(geom.V(20, 160), geom.V(300, 110), 6, render.Pink)
		c.Print("Krill", 150, 150)
	}}}
}
