package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// colorist colours triangles by a gradient: it cuts them where the colour's change changes, so that between corners all
// is straight, as drivers want it.
type colorist struct {
	stops  [MaxStops]Stop
	n      int            // of stops
	place  geom.Transform // pixels to where x goes from 0 to 1 or, when radial, where the rim is the unit circle
	radial bool
	poly   [2]corners
	cone   corners
}

// sectors is how many straight parts a radial gradient is made of: its rings are polygons of as many corners, which
// keeps each colour within half a hundredth of its place.
const (
	sectors = 32
	sector  = 2 * math.Pi / sectors // radians
)

// set takes over a gradient, in coordinates that m takes to pixels. It returns false when it cannot be drawn.
func (h *colorist) set(g *Gradient, m geom.Transform) bool {
	h.stops, h.n, h.radial = g.Stops, g.count(), g.Radial
	for i := range h.stops {
		h.stops[i].Color = h.stops[i].Color.or(White)
	}
	back, ok := m.Inverse()
	d := g.To.Sub(g.From)
	l := d.Dot(d)
	if !ok || !(l > 0) || l-l != 0 {
		return false
	}
	if g.Radial {
		h.place = back.Then(geom.Move(g.From.Mul(-1))).Then(geom.Stretch(geom.Vec{X: 1 / math.Sqrt(l), Y: 1 / math.Sqrt(l)}))
	} else {
		h.place = back.Then(geom.Transform{A: d.X / l, B: d.Y / l, X: -g.From.Dot(d) / l})
	}
	return true
}

// shadedCorner is a corner of what is coloured.
type shadedCorner struct {
	pos, out geom.Vec // pixels
	at       geom.Vec // in the gradient
	cover    float64  // 0 to 1
}

// corners is a polygon without dents.
type corners struct {
	c [12]shadedCorner
	n int
}

func (k *corners) add(c shadedCorner) {
	if k.n < len(k.c) {
		k.c[k.n] = c
		k.n++
	}
}

// cut moves what lies at less than s in a direction of the gradient into another polygon. Edges are cut from the same
// end whichever polygon they belong to, so that no gaps show between two.
func (k *corners) cut(below *corners, dir geom.Vec, s float64) {
	below.n = 0
	var side [len(k.c)]float64
	low, high := 0.0, 0.0
	for i := range k.n {
		side[i] = k.c[i].at.Dot(dir) - s
		low, high = min(low, side[i]), max(high, side[i])
	}
	switch {
	case low < 0 && high > 0:
		k.divide(below, side[:k.n])
	case low < 0:
		below.n = copy(below.c[:], k.c[:k.n])
		k.n = 0
	}
}

// divide does so with corners on both sides.
func (k *corners) divide(below *corners, side []float64) {
	whole := *k
	k.n = 0
	for i, t := range side {
		a, next := &whole.c[i], (i+1)%len(side)
		if t <= 0 {
			below.add(*a)
		}
		if t >= 0 {
			k.add(*a)
		}
		if t < 0 && side[next] > 0 || t > 0 && side[next] < 0 {
			c := between(a, &whole.c[next], t, side[next])
			below.add(c)
			k.add(c)
		}
	}
}

func between(a, b *shadedCorner, ta, tb float64) shadedCorner {
	if a.pos.X > b.pos.X || a.pos.X == b.pos.X && a.pos.Y > b.pos.Y {
		a, b, ta, tb = b, a, tb, ta
	}
	k := ta / (ta - tb)
	return shadedCorner{a.pos.Lerp(b.pos, k), a.out.Lerp(b.out, k), a.at.Lerp(b.at, k), geom.Lerp(a.cover, b.cover, k)}
}

// triangle adds a triangle to a mesh.
func (h *colorist) triangle(m *Mesh, a, b, c shadedCorner) {
	p := &h.cone
	p.n = 0
	for _, k := range [3]*shadedCorner{&a, &b, &c} {
		k.at = h.place.Apply(k.pos.Add(k.out.Mul(feather)))
		p.add(*k)
	}
	if !h.radial {
		h.bands(m, p, geom.Vec{X: 1})
		return
	}
	h.fanOut(m, p)
}

