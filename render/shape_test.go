package render

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// covered returns the area that the shapes of a frame cover, pixels weighted with alpha, without the background.
func covered(f *driver.Frame) (area float64) {
	for _, cmd := range f.Commands {
		for _, q := range f.Quads[cmd.Quads.First:][:cmd.Quads.Count] {
			area += math.Abs(float64(q.A)*float64(q.D)-float64(q.B)*float64(q.C)) * float64(q.Color[3]) / 65535
		}
		v := f.Vertices[cmd.Vertices.First:][:cmd.Vertices.Count]
		for i := f.Indices[cmd.Indices.First:][:cmd.Indices.Count]; len(i) > 0; i = i[3:] {
			a, b, c := v[i[0]], v[i[1]], v[i[2]]
			ab, ac := geom.V(float64(b.X-a.X), float64(b.Y-a.Y)), geom.V(float64(c.X-a.X), float64(c.Y-a.Y))
			area += math.Abs(ab.Cross(ac)) / 2 * float64(a.A+b.A+c.A) / 3
		}
	}
	q := f.Quads[0]
	return area - float64(q.A)*float64(q.D)
}

func TestShapesCoverTheirArea(t *testing.T) {
	tri := []geom.Vec{{X: 100, Y: 100}, {X: 200, Y: 130}, {X: 120, Y: 220}}
	back := []geom.Vec{tri[2], tri[1], tri[0], tri[0]}
	perimeter := tri[0].Dist(tri[1]) + tri[1].Dist(tri[2]) + tri[2].Dist(tri[0])
	area := math.Abs(tri[1].Sub(tri[0]).Cross(tri[2].Sub(tri[0]))) / 2
	p := geom.V(300, 200)
	for _, x := range []struct {
		name string
		draw func(c *Canvas)
		want float64
		tol  float64 // part of want
	}{
		{"rect", func(c *Canvas) { c.Rect(geom.R(10.25, 20, 30, 40), White) }, 1200, 1e-4},
		{"hair rect", func(c *Canvas) { c.Rect(geom.R(10.25, 20, 0.25, 40), White) }, 10, 0.01},
		{"outlined rect", func(c *Canvas) { c.RectLine(geom.R(10, 20, 30, 40), 2, White) }, 30*40 - 26*36, 1e-4},
		{"thick outline", func(c *Canvas) { c.RectLine(geom.R(10, 20, 30, 40), 15, White) }, 1200, 1e-4},
		{"half clear rect", func(c *Canvas) { c.Rect(geom.R(10, 20, 30, 40), Color{9, 9, 9, 51}) }, 240, 1e-3},
		{"level line", func(c *Canvas) { c.Line(geom.V(10, 10), geom.V(110, 10), 3, White) }, 300, 1e-4},
		{"line", func(c *Canvas) { c.Line(geom.V(10, 10), geom.V(310, 110), 3, White) }, math.Hypot(300, 100) * 3, 0.01},
		{"hairline", func(c *Canvas) { c.Line(geom.V(10, 10), geom.V(310, 110), 0.25, White) }, math.Hypot(300, 100) / 4, 0.01},
		{"triangle", func(c *Canvas) { c.Polygon(tri, White) }, area, 0.01},
		{"triangle backwards", func(c *Canvas) { c.Polygon(back, White) }, area, 0.01},
		{"outline", func(c *Canvas) { c.PolygonLine(tri, 2, White) }, perimeter * 2, 0.01},
		{"hair outline", func(c *Canvas) { c.PolygonLine(back, 0.5, White) }, perimeter / 2, 0.01},
		{"circle", func(c *Canvas) { c.Circle(p, 50, White) }, math.Pi * 2500, 0.01},
		{"small circle", func(c *Canvas) { c.Circle(p, 3, White) }, math.Pi * 9, 0.05},
		{"speck", func(c *Canvas) { c.Circle(p, 0.25, White) }, math.Pi / 16, 0.4},
		{"ring", func(c *Canvas) { c.Ring(p, 50, 4, White) }, 2 * math.Pi * 50 * 4, 0.01},
		{"full ring", func(c *Canvas) { c.Ring(p, 20, 40, White) }, math.Pi * 1600, 0.01},
	} {
		f, _ := drawn(640, 360, x.draw)
		if got := covered(f); math.Abs(got-x.want) > x.want*x.tol {
			t.Errorf("%s: got an area of %.3f; want %.3f", x.name, got, x.want)
		}
		turned, _ := drawn(640, 360, func(c *Canvas) {
			c.World(Camera{Pos: geom.V(200, 150), Rot: 0.7})
			x.draw(c)
		})
		if got := covered(turned); math.Abs(got-x.want) > x.want*max(x.tol, 0.02) && x.name != "hair rect" {
			t.Errorf("%s, turned: got an area of %.3f; want %.3f", x.name, got, x.want)
		}
	}
}

