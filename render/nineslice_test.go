package render

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

var frame30 = File("frame 30x24")

func TestNineSliceFillsItsRectangle(t *testing.T) {
	for _, tiled := range []bool{false, true} {
		for _, size := range []geom.Vec{{X: 200, Y: 100}, {X: 33.3, Y: 47.7}, {X: 7, Y: 50}, {X: 5, Y: 3}} {
			n := NineSlice{Image: frame30, Rect: geom.R(10.4, 20.6, size.X, size.Y), Border: Sides{8, 6, 4, 10}, Tiled: tiled}
			f, s := drawn(640, 360, n.Draw)
			area, want := 0.0, math.Round(10.4+size.X)-10
			want *= math.Round(20.6+size.Y) - 21
			for _, q := range f.Quads[1:] {
				area += float64(q.A) * float64(q.D)
				if q.X < 10 || q.Y < 21 || float64(q.X+q.A) > math.Round(10.4+size.X)+1e-3 || q.X != float32(math.Round(float64(q.X))) && !tiled {
					t.Errorf("%+v: got a piece %+v; want it inside, on whole pixels", n, q)
				}
			}
			if math.Abs(area-want) > 0.5 || s.DrawCalls != 1 || s.Skipped > 0 {
				t.Errorf("%+v: got an area of %v in %d pieces; want %v", n, area, len(f.Quads)-1, want)
			}
		}
	}
}

func TestNineSliceKeepsItsCorners(t *testing.T) {
	n := NineSlice{Image: frame30, Rect: geom.R(10, 20, 200, 100), Border: Sides{8, 6, 4, 10}, Scale: 2}
	f, _ := drawn(640, 360, n.Draw)
	q := f.Quads[1:]
	if len(q) != 9 {
		t.Fatalf("got %d pieces; want 9", len(q))
	}
	u, v := q[0].U0, q[0].V0
	for i, want := range map[int][6]float32{
		0: {10, 20, 16, 12, 0, 0}, 2: {202, 20, 8, 12, 26, 0}, 6: {10, 100, 16, 20, 0, 14}, 4: {26, 32, 176, 68, 8, 6},
	} {
		if got := [6]float32{q[i].X, q[i].Y, q[i].A, q[i].D, q[i].U0 - u, q[i].V0 - v}; got != want {
			t.Errorf("piece %d: got place, size and texel %v; want %v", i, got, want)
		}
	}
	n.Hollow = true
	if f, _ := drawn(640, 360, n.Draw); len(f.Quads)-1 != 8 {
		t.Errorf("hollow: got %d pieces; want 8", len(f.Quads)-1)
	}
	n.Hollow, n.Tiled = false, true
	// The middle is 18×8 pixels, twice as large: 176×68 hold it 5 times across, rounded, and 4 times down.
	if f, _ := drawn(640, 360, n.Draw); len(f.Quads)-1 != 4+2*5+2*4+5*4 {
		t.Errorf("tiled: got %d pieces; want 42", len(f.Quads)-1)
	}
	n = NineSlice{Image: frame30, Rect: geom.R(0, 0, 60, 48)}
	f, _ = drawn(640, 360, n.Draw)
	if q := f.Quads[1]; len(f.Quads) != 10 || q.A != 10 || q.D != 8 {
		t.Errorf("no border: got a corner of %v×%v; want a third of the image", q.A, q.D)
	}
	n = NineSlice{Image: frame30, Rect: geom.R(0, 0, 1e6, 1e6), Border: Sides{14, 11, 15, 12}, Tiled: true}
	if f, _ := drawn(640, 360, n.Draw); len(f.Quads) > maxTiles*maxTiles {
		t.Errorf("tiny tiles: got %d pieces; want a bound", len(f.Quads))
	}
}