// fanOut cuts a polygon into the sectors of a radial gradient.
func (h *colorist) fanOut(m *Mesh, p *corners) {
	if h.beyond(p) {
		h.emit(m, p, h.n, geom.Vec{})
		return
	}
	first, last := h.sweep(p)
	around := last-first > sectors/2 // more than a half-plane holds
	part := &h.poly[0]
	for i := first; i <= last; i++ {
		if around {
			rest := *p
			rest.cut(&h.poly[1], ray(i), 0)
			rest.cut(part, ray(i+1), 0)
		} else {
			p.cut(part, ray(i+1), 0)
		}
		if part.n > 2 {
			h.bands(m, part, geom.Polar((float64(i)+0.5)*sector, 1/geom.Cos(sector/2)))
		}
	}
}

// ray returns the way across the border before a sector.
func ray(i int) geom.Vec { return geom.Polar(float64(i)*sector+math.Pi/2, 1) }

// beyond reports whether a polygon lies outside of the rim by one of its edges' lines.
func (h *colorist) beyond(p *corners) bool {
	rim := h.stops[h.n-1].At
	for i := range p.n {
		a, b := p.c[i].at, p.c[(i+1)%p.n].at
		n := b.Sub(a).Unit()
		n = geom.Vec{X: n.Y, Y: -n.X}
		far := a.Dot(n)
		if far < 0 {
			n, far = n.Mul(-1), -far
		}
		if far < rim {
			continue
		}
		out := true
		for j := range p.n {
			out = out && p.c[j].at.Dot(n) >= far-1e-9
		}
		if out {
			return true
		}
	}
	return false
}

// sweep returns the sectors that a polygon may touch.
func (h *colorist) sweep(p *corners) (first, last int) {
	start := p.c[0].at.Angle()
	low, high, sum := 0.0, 0.0, 0.0
	for i := range p.n {
		d := geom.WrapAngle(p.c[(i+1)%p.n].at.Angle() - p.c[i].at.Angle())
		sum += d
		low, high = min(low, sum), max(high, sum)
	}
	if math.Abs(sum) > 1 || high-low > math.Pi { // the centre is inside, or on an edge
		return 0, sectors - 1
	}
	return geom.Floor((start+low)/sector - 1e-9), geom.Floor((start+high)/sector + 1e-9)
}

// bands cuts a polygon at the stops and adds its parts.
func (h *colorist) bands(m *Mesh, p *corners, dir geom.Vec) {
	for i := range h.n {
		if p.n < 3 {
			return
		}
		below := &h.poly[1]
		p.cut(below, dir, h.stops[i].At)
		if below.n > 2 {
			h.emit(m, below, i, dir)
		}
	}
	if p.n > 2 {
		h.emit(m, p, h.n, dir)
	}
}

// emit adds a polygon between the stop before the i-th one and that.
func (h *colorist) emit(m *Mesh, p *corners, i int, dir geom.Vec) {
	first := uint32(len(m.Vertices))
	for j := range p.n {
		c := &p.c[j]
		m.Vertices = append(m.Vertices, Vertex{Pos: c.pos, Edge: c.out, Color: h.color(i, c.at.Dot(dir)).Fade(c.cover)})
		if j > 1 {
			m.Indices = append(m.Indices, first, first+uint32(j-1), first+uint32(j))
		}
	}
}

// color returns the colour at a place before the i-th stop and behind the one before.
func (h *colorist) color(i int, t float64) Color {
	switch i {
	case 0:
		return h.stops[0].Color
	case h.n:
		return h.stops[h.n-1].Color
	}
	a, b := h.stops[i-1], h.stops[i]
	return mixBlended(a.Color, b.Color, (t-a.At)/(b.At-a.At))
}

// mixBlended mixes two colours as the blending of them would: each counts by its alpha.
func mixBlended(a, b Color, k float64) Color {
	k = geom.Clamp(k, 0, 1)
	alpha := geom.Lerp(float64(a.A), float64(b.A), k)
	if !(alpha > 0) {
		return a.Fade(0)
	}
	c := Mix(a, b, float64(k*float64(b.A))/alpha)
	c.A = uint8(alpha + 0.5)
	return c.kept()
}