func TestRandomConvexShapesCoverTheirArea(t *testing.T) {
	rnd := rand.New(rand.NewPCG(6, 6))
	for range 300 {
		n := 3 + rnd.IntN(9)
		points := make([]geom.Vec, n)
		for i := range points { // corners of a circle in order are convex
			points[i] = geom.V(320, 180).Add(geom.Polar((float64(i)+rnd.Float64()*0.8)*2*math.Pi/float64(n), 100))
		}
		want := 0.0
		for i := range points {
			want += points[i].Cross(points[(i+1)%n]) / 2
		}
		f, _ := drawn(640, 360, func(c *Canvas) { c.Polygon(points, White) })
		if got := covered(f); math.Abs(got-want) > want*0.05 {
			t.Fatalf("%v: got %.1f; want %.1f", points, got, want)
		}
	}
}

// The solid inside of a shape ends half a pixel before its edge and is clear half a pixel behind it.
func TestFeatherIsOneDevicePixel(t *testing.T) {
	for _, window := range []int{360, 720, 100} {
		f, _ := drawnIn(NewViewport(Fit, 640, 360, 3000, window), func(c *Canvas) {
			c.Circle(geom.V(320, 180), 100, Red)
		})
		v := NewViewport(Fit, 640, 360, 3000, window)
		centre, r := v.Transform().Apply(geom.V(320, 180)), 100*v.Transform().A
		for _, p := range f.Vertices {
			d, want := geom.V(float64(p.X), float64(p.Y)).Dist(centre), r+0.5
			if p.A == 1 {
				want = r - 0.5
			}
			if math.Abs(d-want) > 0.02 {
				t.Fatalf("scale %v: got a vertex of alpha %v at %.3f from the centre; want %.3f", v.Transform().A, p.A, d, want)
			}
		}
	}
}

func TestPolyCutsSharpCorners(t *testing.T) {
	needle := []geom.Vec{{X: 100, Y: 100}, {X: 300, Y: 102}, {X: 100, Y: 104}}
	f, _ := drawn(640, 360, func(c *Canvas) { c.PolygonLine(needle, 4, White) })
	for _, v := range f.Vertices {
		if v.X > 300+4*2.5 {
			t.Fatalf("got a vertex at %v; want the point at 300 cut off", v.X)
		}
	}
	if got, want := len(f.Vertices), 4*sectionVertices; got != want {
		t.Errorf("got %d vertices; want %d: one corner is cut", got, want)
	}
}

func TestIndicesStayInside(t *testing.T) {
	f, _ := drawn(320, 180, scene)
	for n, cmd := range f.Commands {
		if (cmd.Quads.Count > 0) == (cmd.Indices.Count > 0) || cmd.Indices.Count%3 != 0 {
			t.Errorf("command %d has %d quads and %d indices; want one of them", n, cmd.Quads.Count, cmd.Indices.Count)
		}
		for _, i := range f.Indices[cmd.Indices.First:][:cmd.Indices.Count] {
			if int(i) >= cmd.Vertices.Count {
				t.Fatalf("command %d: index %d of %d vertices", n, i, cmd.Vertices.Count)
			}
		}
	}
}

func TestHugeRectIsCutToTheView(t *testing.T) {
	f, _ := drawn(640, 360, func(c *Canvas) { c.Rect(geom.R(-1e12, -1e12, 2e12, 2e12), Red) })
	if q := f.Quads[1]; corner(q, 0, 0) != (geom.Vec{}) || corner(q, 1, 1) != geom.V(640, 360) {
		t.Errorf("got %+v; want the whole canvas", q)
	}
}
