package particle

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Draw draws the particles in the current coordinates, kind by kind, the oldest first, as sprites: kinds of one blend
// are one draw call, together with the sprites around them that share it. It leaves the canvas's state as it was. For
// players who want reduced motion, Canvas.ReduceMotion, kinds with Flash are left out. It allocates nothing.
func (e *Emitter) Draw(c *render.Canvas) {
	b := e.Effect.baked()
	if b == nil {
		return
	}
	render.Preserve(c, func() {
		for i := range min(len(b.kinds), len(e.groups)) {
			e.draw(c, &b.kinds[i], &e.groups[i])
		}
	})
}

func (e *Emitter) draw(c *render.Canvas, k *kind, g *group) {
	if len(g.particles) == 0 || k.Flash && c.ReduceMotion {
		return
	}
	c.Blend(k.Blend)
	if k.Local {
		c.Push(geom.Turn(e.Rot).Then(geom.Move(e.Pos)))
	}
	g.draw(c, k, &e.mesh)
	if k.Local {
		c.Pop()
	}
}

// brush is what the particles of a kind are drawn with.
type brush struct {
	k      *kind
	perPix float64 // 1 / the image's longer side
	w      float64 // of the image, pixels
	sprite render.Sprite
}

func (g *group) draw(c *render.Canvas, k *kind, m *render.Mesh) {
	size := render.ImageSize(c, k.picture)
	if !(max(size.X, size.Y) > 0) {
		return
	}
	br := brush{k: k, perPix: 1 / max(size.X, size.Y), w: size.X}
	br.sprite.Image = k.picture
	trailed := g.stride > 0 && g.stride == k.points()
	if trailed && !k.Ghosts {
		g.ribbons(c, &br, m)
	}
	for i := range g.particles {
		p := &g.particles[i]
		if !br.take(p) {
			continue
		}
		if trailed && k.Ghosts {
			br.ghosts(c, g.way[i*g.stride:][:g.stride])
		}
		c.Draw(br.sprite)
	}
}

// take makes the sprite that of a particle, and reports whether there is something to see.
func (br *brush) take(p *Particle) bool {
	k, s, at := br.k, &br.sprite, p.stage()
	s.Tint = k.tint(p, at)
	scale := float64(p.Size*k.sizeAt[at]) * br.perPix
	if !(scale > 0) || s.Tint.A == 0 {
		return false
	}
	s.Pos, s.Rot, s.Scale = geom.Vec{X: p.X, Y: p.Y}, float64(p.Rot), geom.Vec{X: scale, Y: scale}
	if k.Align || k.Stretch > 0 {
		v := geom.Vec{X: float64(p.VX), Y: float64(p.VY)}
		s.Rot += v.Angle()
		s.Scale.X += float64(v.Len()*float64(k.speedAt[at])*k.Stretch) / br.w
	}
	if k.Frames > 1 {
		s.Frame = k.frame(p)
	}
	return true
}

// tint returns a particle's colour.
func (k *kind) tint(p *Particle, at int) render.Color {
	if !k.Pick || len(k.Color) == 0 {
		return k.colorAt[at]
	}
	n := len(k.Color)
	return k.Color.stop(min(int(roll(p.Seed, forColor)*float64(n)), n-1)).Fade(float64(k.alphaAt[at]))
}

// frame returns the cell of a particle's image.
func (k *kind) frame(p *Particle) int {
	switch {
	case k.AnyFrame:
		return min(int(roll(p.Seed, forFrame)*float64(k.Frames)), k.Frames-1)
	case k.FrameRate > 0:
		return geom.Int(float64(p.Age)*k.FrameRate) % k.Frames
	}
	return min(geom.Int(float64(p.Age/p.Life)*float64(k.Frames)), k.Frames-1)
}
