package render

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// A mesh's smooth edge is a device pixel wide, whatever its size on the screen.
func TestMeshEdgesAreOneDevicePixel(t *testing.T) {
	var p Path
	p.Circle(geom.Vec{}, 10)
	m := Mesh{Detail: 8}
	if err := m.Fill(&p, Fill{Color: Red}); err != nil {
		t.Fatal(err)
	}
	for _, scale := range []float64{0.5, 1, 8, -3} {
		f, _ := drawn(640, 360, func(c *Canvas) {
			m.Draw(c, Instance{Pos: geom.V(320, 180), Rot: 1, Scale: geom.V(scale, scale), Tint: Green})
		})
		if len(f.Vertices) == 0 {
			t.Fatalf("scale %v: got nothing", scale)
		}
		for _, v := range f.Vertices {
			d, want := geom.V(float64(v.X), float64(v.Y)).Dist(geom.V(320, 180)), 10*math.Abs(scale)+0.5
			if v.A == 1 {
				want--
			}
			if math.Abs(d-want) > 0.06 {
				t.Fatalf("scale %v: got a vertex of alpha %v at %.3f from the centre; want %.3f", scale, v.A, d, want)
			}
			if v.A == 1 && (math.Abs(float64(v.G)-float64(Green.G)/255*float64(Red.G)/255) > 1e-6) {
				t.Fatalf("got %+v; want red times green", v)
			}
		}
	}
}

func TestMeshReadsItsImage(t *testing.T) {
	m := Mesh{Image: File("mesh 40x20"), Vertices: []Vertex{{}, {Pos: geom.V(9, 0), UV: geom.V(1, 0)}, {Pos: geom.V(0, 9), UV: geom.V(0.5, 1)}}, Indices: []uint32{0, 1, 2}}
	f, _ := drawn(640, 360, func(c *Canvas) {
		c.Draw(Sprite{Image: m.Image, Pos: geom.V(50, 50)})
		m.Draw(c, Instance{})
	})
	q, v := f.Quads[1], f.Vertices
	if v[0].U != q.U0 || v[0].V != q.V0 || v[1].U != q.U1 || v[2].U != (q.U0+q.U1)/2 || v[2].V != q.V1 {
		t.Errorf("got %+v; want the corners of %+v", v, q)
	}
}

func TestMeshesOutOfSight(t *testing.T) {
	m := Mesh{Vertices: []Vertex{{}, {Pos: geom.V(9, 0)}, {Pos: geom.V(0, 9)}}, Indices: []uint32{0, 1, 2}}
	f, s := drawn(100, 100, func(c *Canvas) {
		m.DrawAll(c, []Instance{{}, {Pos: geom.V(-20, 0)}, {Pos: geom.V(120, 0)}, {Pos: geom.V(-20, 0), Scale: geom.V(3, 3)}})
	})
	if len(f.Vertices) != 6 || s.Culled != 2 {
		t.Errorf("got %d vertices and %+v; want two of four drawn", len(f.Vertices), s)
	}
}

func TestPathsOutOfSight(t *testing.T) {
	f, s := drawn(100, 100, func(c *Canvas) {
		var p Path
		p.Circle(geom.V(-30, 50), 20)
		p.Fill(c, Fill{})
		p.Stroke(c, Stroke{Width: 4})
		p.Stroke(c, Stroke{Width: 30})
	})
	if len(f.Vertices) == 0 || s.Culled != 2 {
		t.Errorf("got %d vertices and %+v; want the wide stroke alone", len(f.Vertices), s)
	}
}

func TestMeshTellsWhatItCannotAdd(t *testing.T) {
	var p Path
	p.Lines(geom.V(0, 0), geom.V(math.NaN(), 5), geom.V(5, 5))
	m := Mesh{}
	for want, err := range map[string]error{
		"render: fill a path: a point is not a number, or farther than 1e9 away; look for a division by zero":   m.Fill(&p, Fill{}),
		"render: stroke a path: a point is not a number, or farther than 1e9 away; look for a division by zero": m.Stroke(&p, Stroke{}),
		"render: stroke a path: a width of -1 is none; use one above 0":                                         m.Stroke(&p, Stroke{Width: -1}),
	} {
		if err == nil || err.Error() != want {
			t.Errorf("got %v; want %s", err, want)
		}
	}
	p.Reset()
	for i := range maxPathPoints + 1 {
		p.LineTo(geom.V(float64(i), float64(i%2)))
	}
	if err := m.Fill(&p, Fill{}); err == nil || len(m.Vertices) > 0 {
		t.Errorf("too many points: got %v and %d vertices; want an error alone", err, len(m.Vertices))
	}
}

func TestMeshOfAPathCoversItsArea(t *testing.T) {
	var p Path
	p.Rect(geom.R(0, 0, 40, 30))
	p.Rect(geom.R(10, 10, 10, 10))
	m := Mesh{}
	if err := m.Fill(&p, Fill{Gradient: Linear(geom.V(0, 0), geom.V(40, 0), Red, Green, Blue)}); err != nil {
		t.Fatal(err)
	}
	f, _ := drawn(640, 360, func(c *Canvas) {
		m.Draw(c, Instance{Pos: geom.V(200, 100), Scale: geom.V(4, 4)})
	})
	if got := covered(f); math.Abs(got-1100*16) > 100 {
		t.Errorf("got an area of %.1f; want %d", got, 1100*16)
	}
}
