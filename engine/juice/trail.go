package juice

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Trail is a ribbon behind something fast, which ends in a point. The zero Trail is none yet.
type Trail struct {
	Life  float64      // seconds of the way that are seen; zero: 0.25
	Width float64      // at its beginning, logical pixels; zero: 10
	Color render.Color // zero: white

	points []trailPoint // the oldest first
	mesh   render.Mesh  `state:"-"`
}

// trailPoint is a place on the way.
type trailPoint struct {
	at  geom.Vec
	age float64 // seconds
}

// trailMax is how many places there are at most.
const trailMax = 128

// Update lets dt seconds go by, in which what the trail is of went to a point.
func (t *Trail) Update(at geom.Vec, dt float64) {
	place("update", "at", at)
	dt = tick(dt)
	life, gone := or(number("update", "Trail.Life", t.Life), 0.25), 0
	for i := range t.points {
		if t.points[i].age += dt; t.points[i].age >= life || len(t.points)-i >= trailMax {
			gone = i + 1
		}
	}
	t.points = append(t.points[:0], t.points[gone:]...)
	t.points = append(t.points, trailPoint{at: at})
}

// Cut ends the ribbon, as before a jump to another place.
func (t *Trail) Cut() { t.points = t.points[:0] }

// Draw draws it in the current coordinates, in a draw call of its own.
func (t *Trail) Draw(c *render.Canvas) {
	if len(t.points) < 2 {
		return
	}
	m := &t.mesh
	m.Reset()
	life, half := or(t.Life, 0.25), or(t.Width, 10)/2
	col := t.Color
	if col == (render.Color{}) {
		col = render.White
	}
	for i := range t.points {
		p := &t.points[i]
		left := max(1-p.age/life, 0)
		side := t.across(i).Mul(half * left)
		tint := col.Fade(left)
		n := uint32(len(m.Vertices))
		m.Vertices = append(m.Vertices, render.Vertex{Pos: p.at.Add(side), Color: tint}, render.Vertex{Pos: p.at.Sub(side), Color: tint})
		if i > 0 {
			m.Indices = append(m.Indices, n-2, n-1, n, n, n-1, n+1)
		}
	}
	m.Draw(c, render.Instance{})
}

// across returns the unit vector to the side of the way at a point.
func (t *Trail) across(i int) geom.Vec {
	d := t.points[min(i+1, len(t.points)-1)].at.Sub(t.points[max(i-1, 0)].at).Unit()
	return geom.Vec{X: d.Y, Y: -d.X}
}

// Ghosts are fading copies of a sprite where it was: a dash, a teleport. The zero Ghosts are none yet.
type Ghosts struct {
	Every float64      // seconds from one to the next; zero: 0.04
	Life  float64      // of each, seconds; zero: 0.25
	Tint  render.Color // times the sprite's own; zero: white

	items []ghost
	wait  float64
}

// ghost is one of them.
type ghost struct {
	sprite render.Sprite
	age    float64 // seconds
}

// Leave lets dt seconds go by and leaves copies of a sprite behind. Call Update instead where none are to be left.
func (g *Ghosts) Leave(s render.Sprite, dt float64) {
	g.Update(dt)
	if g.wait -= dt; g.wait <= 0 {
		g.wait = max(g.wait+or(number("leave", "Ghosts.Every", g.Every), 0.04), 0)
		g.items = append(g.items, ghost{sprite: s})
	}
}

// Update lets dt seconds go by.
func (g *Ghosts) Update(dt float64) {
	dt = tick(dt)
	life, left := or(number("update", "Ghosts.Life", g.Life), 0.25), g.items[:0]
	for _, it := range g.items {
		if it.age += dt; it.age < life {
			left = append(left, it)
		}
	}
	g.items = left
}

// Draw draws them, the oldest first, in the current coordinates: before the sprite itself. For players who want less
// motion there are none.
func (g *Ghosts) Draw(c *render.Canvas) {
	if c.ReduceMotion {
		return
	}
	life := or(g.Life, 0.25)
	for _, it := range g.items {
		s := it.sprite
		s.Tint = times(s.Tint, g.Tint).Fade(0.6 * (1 - it.age/life))
		c.Draw(s)
	}
}

// times multiplies two colours, of which zero is white.
func times(a, b render.Color) render.Color {
	if a == (render.Color{}) {
		a = render.White
	}
	if b == (render.Color{}) {
		return a
	}
	by := func(x, y uint8) uint8 { return uint8((uint(x)*uint(y) + 127) / 255) }
	return render.Color{R: by(a.R, b.R), G: by(a.G, b.G), B: by(a.B, b.B), A: by(a.A, b.A)}
}
