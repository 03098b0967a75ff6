package main

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestSaucerAimsBetterWithTheScore(t *testing.T) {
	tick := newTick()
	worst := func(points int) (most float64) {
		g := newPlay(tick)
		g.score.points = points
		for range 400 {
			g.shots = [maxShots]shot{}
			g.ship.at, g.ship.vel = geom.V(300, 200), geom.V(30, -20)
			g.saucer = saucer{at: geom.V(200, 100), small: true, hits: 1}
			g.saucerShoots(tick)
			want := lead(toward(g.saucer.at, g.ship.at), g.ship.vel, g.tuned.field.EnemySpeed).Angle()
			off := geom.WrapAngle(g.shots[0].vel.Angle() - want)
			most = max(most, off, -off)
		}
		return most
	}
	beginner, master := worst(0), worst(perfectScore*2)
	if beginner > worstAim+1e-9 || beginner < worstAim*0.8 {
		t.Errorf("at first it misses by up to: got %v; want about %v", beginner, worstAim)
	}
	if master > bestAim+1e-9 {
		t.Errorf("at last it misses by up to: got %v; want at most %v", master, bestAim)
	}
}

func TestBigSaucerShootsAnywhere(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	var quarter [4]int
	for range 400 {
		g.shots = [maxShots]shot{}
		g.saucer = saucer{at: centre, hits: 1}
		g.saucerShoots(tick)
		quarter[geom.Floor(geom.Wrap(g.shots[0].vel.Angle(), 2*halfTurn)/halfTurn*2)]++
	}
	for i, n := range quarter {
		if n < 60 {
			t.Errorf("shots into quarter %d: got %d of 400; want about 100", i, n)
		}
	}
}

func TestSaucerComesAndLeaves(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.ship.flying = false
	came := false
	for range 60 * 40 {
		g.stepSaucer(tick)
		came = came || g.saucer.here()
		if came && !g.saucer.here() {
			break
		}
	}
	if !came || g.saucer.here() || g.counts.saucers != 1 {
		t.Errorf("in 40 s: got came %v, still here %v, %d in all; want one that came and left", came, g.saucer.here(), g.counts.saucers)
	}
	if g.wave.saucer.Left <= 0 {
		t.Error("after it left: got no next one; want a timer that runs")
	}
}

func TestSaucerSizesByScore(t *testing.T) {
	tick := newTick()
	small := func(points int) (n int) {
		g := newPlay(tick)
		g.score.points = points
		for range 200 {
			g.sendSaucer(tick)
			if g.saucer.small {
				n++
			}
		}
		return n
	}
	if a, b, c := small(0), small(smallFrom), small(onlySmall); a != 0 || b < 60 || b > 140 || c != 200 {
		t.Errorf("small ones of 200: got %d, %d, %d; want 0, about 100, 200", a, b, c)
	}
}

func TestSaucerPoints(t *testing.T) {
	tick := newTick()
	for small, want := range map[bool]int{false: bigPoints, true: smallPoints} {
		g := newPlay(tick)
		g.saucer = saucer{at: geom.V(400, 100), small: small, hits: 1}
		if !g.strike(tick, &shot{at: g.saucer.at, life: 1}) {
			t.Fatal("a shot in its middle: got a miss; want a hit")
		}
		if g.score.points != want || g.saucer.here() {
			t.Errorf("small %v: got %d points, here %v; want %d and gone", small, g.score.points, g.saucer.here(), want)
		}
	}
}

func TestEnemyShots(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.ship.safe.Set(1)
	if !g.strike(tick, &shot{at: g.ship.at, life: 1, enemy: true}) || !g.ship.flying {
		t.Error("a shot at a safe ship: want it to be stopped and the ship to fly on")
	}
	g.ship.safe.Set(0)
	if g.strike(tick, &shot{at: g.ship.at, life: 1, enemy: true}); g.ship.flying {
		t.Error("a shot at a ship: got one that flies; want a wreck")
	}
	g.addRock(rock{at: geom.V(400, 100), size: 2, n: 8})
	if g.strike(tick, &shot{at: geom.V(400, 100), life: 1, enemy: true}); g.score.points != 0 {
		t.Errorf("a rock that the saucer hit: got %d points; want 0", g.score.points)
	}
}
