package collide

import (
	"fmt"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// told lists the events of a Step.
func told(s *Space) []string {
	s.Step(step)
	var out []string
	for _, e := range s.Events() {
		out = append(out, fmt.Sprint([...]string{"enter", "stay", "exit"}[e.Kind], " ", e.UserA, "-", e.UserB, " ", e.Normal))
	}
	return out
}

func wantTold(t *testing.T, s *Space, want ...string) {
	t.Helper()
	if got := told(s); !slices.Equal(got, want) {
		t.Errorf("events:\ngot  %q\nwant %q", got, want)
	}
}

func TestEventsBeginLastAndEnd(t *testing.T) {
	var s Space
	hero := s.Add(Body{Shape: Box(10, 10), Kind: Kinematic, User: 1})
	coin := s.Add(Body{Shape: Circle(5), Pos: geom.V(9, 0), Kind: Trigger, User: 2})
	s.Add(Body{Shape: Box(10, 10), Pos: geom.V(9, 0), Kind: Static, User: 3, Is: 2, Hits: 4})
	s.Add(Body{Shape: Box(10, 10), Pos: geom.V(9, 0), Kind: Static, User: 4}) // static ones have none with each other
	s.Set(hero, Body{Shape: Box(10, 10), Kind: Kinematic, User: 1, Hits: 1})
	s.Set(coin, Body{Shape: Circle(5), Pos: geom.V(9, 0), Kind: Trigger, User: 2, Hits: 1})
	wantTold(t, &s, "enter 1-2 {-1 0}", "enter 1-4 {-1 0}", "enter 2-4 {0 -1}")
	wantTold(t, &s, "stay 1-2 {-1 0}", "stay 1-4 {-1 0}", "stay 2-4 {0 -1}")
	s.Put(hero, geom.V(-50, 0))
	wantTold(t, &s, "exit 1-2 {0 0}", "exit 1-4 {0 0}", "stay 2-4 {0 -1}")
	s.Put(hero, geom.V(0, 0))
	s.Remove(coin)
	next := s.Add(Body{Shape: Circle(5), Pos: geom.V(9, 0), Kind: Trigger, User: 5, Hits: 1}) // in the coin's slot
	wantTold(t, &s, "enter 1-5 {-1 0}", "enter 1-4 {-1 0}", "exit 2-4 {0 0}", "enter 5-4 {0 -1}")
	s.Remove(next)
	wantTold(t, &s, "exit 1-5 {0 0}", "stay 1-4 {-1 0}", "exit 5-4 {0 0}")
	wantTold(t, &s, "stay 1-4 {-1 0}")
}

// Who is held by another one touches it, though they do not overlap.
func TestWhatIsHeldHasEvents(t *testing.T) {
	var s Space
	s.Add(Body{Shape: Box(100, 10), Pos: geom.V(0, 10), User: 1})
	hero := s.Add(Body{Shape: Box(10, 10), Kind: Kinematic, User: 2})
	s.Slide(hero, geom.V(1, 5))
	wantTold(t, &s, "enter 1-2 {0 1}")
	s.Slide(hero, geom.V(1, 5))
	wantTold(t, &s, "stay 1-2 {0 1}")
	s.Slide(hero, geom.V(1, -5))
	wantTold(t, &s, "exit 1-2 {0 0}")
	s.Move(hero, geom.V(0, 9))
	wantTold(t, &s, "enter 1-2 {0 1}")
	wantTold(t, &s, "exit 1-2 {0 0}")
}

func TestOfTurnsEvents(t *testing.T) {
	var s Space
	a := s.Add(Body{Shape: Box(10, 10), Kind: Kinematic, User: 1})
	b := s.Add(Body{Shape: Box(10, 10), Pos: geom.V(8, 0), Kind: Kinematic, User: 2})
	c := s.Add(Body{Shape: Box(10, 10), Pos: geom.V(16, 0), Kind: Kinematic, User: 3})
	s.Step(step)
	for e := range s.Of(b) {
		want := Event{A: b, B: a, Normal: geom.V(1, 0), Depth: 2, UserA: 2, UserB: 1}
		if e.B == c {
			want = Event{A: b, B: c, Normal: geom.V(-1, 0), Depth: 2, UserA: 2, UserB: 3}
		}
		if e.Normal.Y = 0; e != want {
			t.Errorf("got %+v; want %+v", e, want)
		}
	}
	n := 0
	for range s.Of(b) {
		n++
		break
	}
	for range s.Of(ID{}) {
		n += 10
	}
	if n != 1 {
		t.Errorf("got %d events; want the loop to end, and none of nobody", n)
	}
}
