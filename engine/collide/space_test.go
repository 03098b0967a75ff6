package collide

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestSmoke(t *testing.T) {
	var s Space
	floor := s.Add(Body{Shape: Box(100, 10), Pos: geom.V(0, 5)})
	hero := s.Add(Body{Shape: Box(10, 10), Pos: geom.V(0, -20), Kind: Kinematic})
	m := s.Slide(hero, geom.V(3, 100))
	if !m.Floor || m.On != floor || s.Pos(hero) != geom.V(3, -5) {
		t.Fatal(m, s.Pos(hero))
	}
	s.Step(1)
	if e := s.Events(); len(e) != 1 || e[0].Kind != Enter || e[0].A != floor {
		t.Fatal(e)
	}
	s.Push(nil, floor, geom.V(5, -10))
	if s.Pos(hero) != geom.V(8, -15) {
		t.Fatal(s.Pos(hero))
	}
	s.Step(1)
	if e := s.Events(); len(e) != 1 || e[0].Kind != Exit {
		t.Fatal(e)
	}
}
