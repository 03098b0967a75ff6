package collide

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/engine/state"
)

// arcade is a game of this package alone: things in a level that slide, push, are put, added and removed.
type arcade struct {
	Space  Space
	Grid   geom.Grid
	IDs    []ID
	Seed   uint64
	Tick   int
	Score  float64 // of all that was answered
	Trials int
}

func newArcade(seed uint64) *arcade {
	a := &arcade{Seed: seed, Grid: geom.NewGrid(40, 25, 16)}
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range a.Grid.Cells {
		if r.IntN(8) == 0 {
			a.Grid.Cells[i] = uint16(r.IntN(5))
		}
	}
	a.Space.Add(Body{Shape: Tiles(&a.Grid, Tile{}, Solid, Tile{Left: 1}, Tile{Right: 1}, Platform)})
	for range 60 {
		a.add(r)
	}
	return a
}

func (a *arcade) add(r *rand.Rand) {
	shapes := [...]Shape{
		Box(12, 12), Circle(6), Capsule(geom.V(0, -4), geom.V(0, 4), 5), Box(40, 8), Segment(geom.V(-9, 0), geom.V(9, 3)),
		Convex(geom.V(0, -8), geom.V(8, 8), geom.V(-8, 8)), Box(120, 120),
	}
	n := r.IntN(len(shapes))
	b := Body{
		Shape: shapes[n], Pos: geom.V(float64(r.IntN(640)), float64(r.IntN(400))), Kind: Kind(r.IntN(3)),
		Rot: float64(r.IntN(6)), Hits: Mask(r.IntN(4)), OneWay: r.IntN(9) == 0, User: uint64(a.Trials),
	}
	if n == 6 {
		b.Kind = Trigger
	}
	if n == 3 && r.IntN(2) == 0 {
		b.Vel = geom.V(float64(r.IntN(60)-30), float64(r.IntN(40)-20))
	}
	a.IDs = append(a.IDs, a.Space.Add(b))
	a.Trials++
}

// step plays one tick. All that it does follows from the seed, the tick and the state.
func (a *arcade) step() {
	r := rand.New(rand.NewPCG(a.Seed, uint64(a.Tick)))
	a.Tick++
	for _, id := range a.IDs {
		switch b, _ := a.Space.Body(id); {
		case b.Kind != Kinematic || b.Vel != geom.Vec{}:
		case r.IntN(12) == 0:
			a.Space.Move(id, geom.V(float64(r.IntN(90)-45), float64(r.IntN(90)-45)))
		default:
			m := a.Space.SlideWith(id, geom.V(float64(r.IntN(7)-3), 2.5), SlideOptions{Walk: r.IntN(2) == 0, Snap: float64(r.IntN(3))})
			a.Score += m.By.X + float64(m.By.Y*3)
		}
	}
	k := r.IntN(len(a.IDs))
	switch r.IntN(8) {
	case 0:
		a.Space.Remove(a.IDs[k])
		a.IDs = slices.Delete(a.IDs, k, k+1)
		a.add(r)
	case 1:
		a.Space.Put(a.IDs[k], geom.V(float64(r.IntN(640)), float64(r.IntN(400))))
	case 2:
		a.Grid.Set(r.IntN(40), r.IntN(25), uint16(r.IntN(5)))
	case 3:
		for _, id := range a.Space.Push(nil, a.IDs[k], geom.V(float64(r.IntN(30)-15), float64(r.IntN(30)-15))) {
			a.Score += float64(id.slot)
		}
	}
	from := geom.V(float64(r.IntN(640)), float64(r.IntN(400)))
	if hit, ok := a.Space.Ray(from, geom.V(float64(r.IntN(640)), float64(r.IntN(400))), Filter{Triggers: true}); ok {
		a.Score += hit.T + hit.Normal.X
	}
	if hit, ok := a.Space.Nearest(from, 100, Filter{}); ok {
		a.Score += hit.Depth
	}
	a.Space.Step(1.0 / 60)
	for _, e := range a.Space.Events() {
		a.Score += float64(float64(e.Kind)*e.Depth) + float64(e.Normal.Y*float64(e.A.slot)) + float64(e.B.gen)
	}
}

