package render

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// over returns the triangles of a frame that a point lies in, and the colour there of the last one, premultiplied.
func over(f *driver.Frame, p geom.Vec) (n int, col [4]float64) {
	for _, cmd := range f.Commands {
		v := f.Vertices[cmd.Vertices.First:][:cmd.Vertices.Count]
		for i := f.Indices[cmd.Indices.First:][:cmd.Indices.Count]; len(i) > 0; i = i[3:] {
			t := [3]*driver.Vertex{&v[i[0]], &v[i[1]], &v[i[2]]}
			at := func(k int) geom.Vec { return geom.V(float64(t[k%3].X), float64(t[k%3].Y)) }
			whole := at(1).Sub(at(0)).Cross(at(2).Sub(at(0)))
			var share [3]float64
			in := whole != 0
			for k := range share {
				share[k] = at(k+2).Sub(at(k+1)).Cross(p.Sub(at(k+1))) / whole
				in = in && share[k] > 0
			}
			if !in {
				continue
			}
			n++
			for c := range col {
				col[c] = 0
				for k, s := range share {
					col[c] += s * float64([4]float32{t[k].R, t[k].G, t[k].B, t[k].A}[c])
				}
			}
		}
	}
	return n, col
}

// fromLine returns the distance of a point from lines between points.
func fromLine(points []geom.Vec, p geom.Vec) float64 {
	best := math.Inf(1)
	for i := range len(points) - 1 {
		a, ab := points[i], points[i+1].Sub(points[i])
		k := 0.0
		if l := ab.Dot(ab); l > 0 {
			k = geom.Clamp(p.Sub(a).Dot(ab)/l, 0, 1)
		}
		best = min(best, p.Dist(a.Add(ab.Mul(k))))
	}
	return best
}

// A stroke with round corners and ends is what is near its lines, and covers all of it once.
func TestStrokeCoversWhatIsNear(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 6))
	for i := range 400 {
		points := make([]geom.Vec, 2+rnd.IntN(7))
		spread := []float64{300, 40}[i%2] // short edges have corners that reach over their ends
		for j := range points {
			points[j] = geom.V(170+(rnd.Float64()-0.5)*spread, 170+(rnd.Float64()-0.5)*spread)
		}
		width := 3 + 30*rnd.Float64()
		closed := i%3 == 0
		var p Path
		p.Lines(points...)
		line := points
		if closed {
			p.Close()
			line = append(line, points[0])
		}
		f, s := drawn(340, 340, func(c *Canvas) { p.Stroke(c, Stroke{Width: width, Join: JoinRound, Cap: CapRound}) })
		if s.Skipped > 0 {
			t.Fatalf("%v: got it skipped", points)
		}
		for range 150 {
			at := geom.V(rnd.Float64()*340, rnd.Float64()*340)
			n, col := over(f, at)
			switch d := fromLine(line, at) - width/2; {
			case d < -1.6 && (n != 1 || col[3] < 0.99):
				t.Fatalf("%v, width %v, closed %v: %v is %.2f inside and lies in %d triangles with an alpha of %.2f; want 1 and 1", points, width, closed, at, -d, n, col[3])
			case d > 1 && n > 0 && col[3] > 0.02:
				t.Fatalf("%v, width %v, closed %v: %v is %.2f outside and has an alpha of %.2f; want 0", points, width, closed, at, d, col[3])
			}
		}
	}
}

