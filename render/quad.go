package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Quad is an image with its corners pulled to any four places: a card that turns over, a shadow on the ground, a sail.
// Lines stay straight, and what lies between them is spread evenly; there is no perspective, in which what is far away
// would be denser. The zero value of everything but Image and Corners is right.
type Quad struct {
	Image   Image
	Frame   int         // cell of a Grid
	Corners [4]geom.Vec // of the image's top left, top right, bottom right and bottom left, logical pixels
	Tint    Color       // multiplies the image; zero: white
}

// maxQuadSteps is how often a Quad is divided along each way at most. A step for each quadSag device pixels that its
// middle is away from where a parallelogram would have it keeps the bend of its lines below one.
const (
	maxQuadSteps = 16
	quadSag      = 4
)

// Draw draws it, in the draw call of its neighbours: two triangles when it is a parallelogram, up to 512 when it is not.
func (q Quad) Draw(c *Canvas) {
	sum := 0.0
	for i, p := range q.Corners {
		q.Corners[i] = c.m.Apply(p)
		sum += p.X + p.Y
	}
	if c.skip(sum) || q.Image.id == 0 {
		return
	}
	p := &q.Corners
	sag := p[0].Add(p[2]).Sub(p[1]).Sub(p[3]).Len() / 4
	n := min(geom.Int(math.Ceil(sag/quadSag))+1, maxQuadSteps)
	e := c.atlas.find(q.Image)
	u, v := e.cell(q.Frame)
	d := meshDraw{page: e.page, filter: c.filter, u: u, v: v, w: e.texW, h: e.texH}
	if !c.quadSeen(p) {
		return
	}
	vertices, indices, first, ok := c.triangles(e.page, c.filter, (n+1)*(n+1), 6*n*n)
	if !ok {
		return
	}
	tint := q.Tint.or(White).floats(1)
	for i := range vertices {
		at := geom.Vec{X: float64(i%(n+1)) / float64(n), Y: float64(i/(n+1)) / float64(n)}
		corner := Vertex{UV: at, Pos: p[0].Lerp(p[1], at.X).Lerp(p[3].Lerp(p[2], at.X), at.Y)}
		d.set(&vertices[i], &corner, &geom.Identity, &tint)
	}
	row := uint32(n + 1)
	for i := range uint32(n * n) {
		a := first + i/uint32(n)*row + i%uint32(n)
		indices = strip(indices, a, a+row, a+1, a+row+1)
	}
}

// quadSeen reports whether a quad is in sight and of a sensible size, and counts it otherwise.
func (c *Canvas) quadSeen(p *[4]geom.Vec) bool {
	c.points = append(c.points[:0], p[:]...)
	for _, at := range p {
		if !c.sensible(at) {
			return false
		}
	}
	return c.seen(0)
}
