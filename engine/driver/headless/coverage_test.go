package headless

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
)

// count returns how often each pixel of a canvas of side by side is covered by what draw paints.
func count(side int, draw func(j *job)) []uint32 {
	dst := &surface{w: side, h: side}
	var j job
	add := driver.Blend{SrcRGB: driver.FactorOne, SrcAlpha: driver.FactorOne, DstRGB: driver.FactorOne, DstAlpha: driver.FactorOne}
	j.begin(&driver.State{Blend: add}, dst, nil)
	draw(&j)
	for i, p := range dst.pix {
		dst.pix[i] = p & 255
	}
	return dst.pix
}

// once is the colour that count counts.
const once = 1.0 / 255

func white(x, y float32) driver.Vertex {
	return driver.Vertex{X: x, Y: y, R: once, G: once, B: once, A: once}
}

// covers is the rule, said as simply as it can be: the centre is on the inner side of each edge, or on a top or a left one.
func covers(a, b, c point, x, y int) bool {
	area := cross(a, b, c)
	if area == 0 {
		return false
	}
	if area < 0 {
		b, c = c, b
	}
	p := point{int64(x)*256 + 128, int64(y)*256 + 128}
	for _, e := range [3][2]point{{a, b}, {b, c}, {c, a}} {
		k := cross(e[0], e[1], p)
		left := e[1].y < e[0].y
		top := e[1].y == e[0].y && e[1].x > e[0].x
		if k < 0 || k == 0 && !left && !top {
			return false
		}
	}
	return true
}

// coarse returns a position, often on the centres and edges of pixels, where the rule matters.
func coarse(r *rand.Rand, side int) float32 {
	switch r.IntN(3) {
	case 0:
		return float32(r.IntN(2*side+8)-4) / 2
	case 1:
		return float32(r.IntN(256*(side+8))-4*256) / 256
	}
	return r.Float32()*float32(side+8) - 4
}

func TestTrianglesCoverWhatTheRuleSays(t *testing.T) {
	const side = 20
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 4000 {
		v := [3]driver.Vertex{}
		var p [3]point
		for i := range v {
			v[i] = white(coarse(r, side), coarse(r, side))
			p[i], _ = snap(v[i].X, v[i].Y)
		}
		got := count(side, func(j *job) { j.triangle(&v[0], &v[1], &v[2]) })
		for i, k := range got {
			if want := covers(p[0], p[1], p[2], i%side, i/side); (k == 1) != want || k > 1 {
				t.Fatalf("triangle %d, %v: pixel (%d, %d) is covered %d times; want %v", n, p, i%side, i/side, k, want)
			}
		}
	}
}

// TestEdgesStepWithoutRounding compares what an edge steps to with where it is.
func TestEdgesStepWithoutRounding(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for n := range 20000 {
		a := point{r.Int64N(1 << 18), r.Int64N(1 << 9)}
		b := point{r.Int64N(1 << 18), a.y + 1 + r.Int64N(1<<13)}
		if n == 0 { // whose remainder in row 1 is that of a whole pixel
			const dy, down = 513, 383
			a = point{centre, centre + subpixels - down}
			b = point{a.x + 1, a.y + dy}
			for down*(b.x-a.x)%(subpixels*dy) != 1 {
				b.x++
			}
		}
		e := edgeAt(a, b, first(a.y))
		for row := first(a.y); row < first(b.y); row++ {
			if want := edgeAt(a, b, row); e != want {
				t.Fatalf("from %v to %v, row %d: got %+v; want %+v", a, b, row, e, want)
			}
			e.next()
		}
	}
}

func TestQuadsCoverTheirTwoTriangles(t *testing.T) {
	const side = 24
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 4000 {
		q := driver.Quad{X: coarse(r, side), Y: coarse(r, side), Color: [4]uint16{257, 257, 257, 257}}
		q.A, q.B, q.C, q.D = coarse(r, side)-8, coarse(r, side)-8, coarse(r, side)-8, coarse(r, side)-8
		switch r.IntN(5) {
		case 0:
			q.B, q.C = 0, 0
		case 1:
			q.A, q.D = 0, 0
		case 2: // so thin that snapping bends it
			q.C, q.D = q.A/64, q.B/64
		}
		var c [4]point
		c[0], _ = snap(q.X, q.Y)
		c[1], _ = snap(q.X+q.A, q.Y+q.C)
		c[2], _ = snap(q.X+q.B, q.Y+q.D)
		c[3], _ = snap(q.X+q.A+q.B, q.Y+q.C+q.D)
		got := count(side, func(j *job) { j.quad(&q) })
		for i, k := range got {
			want := uint32(0)
			for _, tri := range [2][3]point{{c[0], c[1], c[2]}, {c[1], c[3], c[2]}} {
				if covers(tri[0], tri[1], tri[2], i%side, i/side) {
					want++
				}
			}
			if k != want {
				t.Fatalf("quad %d, %+v: pixel (%d, %d) is covered %d times; want %d", n, q, i%side, i/side, k, want)
			}
		}
	}
}

// TestSharedEdgesCoverEachPixelOnce cuts a square into triangles with bent edges, of which none crosses another.
func TestSharedEdgesCoverEachPixelOnce(t *testing.T) {
	const side, cells = 40, 5
	r := rand.New(rand.NewPCG(5, 6))
	for n := range 300 {
		var vs []driver.Vertex
		for i := range (cells + 1) * (cells + 1) {
			x, y := i%(cells+1), i/(cells+1)
			v := white(float32(x*side/cells), float32(y*side/cells))
			if x > 0 && x < cells && y > 0 && y < cells {
				v.X += float32(r.IntN(5*256)-2*256-128) / 256
				v.Y += float32(r.IntN(9)-4) / 2
			}
			vs = append(vs, v)
		}
		var indices []uint32
		for i := range cells * cells {
			a := uint32(i/cells*(cells+1) + i%cells)
			b, c, d := a+1, a+cells+1, a+cells+2
			if r.IntN(2) == 0 {
				indices = append(indices, a, b, c, b, d, c)
			} else {
				indices = append(indices, d, a, c, a, d, b)
			}
		}
		for i, k := range count(side, func(j *job) { j.mesh(vs, indices) }) {
			if k != 1 {
				t.Fatalf("mesh %d: pixel (%d, %d) is covered %d times; want once", n, i%side, i/side, k)
			}
		}
	}
}
