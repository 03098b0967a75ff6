package render

import "github.com/krill2d/krill/engine/geom"

// Fill draws the inside of the path, with smooth edges. Holes, dents, doubled points and lines that cross each other are
// fine; so is any number of parts. What has a NaN, or more than 65,536 points or 16,384 crossings, is left out and
// counted in Stats.Skipped. In each frame it costs about half a microsecond a point, and with a radial gradient some
// microseconds; a Mesh is ten times as fast. BenchmarkPath measures them.
func (p *Path) Fill(c *Canvas, f Fill) {
	s := c.shaping()
	if !c.flattened(s, p, feather) {
		return
	}
	if s.fill(f.Rule) != nil {
		c.stats.Skipped++
		return
	}
	c.shaped(s, f.Color, &f.Gradient, 1)
}

// Stroke draws the lines of the path. Where they cross each other nothing is drawn twice, so that one which is half clear
// is even. Limits are those of Fill for its outline, which has two points for each or more; in each frame it costs some
// microseconds a point. A width that is negative draws nothing.
func (p *Path) Stroke(c *Canvas, k Stroke) {
	if k.Width < 0 {
		return
	}
	s := c.shaping()
	width, err := strokeWidth(&k, c.px)
	if err != nil {
		c.stats.Skipped++
		return
	}
	if !c.flattened(s, p, max(k.MiterLimit, 4)*max(width, 1)/2+feather) {
		return
	}
	cover, err := s.stroke(&k, width, c.px)
	if err != nil {
		c.stats.Skipped++
		return
	}
	c.shaped(s, k.Color, &k.Gradient, cover)
}

// flattened takes a path to pixels, and reports whether it with a border is in sight; it counts it when not.
func (c *Canvas) flattened(s *shaper, p *Path, border float64) bool {
	if s.flatten(p, c.m) != nil {
		c.stats.Skipped++
		return false
	}
	if len(s.points) == 0 {
		return false
	}
	c.points = append(c.points[:0], s.points...)
	return c.seen(border)
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
