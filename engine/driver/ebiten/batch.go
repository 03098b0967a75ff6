package ebiten

import (
	"unsafe"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/driver"
)

// The cast in asVertices is right only while the two vertex types lie alike in memory.
// Each line below fails to compile when a size or an offset differs.
var (
	_ = [1]bool{}[unsafe.Sizeof(driver.Vertex{})-unsafe.Sizeof(eb.Vertex{})]
	_ = [1]bool{}[unsafe.Alignof(driver.Vertex{})-unsafe.Alignof(eb.Vertex{})]
	_ = [1]bool{}[unsafe.Offsetof(driver.Vertex{}.X)-unsafe.Offsetof(eb.Vertex{}.DstX)]
	_ = [1]bool{}[unsafe.Offsetof(driver.Vertex{}.Y)-unsafe.Offsetof(eb.Vertex{}.DstY)]
	_ = [1]bool{}[unsafe.Offsetof(driver.Vertex{}.U)-unsafe.Offsetof(eb.Vertex{}.SrcX)]
	_ = [1]bool{}[unsafe.Offsetof(driver.Vertex{}.V)-unsafe.Offsetof(eb.Vertex{}.SrcY)]
	_ = [1]bool{}[unsafe.Offsetof(driver.Vertex{}.R)-unsafe.Offsetof(eb.Vertex{}.ColorR)]
	_ = [1]bool{}[unsafe.Offsetof(driver.Vertex{}.G)-unsafe.Offsetof(eb.Vertex{}.ColorG)]
	_ = [1]bool{}[unsafe.Offsetof(driver.Vertex{}.B)-unsafe.Offsetof(eb.Vertex{}.ColorB)]
	_ = [1]bool{}[unsafe.Offsetof(driver.Vertex{}.A)-unsafe.Offsetof(eb.Vertex{}.ColorA)]
	_ = [1]bool{}[unsafe.Offsetof(driver.Vertex{}.Custom)-unsafe.Offsetof(eb.Vertex{}.Custom0)]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.Custom1)-unsafe.Offsetof(eb.Vertex{}.Custom0)-4]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.Custom2)-unsafe.Offsetof(eb.Vertex{}.Custom0)-8]
	_ = [1]bool{}[unsafe.Offsetof(eb.Vertex{}.Custom3)-unsafe.Offsetof(eb.Vertex{}.Custom0)-12]
)

// asVertices looks at the same memory as Ebitengine's vertices.
func asVertices(vs []driver.Vertex) []eb.Vertex {
	return unsafe.Slice((*eb.Vertex)(unsafe.Pointer(unsafe.SliceData(vs))), len(vs))
}

// chunk is how many quads become vertices at a time, 192 bytes each: so many stay in the processor's cache while
// Ebitengine copies them, and a long run costs less than one large call (bench-render, bulk-50k/filled). Ebitengine
// joins the calls in one of the GPU.
const chunk = 1024

// batch turns commands into vertices and indices. Its memory only grows.
type batch struct {
	run     []driver.Command // what is left of it
	done    int              // quads of its first command that were built
	quads   []eb.Vertex      // four for each quad; their Custom is always zero
	pattern []uint32         // the indices of quads alone, made once for the longest chunk so far
	mixed   []eb.Vertex      // of runs that are more than one mesh
	indices []uint32         // of the same
}

// begin sets the run that next builds: neighbours with one State.
func (b *batch) begin(run []driver.Command) { b.run, b.done = run, 0 }

// next returns triangles of the run, in the order of the commands, and none at its end. They are valid until the next
// call and until the frame changes.
func (b *batch) next(f *driver.Frame) ([]eb.Vertex, []uint32) {
	if b.done > 0 || !hasMesh(b.run) {
		return b.buildQuads(f)
	}
	run := b.run
	b.run = nil
	if len(run) == 1 {
		return asVertices(part(f.Vertices, run[0].Vertices)), part(f.Indices, run[0].Indices)
	}
	return b.buildMixed(f, run)
}

func hasMesh(run []driver.Command) bool {
	for i := range run {
		if run[i].Indices.Count > 0 {
			return true
		}
	}
	return false
}

// buildQuads builds a chunk.
func (b *batch) buildQuads(f *driver.Frame) ([]eb.Vertex, []uint32) {
	b.quads = grown(b.quads, 4*chunk)
	n := 0
	for n < chunk && len(b.run) > 0 {
		quads := part(f.Quads, b.run[0].Quads)[b.done:]
		if len(quads) <= chunk-n {
			b.run, b.done = b.run[1:], 0
		} else {
			quads = quads[:chunk-n]
			b.done += len(quads)
		}
		expand(b.quads[4*n:], quads)
		n += len(quads)
	}
	b.growPattern(n)
	return b.quads[:4*n], b.pattern[:6*n]
}

// buildMixed copies meshes and quads behind each other and shifts the indices of each to its vertices.
func (b *batch) buildMixed(f *driver.Frame, run []driver.Command) ([]eb.Vertex, []uint32) {
	nv, ni := 0, 0
	for i := range run {
		nv += 4*run[i].Quads.Count + run[i].Vertices.Count
		ni += 6*run[i].Quads.Count + run[i].Indices.Count
	}
	b.mixed, b.indices = grown(b.mixed, nv), grown(b.indices, ni)
	v, k := 0, 0
	for i := range run {
		c := &run[i]
		b.growPattern(c.Quads.Count)
		k += shift(b.indices[k:], b.pattern[:6*c.Quads.Count], v)
		clear(b.mixed[v : v+4*c.Quads.Count]) // a mesh of an earlier frame may have left its Custom
		expand(b.mixed[v:], part(f.Quads, c.Quads))
		v += 4 * c.Quads.Count
		k += shift(b.indices[k:], part(f.Indices, c.Indices), v)
		v += copy(b.mixed[v:], asVertices(part(f.Vertices, c.Vertices)))
	}
	return b.mixed[:v], b.indices[:k]
}

// growPattern makes the index pattern long enough for n quads.
func (b *batch) growPattern(n int) {
	for q := len(b.pattern) / 6; q < n; q++ {
		v := uint32(4 * q)
		b.pattern = append(b.pattern, v, v+1, v+2, v+1, v+3, v+2)
	}
}

// shift copies indices, each raised by base, and returns how many.
func shift(dst, src []uint32, base int) int {
	for i, s := range src {
		dst[i] = s + uint32(base)
	}
	return len(src)
}

// runEnd returns the end of the run of neighbours that begins at first.
func runEnd(cs []driver.Command, first int) int {
	end := first + 1
	for end < len(cs) && cs[end].State == cs[first].State {
		end++
	}
	return end
}

func part[T any](pool []T, s driver.Span) []T { return pool[s.First : s.First+s.Count] }

// grown returns s with at least n elements; what they hold is of no interest.
func grown[T any](s []T, n int) []T {
	if n <= len(s) {
		return s
	}
	return make([]T, max(n, 2*len(s)))
}
