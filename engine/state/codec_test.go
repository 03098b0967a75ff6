//lint:file-ignore U1000 Fields are reached by reflection.

package state

import (
	"bytes"
	"math"
	"reflect"
	"sync"
	"testing"
)

type vec struct{ X, Y float64 }

type enemy struct {
	name   string
	pos    vec
	hp     int
	small  int8
	alive  bool
	target *enemy
	at     *vec
	tail   []vec
	bonus  any
	onHit  func()
}

type shape interface{ area() float64 }

type circle struct{ r float64 }

func (c circle) area() float64 { return c.r }

type square struct{ side float64 }

func (s *square) area() float64 { return s.side }

type counter struct{ n int }

func (c *counter) AppendSnapshot(dst []byte) ([]byte, error) { return append(dst, byte(c.n)), nil }
func (c *counter) RestoreSnapshot(data []byte) error {
	if len(data) != 1 {
		return errDamaged
	}
	c.n = int(data[0])
	return nil
}

type game struct {
	mu      sync.Mutex
	score   int
	ship    *enemy
	rocks   []enemy
	by      map[string]*enemy
	best    map[string]int
	set     map[*enemy]bool
	grid    [3][2]float32
	shapes  []shape
	view    []vec // into path
	path    []vec
	first   *float64 // into path
	self    *game
	world   counter
	worlds  map[int]*counter
	scratch []int `state:"-"`
	any     []any
	empty   []int
	c       complex128
}

func newGame() *game {
	g := &game{score: 7, best: map[string]int{"ann": 3, "bob": -1}, empty: []int{}, c: 1 + 2i}
	g.rocks = []enemy{{name: "a", hp: 1, alive: true}, {name: "b", pos: vec{1, math.NaN()}, tail: []vec{{1, 2}}}}
	g.ship = &enemy{name: "ship", target: &g.rocks[1], at: &g.rocks[0].pos}
	g.by = map[string]*enemy{"ship": g.ship, "rock": &g.rocks[0]}
	g.set = map[*enemy]bool{g.ship: true, &g.rocks[1]: false}
	g.grid[2][1] = 5
	g.shapes = []shape{circle{2}, &square{3}, nil}
	g.path = []vec{{1, 1}, {2, 2}, {3, 3}, {4, 4}}
	g.view = g.path[1:3]
	g.first = &g.path[2].Y
	g.self = g
	g.world.n = 9
	g.worlds = map[int]*counter{3: {4}}
	g.any = []any{1, "two", 3.0, []any{4, nil}, map[string]any{"x": g.ship}, vec{1, 2}}
	g.ship.bonus = g.any[3]
	g.scratch = []int{1}
	return g
}

func newCodec() *Codec { return New(circle{}, &square{}, enemy{}, vec{}) }

func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestEverythingComesBack(t *testing.T) {
	c, g := newCodec(), newGame()
	if err := c.Check(g); err != nil {
		t.Fatal(err)
	}
	snap := must[[]byte](t)(c.Append(nil, g))
	for name, into := range map[string]*game{"fresh": {scratch: []int{1, 2}}, "same shape": newGame(), "other": {by: map[string]*enemy{"x": {}}, ship: &enemy{}}} {
		scratch := into.scratch
		report, err := c.Restore(snap, into)
		if err != nil || report.String() != "" {
			t.Fatalf("%s: got %v %v", name, report, err)
		}
		again := must[[]byte](t)(c.Append(nil, into))
		if !bytes.Equal(snap, again) {
			t.Errorf("%s: got other bytes after a round trip", name)
		}
		if a, b := must[uint64](t)(c.Hash(g)), must[uint64](t)(c.Hash(into)); a != b {
			t.Errorf("%s: got hash %x; want %x", name, b, a)
		}
		switch {
		case into.self != into, into.ship.target != &into.rocks[1], into.ship.at != &into.rocks[0].pos, into.first != &into.path[2].Y:
			t.Errorf("%s: pointers lead elsewhere", name)
		case &into.view[0] != &into.path[1] || cap(into.view) != 3 || len(into.view) != 2:
			t.Errorf("%s: the subslice is not one", name)
		case into.by["rock"] != &into.rocks[0] || !into.set[into.ship] || len(into.set) != 2:
			t.Errorf("%s: maps lead elsewhere", name)
		case into.any[4].(map[string]any)["x"] != into.ship || &into.ship.bonus.([]any)[0] != &into.any[3].([]any)[0]:
			t.Errorf("%s: interfaces lead elsewhere", name)
		case !reflect.DeepEqual(into.scratch, scratch):
			t.Errorf("%s: got %v; want what was there", name, into.scratch)
		case into.empty == nil || into.shapes[0] != circle{2} || into.shapes[1].(*square).side != 3 || into.world.n != 9:
			t.Errorf("%s: values differ", name)
		}
	}
}

func BenchmarkSmall(b *testing.B) {
	c, g := newCodec(), newGame()
	snap, _ := c.Append(nil, g)
	buf := make([]byte, 0, 2*len(snap))
	for name, do := range map[string]func(){
		"Append":  func() { _, _ = c.Append(buf, g) },
		"Hash":    func() { _, _ = c.Hash(g) },
		"Restore": func() { _, _ = c.Restore(snap, g) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				do()
			}
		})
	}
}

func TestNothingIsAllocatedAgain(t *testing.T) {
	c, g := newCodec(), newGame()
	snap := must[[]byte](t)(c.Append(nil, g))
	buf := make([]byte, 0, 2*len(snap))
	for name, do := range map[string]func(){
		"Append":  func() { _, _ = c.Append(buf, g) },
		"Hash":    func() { _, _ = c.Hash(g) },
		"Restore": func() { _, _ = c.Restore(snap, g) },
	} {
		do()
		if got := testing.AllocsPerRun(100, do); got != 0 {
			t.Errorf("%s: got %v allocations; want 0", name, got)
		}
	}
}
