package collide

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// rig is a lift with somebody on it.
func rig(t *testing.T) (s *Space, lift, hero ID) {
	t.Helper()
	s = &Space{}
	lift = s.Add(Body{Shape: Box(60, 10), Pos: geom.V(0, 5), Kind: Kinematic})
	hero = s.Add(Body{Shape: Box(10, 20), Pos: geom.V(0, -20), Kind: Kinematic})
	if m := s.Slide(hero, geom.V(0, 20)); m.On != lift {
		t.Fatalf("got %v for ground; want the lift", m.On)
	}
	return s, lift, hero
}

func wantAt(t *testing.T, s *Space, id ID, want geom.Vec) {
	t.Helper()
	if got := s.Pos(id); got.Dist(want) > 1e-6 {
		t.Errorf("place: got %v; want %v", got, want)
	}
}

func TestPushCarriesWhoStandsOnIt(t *testing.T) {
	for _, by := range []geom.Vec{{X: 7}, {X: -300}, {Y: -9}, {Y: 12}, {X: 5, Y: 5}, {X: -5, Y: -1000}} {
		s, lift, hero := rig(t)
		if crushed := s.Push(nil, lift, by); len(crushed) > 0 {
			t.Errorf("by %v: got %v crushed; want none", by, crushed)
		}
		wantAt(t, s, hero, geom.V(0, -10).Add(by))
		wantAt(t, s, lift, geom.V(0, 5).Add(by))
	}
}

func TestPushCarriesWhatStandsOnWhatItCarries(t *testing.T) {
	s, lift, hero := rig(t)
	bird := s.Add(Body{Shape: Circle(3), Pos: geom.V(0, -25), Kind: Kinematic})
	if m := s.Slide(bird, geom.V(0, 20)); m.On != hero {
		t.Fatalf("got %v for ground; want the hero", m.On)
	}
	s.Push(nil, lift, geom.V(11, -13))
	wantAt(t, s, hero, geom.V(11, -23))
	wantAt(t, s, bird, geom.V(11, -36))
}

// Two that stand on a lift side by side do not hold each other up, whichever was there first.
func TestPushMovesThoseAheadFirst(t *testing.T) {
	for _, by := range []float64{20, -20} {
		s, lift, hero := rig(t)
		friend := s.Add(Body{Shape: Box(10, 20), Pos: geom.V(10, -10), Kind: Kinematic})
		s.Slide(friend, geom.V(0, 1))
		s.Push(nil, lift, geom.V(by, 0))
		wantAt(t, s, hero, geom.V(by, -10))
		wantAt(t, s, friend, geom.V(10+by, -10))
	}
}

func TestWhoJumpedIsNotCarried(t *testing.T) {
	s, lift, hero := rig(t)
	s.Slide(hero, geom.V(0, -30))
	s.Push(nil, lift, geom.V(15, 0))
	wantAt(t, s, hero, geom.V(0, -40))
}

func TestPushPushesWhatIsInItsWay(t *testing.T) {
	var s Space
	ram := s.Add(Body{Shape: Box(10, 10), Kind: Kinematic})
	crate := s.Add(Body{Shape: Box(10, 10), Pos: geom.V(20, 3), Kind: Kinematic})
	next := s.Add(Body{Shape: Circle(5), Pos: geom.V(35, 3), Kind: Kinematic})
	coin := s.Add(Body{Shape: Circle(2), Pos: geom.V(12, 0), Kind: Trigger})
	ghost := s.Add(Body{Shape: Circle(2), Pos: geom.V(12, 0), Kind: Kinematic, Hits: 2})
	if crushed := s.Push(nil, ram, geom.V(1000, 0)); len(crushed) != 0 {
		t.Errorf("got %v crushed; want none", crushed)
	}
	wantAt(t, &s, ram, geom.V(1000, 0))
	wantAt(t, &s, crate, geom.V(1010, 3))
	wantAt(t, &s, next, geom.V(1020, 3))
	wantAt(t, &s, coin, geom.V(12, 0))
	wantAt(t, &s, ghost, geom.V(12, 0))
}

