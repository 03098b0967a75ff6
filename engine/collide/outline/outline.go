package outline

import (
	"fmt"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Options says what to draw. The zero Options: bodies and where they touch.
type Options struct {
	View     geom.Rect // bodies that overlap it are drawn, logical pixels of the world; zero: all
	Width    float64   // of lines, logical pixels of the world; zero: 1
	Cells    bool      // the squares of the broad phase, too, with how many bodies begin in each
	NoBodies bool      // no edges of bodies
	NoTouch  bool      // no arrows where they touch
}

var (
	still   = render.Hex(0x9aa5b8)
	moved   = render.Hex(0x3ddc84)
	trigger = render.Hex(0xffd23f)
	way     = render.Hex(0xff3860)
	speed   = render.Hex(0x4da3ff)
	cell    = render.Hex(0x8a6bff)
)

const (
	depths  = 10   // an arrow's length, in depths of an overlap
	seconds = 0.25 // a velocity's length
	faint   = 0.25 // opacity of what fills a body that touches another
)

// Draw draws a space over a world that the canvas shows. It costs a line for each edge, and allocates.
func Draw(c *render.Canvas, s *collide.Space, o Options) {
	if o.Width == 0 {
		o.Width = 1
	}
	p := pen{Canvas: c, Options: o, touching: map[collide.ID]bool{}}
	for _, e := range s.Events() {
		if e.Kind != collide.Exit {
			p.touching[e.A], p.touching[e.B] = true, true
		}
	}
	if o.Cells {
		p.cells(s)
	}
	if !o.NoBodies {
		for id, b := range s.All {
			p.body(id, &b)
		}
	}
	if !o.NoTouch {
		p.arrows(s)
	}
}

// pen draws for one call.
type pen struct {
	*render.Canvas
	Options
	touching map[collide.ID]bool // only looked up
	points   []geom.Vec
}

func (p *pen) body(id collide.ID, b *collide.Body) {
	color := [...]render.Color{collide.Static: still, collide.Kinematic: moved, collide.Trigger: trigger}[b.Kind]
	if b.Shape.Kind == collide.TilesShape {
		p.tiles(b, color)
		return
	}
	p.points = b.Shape.Outline(p.points[:0], b.Pos, b.Rot)
	if !p.sees(p.points) {
		return
	}
	if p.touching[id] {
		p.Polygon(p.points, color.Fade(faint))
	}
	p.edge(p.points, color)
	if b.OneWay {
		p.double(p.points, color)
	}
	if b.Vel != (geom.Vec{}) {
		p.Line(b.Pos, b.Pos.Add(b.Vel.Mul(seconds)), p.Width, speed)
	}
}

// sees reports whether a shape is in sight.
func (p *pen) sees(points []geom.Vec) bool {
	return len(points) > 0 && (p.View == (geom.Rect{}) || around(points).Inset(-p.Width).Overlaps(p.View))
}

// edge draws the outline, of a line too, which has two points.
func (p *pen) edge(points []geom.Vec, color render.Color) {
	for i, a := range points {
		if b := points[(i+1)%len(points)]; i == 0 || len(points) > 2 {
			p.Line(a, b, p.Width, color)
		}
	}
}

// double draws a second line below the upper edge of what is one way.
func (p *pen) double(points []geom.Vec, color render.Color) {
	box := around(points)
	left, right := box.Min(), geom.V(box.X+box.W, box.Y)
	down := geom.V(0, 2*p.Width)
	p.Line(left.Add(down), right.Add(down), p.Width, color)
}

func (p *pen) tiles(b *collide.Body, color render.Color) {
	g := b.Shape.Grid
	if g == nil {
		return
	}
	for y := range g.H {
		for x := range g.W {
			p.points = b.Shape.TileOutline(p.points[:0], b.Pos, x, y)
			if !p.sees(p.points) {
				continue
			}
			p.edge(p.points, color)
			if n := int(g.At(x, y)); n < len(b.Shape.Tiles) && b.Shape.Tiles[n].OneWay {
				p.double(p.points, color)
			}
		}
	}
}

// arrows draws the ways out of overlaps.
func (p *pen) arrows(s *collide.Space) {
	for _, e := range s.Events() {
		if e.Kind == collide.Exit {
			continue
		}
		if a, _ := s.Body(e.A); a.Kind == collide.Static {
			e.Normal = e.Normal.Mul(-1) // it is the other one that goes
		}
		from := p.middle(s, e)
		to := from.Add(e.Normal.Mul(e.Depth*depths + 4*p.Width))
		back, side := e.Normal.Mul(-3*p.Width), geom.V(-e.Normal.Y, e.Normal.X).Mul(2*p.Width)
		p.Line(from, to, p.Width, way)
		p.Line(to, to.Add(back).Add(side), p.Width, way)
		p.Line(to, to.Add(back).Sub(side), p.Width, way)
	}
}

// middle returns about where two bodies touch: the middle of what their boxes have in common.
func (p *pen) middle(s *collide.Space, e collide.Event) geom.Vec {
	a, b := p.box(s, e.A), p.box(s, e.B)
	switch {
	case a == (geom.Rect{}):
		return b.Center()
	case b == (geom.Rect{}):
		return a.Center()
	}
	return a.Intersect(b).Center()
}

// box returns the box around a body, and a zero one of tiles.
func (p *pen) box(s *collide.Space, id collide.ID) geom.Rect {
	b, _ := s.Body(id)
	p.points = b.Shape.Outline(p.points[:0], b.Pos, b.Rot)
	if len(p.points) == 0 {
		return geom.Rect{}
	}
	return around(p.points)
}

func (p *pen) cells(s *collide.Space) {
	for at, n := range s.Cells {
		if p.View != (geom.Rect{}) && !at.Overlaps(p.View) {
			continue
		}
		p.RectLine(at.Inset(p.Width/2), p.Width, cell.Fade(0.6))
		p.Text(render.Text{S: fmt.Sprint(n), Pos: at.Min().Add(geom.V(2, 2)), Size: 8, Color: cell})
	}
}

// around returns the box around points.
func around(points []geom.Vec) geom.Rect {
	lo, hi := points[0], points[0]
	for _, p := range points[1:] {
		lo = geom.V(min(lo.X, p.X), min(lo.Y, p.Y))
		hi = geom.V(max(hi.X, p.X), max(hi.Y, p.Y))
	}
	return geom.R(lo.X, lo.Y, hi.X-lo.X, hi.Y-lo.Y)
}
