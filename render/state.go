package render

import (
	"math"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Blend sets how what follows meets what is there, until the end of the frame; Over is the zero value.
// A change ends a draw call.
func (c *Canvas) Blend(b Blend) {
	if c.blend != b {
		c.closeRun()
		c.blend = b
	}
}

// Smooth sets whether the sprites and tiles that follow are filtered between texels, as painted or turned pictures
// want, or show their pixels, as pixel art wants and a frame begins. A change ends a draw call.
func (c *Canvas) Smooth(on bool) {
	c.filter = driver.FilterNearest
	if on {
		c.filter = driver.FilterLinear
	}
}

// Scissor lets what follows show only inside r, in the current coordinates, until the next Scissor, a camera with
// another View or the end of the frame; the zero Rect is off. Edges lie on whole device pixels; of a turned rectangle
// the box around it counts. An empty one that is not zero hides everything. A change ends a draw call.
func (c *Canvas) Scissor(r geom.Rect) {
	c.closeRun()
	switch {
	case r == (geom.Rect{}):
		c.look(c.view)
	case r.Empty():
		c.look(driver.Box{})
	default:
		c.look(within(c.m, r, c.view))
	}
}

// setView sets what a camera fills, logical pixels of the canvas; zero: all.
func (c *Canvas) setView(r geom.Rect) {
	v := c.clip
	if r != (geom.Rect{}) {
		v = within(c.base, r, c.clip)
	}
	if v != c.view {
		c.closeRun()
		c.view = v
		c.look(v)
	}
}

// within returns the box around what a rectangle becomes, on whole pixels and within another box.
func within(t geom.Transform, r geom.Rect, all driver.Box) driver.Box {
	lo, hi := bounds(t, r)
	x0, y0 := max(geom.Round(lo.X), all.X), max(geom.Round(lo.Y), all.Y)
	x1, y1 := min(geom.Round(hi.X), all.X+all.W), min(geom.Round(hi.Y), all.Y+all.H)
	return driver.Box{X: x0, Y: y0, W: max(x1-x0, 0), H: max(y1-y0, 0)}
}

// look sets what is in sight, a box of the target.
func (c *Canvas) look(b driver.Box) {
	c.sight = geom.Rect{X: float64(b.X), Y: float64(b.Y), W: float64(b.W), H: float64(b.H)}
	c.mid, c.half = c.sight.Center(), c.sight.Size().Mul(0.5)
	c.cut = b
	if b.W <= 0 || b.H <= 0 {
		c.half = geom.Vec{X: math.Inf(-1), Y: math.Inf(-1)}
	}
	if b == c.whole() {
		c.cut = driver.Box{}
	}
}

// whole returns all of the target.
func (c *Canvas) whole() driver.Box {
	if c.target != (driver.ImageID{}) {
		return c.clip
	}
	return driver.Box{W: c.port.deviceW, H: c.port.deviceH}
}
