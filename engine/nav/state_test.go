package nav

import (
	"math/rand/v2"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
)

// village is what a game would hold.
type village struct {
	walls  geom.Grid
	ground Map
	flow   Flow
	path   Path
	pos    geom.Vec
	crowd  []geom.Vec
	goal   geom.Vec
	rnd    rand.PCG
}

func newVillage() *village {
	v := &village{walls: geom.NewGrid(24, 16, 10), pos: at(1, 1), crowd: make([]geom.Vec, 20), goal: at(20, 12)}
	v.rnd.Seed(1, 2)
	v.ground = Map{Grid: &v.walls, Costs: []uint8{1, 0, 4}}
	for i := range v.crowd {
		v.crowd[i] = at(i, 15)
	}
	return v
}

// tick changes a tile now and then, and lets all walk.
func (v *village) tick() {
	r := rand.New(&v.rnd)
	if r.IntN(5) == 0 {
		v.walls.Set(r.IntN(24), r.IntN(16), uint16(r.IntN(3)))
	}
	if v.path.Done() {
		v.ground.Path(&v.path, v.pos, at(r.IntN(24), r.IntN(16)))
	}
	v.pos = v.path.Follow(v.pos, 200, 1.0/60)
	v.ground.Flow(&v.flow, v.goal)
	for i := range v.crowd {
		v.crowd[i] = v.crowd[i].Add(v.flow.Dir(v.crowd[i]))
	}
}

func (v *village) run(t *testing.T, ticks int) uint64 {
	t.Helper()
	for range ticks {
		v.tick()
	}
	h, err := state.New().Hash(v)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// TestPathsAndFlowsAreState goes on from a snapshot, in the value it was taken from and in a fresh one.
func TestPathsAndFlowsAreState(t *testing.T) {
	codec := state.New()
	v := newVillage()
	v.run(t, 100)
	snapshot, err := codec.Append(nil, v)
	if err != nil {
		t.Fatal(err)
	}
	want := v.run(t, 200)
	fresh := newVillage()
	for _, again := range []*village{v, fresh} {
		if _, err := codec.Restore(snapshot, again); err != nil {
			t.Fatal(err)
		}
		if got := again.run(t, 200); got != want {
			t.Errorf("200 ticks after a restore: got the hash %x; want %x", got, want)
		}
	}
	if got, want := want, uint64(0x227bcdfce78c9743); got != want {
		t.Errorf("after 300 ticks: got the hash %#x; want %#x", got, want)
	}
}

func TestEachFieldOfStateCounts(t *testing.T) {
	codec := state.New()
	v := newVillage()
	was := v.run(t, 100)
	n := 0
	for path, leaf := range state.Leaves(codec, v) {
		undo := leaf.Mutate()
		if h, err := codec.Hash(v); err != nil || h == was {
			t.Errorf("%s changed: got the same hash, %v; want another one", path, err)
		}
		undo()
		n++
	}
	if n < 500 {
		t.Errorf("got %d leaves; want those of the grid and the flow", n)
	}
}

func TestNothingIsAllocatedOnceThereIsRoom(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	g := geom.NewGrid(60, 40, 10)
	for i := range g.Cells {
		if r.IntN(4) == 0 {
			g.Cells[i] = 1
		}
	}
	m := Map{Grid: &g, Costs: []uint8{1, 0, 2}}
	var p Path
	var f Flow
	var cells []int
	turn, pos := 0, at(30, 20)
	work := func() {
		turn++
		g.Set(turn%3, 5, uint16(turn%3))
		m.Path(&p, at(1, 1), at(58, 38))
		pos = p.Follow(pos, 60, 1.0/60)
		m.Flow(&f, at(30, 20), at(3, 3))
		pos = pos.Add(f.Dir(pos))
		cells = m.Visible(cells[:0], pos, 9)
		m.Sees(pos, at(1, 1))
	}
	for range 6 {
		work()
	}
	if n := testing.AllocsPerRun(50, work); n != 0 {
		t.Errorf("got %v allocations; want none", n)
	}
}
