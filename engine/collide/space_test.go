package collide

import (
	"math"
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestIDsOfTheRemovedNameNobody(t *testing.T) {
	var s Space
	old := s.Add(Body{Shape: Box(1, 1), Pos: geom.V(3, 4), User: 1})
	if !s.Remove(old) || s.Len() != 0 {
		t.Fatal("got a body that was not removed; want it gone")
	}
	fresh := s.Add(Body{Shape: Box(1, 1), User: 2})
	if old == fresh {
		t.Fatal("got one ID twice; want another")
	}
	_, there := s.Body(old)
	_, moved := s.Move(old, geom.V(1, 1))
	if there || moved || s.Put(old, geom.Vec{}) || s.Set(old, Body{}) || s.SetVel(old, geom.Vec{}) || s.SetRot(old, 1) || s.Remove(old) ||
		s.Pos(old) != (geom.Vec{}) || s.Slide(old, geom.V(1, 1)) != (Motion{}) || len(s.Push(nil, old, geom.V(1, 1))) > 0 {
		t.Error("got something done by an ID that names nobody; want nothing")
	}
	if b, ok := s.Body(fresh); !ok || b.User != 2 {
		t.Errorf("got %+v, %v; want the new body", b, ok)
	}
	if _, ok := s.Body(ID{}); ok {
		t.Error("got a body by the zero ID; want none")
	}
}

func TestSetRotTurns(t *testing.T) {
	var s Space
	id := s.Add(Body{Shape: Segment(geom.V(0, 0), geom.V(100, 0)), Pos: geom.V(10, 20)})
	if _, ok := s.Ray(geom.V(50, 0), geom.V(50, 40), Filter{}); !ok {
		t.Fatal("got no hit; want the line, which lies across")
	}
	s.SetRot(id, math.Pi/2)
	if h, ok := s.Ray(geom.V(0, 90), geom.V(40, 90), Filter{}); !ok || h.ID != id {
		t.Errorf("got %+v, %v; want the line, which hangs down now", h, ok)
	}
	if _, ok := s.Ray(geom.V(50, 0), geom.V(50, 40), Filter{}); ok {
		t.Error("got a hit where the line was; want none")
	}
}

func TestAllPassesEveryBodyBySlot(t *testing.T) {
	var s Space
	var ids []ID
	for i := range 5 {
		ids = append(ids, s.Add(Body{Shape: Circle(1), User: uint64(i), Pos: geom.V(float64(i), 0)}))
	}
	s.Remove(ids[2])
	var got []uint64
	for id, b := range s.All {
		if s.Pos(id) != b.Pos {
			t.Errorf("got %v at %v; want its Pos", b, s.Pos(id))
		}
		got = append(got, b.User)
	}
	if len(got) != 4 || got[0] != 0 || got[2] != 3 {
		t.Errorf("got %v; want 0 1 3 4", got)
	}
}

// What is put, set or slid is found at its new place at once, and nowhere else.
func TestWhatMovesIsFoundAtOnce(t *testing.T) {
	var s Space
	var ids []ID
	for i := range 300 {
		ids = append(ids, s.Add(Body{Shape: Box(4, 4), Pos: geom.V(float64(i*10), 0), Kind: Kinematic}))
	}
	found := func(p geom.Vec) ID {
		got := s.At(nil, p, Filter{})
		if len(got) != 1 {
			return ID{}
		}
		return got[0]
	}
	for i, id := range ids {
		from, to := s.Pos(id), geom.V(float64(i*10), 1e6+float64(i)*1e4)
		if found(from) != id {
			t.Fatalf("body %d: got %v at %v; want it", i, found(from), from)
		}
		switch i % 3 {
		case 0:
			s.Put(id, to)
		case 1:
			s.Slide(id, to.Sub(from))
		case 2:
			s.Set(id, Body{Shape: Circle(3), Pos: to})
		}
		if found(from) != (ID{}) || found(to) != id {
			t.Fatalf("body %d: got %v at the old place and %v at the new one; want nobody and it", i, found(from), found(to))
		}
	}
}

func TestNumbersThatAreNoneAreRefusedByName(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	var s Space
	id := s.Add(Body{Shape: Box(1, 1)})
	grid := geom.NewGrid(1, 1, 8)
	for want, call := range map[string]func(){
		"collide: add: Pos.X is NaN; try":                                func() { s.Add(Body{Pos: geom.V(nan, 0)}) },
		"collide: add: Vel.Y is +Inf; try":                               func() { s.Add(Body{Vel: geom.V(0, inf)}) },
		"collide: add: Rot is 2e+09; try":                                func() { s.Add(Body{Rot: 2e9}) },
		"collide: add: Kind is 9; try Static, Kinematic or Trigger":      func() { s.Add(Body{Kind: 9}) },
		"collide: add: Shape: ":                                          func() { s.Add(Body{Shape: Shape{Kind: BoxShape}}) },
		"collide: set: Shape: ":                                          func() { s.Set(id, Body{Shape: Shape{Kind: CircleShape, Radius: nan}}) },
		"collide: set: Shape: it has no grid":                            func() { s.Set(id, Body{Shape: Shape{Kind: TilesShape}}) },
		"collide: put: Pos.Y is -1e+10; try a number from -1e9 to 1e9":   func() { s.Put(id, geom.V(0, -1e10)) },
		"collide: set velocity: Vel.X is NaN; try":                       func() { s.SetVel(id, geom.V(nan, 0)) },
		"collide: turn: Rot is NaN; try":                                 func() { s.SetRot(id, nan) },
		"collide: slide: by.X is NaN; try":                               func() { s.Slide(id, geom.V(nan, 0)) },
		"collide: slide: Snap is +Inf; try":                              func() { s.SlideWith(id, geom.Vec{}, SlideOptions{Snap: inf}) },
		"collide: move: by.Y is -Inf; try":                               func() { s.Move(id, geom.V(0, -inf)) },
		"collide: push: by.Y is NaN; try":                                func() { s.Push(nil, id, geom.V(0, nan)) },
		"collide: step: dt is NaN; try":                                  func() { s.Step(nan) },
		"collide: ray: to.X is NaN; try":                                 func() { s.Ray(geom.Vec{}, geom.V(nan, 0), Filter{}) },
		"collide: ray: from.X is +Inf; try":                              func() { s.RayAll(nil, geom.V(inf, 0), geom.Vec{}, Filter{}) },
		"collide: cast: by.X is NaN; try":                                func() { s.Cast(Box(1, 1), geom.Vec{}, geom.V(nan, 0), Filter{}) },
		"collide: cast: Shape: ":                                         func() { s.Cast(Shape{Kind: ConvexShape}, geom.Vec{}, geom.Vec{}, Filter{}) },
		"collide: touching: at.X is NaN; try":                            func() { s.Touching(nil, Box(1, 1), geom.V(nan, 0), Filter{}) },
		"collide: at: p.X is NaN; try":                                   func() { s.At(nil, geom.V(nan, 0), Filter{}) },
		"collide: in: r.Size.Y is NaN; try":                              func() { s.In(nil, geom.R(0, 0, 1, nan), Filter{}) },
		"collide: nearest: within is NaN; try":                           func() { s.Nearest(geom.Vec{}, nan, Filter{}) },
		"collide: nearest: p.Y is NaN; try":                              func() { s.Nearest(geom.V(0, nan), 1, Filter{}) },
		"collide: sort bodies: Space.Cell is -1; try the size":           func() { (&Space{Cell: -1}).Pairs(nil) },
		"collide: sort bodies: Space.Cell is NaN; try the size of a com": func() { (&Space{Cell: nan}).Step(1) },
		"collide: touching: Shape: its grid has 1 cells for 5×1":         func() { grid.W = 5; s.Touching(nil, Shape{Kind: TilesShape, Grid: &grid}, geom.Vec{}, Filter{}) },
	} {
		func() {
			defer func() {
				if got, _ := recover().(string); !strings.HasPrefix(got, want) {
					t.Errorf("got the panic %q; want %q", got, want)
				}
			}()
			call()
		}()
	}
	if b, ok := s.Body(id); !ok || b.Pos != (geom.Vec{}) || b.Shape.Kind != BoxShape || s.Len() != 1 {
		t.Errorf("got %+v and %d bodies after calls that were refused; want all as it was", b, s.Len())
	}
}

// The world has no edge where bodies are forgotten, and none that they leave.
func TestTheWorldIsLarge(t *testing.T) {
	var s Space
	s.Add(Body{Shape: Box(10, 10), Pos: geom.V(0, 0)})
	id := s.Add(Body{Shape: Box(10, 10), Pos: geom.V(1e9, -1e9), Kind: Kinematic, Vel: geom.V(1e9, 1)})
	for range 5 {
		s.Step(1)
		s.Slide(id, geom.V(1e9, -1e9))
	}
	wantAt(t, &s, id, geom.V(1e9, -1e9))
	if hit, ok := s.Ray(geom.V(9e8, -1e9), geom.V(1e9, -1e9), Filter{}); !ok || hit.ID != id {
		t.Errorf("got %+v, %v; want the body at the end of the world", hit, ok)
	}
	if m := s.Slide(id, geom.V(-1e9, 1e9)); m.N != 1 || m.By.Len() < 1.414e9 {
		t.Errorf("got %+v; want it held by the box at (0, 0)", m)
	}
}
