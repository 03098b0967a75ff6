package ebiten

import (
	"math/rand/v2"
	"slices"
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// corner is what a corner (u, v) of the unit square becomes, straight from the words of driver.Quad.
func corner(q driver.Quad, u, v float32) eb.Vertex {
	return eb.Vertex{
		DstX: q.X + q.A*u + q.B*v, DstY: q.Y + q.C*u + q.D*v,
		SrcX: q.U0 + (q.U1-q.U0)*u, SrcY: q.V0 + (q.V1-q.V0)*v,
		ColorR: float32(q.Color[0]) / 65535, ColorG: float32(q.Color[1]) / 65535,
		ColorB: float32(q.Color[2]) / 65535, ColorA: float32(q.Color[3]) / 65535,
	}
}

func near(a, b eb.Vertex) bool {
	for _, d := range []float32{
		a.DstX - b.DstX, a.DstY - b.DstY, a.SrcX - b.SrcX, a.SrcY - b.SrcY,
		a.ColorR - b.ColorR, a.ColorG - b.ColorG, a.ColorB - b.ColorB, a.ColorA - b.ColorA,
		a.Custom0 - b.Custom0, a.Custom1 - b.Custom1, a.Custom2 - b.Custom2, a.Custom3 - b.Custom3,
	} {
		if d > 1e-3 || d < -1e-3 {
			return false
		}
	}
	return true
}

func randomQuad(r *rand.Rand) driver.Quad {
	f := func() float32 { return float32(r.IntN(2000)-1000) / 8 }
	c := func() uint16 { return uint16(r.Uint32()) }
	return driver.Quad{A: f(), B: f(), C: f(), D: f(), X: f(), Y: f(), U0: f(), V0: f(), U1: f(), V1: f(), Color: [4]uint16{c(), c(), c(), c()}}
}

// randomRun fills a frame with a run of commands and returns the triangles it should become, corner by corner.
func randomRun(r *rand.Rand, f *driver.Frame, commands int) (want []eb.Vertex) {
	for range commands {
		c := driver.Command{}
		if r.IntN(2) == 0 {
			c.Quads = driver.Span{First: len(f.Quads), Count: r.IntN(4)}
			for range c.Quads.Count {
				q := randomQuad(r)
				f.Quads = append(f.Quads, q)
				for _, uv := range [6][2]float32{{0, 0}, {1, 0}, {0, 1}, {1, 0}, {1, 1}, {0, 1}} {
					want = append(want, corner(q, uv[0], uv[1]))
				}
			}
		} else {
			c.Vertices = driver.Span{First: len(f.Vertices), Count: 3 + r.IntN(4)}
			c.Indices = driver.Span{First: len(f.Indices), Count: 3 * (1 + r.IntN(3))}
			for range c.Vertices.Count {
				f.Vertices = append(f.Vertices, driver.Vertex{X: r.Float32(), Y: r.Float32(), U: r.Float32(), A: 1, Custom: [4]float32{1, 2, 3, 4}})
			}
			for range c.Indices.Count {
				i := r.IntN(c.Vertices.Count)
				f.Indices = append(f.Indices, uint32(i))
				v := f.Vertices[c.Vertices.First+i]
				want = append(want, eb.Vertex{DstX: v.X, DstY: v.Y, SrcX: v.U, ColorA: 1, Custom0: 1, Custom1: 2, Custom2: 3, Custom3: 4})
			}
		}
		f.Commands = append(f.Commands, c)
	}
	return want
}

// corners builds a run and returns the triangles, corner by corner.
func (b *batch) corners(f *driver.Frame, run []driver.Command) (got []eb.Vertex) {
	b.begin(run)
	for {
		vertices, indices := b.next(f)
		if len(indices) == 0 {
			return got
		}
		for _, k := range indices {
			got = append(got, vertices[k])
		}
	}
}

// TestLongRunsAreWhole builds quads of several chunks, in commands of every length.
func TestLongRunsAreWhole(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	var b batch
	for range 20 {
		var f driver.Frame
		for range 1 + r.IntN(6) {
			n := []int{0, 1, chunk - 1, chunk, chunk + 1, r.IntN(4 * chunk)}[r.IntN(6)]
			f.Commands = append(f.Commands, driver.Command{Quads: driver.Span{First: len(f.Quads), Count: n}})
			for range n {
				f.Quads = append(f.Quads, driver.Quad{X: float32(len(f.Quads))})
			}
		}
		got := b.corners(&f, f.Commands)
		if len(got) != 6*len(f.Quads) {
			t.Fatalf("got %d corners; want %d", len(got), 6*len(f.Quads))
		}
		for i := range got {
			if got[i].DstX != float32(i/6) {
				t.Fatalf("corner %d: got that of quad %v; want that of %d", i, got[i].DstX, i/6)
			}
		}
	}
}

func TestBuildKeepsEveryTriangleInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var b batch
	for round := range 300 {
		var f driver.Frame
		want := randomRun(r, &f, 1+r.IntN(5))
		got := b.corners(&f, f.Commands)
		if len(got) != len(want) {
			t.Fatalf("round %d: got %d corners; want %d", round, len(got), len(want))
		}
		for i := range got {
			if !near(got[i], want[i]) {
				t.Fatalf("round %d, corner %d: got %+v; want %+v", round, i, got[i], want[i])
			}
		}
	}
}

