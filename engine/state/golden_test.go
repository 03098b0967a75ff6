//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"math"
	"testing"
)

// The golden value's snapshot and hash were made on linux/amd64. Every processor must come to them: a difference means
// that a snapshot of one cannot be read, or a replay not be checked, on another.
const (
	goldenBytes = 0xa3e729a97c24da8
	goldenHash  = 0xb8598ea14f3727cd
)

type golden struct {
	a     int
	b     uint
	c     uintptr
	d     int8
	e     []uint16
	f     float32
	g     float64
	h     []float64
	i     complex64
	j     string
	k     map[string][]vec
	l     map[int]*golden
	m     *golden
	n     *vec
	o     []vec
	p     any
	q     [3]bool
	r     []body
	s     map[float64]int
	t     map[any]int
	u     *stubborn
	empty []string
}

func newGolden() *golden {
	g := &golden{
		a: -5, b: 6, c: 7, d: -8, e: []uint16{9, 0xffff}, f: float32(math.NaN()), g: math.Copysign(0, -1), i: complex(1, -2), j: "krill ✓",
		h: []float64{1, math.Inf(-1), math.NaN(), 4, 5, 6, 7, 8}, k: map[string][]vec{"b": {{1, 2}}, "a": nil}, l: map[int]*golden{},
		o: []vec{{1, 1}, {2, 2}, {3, 3}}, q: [3]bool{true, false, true}, s: map[float64]int{1.5: 1, -2: 2}, t: map[any]int{"x": 1, 2: 2, vec{}: 3},
		u: &stubborn{3}, empty: []string{},
	}
	for i := range 50 {
		g.r = append(g.r, body{pos: vec{float64(i) / 3, 2}, hp: int32(i), owner: -int64(i), alive: i%3 == 0})
		g.l[i*7%50] = g
	}
	g.m, g.n, g.p = g, &g.o[1], []any{1, "two", &g.r[4].vel, map[string]any{"x": uint8(1)}}
	return g
}

func TestGolden(t *testing.T) {
	c, g := New(vec{}), newGolden()
	snap := must[[]byte](t)(c.Append(nil, g))
	if got := mix(0, snap); got != goldenBytes {
		t.Errorf("bytes of %d: got %#x; want %#x", len(snap), got, uint64(goldenBytes))
	}
	if got := must[uint64](t)(c.Hash(g)); got != goldenHash {
		t.Errorf("hash: got %#x; want %#x", got, uint64(goldenHash))
	}
	var into golden
	must[Report](t)(c.Restore(snap, &into))
	if got := must[uint64](t)(c.Hash(&into)); got != goldenHash {
		t.Errorf("hash after a restore: got %#x; want %#x", got, uint64(goldenHash))
	}
}