func TestPushSaysWhomItCrushes(t *testing.T) {
	s, lift, hero := rig(t)
	s.Add(Body{Shape: Box(100, 10), Pos: geom.V(0, -35)})
	if crushed := s.Push(nil, lift, geom.V(0, -5)); len(crushed) > 0 {
		t.Errorf("got %v crushed below a ceiling 10 pixels higher; want none", crushed)
	}
	crushed := s.Push(nil, lift, geom.V(0, -12))
	if want := []ID{hero}; !slices.Equal(crushed, want) {
		t.Errorf("crushed: got %v; want %v", crushed, want)
	}
	wantAt(t, s, hero, geom.V(0, -20))
}

func TestALiftThatIsOneWayComesFromBelow(t *testing.T) {
	var s Space
	lift := s.Add(Body{Shape: Box(60, 4), Pos: geom.V(0, 50), Kind: Kinematic, OneWay: true})
	hero := s.Add(Body{Shape: Box(10, 20), Kind: Kinematic})
	if m := s.Slide(hero, geom.V(0, 100)); m.On != lift {
		t.Fatalf("got %v for ground; want the lift", m.On)
	}
	s.Push(nil, lift, geom.V(3, -30))
	wantAt(t, &s, hero, geom.V(3, 8))
	s.Slide(hero, geom.V(0, -60))
	if m := s.Slide(hero, geom.V(0, 35)); m.Floor {
		t.Fatalf("got %+v; want the hero still in the air", m)
	}
	s.Push(nil, lift, geom.V(0, -40))
	wantAt(t, &s, hero, geom.V(3, -32))
	other := s.Add(Body{Shape: Box(10, 20), Pos: geom.V(-20, -22), Kind: Kinematic})
	s.Push(nil, lift, geom.V(-5, -8)) // through its side
	wantAt(t, &s, other, geom.V(-20, -22))
}

// Whatever pushes whatever: who is not crushed is not in what pushed it, and nobody is in a wall.
func TestPushLeavesNobodyInside(t *testing.T) {
	for seed := range 40 {
		l := newLevel(rand.New(rand.NewPCG(9, uint64(seed))))
		for range 8 {
			l.add()
		}
		if len(l.movers) < 2 {
			continue
		}
		lift := l.movers[0]
		for n := range 200 {
			for _, id := range l.movers[1:] {
				l.space.Slide(id, geom.V(l.r.Float64()*4-2, 3))
			}
			crushed := l.space.Push(nil, lift, l.way().Mul(0.3))
			i, _ := l.space.find(lift)
			p := l.space.placed(i, 0)
			for _, id := range l.movers[1:] {
				j, _ := l.space.find(id)
				a := l.space.placed(j, 0)
				if hit, ok := overlap(&a, &p); ok && hit.depth > 2*slop && !slices.Contains(crushed, id) {
					t.Fatalf("level %d, push %d: got %+v %v in the lift %+v %v by %v; want it pushed out or crushed", seed, n, a.Shape, a.pos, p.Shape, p.pos, hit.depth)
				}
			}
		}
	}
}

func TestStepMovesWhatHasAVel(t *testing.T) {
	s, lift, hero := rig(t)
	s.SetVel(lift, geom.V(30, -60))
	wall := s.Add(Body{Shape: Box(10, 10), Pos: geom.V(500, 0), Vel: geom.V(5, 5)})
	for range 10 {
		s.Step(0.1)
	}
	wantAt(t, s, lift, geom.V(30, -55))
	wantAt(t, s, hero, geom.V(30, -70))
	wantAt(t, s, wall, geom.V(500, 0))
	s.Add(Body{Shape: Box(100, 10), Pos: geom.V(30, -90)})
	s.Step(0.2)
	if got, want := s.Crushed(), []ID{hero}; !slices.Equal(got, want) {
		t.Errorf("crushed: got %v; want %v", got, want)
	}
}
