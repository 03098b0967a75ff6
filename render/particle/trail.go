package particle

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// trail draws what a particle leaves behind it; way is where it was, the newest first.
func (br *brush) trail(c *render.Canvas, p *Particle, way []geom.Vec) {
	if br.k.Ghosts {
		br.ghosts(c, way)
		return
	}
	br.ribbon(c, p, way)
}

// ghosts draws fading copies, the oldest first.
func (br *brush) ghosts(c *render.Canvas, way []geom.Vec) {
	s := br.sprite
	tint := s.Tint
	for i := len(way) - 1; i >= 0; i-- {
		k := 1 - float64(i+1)/float64(len(way)+1)
		s.Pos, s.Tint = way[i], tint.Fade(float64(k*k))
		c.Draw(s)
	}
}

// ribbon draws a band from the particle along its way that narrows and fades to nothing.
func (br *brush) ribbon(c *render.Canvas, p *Particle, way []geom.Vec) {
	half := float64(p.Size*br.k.sizeAt[p.stage()]) / 2
	at := geom.Vec{X: p.X, Y: p.Y}
	side := across(at, way[0], geom.Vec{X: float64(p.VY), Y: -float64(p.VX)}.Unit())
	var corners [4]geom.Vec
	corners[3], corners[2] = at.Add(side.Mul(half)), at.Sub(side.Mul(half))
	for i, to := range way {
		left := 1 - float64(i+1)/float64(len(way))
		side = across(at, to, side)
		corners[0], corners[1] = corners[3], corners[2]
		corners[3], corners[2] = to.Add(side.Mul(half*left)), to.Sub(side.Mul(half*left))
		if at != to {
			c.Fill(corners[:], br.sprite.Tint.Fade(left+0.5/float64(len(way))))
		}
		at = to
	}
}

// across returns the unit vector to the side of the way from a to b, or the default when there is none.
func across(a, b, or geom.Vec) geom.Vec {
	d := b.Sub(a)
	if d == (geom.Vec{}) {
		return or
	}
	d = d.Unit()
	return geom.Vec{X: d.Y, Y: -d.X}
}
