package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/geom"
)

func TestTowardIsShortest(t *testing.T) {
	r := engine.NewRand(5)
	for range 2000 {
		a := geom.V(r.Range(0, width), r.Range(0, height))
		b := geom.V(r.Range(0, width), r.Range(0, height))
		want := 1e9
		for dx := -1.0; dx <= 1; dx++ {
			for dy := -1.0; dy <= 1; dy++ {
				want = min(want, a.Dist(b.Add(geom.V(dx*width, dy*height))))
			}
		}
		d := toward(a, b)
		if got := d.Len(); got < want-1e-9 || got > want+1e-9 {
			t.Fatalf("from %v to %v: got %v; want %v", a, b, got, want)
		}
		if back := wrap(a.Add(d)); back.Dist(b) > 1e-9 {
			t.Fatalf("from %v by %v: got %v; want %v", a, d, back, b)
		}
	}
}

func TestImagesCoverTheField(t *testing.T) {
	r := engine.NewRand(6)
	for range 2000 {
		at := geom.V(r.Range(0, width), r.Range(0, height))
		radius := r.Range(1, 60)
		p := wrap(at.Add(geom.Polar(r.Range(0, 2*halfTurn), r.Float()*radius)))
		found := false
		out, n := images(at, radius)
		for _, image := range out[:n] {
			found = found || image.Dist(p) <= radius+1e-9
		}
		if !found {
			t.Fatalf("point %v of a thing of radius %v at %v: no image of it covers it", p, radius, at)
		}
	}
}

func TestEverythingWraps(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	fast := geom.V(900, -700)
	g.ship.at, g.ship.vel = geom.V(639, 1), fast
	g.addShot(shot{at: geom.V(639, 1), vel: fast, life: 10})
	g.addRock(rock{at: geom.V(639, 1), vel: fast, size: 1, n: 8})
	for range 200 {
		g.steerShip(tick)
		g.moveShots(tick.Dt)
		g.drift(tick.Dt)
		for what, at := range map[string]geom.Vec{"ship": g.ship.at, "shot": g.shots[0].at, "rock": g.rocks[1].at} {
			if !fieldRect.Contains(at) {
				t.Fatalf("%s: got %v; want it inside the field", what, at)
			}
		}
	}
}

func TestPan(t *testing.T) {
	if l, m, r := pan(geom.V(0, 0)), pan(centre), pan(geom.V(width, 0)); l != -0.8 || m != 0 || r != 0.8 {
		t.Errorf("left, middle, right: got %v, %v, %v; want -0.8, 0, 0.8", l, m, r)
	}
}
