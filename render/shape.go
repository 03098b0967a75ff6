package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Rect fills a rectangle. Upright, its edges are sharp and lie on whole device pixels, as they round; turned, they are smooth.
// Less than a device pixel wide it is one pixel wide and fainter.
func (c *Canvas) Rect(r geom.Rect, col Color) {
	if c.skip(r.X+r.Y+r.W+r.H) || r.Empty() {
		return
	}
	if !c.upright {
		c.Polygon([]geom.Vec{r.Min(), {X: r.X + r.W, Y: r.Y}, r.Max(), {X: r.X, Y: r.Y + r.H}}, col)
		return
	}
	x0, x1 := float64(c.m.A*r.X)+c.m.X, float64(c.m.A*(r.X+r.W))+c.m.X
	y0, y1 := float64(c.m.D*r.Y)+c.m.Y, float64(c.m.D*(r.Y+r.H))+c.m.Y
	c.thinBox(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), col)
}

// skip reports whether a sum shows that one of its numbers is a NaN or an infinity, and counts it.
func (c *Canvas) skip(sum float64) bool {
	if sum-sum == 0 {
		return false
	}
	c.stats.Skipped++
	return true
}

// thinBox draws an upright rectangle of the target; sides below a pixel are a pixel and fade.
func (c *Canvas) thinBox(x0, y0, x1, y1 float64, col Color) {
	col = col.or(White)
	x0, x1, kx := widen(x0, x1)
	y0, y1, ky := widen(y0, y1)
	if kx*ky < 1 {
		col = col.Fade(kx * ky)
	}
	c.box(x0, y0, x1, y1, col.premultiplied())
}

// widen makes a span at least 1 long around its middle, and returns how much of it the real one covers.
func widen(a, b float64) (lo, hi, covered float64) {
	if b-a >= 1 || b-a != b-a {
		return a, b, 1
	}
	mid := (a + b) / 2
	return mid - 0.5, mid + 0.5, b - a
}

// RectLine draws the outline of a rectangle inwards, width logical pixels wide, so that its outer size is r's.
func (c *Canvas) RectLine(r geom.Rect, width float64, col Color) {
	if c.skip(r.X+r.Y+r.W+r.H+width) || !(width > 0) || r.Empty() {
		return
	}
	if 2*width >= min(r.W, r.H) {
		c.Rect(r, col)
		return
	}
	if !c.upright {
		in := r.Inset(width / 2)
		c.PolygonLine([]geom.Vec{in.Min(), {X: in.X + in.W, Y: in.Y}, in.Max(), {X: in.X, Y: in.Y + in.H}}, width, col)
		return
	}
	c.Rect(geom.Rect{X: r.X, Y: r.Y, W: r.W, H: width}, col)
	c.Rect(geom.Rect{X: r.X, Y: r.Y + r.H - width, W: r.W, H: width}, col)
	c.Rect(geom.Rect{X: r.X, Y: r.Y + width, W: width, H: r.H - 2*width}, col)
	c.Rect(geom.Rect{X: r.X + r.W - width, Y: r.Y + width, W: width, H: r.H - 2*width}, col)
}

// Line draws a straight line, width logical pixels wide, which ends at a and b without caps. Turned it is smooth;
// below a device pixel it fades rather than flickers. It draws nothing when a is b.
func (c *Canvas) Line(a, b geom.Vec, width float64, col Color) {
	from, to := c.m.Apply(a), c.m.Apply(b)
	w := width * c.px
	if c.skip(w) || !c.sensible(from) || !c.sensible(to) {
		return
	}
	along := to.Sub(from).Unit()
	if along == (geom.Vec{}) || !(w > 0) {
		return
	}
	if along.X == 0 || along.Y == 0 {
		side := geom.Vec{X: math.Abs(along.Y), Y: math.Abs(along.X)}.Mul(w / 2)
		c.thinBox(min(from.X, to.X)-side.X, min(from.Y, to.Y)-side.Y, max(from.X, to.X)+side.X, max(from.Y, to.Y)+side.Y, col)
		return
	}
	side := geom.Vec{X: -along.Y, Y: along.X}.Mul(max(w, 1) / 2)
	c.points = append(c.points[:0], from.Add(side), from.Sub(side), to.Sub(side), to.Add(side))
	c.convex(col.or(White).floats(min(w, 1)))
}

// Circle fills a circle, radius in logical pixels. Below a device pixel it fades.
func (c *Canvas) Circle(at geom.Vec, radius float64, col Color) {
	if !c.round(at, radius) {
		return
	}
	k := min(2*radius*c.px, 1)
	c.convex(col.or(White).floats(k * k))
}

// Ring draws a circle's outline, width logical pixels wide, half of it outside of the radius.
func (c *Canvas) Ring(at geom.Vec, radius, width float64, col Color) {
	if width >= 2*radius {
		c.Circle(at, radius+width/2, col)
		return
	}
	if c.round(at, radius) {
		c.stroke(width, col)
	}
}

// Circles have as many corners as keep them within this many device pixels of round.
const (
	roundness  = 0.1
	minCorners = 8
	maxCorners = 512
)

// round puts the corners of a circle into points, and reports whether there is something to draw. Its radius is held
// to half a device pixel at least.
func (c *Canvas) round(at geom.Vec, radius float64) bool {
	if c.skip(at.X+at.Y+radius+c.px) || !(radius > 0) || !(c.px > 0) {
		return false
	}
	r := max(radius, 0.5/c.px)
	if c.outOfSight(at, r) {
		c.stats.Culled++
		return false
	}
	if !c.sensible(c.m.Apply(at)) || !c.sensible(geom.Vec{X: r * c.px}) {
		return false
	}
	n := min(max(geom.Int(math.Ceil(math.Pi*math.Sqrt(r*c.px/(2*roundness)))), minCorners), maxCorners)
	sin, cos := geom.Sincos(2 * math.Pi / float64(n))
	c.points = c.points[:0]
	arm := geom.Vec{X: r}
	for range n {
		c.points = append(c.points, c.m.Apply(at.Add(arm)))
		arm = geom.Vec{X: float64(arm.X*cos) - float64(arm.Y*sin), Y: float64(arm.X*sin) + float64(arm.Y*cos)}
	}
	return true
}

// outOfSight is a quick look before a circle's corners are worked out.
func (c *Canvas) outOfSight(at geom.Vec, r float64) bool {
	p := c.m.Apply(at)
	ex := float64((math.Abs(c.m.A)+math.Abs(c.m.B))*r) + 1
	ey := float64((math.Abs(c.m.C)+math.Abs(c.m.D))*r) + 1
	return math.Abs(p.X-c.mid.X) > c.half.X+ex || math.Abs(p.Y-c.mid.Y) > c.half.Y+ey
}
