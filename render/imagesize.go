package render

import "github.com/krill2d/krill/engine/geom"

// ImageSize returns the size of an image, or of a cell of a grid, in its own pixels: what a Sprite's Scale multiplies.
// That of an image whose file is missing or broken is its placeholder's; the zero Image has none. It may load the image.
func ImageSize(c *Canvas, i Image) geom.Vec {
	if i.id == 0 {
		return geom.Vec{}
	}
	e := c.atlas.find(i)
	return geom.Vec{X: e.w, Y: e.h}
}