func hashOf(t *testing.T, c *state.Codec, a any) uint64 {
	t.Helper()
	h, err := c.Hash(a)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// A Space that was rewound goes on as the one that never was, whatever it did in between.
func TestRewoundSpaceGoesOnAlike(t *testing.T) {
	codec := state.New()
	a := newArcade(5)
	if err := codec.Check(a); err != nil {
		t.Fatal(err)
	}
	for round := range 12 {
		for range 15 {
			a.step()
		}
		snapshot, err := codec.Append(nil, a)
		if err != nil {
			t.Fatal(err)
		}
		var want []uint64
		for range 10 {
			a.step()
			want = append(want, hashOf(t, codec, a))
		}
		a.Seed++ // the other way: it changes what the restored one must forget
		for range round {
			a.step()
		}
		fresh := &arcade{}
		for name, b := range map[string]*arcade{"over itself": a, "over a new one": fresh, "over another one": newArcade(77)} {
			if _, err := codec.Restore(snapshot, b); err != nil {
				t.Fatal(err)
			}
			for n, h := range want {
				b.step()
				if got := hashOf(t, codec, b); got != h {
					t.Fatalf("round %d, %s: got hash %x after %d ticks; want %x", round, name, got, n+1, h)
				}
			}
		}
	}
}

// A snapshot with the same number of changes on another branch must not be taken for the present.
func TestRestoreToAnotherBranchIsSeen(t *testing.T) {
	codec := state.New()
	var s Space
	id := s.Add(Body{Shape: Box(10, 10), Kind: Kinematic})
	at := func() int { return len(s.At(nil, geom.V(500, 0), Filter{})) }
	start, _ := codec.Append(nil, &s)
	s.Put(id, geom.V(500, 0))
	there, _ := codec.Append(nil, &s)
	if _, err := codec.Restore(start, &s); err != nil || at() != 0 {
		t.Fatalf("got %d bodies at (500, 0), %v; want none", at(), err)
	}
	s.Put(id, geom.V(-500, 0))
	if at() != 0 {
		t.Fatal("got a body at (500, 0); want it at (-500, 0)")
	}
	if _, err := codec.Restore(there, &s); err != nil || at() != 1 {
		t.Errorf("got %d bodies at (500, 0), %v; want 1", at(), err)
	}
}

// Each number in a Space counts: changing any one changes the hash.
func TestEveryNumberOfASpaceIsState(t *testing.T) {
	codec := state.New()
	a := newArcade(3)
	for range 20 {
		a.step()
	}
	want, leaves := hashOf(t, codec, a), 0
	for path, leaf := range state.Leaves(codec, &a.Space) {
		undo := leaf.Mutate()
		if hashOf(t, codec, a) == want {
			t.Errorf("%s: got the same hash after a change; want another", path)
		}
		undo()
		if leaves++; leaves > 3000 {
			break
		}
	}
	if leaves < 1000 {
		t.Errorf("got %d numbers; want those of all bodies", leaves)
	}
	if got := hashOf(t, codec, a); got != want {
		t.Error("got another hash after all was undone")
	}
}

// goldenHash is that of an arcade after 600 ticks, on every processor.
const goldenHash = 0xb27c51119b2722d4

func TestGoldenArcade(t *testing.T) {
	codec := state.New()
	a := newArcade(11)
	for range 600 {
		a.step()
	}
	if got := hashOf(t, codec, a); got != goldenHash {
		t.Errorf("after 600 ticks: got hash %#x; want %#x", got, uint64(goldenHash))
	}
}

func TestMeetingsDoNotPileUp(t *testing.T) {
	var s Space
	s.Add(Body{Shape: Box(100, 10), Pos: geom.V(0, 10)})
	s.Add(Body{Shape: Box(10, 100), Pos: geom.V(20, 0)})
	id := s.Add(Body{Shape: Box(10, 10), Kind: Kinematic})
	for range 100_000 {
		s.Slide(id, geom.V(3, 3))
	}
	if len(s.met) > 200 {
		t.Errorf("got %d meetings kept without a Step; want few", len(s.met))
	}
}

// olderBody and olderSpace are what a Body and a Space of an earlier version could have been.
type (
	olderBody struct {
		Shape Shape
		Pos   geom.Vec
		Kind  Kind
		Speed float64 // is no more
		User  uint64
	}
	olderSpace struct {
		bodies []olderBody
		places []geom.Vec
		gens   []uint32
		free   []uint32
		live   int
		events []Event
	}
)

// A snapshot of an older layout keeps its bodies where they were, and what is new begins at zero.
func TestOlderLayoutsLoseNoBody(t *testing.T) {
	before, after := state.New(), state.New()
	var s Space
	var ids []ID
	for i := range 200 {
		ids = append(ids, s.Add(Body{Shape: Box(8, 8), Pos: geom.V(float64(i*7), float64(i%9)), Kind: Kinematic, User: uint64(i)}))
	}
	s.Remove(ids[17])
	s.Step(step)
	snapshot, err := before.Append(nil, &s)
	if err != nil {
		t.Fatal(err)
	}
	var older olderSpace
	if _, err := before.Restore(snapshot, &older); err != nil {
		t.Fatal(err)
	}
	if len(older.bodies) != 200 || len(older.places) != 200 || len(older.gens) != 200 || len(older.free) != 1 || older.live != 199 || len(older.events) == 0 {
		t.Fatalf("got %+v; want what both have", older)
	}
	snapshot, err = state.New().Append(nil, &older)
	if err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]*Space{"over a new one": {}, "over a full one": &newArcade(2).Space, "over itself": &s} {
		if _, err := after.Restore(snapshot, to); err != nil {
			t.Fatal(err)
		}
		for i, id := range ids {
			found := to.At(nil, geom.V(float64(i*7), float64(i%9)), Filter{})
			if b, ok := to.Body(id); i != 17 && (!ok || b.User != uint64(i) || !slices.Contains(found, id)) {
				t.Fatalf("%s: got %+v, %v, found %v for body %d; want it where it was", name, b, ok, found, i)
			}
		}
		if to.Len() != 199 {
			t.Errorf("%s: got %d bodies; want 199", name, to.Len())
		}
		to.Slide(ids[3], geom.V(0, 50))
		to.Step(step)
		to.Add(Body{Shape: Circle(4)})
	}
}
