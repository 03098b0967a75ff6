package collide

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// goldenShapes is the hash of what 3,000 pairs of shapes have to do with each other, and of what 500 shapes have with
// tiles, made on linux/amd64. Every architecture and every build must come to it.
const goldenShapes = 0xc2ad04bdaf650641

type hashed struct {
	h interface{ Write([]byte) (int, error) }
	b []byte
}

func (h *hashed) put(vs ...float64) {
	for _, v := range vs {
		h.b = binary.LittleEndian.AppendUint64(h.b[:0], math.Float64bits(v))
		h.h.Write(h.b)
	}
}

func (h *hashed) touch(t touch, ok bool) {
	if ok {
		h.put(t.point.X, t.point.Y, t.normal.X, t.normal.Y, t.depth, t.t, float64(t.cell))
	}
}

func (h *hashed) all(a *placed, by geom.Vec, b *placed) {
	h.touch(overlap(a, b))
	h.touch(sweep(a, by, b))
	h.touch(ray(a.pos, a.pos.Add(by), b))
	at, inside := nearest(a.pos, b)
	h.put(at.X, at.Y)
	if inside {
		h.put(1)
	}
}

func TestGoldenShapes(t *testing.T) {
	sum, r := fnv.New64a(), rand.New(rand.NewPCG(1, 2))
	h := hashed{h: sum}
	for i := range 3000 {
		p := somePair(r, kinds[i%5], kinds[i/5%5])
		h.all(&p.a, p.by, &p.b)
	}
	for i := range 500 {
		g, tiles := someGrid(r)
		sa, sb := some(r, kinds[i%5]), Tiles(&g, tiles...)
		a, b := place(&sa, somePlace(r).Mul(2), someTurn(r)), place(&sb, geom.V(-24, -24), 0)
		h.all(&a, somePlace(r).Mul(3), &b)
	}
	if got := sum.Sum64(); got != goldenShapes {
		t.Errorf("hash: got %#x; want %#x", got, uint64(goldenShapes))
	}
}
