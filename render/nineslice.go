package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Sides is a length for each side of something.
type Sides struct{ Left, Top, Right, Bottom float64 }

// NineSlice is an image drawn as a frame of any size: its corners keep their size, its sides grow along one way and its
// middle along both. Boxes, buttons and bars are drawn with it. The zero value of everything but Image and Rect is right.
type NineSlice struct {
	Image  Image
	Frame  int       // cell of a Grid
	Rect   geom.Rect // what it fills, logical pixels
	Border Sides     // of the image, pixels: what is corner or side; zero: a third on each side
	Scale  float64   // logical pixels for a pixel of the border; zero: 1. A Rect that is too small makes it smaller
	Tiled  bool      // sides and middle are repeated, as often as fits best, and not stretched
	Hollow bool      // the middle is left out
	Tint   Color     // multiplies the image; zero: white
}

// maxTiles is how often a NineSlice repeats its middle along a way at most.
const maxTiles = 256

// cuts are four lines across one way of a NineSlice: places in pixels of the image and on the canvas.
type cuts struct {
	from, to [4]float64
	tiles    int // of the middle
}

// Draw draws it: nine quads, or more when it is tiled, in one draw call. Its edges and lines lie on whole device pixels,
// unless it is turned.
func (n NineSlice) Draw(c *Canvas) {
	r, scale := n.Rect, n.Scale
	if c.skip(r.X+r.Y+r.W+r.H+scale) || n.Image.id == 0 || r.Empty() {
		return
	}
	if !(scale > 0) {
		scale = 1
	}
	e := c.atlas.find(n.Image)
	b := n.Border
	if b == (Sides{}) {
		b = Sides{e.w / 3, e.h / 3, e.w / 3, e.h / 3}
	}
	scale = min(scale, r.W/max(b.Left+b.Right, 1e-9), r.H/max(b.Top+b.Bottom, 1e-9))
	x := n.slice(e.w, b.Left, b.Right, r.X, r.W, scale)
	y := n.slice(e.h, b.Top, b.Bottom, r.Y, r.H, scale)
	if c.upright {
		x.crisp(c.m.A, c.m.X)
		y.crisp(c.m.D, c.m.Y)
	}
	g := slicer{c: c, e: e, tint: n.Tint.or(White).premultiplied()}
	g.u, g.v = e.cell(n.Frame)
	for row := range 3 {
		for col := range 3 {
			if row != 1 || col != 1 || !n.Hollow {
				g.tiles(&x, &y, col, row)
			}
		}
	}
}

// slice cuts one way.
func (n *NineSlice) slice(size, low, high, at, length, scale float64) cuts {
	s := cuts{
		from:  [4]float64{0, low, size - high, size},
		to:    [4]float64{at, at + float64(low*scale), at + length - float64(high*scale), at + length},
		tiles: 1,
	}
	if middle := (s.from[2] - s.from[1]) * scale; n.Tiled && middle > 0 {
		s.tiles = min(max(geom.Round((s.to[2]-s.to[1])/middle), 1), maxTiles)
	}
	return s
}

// crisp moves the lines to whole device pixels.
func (s *cuts) crisp(scale, shift float64) {
	for i, to := range s.to {
		s.to[i] = (math.Round(float64(to*scale)+shift) - shift) / scale
	}
}

// slicer draws pieces of an image.
type slicer struct {
	c    *Canvas
	e    *entry
	u, v float32
	tint [4]uint16
}

// tiles draws one of the nine pieces, as often as it is repeated.
func (g *slicer) tiles(x, y *cuts, col, row int) {
	nx, ny := 1, 1
	if col == 1 {
		nx = x.tiles
	}
	if row == 1 {
		ny = y.tiles
	}
	w, h := (x.to[col+1]-x.to[col])/float64(nx), (y.to[row+1]-y.to[row])/float64(ny)
	for j := range ny {
		for i := range nx {
			to := geom.Rect{X: x.to[col] + float64(w*float64(i)), Y: y.to[row] + float64(h*float64(j)), W: w, H: h}
			g.piece(to, geom.Rect{X: x.from[col], Y: y.from[row], W: x.from[col+1] - x.from[col], H: y.from[row+1] - y.from[row]})
		}
	}
}

// piece draws a rectangle of the image, whose units are its pixels.
func (g *slicer) piece(to, from geom.Rect) {
	if to.Empty() || from.Empty() {
		return
	}
	c, e := g.c, g.e
	ax, bx, cy, dy := c.m.A*to.W, c.m.B*to.H, c.m.C*to.W, c.m.D*to.H
	p := c.m.Apply(to.Min())
	q := c.quad(e.page, c.filter, ax, bx, cy, dy, p.X, p.Y)
	if q == nil {
		return
	}
	kx, ky := float64(e.texW)/e.w, float64(e.texH)/e.h
	q.U0, q.V0 = g.u+float32(from.X*kx), g.v+float32(from.Y*ky)
	q.U1, q.V1 = g.u+float32((from.X+from.W)*kx), g.v+float32((from.Y+from.H)*ky)
	q.Color = g.tint
}