func TestBuildHandsOnASingleMeshWithoutACopy(t *testing.T) {
	f := driver.Frame{Vertices: make([]driver.Vertex, 5), Indices: []uint32{9, 0, 1, 2}}
	f.Vertices[2].X = 7
	run := []driver.Command{{Vertices: driver.Span{First: 2, Count: 3}, Indices: driver.Span{First: 1, Count: 3}}}
	var b batch
	b.begin(run)
	vertices, indices := b.next(&f)
	if len(vertices) != 3 || vertices[0].DstX != 7 || !slices.Equal(indices, []uint32{0, 1, 2}) {
		t.Fatalf("got %v %v; want the three vertices from 2 and indices 0 1 2", vertices, indices)
	}
	f.Vertices[2].X = 8
	if vertices[0].DstX != 8 {
		t.Error("got a copy of the mesh; want the same memory")
	}
}

func TestWhiteIsExactlyOne(t *testing.T) {
	var b batch
	f := driver.Frame{Quads: []driver.Quad{{Color: [4]uint16{65535, 65535, 65535, 65535}}}}
	if v := b.corners(&f, []driver.Command{{Quads: driver.Span{Count: 1}}})[3]; v.ColorR != 1 || v.ColorA != 1 {
		t.Errorf("got %v, %v; want 1, 1", v.ColorR, v.ColorA)
	}
}

func TestBuildAllocatesNothingOnceGrown(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var f driver.Frame
	randomRun(r, &f, 200)
	for range 1000 {
		f.Quads = append(f.Quads, randomQuad(r))
	}
	quads := []driver.Command{{Quads: driver.Span{Count: len(f.Quads)}}}
	var b batch
	build := func() {
		for _, run := range [][]driver.Command{f.Commands, quads} {
			b.begin(run)
			for indices := []uint32{0}; len(indices) > 0; {
				_, indices = b.next(&f)
			}
		}
	}
	build()
	if n := testing.AllocsPerRun(20, build); n != 0 {
		t.Errorf("got %v allocations a frame; want 0", n)
	}
}

func TestRunEndJoinsEqualNeighboursOnly(t *testing.T) {
	a, b := driver.Command{}, driver.Command{State: driver.State{Filter: driver.FilterLinear}}
	cs := []driver.Command{a, a, b, a, a, a}
	var lengths []int
	for i := 0; i < len(cs); {
		end := runEnd(cs, i)
		lengths = append(lengths, end-i)
		i = end
	}
	if want := []int{2, 1, 3}; !slices.Equal(lengths, want) {
		t.Errorf("got runs of %v; want %v", lengths, want)
	}
	if got, want := len(lengths), (&driver.Frame{Commands: cs}).DrawCalls(); got != want {
		t.Errorf("got %d runs; want %d as Frame.DrawCalls says", got, want)
	}
}

func BenchmarkExpand(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	quads := make([]driver.Quad, 10000)
	for i := range quads {
		quads[i] = randomQuad(r)
	}
	dst := make([]eb.Vertex, 4*len(quads))
	for b.Loop() {
		expand(dst, quads)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(quads)), "ns/quad")
}
