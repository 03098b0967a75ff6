package ldtk

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Draw draws the levels that a camera sees, each at its place in the world, lower planes first. Afterwards the canvas has
// the coordinates of the world.
func (p *Project) Draw(c *render.Canvas, k render.Camera) {
	size := c.Size()
	lo := k.ToWorld(geom.Vec{}, size)
	hi := lo
	for _, q := range [3]geom.Vec{{X: size.X}, {Y: size.Y}, size} {
		q = k.ToWorld(q, size)
		lo, hi = geom.V(min(lo.X, q.X), min(lo.Y, q.Y)), geom.V(max(hi.X, q.X), max(hi.Y, q.Y))
	}
	seen := geom.Rect{X: lo.X, Y: lo.Y, W: hi.X - lo.X, H: hi.Y - lo.Y}.Inset(-64) // cameras shake
	c.World(k)
	for depth, more := p.nextDepth(math.MinInt); more; depth, more = p.nextDepth(depth + 1) {
		for _, l := range p.Levels {
			if l.Depth == depth && l.Bounds().Overlaps(seen) {
				c.Push(geom.Move(l.Pos))
				l.Draw(c)
				c.Pop()
			}
		}
	}
}

// nextDepth returns the lowest plane from least on that has levels, and whether there is one.
func (p *Project) nextDepth(least int) (depth int, more bool) {
	for _, l := range p.Levels {
		if l.Depth >= least && (!more || l.Depth < depth) {
			depth, more = l.Depth, true
		}
	}
	return depth, more
}

// Draw draws the layers of a level that are not hidden, the lowest first, over its background, in the current
// coordinates: its top left corner is at (0, 0). Its tiles cost what a Tilemap does.
func (l *Level) Draw(c *render.Canvas) {
	if l.Background != (render.Color{}) {
		c.Rect(geom.Rect{W: l.Size.X, H: l.Size.Y}, l.Background)
	}
	l.drawBackdrop(c)
	for _, a := range l.Layers {
		if !a.Hidden {
			a.Draw(c)
		}
	}
}

// drawBackdrop draws the part of a picture that is shown behind a level.
func (l *Level) drawBackdrop(c *render.Canvas) {
	b := &l.Backdrop
	if b.Image == (render.Image{}) {
		return
	}
	x, y, w, h := geom.Round(b.Region.X), geom.Round(b.Region.Y), geom.Round(b.Region.W), geom.Round(b.Region.H)
	if x < 0 || y < 0 || w < 1 || h < 1 || max(x, y, w, h) > maxSize {
		return
	}
	c.Draw(render.Sprite{Image: b.Image.Region(x, y, w, h), Pos: b.Rect.Center(), Scale: b.Scale})
}

// Draw draws the tiles of a layer, whether it is hidden or not, for games that draw something between layers.
func (a *Layer) Draw(c *render.Canvas) {
	set := a.look[0]
	if set.Image == (render.Image{}) {
		return
	}
	c.Push(geom.Move(a.Offset))
	for i := range a.Tiles {
		render.Tilemap{Grid: &a.Tiles[i], Sets: a.look[:], Tint: render.White.Fade(a.Opacity)}.Draw(c)
	}
	for _, t := range a.Loose {
		half := float64(a.Grid.Size+set.Offset.Y) / 2 // of a tile's side
		s := render.Sprite{Image: set.Image, Frame: t.ID, Pos: t.Pos.Add(geom.V(half, half)), Scale: geom.V(1, 1)}
		if t.Flip&geom.FlipX != 0 {
			s.Scale.X = -1
		}
		if t.Flip&geom.FlipY != 0 {
			s.Scale.Y = -1
		}
		s.Tint = render.White.Fade(float64(a.Opacity * t.Opacity))
		c.Draw(s)
	}
	c.Pop()
}
