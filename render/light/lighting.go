package light

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Lighting is the lights of a picture and what stands in their way. It may be part of a game's state, as its lights and
// casters are plain data; Tiles.Solid, a function, is set in Start then. One that Draw fills is no state, since Draw
// changes none: give its field the tag `state:"-"`. The zero value is darkness.
type Lighting struct {
	Ambient render.Color // where no light comes; zero: black
	Lights  []Light
	Casters []Caster
	Tiles   Tiles

	Depth      float64 // how far light goes into what stops it, so that walls are seen, logical pixels; thinner walls let some through
	Samples    int     // of a lamp with a SourceRadius: 3, 5, 15, 17, 51 or 85, or the next below; more are smoother and cost more; zero: 17
	Resolution float64 // of the picture's resolution in which lights are drawn: 0.25, 0.5 or 1; zero: 0.5

	work work `state:"-"`
}

// work is the memory of Draw. It holds nothing from one call to the next.
type work struct {
	sweep sweep
	mesh  render.Mesh
	cone  render.Mesh
	pools [33]render.Image // by quarters of Falloff
}

// whole are the counts of samples whose part of 255 is a whole number, so that all of them together are full light.
var whole = [...]int{1, 3, 5, 15, 17, 51, 85}

func (s *Lighting) samples(l *Light) int {
	if !(l.SourceRadius > 0) {
		return 1
	}
	want, n := s.Samples, 1
	if want == 0 {
		want = 17
	}
	for _, w := range whole {
		if w <= want {
			n = w
		}
	}
	return n
}

// gather notes the edges that a light meets, and reports whether there are any.
func (s *Lighting) gather(l *Light) bool {
	r := reach{at: l.Pos, half: l.Radius}
	w := &s.work.sweep
	w.begin()
	if l.Through {
		return false
	}
	for i := range s.Casters {
		w.edges = r.cast(w.edges, &s.Casters[i])
	}
	w.edges = s.Tiles.cast(w.edges, &r)
	some := len(w.edges) > 0
	w.edges = r.border(w.edges)
	return some
}

// At returns how bright the lights and the ambient one are at a point, 0 to 1 and more where lights meet, without their
// colours and Depth: whether a thief is seen. Of a lamp with a SourceRadius it is its middle that counts. The cost is that of
// all edges in reach of each light.
func (s *Lighting) At(p geom.Vec) float64 {
	sum := brightest(s.Ambient)
	for i := range s.Lights {
		l := &s.Lights[i]
		d := p.Sub(l.Pos)
		if !(d.Len() < l.Radius) || s.gather(l) && s.work.sweep.blocked(d) {
			continue
		}
		sum += brightness(d.Len()/l.Radius, l.falloff()) * l.spread(d.Angle()) * brightest(l.color())
	}
	return sum
}

// brightest returns the largest of a colour's channels.
func brightest(c render.Color) float64 {
	return float64(max(c.R, c.G, c.B)) / 255 * float64(c.A) / 255
}

// blocked reports whether an edge lies between the light's middle and a point.
func (s *sweep) blocked(p geom.Vec) bool {
	for i := range s.edges {
		if e := &s.edges[i]; !e.border && e.meets(p) < 1 {
			return true
		}
	}
	return false
}

// meets returns how far on the way from the light's middle to a point an edge is met, or more than 1 when it is not.
func (e *edge) meets(p geom.Vec) float64 {
	d := e.b.Sub(e.a)
	across := p.Cross(d)
	if across == 0 {
		return 2
	}
	t, u := e.a.Cross(d)/across, e.a.Cross(p)/across
	if t < 0 || u < 0 || u > 1 {
		return 2
	}
	return t
}
