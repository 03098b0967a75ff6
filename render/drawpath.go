package render

import "github.com/krill2d/krill/engine/geom"

// Fill draws the inside of the path, with smooth edges. Holes, dents, doubled points and lines that cross each other are
// fine; so is any number of parts. What has a NaN, or more than 65,536 points or crossings, is left out and counted in
// Stats.Skipped. It costs a few hundred nanoseconds a point, each frame: a Mesh does that once.
func (p *Path) Fill(c *Canvas, f Fill) {
	s := c.shaping()
	if s.fill(p, c.m, f.Rule) != nil {
		c.stats.Skipped++
		return
	}
	c.shaped(s, f.Color, &f.Gradient, 1)
}

// Stroke draws the lines of the path. Where they cross each other nothing is drawn twice, so that one which is half clear
// is even. Limits and cost are those of Fill with some three points for each. A width that is negative draws nothing.
func (p *Path) Stroke(c *Canvas, k Stroke) {
	s := c.shaping()
	cover, err := s.stroke(p, c.m, c.px, &k)
	if err != nil {
		if !(k.Width < 0) {
			c.stats.Skipped++
		}
		return
	}
	c.shaped(s, k.Color, &k.Gradient, cover)
}

// shaping returns the canvas's shaper.
func (c *Canvas) shaping() *shaper {
	s, ok := c.shapes.(*shaper)
	if !ok {
		s = &shaper{}
		c.shapes = s
	}
	return s
}

// shaped draws the triangles of a shaper.
func (c *Canvas) shaped(s *shaper, col Color, g *Gradient, cover float64) {
	s.mesh.Reset()
	s.paint(&s.mesh, col, g, c.m, cover)
	if d, ok := c.newMeshDraw(&s.mesh); ok {
		d.through(c, geom.Identity, White)
	}
}
