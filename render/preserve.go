package render

import "github.com/krill2d/krill/engine/geom"

// Preserve lets draw change blend, filter, layer, scissor and coordinates, and then sets them back to what they were: for
// what draws on a canvas that belongs to somebody else. It allocates nothing if draw does not escape.
func Preserve(c *Canvas, draw func()) {
	outer, pushed := c.state, len(c.pushed)
	draw()
	c.closeRun()
	c.state, c.pushed = outer, c.pushed[:pushed]
	c.layered = c.layered || c.layer != 0
}

// CurrentTransform returns what maps the current coordinates to those of the canvas, which Screen sets: a camera and all that
// was pushed, with the camera's shake.
func CurrentTransform(c *Canvas) geom.Transform {
	back, _ := c.base.Inverse()
	return c.m.Then(back)
}

// CurrentOrder returns how the things in the current layer lie, as LayerOrder was told.
func CurrentOrder(c *Canvas) Order { return Order{c.order} }