func TestPathsCoverTheirArea(t *testing.T) {
	line := []geom.Vec{{X: 100, Y: 100}, {X: 200, Y: 130}, {X: 120, Y: 220}}
	long := line[0].Dist(line[1]) + line[1].Dist(line[2])
	pie := func(inner, to float64) func(p *Path) {
		return func(p *Path) { p.Pie(geom.V(300, 200), inner, 80, 0.3, 0.3+to) }
	}
	for _, x := range []struct {
		name   string
		path   func(p *Path)
		stroke Stroke // zero: it is filled
		want   float64
	}{
		{"rect", func(p *Path) { p.Rect(geom.R(50, 50, 100, 60)) }, Stroke{}, 6000},
		{"round rect", func(p *Path) { p.RoundRect(geom.R(50, 50, 100, 60), 20) }, Stroke{}, 6000 - 400*(4-math.Pi)},
		{"circle", func(p *Path) { p.Circle(geom.V(300, 200), 80) }, Stroke{}, math.Pi * 6400},
		{"ellipse", func(p *Path) { p.Ellipse(geom.V(300, 200), geom.V(80, 30), 1) }, Stroke{}, math.Pi * 2400},
		{"pie", pie(0, 2), Stroke{}, 6400},
		{"wide pie", pie(0, 5), Stroke{}, 2.5 * 6400},
		{"pie backwards", pie(0, -2), Stroke{}, 6400},
		{"part of a ring", pie(40, 5), Stroke{}, 2.5 * 4800},
		{"ring", func(p *Path) { p.Circle(geom.V(300, 200), 80); p.Circle(geom.V(300, 200), 40) }, Stroke{}, math.Pi * 4800},
		{"quad curve", func(p *Path) {
			p.MoveTo(geom.V(100, 100))
			p.QuadTo(geom.V(200, 300), geom.V(300, 100))
		}, Stroke{}, 200 * 200 / 3.0}, // two thirds of the triangle: Archimedes
		{"cubic curve", func(p *Path) {
			p.MoveTo(geom.V(100, 100))
			p.CubicTo(geom.V(100, 300), geom.V(300, 300), geom.V(300, 100))
		}, Stroke{}, 200 * 200 * 0.6}, // three fifths of the square
		{"lines", func(p *Path) { p.Lines(line...) }, Stroke{Width: 4, Join: JoinBevel}, long*4 - 8*math.Tan(0.5*turnOf(line)) + 4*math.Sin(turnOf(line))*0.5},
		{"hair lines", func(p *Path) { p.Lines(line...) }, Stroke{Width: 0.25}, long / 4},
		{"one pixel", func(p *Path) { p.Lines(line...) }, Stroke{}, long},
		{"square ends", func(p *Path) { p.Lines(line[:2]...) }, Stroke{Width: 10, Cap: CapSquare}, line[0].Dist(line[1])*10 + 100},
		{"round ends", func(p *Path) { p.Lines(line[:2]...) }, Stroke{Width: 10, Cap: CapRound}, line[0].Dist(line[1])*10 + math.Pi*25},
		{"dashes", func(p *Path) { p.Lines(geom.V(10, 10), geom.V(10, 310)) }, Stroke{Width: 10, Dash: []float64{20, 10}}, 2000},
		{"shifted dashes", func(p *Path) { p.Lines(geom.V(10, 10), geom.V(10, 40)) }, Stroke{Width: 10, Dash: []float64{20, 10}, DashOffset: -40}, 200},
		{"an odd dash", func(p *Path) { p.Lines(geom.V(10, 10), geom.V(10, 310)) }, Stroke{Width: 10, Dash: []float64{10}}, 1500},
		{"dots", func(p *Path) { p.Lines(geom.V(10, 10), geom.V(210, 10)) }, Stroke{Width: 10, Dash: []float64{0, 50}, Cap: CapRound}, 4 * math.Pi * 25},
		{"a dot", func(p *Path) { p.Lines(geom.V(50, 50), geom.V(50, 50)) }, Stroke{Width: 20, Cap: CapRound}, math.Pi * 100},
		{"no dot", func(p *Path) { p.Lines(geom.V(50, 50), geom.V(50, 50)) }, Stroke{Width: 20}, 0},
		{"frame", func(p *Path) { p.Rect(geom.R(50, 50, 100, 60)) }, Stroke{Width: 10}, 110*70 - 90*50},
		{"dashed frame", func(p *Path) { p.Rect(geom.R(50, 50, 100, 60)) }, Stroke{Width: 2, Dash: []float64{16}}, 320},
	} {
		var p Path
		x.path(&p)
		for _, k := range []Camera{{Pos: geom.V(320, 180)}, {Pos: geom.V(250, 180), Rot: 0.7}, {Pos: geom.V(320, 180), Zoom: 0.5}} {
			f, s := drawn(640, 360, func(c *Canvas) {
				c.World(k)
				if x.stroke.Width == 0 && x.name != "one pixel" {
					p.Fill(c, Fill{})
				} else {
					p.Stroke(c, x.stroke)
				}
			})
			zoom := k.Zoom
			if zoom == 0 {
				zoom = 1
			}
			want := x.want * zoom * zoom
			if got := covered(f); math.Abs(got-want) > want*0.02+4 || s.Skipped > 0 {
				t.Errorf("%s, seen by %+v: got an area of %.1f; want %.1f", x.name, k, got, want)
			}
		}
	}
}

