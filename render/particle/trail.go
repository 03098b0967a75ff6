package particle

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// ghosts draws fading copies of a particle where it was, the oldest first.
func (br *brush) ghosts(c *render.Canvas, way []geom.Vec) {
	s := br.sprite
	tint := s.Tint
	for i := len(way) - 1; i >= 0; i-- {
		k := 1 - float64(i+1)/float64(len(way)+1)
		s.Pos, s.Tint = way[i], tint.Fade(float64(k*k))
		c.Draw(s)
	}
}

// strip is what a ribbon is cut from: full in the middle and soft at both edges.
func strip() render.Image {
	return render.Make("particle strip", 2, side, func(_, y int) render.Color {
		k := centred(0, y).Y
		return render.White.Fade((1 - float64(k*k)) * 1.3)
	})
}

// ribbons draws the bands of all particles of a group as one mesh, which is the emitter's and lives for this call.
func (g *group) ribbons(c *render.Canvas, br *brush, m *render.Mesh) {
	m.Reset()
	m.Image = strip()
	for i := range g.particles {
		p := &g.particles[i]
		if br.take(p) {
			br.ribbon(m, p, g.way[i*g.stride:][:g.stride])
		}
	}
	m.Draw(c, render.Instance{})
}

// ribbon adds a band from the particle along its way that narrows and fades to nothing: two vertices for each point.
func (br *brush) ribbon(m *render.Mesh, p *Particle, way []geom.Vec) {
	half := float64(p.Size*br.k.sizeAt[p.stage()]) / 2
	at := geom.Vec{X: p.X, Y: p.Y}
	side := across(at, way[0], geom.Vec{X: -float64(p.VY), Y: float64(p.VX)}.Unit())
	pair(m, at, side.Mul(half), br.sprite.Tint)
	for i, to := range way {
		left := 1 - float64(i+1)/float64(len(way))
		side = across(at, to, side)
		n := uint32(len(m.Vertices))
		m.Indices = append(m.Indices, n-2, n-1, n, n, n-1, n+1)
		pair(m, to, side.Mul(half*left), br.sprite.Tint.Fade(left))
		at = to
	}
}

// pair adds the two edges of a ribbon at a point.
func pair(m *render.Mesh, at, side geom.Vec, col render.Color) {
	m.Vertices = append(m.Vertices,
		render.Vertex{Pos: at.Add(side), UV: geom.Vec{X: 0.5}, Color: col},
		render.Vertex{Pos: at.Sub(side), UV: geom.Vec{X: 0.5, Y: 1}, Color: col},
	)
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
