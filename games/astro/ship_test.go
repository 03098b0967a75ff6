package main

import (
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/input"
)

// holding makes a tick in which some actions are down.
func holding(t *engine.Tick, actions ...input.Action) {
	var hands input.Injector
	for _, a := range actions {
		hands.HoldAction(a)
	}
	in := driver.Input{Width: width, Height: height}
	hands.Write(&in)
	*t.Input = input.State{}
	t.Input.Apply(&in, geom.Identity, t.Dt)
}

func TestShipThrustsAndDrifts(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	holding(tick, thrust)
	for range 60 {
		g.steerShip(tick)
	}
	up := g.ship.vel
	if up.Y > -g.tuned.ship.Thrust*0.5 || up.X > 1 || up.X < -1 {
		t.Errorf("after a second of thrust: got %v; want it to fly up", up)
	}
	holding(tick)
	for range 60 {
		g.steerShip(tick)
	}
	if v := g.ship.vel.Len(); v > up.Len()*0.75 || v < up.Len()*0.4 {
		t.Errorf("a second later: got %v; want slower than %v, but not still", v, up.Len())
	}
	holding(tick, thrust)
	for range 600 {
		g.steerShip(tick)
	}
	if v := g.ship.vel.Len(); v > g.tuned.ship.Fastest {
		t.Errorf("after 10 s of thrust: got %v; want at most %v", v, g.tuned.ship.Fastest)
	}
}

func TestFireIsLimited(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.rocks = [maxRocks]rock{}
	holding(tick, fire)
	most := 0
	for range 120 {
		g.steerShip(tick)
		g.moveShots(tick.Dt)
		n := 0
		for i := range g.shots {
			if g.shots[i].life > 0 {
				n++
			}
		}
		most = max(most, n)
	}
	if most < 3 || most > ownShots {
		t.Errorf("shots in the air: got up to %d; want 3 to %d", most, ownShots)
	}
}

func TestShipDiesAndComesBack(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.ship.at = geom.V(200, 200)
	g.addRock(rock{at: geom.V(203, 200), size: 2, n: 8})
	g.collide(tick)
	if g.ship.flying || g.score.lives != firstLives-1 || g.counts.deaths != 1 {
		t.Fatalf("after a hit: got flying %v, %d lives; want a wreck, %d", g.ship.flying, g.score.lives, firstLives-1)
	}
	g.rocks = [maxRocks]rock{}
	ticks := 0
	for ; !g.ship.flying && ticks < 600; ticks++ {
		g.steerShip(tick)
	}
	if sec := float64(ticks) * tick.Dt; sec < backTime || sec > backTime+0.1 {
		t.Errorf("the next ship: got it after %v s; want %v", sec, backTime)
	}
	g.addRock(rock{at: g.ship.at, size: 2, n: 8})
	if g.collide(tick); !g.ship.flying {
		t.Error("a new ship in a rock: got a wreck; want it safe at first")
	}
}

func TestShipWaitsForRoomButNotForever(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.loseShip(tick)
	g.addRock(rock{at: centre, size: 3, n: 8})
	ticks := 0
	for ; !g.ship.flying && ticks < 600; ticks++ {
		g.steerShip(tick)
	}
	if sec := float64(ticks) * tick.Dt; sec < backTime+backPatience-0.1 || sec > backTime+backPatience+0.1 {
		t.Errorf("the next ship with a rock in its place: got it after %v s; want %v", sec, backTime+backPatience)
	}
}

func TestHyperspace(t *testing.T) {
	tick := newTick()
	lost, moved := 0, 0
	const jumps = 700
	for range jumps {
		g := newPlay(tick)
		from := g.ship.at
		holding(tick, hyperspace)
		if g.steerShip(tick); g.ship.flying || g.counts.jumps != 1 {
			t.Fatal("hyperspace: got a ship that still flies; want it away")
		}
		holding(tick)
		for range 60 {
			g.steerShip(tick)
		}
		if !near(from, g.ship.at, 20) {
			moved++
		}
		if g.counts.deaths > 0 {
			lost++
		}
	}
	if lost < jumps/12 || lost > jumps/4 {
		t.Errorf("lost in %d jumps: got %d; want about %v of them", jumps, lost, warpRisk)
	}
	if moved < jumps*9/10 {
		t.Errorf("elsewhere after %d jumps: got %d; want nearly all", jumps, moved)
	}
}

func TestLeadMeetsTheTarget(t *testing.T) {
	r, shotSpeed := engine.NewRand(9), asInCode.ship.ShotSpeed
	for range 1000 {
		d := geom.V(r.Range(-300, 300), r.Range(-200, 200))
		v := geom.V(r.Range(-120, 120), r.Range(-120, 120))
		way := lead(d, v, shotSpeed)
		sec := way.Len() / shotSpeed
		if miss := d.Add(v.Mul(sec)).Dist(way); miss > 1e-6 {
			t.Fatalf("target at %v with %v: got a miss by %v; want a hit", d, v, miss)
		}
	}
	if d := geom.V(10, 0); lead(d, geom.V(500, 0), 100) != d {
		t.Error("a target that is too fast: got a lead; want the way to where it is")
	}
}