// turnOf returns the angle by which a line of three points turns, radians.
func turnOf(p []geom.Vec) float64 {
	return math.Abs(geom.WrapAngle(p[2].Sub(p[1]).Angle() - p[1].Sub(p[0]).Angle()))
}

func TestJoins(t *testing.T) {
	corner := []geom.Vec{{X: 50, Y: 150}, {X: 150, Y: 50}, {X: 250, Y: 150}}
	for _, x := range []struct {
		name string
		s    Stroke
		top  float64
	}{
		{"miter", Stroke{Width: 20}, 50 - 10*math.Sqrt2},
		{"round", Stroke{Width: 20, Join: JoinRound}, 40},
		{"bevel", Stroke{Width: 20, Join: JoinBevel}, 50 - 10/math.Sqrt2},
		{"beyond the limit", Stroke{Width: 20, MiterLimit: 1.4}, 50 - 10/math.Sqrt2},
		{"within the limit", Stroke{Width: 20, MiterLimit: 1.42}, 50 - 10*math.Sqrt2},
	} {
		var p Path
		p.Lines(corner...)
		f, _ := drawn(640, 360, func(c *Canvas) { p.Stroke(c, x.s) })
		top := math.Inf(1)
		for _, v := range f.Vertices {
			if v.A == 1 {
				top = min(top, float64(v.Y))
			}
		}
		if math.Abs(top-x.top-0.5) > 0.35 {
			t.Errorf("%s: got a solid inside from %.2f on; want %.2f", x.name, top, x.top+0.5)
		}
	}
}

func TestPathsThatCannotBeDrawn(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), 1e300} {
		f, s := drawn(640, 360, func(c *Canvas) {
			var p Path
			p.Lines(geom.V(0, 0), geom.V(x, 0), geom.V(9, 9))
			p.Fill(c, Fill{})
			p.Stroke(c, Stroke{})
			p.Reset()
			p.Circle(geom.V(5, 5), x)
			p.Fill(c, Fill{})
			p.Reset()
			p.Rect(geom.R(0, 0, 9, 9))
			p.Stroke(c, Stroke{Width: x})
			m := Mesh{Vertices: []Vertex{{Pos: geom.V(x, 1)}, {Pos: geom.V(5, 9)}, {}}, Indices: []uint32{0, 1, 2}}
			m.Draw(c, Instance{})
			good := Mesh{Vertices: []Vertex{{}, {Pos: geom.V(5, 9)}, {Pos: geom.V(9, 9)}}, Indices: []uint32{0, 1, 2}}
			good.DrawAll(c, []Instance{{Pos: geom.V(x, 0)}, {Scale: geom.V(x, 1)}})
			good.Indices[1] = 3
			good.Draw(c, Instance{})
			Quad{Image: box20, Corners: [4]geom.Vec{{X: x}, {X: 5}, {X: 5, Y: 5}, {Y: 5}}}.Draw(c)
			NineSlice{Image: box20, Rect: geom.R(x, 0, 50, 50)}.Draw(c)
			Repeat{Image: box20, Rect: geom.R(x, 0, 50, 50)}.Draw(c)
		})
		want := 11
		if x == 1e300 {
			want = 9 // two are just too far away
		}
		if len(f.Quads) != 1 || len(f.Vertices) != 0 || s.Skipped != want {
			t.Errorf("%v: got %d quads, %d vertices, %+v; want the background alone and %d skipped", x, len(f.Quads), len(f.Vertices), s, want)
		}
	}
}