// A repeated image has the texel at each pixel that tiles of it would have.
func TestRepeatIsOneQuad(t *testing.T) {
	tile := File("tile 16x8")
	for _, r := range []Repeat{
		{Image: tile, Rect: geom.R(10, 20, 300, 200)},
		{Image: tile, Rect: geom.R(10, 20, 300, 200), Offset: geom.V(5, -3)},
		{Image: tile, Rect: geom.R(10, 20, 300, 200), Offset: geom.V(-1e7-5, 1e7+3), Scale: 2.5},
		{Image: tile.Grid(4, 4), Frame: 5, Rect: geom.R(-100, 20, 300, 200), Scale: 3},
	} {
		f, s := drawn(640, 360, r.Draw)
		if len(f.Quads) != 2 || s.DrawCalls != 2 {
			t.Fatalf("%+v: got %+v; want one quad in a draw call of its own", r, s)
		}
		q, cmd := f.Quads[1], f.Commands[1]
		box := cmd.Sources[0].Rect
		w, h := 16, 8
		if r.Frame > 0 {
			w, h = 4, 4
		}
		if cmd.Wrap != driver.WrapRepeat || box.W != w || box.H != h {
			t.Fatalf("%+v: got %+v; want it repeated", r, cmd)
		}
		scale := max(r.Scale, 1)
		if r.Scale == 0 {
			scale = 1
		}
		for _, k := range []float64{0, 0.3, 0.9} {
			at := r.Rect.Min().Add(r.Rect.Size().Mul(k))
			u := float64(q.U0) + (float64(q.U1)-float64(q.U0))*k - float64(box.X)
			want := (at.X - r.Rect.X - r.Offset.X) / scale
			if d := geom.Wrap(u-want+float64(w)/2, float64(w)) - float64(w)/2; math.Abs(d) > 0.01 {
				t.Errorf("%+v: got texel %v at %v; want %v", r, u, at, want)
			}
		}
		if math.Abs(float64(q.U0)-float64(box.X)) > float64(w)+1 {
			t.Errorf("%+v: got it to begin at %v; want it near its image", r, q.U0)
		}
	}
	_, s := drawn(640, 360, func(c *Canvas) {
		for i := range 5 {
			Repeat{Image: tile, Rect: geom.R(float64(i)*50, 20, 40, 40)}.Draw(c)
		}
	})
	if s.DrawCalls != 2 {
		t.Errorf("five of one image: got %d submissions; want the background and one", s.DrawCalls)
	}
}

func TestQuadGoesToItsCorners(t *testing.T) {
	corners := [4]geom.Vec{{X: 10, Y: 10}, {X: 200, Y: 30}, {X: 180, Y: 150}, {X: 40, Y: 90}}
	f, _ := drawn(640, 360, func(c *Canvas) { Quad{Image: frame30, Corners: corners, Tint: Red}.Draw(c) })
	n := int(math.Sqrt(float64(len(f.Vertices)))) - 1
	if n < 2 || n > maxQuadSteps || len(f.Indices) != 6*n*n {
		t.Fatalf("got %d vertices and %d indices; want a grid", len(f.Vertices), len(f.Indices))
	}
	u, v := f.Vertices[0].U, f.Vertices[0].V
	for i, at := range []int{0, n, (n+1)*(n+1) - 1, (n + 1) * n} {
		p := f.Vertices[at]
		uv := [2]float32{[4]float32{0, 30, 30, 0}[i], [4]float32{0, 0, 24, 24}[i]}
		if geom.V(float64(p.X), float64(p.Y)).Dist(corners[i]) > 1e-3 || p.U-u != uv[0] || p.V-v != uv[1] {
			t.Errorf("corner %d: got %+v; want %v", i, p, corners[i])
		}
	}
	if got, want := covered(f), 0.0; math.Abs(got-shoelaceOf(corners[:])) > 1 {
		t.Errorf("got an area of %v; want %v", got, want)
	}
	f, _ = drawn(640, 360, func(c *Canvas) {
		Quad{Image: frame30, Corners: [4]geom.Vec{{}, {X: 90, Y: 10}, {X: 100, Y: 60}, {X: 10, Y: 50}}}.Draw(c)
	})
	if len(f.Vertices) != 4 || len(f.Indices) != 6 {
		t.Errorf("a parallelogram: got %d vertices; want two triangles", len(f.Vertices))
	}
}

func shoelaceOf(c []geom.Vec) (sum float64) {
	for i, p := range c {
		sum += p.Cross(c[(i+1)%len(c)]) / 2
	}
	return math.Abs(sum)
}
