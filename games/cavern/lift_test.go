package main

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestLiftGoesToAndFro(t *testing.T) {
	th := &thing{Kind: "lift", Path: []geom.Vec{{X: 100, Y: 50}, {X: 172, Y: 50}, {X: 172, Y: 86}}, Speed: 36}
	const way = 3.0 // seconds
	for _, c := range []struct {
		time float64
		at   geom.Vec
	}{
		{0, geom.V(100, 50)},
		{liftRest, geom.V(100, 50)},
		{liftRest + 1, geom.V(136, 50)},
		{liftRest + 2, geom.V(172, 50)},
		{liftRest + 2.5, geom.V(172, 68)},
		{liftRest + way, geom.V(172, 86)},
		{liftRest + way + liftRest/2, geom.V(172, 86)},
		{2*liftRest + way + 2, geom.V(136, 50)},
		{2*liftRest + 2*way, geom.V(100, 50)},
		{3*liftRest + 2*way + 1, geom.V(136, 50)},
	} {
		if got := liftAt(th, c.time); got.Dist(c.at) > 1e-9 {
			t.Errorf("after %v s: got %v; want %v", c.time, got, c.at)
		}
	}
}

func TestLiftGoesRoundAClosedPath(t *testing.T) {
	th := &thing{Kind: "lift", Path: []geom.Vec{{}, {X: 40}, {X: 40, Y: 40}, {Y: 40}, {}}, Speed: 40}
	if got := liftAt(th, 6.5); got.Dist(geom.V(20, 40)) > 1e-9 {
		t.Errorf("after one and five eighths of a round: got %v; want 20, 40", got)
	}
	th.Path, th.At = nil, geom.R(10, 10, 20, 8)
	if got := liftAt(th, 9); got != geom.V(20, 14) {
		t.Errorf("without a path: got %v; want it where it is", got)
	}
}

// TestLiftNeverJumps looks at each tick of some minutes.
func TestLiftNeverJumps(t *testing.T) {
	th := &thing{Kind: "lift", Path: []geom.Vec{{X: 7, Y: 3}, {X: 91, Y: 40}, {X: 20, Y: 130}}, Speed: 47}
	for i := range 20000 {
		a, b := liftAt(th, float64(i)/60), liftAt(th, float64(i+1)/60)
		if d := a.Dist(b); d > th.Speed/60+1e-9 {
			t.Fatalf("tick %d: it moved by %v; want at most %v", i, d, th.Speed/60)
		}
	}
}