func TestEmptyPathsDrawNothing(t *testing.T) {
	f, s := drawn(640, 360, func(c *Canvas) {
		var p Path
		p.Fill(c, Fill{})
		p.Stroke(c, Stroke{})
		p.Close()
		p.Close()
		p.MoveTo(geom.V(5, 5))
		p.Fill(c, Fill{})
		p.Stroke(c, Stroke{Width: 5})
		p.LineTo(geom.V(50, 50))
		p.Fill(c, Fill{})
		p.Stroke(c, Stroke{Width: -1})
		p.Circle(geom.V(5, 5), 0)
		p.Fill(c, Fill{})
		(&Mesh{}).Draw(c, Instance{})
		m := Mesh{Vertices: []Vertex{{}, {Pos: geom.V(9, 0)}, {Pos: geom.V(0, 9)}}, Indices: []uint32{0, 1, 2}}
		m.Draw(c, Instance{Scale: geom.V(0, 1)})
		Quad{}.Draw(c)
		Repeat{Image: box20}.Draw(c)
		NineSlice{Rect: geom.R(0, 0, 9, 9)}.Draw(c)
	})
	if len(f.Quads) != 1 || len(f.Indices) != 0 || s.Skipped != 0 {
		t.Errorf("got %d quads, %d indices, %+v; want the background alone", len(f.Quads), len(f.Indices), s)
	}
}

// Shapes read the page in use: sprites, text, paths and meshes are one submission.
func TestPathsShareASubmission(t *testing.T) {
	m := Mesh{Image: box20}
	var p Path
	p.Circle(geom.V(50, 50), 20)
	if err := m.Fill(&p, Fill{}); err != nil {
		t.Fatal(err)
	}
	_, s := drawn(640, 360, func(c *Canvas) {
		for i := range 20 {
			c.Draw(Sprite{Image: box20, Pos: geom.V(50, 50)})
			p.Fill(c, Fill{Gradient: Linear(geom.Vec{}, geom.V(99, 0), Red, Blue)})
			p.Stroke(c, Stroke{Width: 3})
			m.Draw(c, Instance{Pos: geom.V(float64(i), 0)})
			NineSlice{Image: box20, Rect: geom.R(0, 0, 99, 99)}.Draw(c)
			Quad{Image: box20, Corners: [4]geom.Vec{{}, {X: 50}, {X: 90, Y: 50}, {Y: 50}}}.Draw(c)
			RoundRect{Rect: geom.R(0, 0, 99, 99), Radius: 9, Color: Red}.Draw(c)
			c.Print("score", 9, 9)
		}
	})
	if s.DrawCalls != 1 || s.Skipped+s.Culled > 0 {
		t.Errorf("got %+v; want one submission", s)
	}
}

