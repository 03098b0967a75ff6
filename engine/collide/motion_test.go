package collide

import (
	"math"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// ramp is a floor at y 0, a slope of 45° from x 100 up to x 200, and a floor at y −100 from there on.
func ramp() (s *Space, hero ID) {
	s = &Space{}
	s.Add(Body{Shape: Box(400, 10), Pos: geom.V(-100, 5)})
	s.Add(Body{Shape: Convex(geom.V(100, 0), geom.V(200, -100), geom.V(200, 0))})
	s.Add(Body{Shape: Box(400, 100), Pos: geom.V(400, -50)})
	return s, s.Add(Body{Shape: Box(10, 20), Pos: geom.V(0, -10), Kind: Kinematic})
}

const step = 1.0 / 60

// stroll moves the hero across by some pixels a tick, pulled down as by gravity.
func stroll(s *Space, hero ID, by, snap float64) Motion {
	return s.SlideWith(hero, geom.V(by, 0.2), SlideOptions{Walk: true, Snap: snap})
}

func TestWalkKeepsItsSpeedUpAndDownSlopes(t *testing.T) {
	s, hero := ramp()
	for n := range 100 {
		m := stroll(s, hero, 3, 0)
		if math.Abs(m.By.X-3) > 1e-6 || !m.Floor {
			t.Fatalf("tick %d at %v: got %+v; want 3 pixels across, on a floor", n, s.Pos(hero), m)
		}
	}
	wantAt(t, s, hero, geom.V(300, -110))
	for n := range 100 {
		m := stroll(s, hero, -3, 6)
		if math.Abs(m.By.X+3) > 1e-6 || !m.Floor || m.FloorNormal == (geom.Vec{}) {
			t.Fatalf("tick %d at %v: got %+v; want 3 pixels back, on a floor", n, s.Pos(hero), m)
		}
	}
	wantAt(t, s, hero, geom.V(0, -10))
}

func TestWalkerStandsStillOnASlope(t *testing.T) {
	s, hero := ramp()
	for range 50 {
		stroll(s, hero, 3, 0)
	}
	at := s.Pos(hero)
	for range 600 {
		if m := stroll(s, hero, 0, 4); !m.Floor {
			t.Fatalf("got %+v; want it on the floor", m)
		}
	}
	if got := s.Pos(hero); got.Dist(at) > 1e-6 {
		t.Errorf("after ten seconds: got %v; want still %v", got, at)
	}
	// What only slides slips down.
	for range 600 {
		s.Slide(hero, geom.V(0, 1))
	}
	if got := s.Pos(hero); got.X > 100 {
		t.Errorf("got %v; want it down at the foot of the slope", got)
	}
}

func TestWalkerIsHeldByAWallAndDoesNotClimbIt(t *testing.T) {
	s, hero := ramp()
	s.Add(Body{Shape: Box(10, 300), Pos: geom.V(165, -100)}) // in the middle of the slope
	for range 200 {
		stroll(s, hero, 3, 0)
	}
	at := s.Pos(hero)
	if math.Abs(at.X-155) > 0.1 {
		t.Fatalf("got %v; want it at the wall, at x 155", at)
	}
	for range 100 {
		if m := stroll(s, hero, 3, 0); !m.Floor || !m.Wall || s.Pos(hero).Dist(at) > 1e-6 {
			t.Fatalf("got %+v at %v; want it at %v, held by floor and wall", m, s.Pos(hero), at)
		}
	}
}

func TestWalkerDoesNotWalkUpWhatIsTooSteep(t *testing.T) {
	var s Space
	s.Add(Body{Shape: Box(400, 10), Pos: geom.V(0, 5)})
	s.Add(Body{Shape: Convex(geom.V(50, 0), geom.V(90, -100), geom.V(90, 0))})
	hero := s.Add(Body{Shape: Box(10, 20), Pos: geom.V(0, -10), Kind: Kinematic})
	for range 100 {
		stroll(&s, hero, 3, 0)
	}
	if got := s.Pos(hero); got.Y < -10.1 || got.X > 46 {
		t.Errorf("got %v; want it at the foot of the cliff", got)
	}
}

func TestSlideSaysWhatHeldIt(t *testing.T) {
	var s Space
	box := s.Add(Body{Shape: Box(20, 20), User: 7})
	for _, c := range []struct {
		from, by             geom.Vec
		floor, ceiling, wall bool
		normal               geom.Vec
	}{
		{geom.V(0, -30), geom.V(0, 50), true, false, false, geom.V(0, -1)},
		{geom.V(0, 30), geom.V(0, -50), false, true, false, geom.V(0, 1)},
		{geom.V(-30, 0), geom.V(50, 0), false, false, true, geom.V(-1, 0)},
		{geom.V(30, 0), geom.V(-50, 0), false, false, true, geom.V(1, 0)},
		{geom.V(30, 0), geom.V(50, 0), false, false, false, geom.Vec{}},
	} {
		id := s.Add(Body{Shape: Box(10, 10), Pos: c.from, Kind: Kinematic})
		m := s.Slide(id, c.by)
		if m.Floor != c.floor || m.Ceiling != c.ceiling || m.Wall != c.wall {
			t.Errorf("from %v by %v: got %+v; want floor %v, ceiling %v, wall %v", c.from, c.by, m, c.floor, c.ceiling, c.wall)
		}
		if c.normal != (geom.Vec{}) && (m.N != 1 || m.Hits[0].ID != box || m.Hits[0].Normal != c.normal || m.Hits[0].User != 7 || m.Hits[0].T != 0.3) {
			t.Errorf("from %v by %v: got hits %+v; want the box, %v, T 0.3", c.from, c.by, m.Hits[:m.N], c.normal)
		}
		s.Remove(id)
	}
}

func TestSlideLeavesWhatItBeginsIn(t *testing.T) {
	var s Space
	s.Add(Body{Shape: Box(100, 20)})
	s.Add(Body{Shape: Box(100, 1), Pos: geom.V(0, -18)})
	id := s.Add(Body{Shape: Box(4, 4), Pos: geom.V(0, -7), Kind: Kinematic})
	s.Slide(id, geom.V(1, 0))
	wantAt(t, &s, id, geom.V(1, -12))
	stuck := s.Add(Body{Shape: Box(6, 10), Pos: geom.V(20, -6), Kind: Kinematic}) // there is no room for it above
	s.Slide(stuck, geom.Vec{})
	wantAt(t, &s, stuck, geom.V(20, -6))
}

func TestMoveStopsAtTheFirst(t *testing.T) {
	var s Space
	s.Add(Body{Shape: Circle(10), Pos: geom.V(100, 0)})
	first := s.Add(Body{Shape: Box(10, 10), Pos: geom.V(50, 0), User: 9})
	ball := s.Add(Body{Shape: Circle(5), Kind: Kinematic})
	hit, ok := s.Move(ball, geom.V(200, 0))
	if !ok || hit.ID != first || hit.User != 9 || hit.Normal != geom.V(-1, 0) || hit.Point != geom.V(45, 0) || hit.T != 0.2 {
		t.Errorf("got %+v, %v; want the box at (45, 0), T 0.2", hit, ok)
	}
	wantAt(t, &s, ball, geom.V(40, 0))
	if hit, ok := s.Move(ball, geom.V(0, 80)); ok {
		t.Errorf("along the box: got %+v; want no hit", hit)
	}
	wantAt(t, &s, ball, geom.V(40, 80))
	s.Put(ball, geom.V(48, 0))
	if hit, ok := s.Move(ball, geom.V(20, 0)); !ok || hit.T != 0 || hit.Depth == 0 {
		t.Errorf("inside, further in: got %+v, %v; want it held at once", hit, ok)
	}
	if hit, ok := s.Move(ball, geom.V(-30, 0)); ok {
		t.Errorf("inside, on its way out: got %+v; want it free", hit)
	}
}

func TestMasksSayWhoHoldsWhom(t *testing.T) {
	const wall, water = Mask(1), Mask(2)
	for _, c := range []struct {
		is, hits Mask
		held     bool
	}{{0, 0, true}, {wall, 0, true}, {water, 0, true}, {water, wall, false}, {water | wall, wall, true}, {0, wall, true}, {0, water, false}} {
		var s Space
		s.Add(Body{Shape: Box(10, 10), Pos: geom.V(20, 0), Is: c.is, Hits: water})
		id := s.Add(Body{Shape: Box(10, 10), Kind: Kinematic, Hits: c.hits})
		if m := s.Slide(id, geom.V(50, 0)); m.Wall != c.held {
			t.Errorf("a wall in %b for one that hits %b: got held %v; want %v", c.is, c.hits, m.Wall, c.held)
		}
	}
}

func TestTriggersHoldNobody(t *testing.T) {
	var s Space
	s.Add(Body{Shape: Box(10, 10), Pos: geom.V(20, 0), Kind: Trigger})
	id := s.Add(Body{Shape: Box(10, 10), Kind: Kinematic})
	if m := s.Slide(id, geom.V(50, 0)); m.By != geom.V(50, 0) {
		t.Errorf("got %+v; want it through", m)
	}
}

func TestOneWayHoldsWhatComesFromAbove(t *testing.T) {
	grid := geom.NewGrid(4, 1, 10)
	for i := range grid.Cells {
		grid.Cells[i] = 1
	}
	for name, b := range map[string]Body{
		"box":   {Shape: Box(40, 10), Pos: geom.V(20, 5), OneWay: true},
		"tiles": {Shape: Tiles(&grid, Tile{}, Platform)},
		"whole": {Shape: Tiles(&grid), OneWay: true},
	} {
		var s Space
		s.Add(b)
		id := s.Add(Body{Shape: Box(6, 6), Pos: geom.V(20, 30), Kind: Kinematic})
		s.Slide(id, geom.V(0, -25))
		wantAt(t, &s, id, geom.V(20, 5)) // in the middle of it
		s.Slide(id, geom.V(40, 0))
		s.Slide(id, geom.V(-40, 0))
		s.Slide(id, geom.V(0, -30))
		wantAt(t, &s, id, geom.V(20, -25))
		if m := s.Slide(id, geom.V(0, 60)); !m.Floor {
			t.Errorf("%s: got %+v; want it on the platform", name, m)
		}
		wantAt(t, &s, id, geom.V(20, -3))
		if m := s.SlideWith(id, geom.V(0, 2), SlideOptions{Drop: true}); m.Floor {
			t.Errorf("%s: got %+v; want it through", name, m)
		}
		s.Slide(id, geom.V(0, 50))
		wantAt(t, &s, id, geom.V(20, 49))
	}
}

// A platform may hang before a floor in one grid: who drops through it is held by the floor all the same.
func TestDropIsHeldByTheFloorBelow(t *testing.T) {
	grid := geom.NewGrid(1, 3, 10)
	grid.Cells[0], grid.Cells[2] = 1, 2
	var s Space
	s.Add(Body{Shape: Tiles(&grid, Tile{}, Platform, Solid)})
	id := s.Add(Body{Shape: Box(4, 4), Pos: geom.V(5, -10), Kind: Kinematic})
	s.SlideWith(id, geom.V(0, 500), SlideOptions{Drop: true})
	wantAt(t, &s, id, geom.V(5, 18))
}

// What leaves one tile of a map is held by the others.
func TestMoveOutOfOneTileIsHeldByAnother(t *testing.T) {
	grid := geom.NewGrid(9, 9, 10)
	for i := range 9 {
		for _, at := range [][2]int{{i, 0}, {i, 8}, {0, i}, {8, i}} {
			grid.Set(at[0], at[1], 1)
		}
	}
	var s Space
	s.Add(Body{Shape: Tiles(&grid)})
	for _, by := range []geom.Vec{{X: 1000}, {X: -1000}, {Y: -1000}, {X: 700, Y: -700}, {X: -3, Y: -900}} {
		id := s.Add(Body{Shape: Box(6, 6), Pos: geom.V(45, 77.5), Kind: Kinematic})
		s.Move(id, by)
		if at := s.Pos(id); at.X < 12 || at.X > 78 || at.Y < 12 {
			t.Errorf("half a pixel deep in the floor, by %v: got out to %v; want it held", by, at)
		}
		s.Remove(id)
	}
}

func TestMotionAllocatesNothing(t *testing.T) {
	l := newCrowd(1000, 1280, 720, 16)
	var s Space
	for i, p := range l.at {
		s.Add(Body{Shape: Box(16, 16), Pos: p, Kind: Kind(i % 3)})
	}
	grid := geom.NewGrid(50, 50, 16)
	grid.Set(3, 3, 1)
	s.Add(Body{Shape: Tiles(&grid)})
	id := s.Add(Body{Shape: Circle(6), Pos: geom.V(500, 500), Kind: Kinematic})
	s.Add(Body{Shape: Box(30, 4), Pos: geom.V(700, 500), Kind: Kinematic, Vel: geom.V(20, 0)})
	hits, ids, pairs, by := make([]Hit, 0, 4000), make([]ID, 0, 4000), make([]Pair, 0, 9000), 3.0
	tick := func() {
		by = -by
		s.Slide(id, geom.V(by, 100))
		s.Slide(id, geom.V(by*2, -102))
		s.SlideWith(id, geom.V(by*300, by), SlideOptions{Walk: true, Snap: 4})
		s.Move(id, geom.V(by, by))
		ids = s.Push(ids[:0], id, geom.V(by, 0))
		hits = s.RayAll(hits[:0], geom.V(0, 0), geom.V(1280, 720), Filter{})
		hits = s.Touching(hits[:0], Circle(30), geom.V(300, 300), Filter{Triggers: true})
		ids = s.At(ids[:0], geom.V(100, 100), Filter{})
		ids = s.In(ids[:0], geom.R(0, 0, 100, 100), Filter{})
		pairs = s.Pairs(pairs[:0])
		s.Ray(geom.V(0, 0), geom.V(500, 300), Filter{})
		s.Cast(Box(5, 5), geom.V(0, 0), geom.V(500, 300), Filter{})
		s.Nearest(geom.V(-200, 20), 1000, Filter{})
		s.Step(step)
		for range s.Of(id) {
			by += 0
		}
		for range s.All {
			break
		}
	}
	for range 50 {
		tick()
	}
	if n := testing.AllocsPerRun(50, tick); n != 0 {
		t.Errorf("allocations in a tick: got %v; want 0", n)
	}
}