func TestPathsAllocateNothing(t *testing.T) {
	var f driver.Frame
	c := NewCanvas(NewAtlas(sized))
	v := NewViewport(Fit, 640, 360, 1280, 720)
	var p Path
	m := Mesh{}
	at := []Instance{{Rot: 1}, {Pos: geom.V(50, 50)}}
	dash := []float64{5, 3}
	if n := testing.AllocsPerRun(20, func() {
		c.Begin(&f, v, Color{}, 0, 0)
		p.Reset()
		p.Circle(geom.V(200, 200), 90)
		p.Pie(geom.V(300, 200), 20, 90, 0, 5)
		p.MoveTo(geom.V(10, 10))
		p.CubicTo(geom.V(200, 10), geom.V(10, 300), geom.V(300, 300))
		p.Fill(c, Fill{Gradient: Radial(geom.V(200, 200), 90, Red, Green, Blue)})
		p.Stroke(c, Stroke{Width: 9, Join: JoinRound, Dash: dash})
		m.Vertices = append(m.Vertices[:0], Vertex{}, Vertex{Pos: geom.V(9, 0)}, Vertex{Pos: geom.V(0, 9)})
		m.Indices = append(m.Indices[:0], 0, 1, 2)
		m.DrawAll(c, at)
		Ellipse{Pos: geom.V(50, 50), Radii: geom.V(30, 20), Color: Red}.Draw(c)
		RoundRect{Rect: geom.R(0, 0, 99, 99), Radius: 9, Color: Red}.Draw(c)
		RoundRect{Rect: geom.R(0, 0, 99, 99), Radius: 9, Line: 2, Color: Red}.Draw(c)
		NineSlice{Image: box20, Rect: geom.R(0, 0, 99, 99), Tiled: true}.Draw(c)
		Repeat{Image: box20, Rect: geom.R(0, 0, 99, 99)}.Draw(c)
		Quad{Image: box20, Corners: [4]geom.Vec{{}, {X: 50}, {X: 90, Y: 50}, {Y: 50}}}.Draw(c)
		c.End()
	}); n > 0 {
		t.Errorf("got %v allocations in a frame; want none", n)
	}
}

// FuzzPath draws paths of any bytes: no panic, and a bounded number of vertices.
func FuzzPath(f *testing.F) {
	f.Add([]byte("a path of any bytes, with curves and arcs of all sizes"), uint8(0))
	f.Add([]byte{4, 100, 100, 255, 255, 0, 255, 3, 1, 2, 3, 4, 5, 6, 5, 5, 1, 9, 9}, uint8(0xff))
	f.Fuzz(drawAnyPath)
}

// drawAnyPath draws what bytes say.
func drawAnyPath(t *testing.T, b []byte, how uint8) {
	b = b[:min(len(b), 100)]
	var p Path
	next := func() float64 {
		if len(b) == 0 {
			return 0
		}
		x := b[0]
		b = b[1:]
		if x > 250 {
			return []float64{math.NaN(), math.Inf(-1), 1e12, -1e5, 1e-9}[x-251]
		}
		return float64(x) - 40
	}
	v := func() geom.Vec { return geom.V(next(), next()) }
	for len(b) > 0 {
		op := b[0] % 8
		b = b[1:]
		switch op {
		case 0:
			p.MoveTo(v())
		case 1, 2:
			p.LineTo(v())
		case 3:
			p.QuadTo(v(), v())
		case 4:
			p.CubicTo(v(), v(), v())
		case 5:
			p.ArcTo(v(), next(), next(), next())
		case 6:
			p.Ellipse(v(), v(), next())
		default:
			p.Close()
		}
	}
	s := Stroke{Width: float64(how >> 4), Join: Join(how & 3), Cap: Cap(how >> 2 & 3)}
	if how&1 != 0 {
		s.Dash = []float64{3, float64(how & 7)}
	}
	fill := Fill{Rule: Rule(how & 1)}
	if how&2 != 0 {
		fill.Gradient = Radial(geom.V(100, 100), 50, Red, Green.Fade(0), Blue)
		s.Gradient = Linear(geom.V(0, 0), geom.V(90, 50), Red, Blue)
	}
	frame, _ := drawn(320, 180, func(c *Canvas) {
		p.Fill(c, fill)
		p.Stroke(c, s)
	})
	if len(frame.Vertices) > 1<<23 {
		t.Errorf("got %d vertices", len(frame.Vertices))
	}
	for _, v := range frame.Vertices {
		if sum := v.X + v.Y + v.R + v.G + v.B + v.A; sum-sum != 0 || v.A < 0 || v.A > 1 {
			t.Fatalf("got a vertex %+v; want numbers", v)
		}
	}
}
