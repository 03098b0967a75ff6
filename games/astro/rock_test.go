package main

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

func TestRockSplits(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.rocks = [maxRocks]rock{}
	g.addRock(newRock(tick.Rand, geom.V(100, 100), large, 1))
	for _, want := range [...]struct{ size, rocks, points int }{{3, 1, 20}, {2, 2, 50}, {1, 4, 100}} {
		for _, r := range g.rocks {
			if r.size != 0 && r.size != want.size {
				t.Errorf("got a rock of size %d; want %d only", r.size, want.size)
			}
		}
		if rocks, _ := g.rocksLeft(); rocks != want.rocks {
			t.Errorf("rocks of size %d: got %d; want %d", want.size, rocks, want.rocks)
		}
		for i := range g.rocks { // all of this size: halves land on free places or later ones
			if g.rocks[i].size != want.size {
				continue
			}
			g.score.breakChain()
			before := g.score.points
			if !g.strike(tick, &shot{at: g.rocks[i].at, life: 1}) {
				t.Fatal("a shot in the middle of a rock: got a miss; want a hit")
			}
			if got := g.score.points - before; got%want.points != 0 || got == 0 {
				t.Errorf("points for size %d: got %d; want %d", want.size, got, want.points)
			}
			if want.size == large {
				break
			}
		}
		breakAll(g, want.size)
	}
	if rocks, _ := g.rocksLeft(); rocks != 0 {
		t.Errorf("rocks after all were hit: got %d; want 0", rocks)
	}
}

// breakAll breaks what is left of a size without anything else.
func breakAll(g *game, size int) {
	tick := newTick()
	for i := range g.rocks {
		if g.rocks[i].size == size {
			g.breakRock(tick, i)
		}
	}
}

func TestRockCountsHits(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.rocks = [maxRocks]rock{}
	g.addRock(newRock(tick.Rand, geom.V(100, 100), large, 1))
	for want := 7; want > 0; want-- {
		if _, hits := g.rocksLeft(); hits != want {
			t.Fatalf("hits left: got %d; want %d", hits, want)
		}
		for i := range g.rocks {
			if g.rocks[i].size > 0 {
				g.breakRock(tick, i)
				break
			}
		}
	}
}

func TestFullestWaveFits(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.rocks = [maxRocks]rock{}
	g.wave.n = 40
	g.startWave(tick)
	rocks, _ := g.rocksLeft()
	if rocks != mostRocks {
		t.Fatalf("rocks of wave 41: got %d; want %d", rocks, mostRocks)
	}
	for i := range g.rocks {
		if r := &g.rocks[i]; r.size > 0 && near(r.at, g.ship.at, clearSpace) {
			t.Errorf("rock at %v: got one near the ship at %v; want %v free", r.at, g.ship.at, clearSpace)
		}
	}
	breakAll(g, 3)
	breakAll(g, 2)
	if rocks, _ := g.rocksLeft(); rocks != 4*mostRocks {
		t.Errorf("small rocks: got %d; want %d, none lost for want of room", rocks, 4*mostRocks)
	}
}

func TestWaveGrowsFaster(t *testing.T) {
	k := &asInCode.field
	for n := 1; n < 30; n++ {
		a, b := wave{n: n}, wave{n: n + 1}
		if b.faster(k) < a.faster(k) || b.faster(k) > fastest {
			t.Errorf("speed of wave %d: got %v after %v; want more, up to %v", n+1, b.faster(k), a.faster(k), fastest)
		}
		if b.saucerPause() > a.saucerPause() || b.saucerPause() < saucerLeast {
			t.Errorf("saucers of wave %d: got %v s after %v; want less, down to %v", n+1, b.saucerPause(), a.saucerPause(), saucerLeast)
		}
	}
}

func TestHeartbeatQuickens(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.wave.hits = 28
	last := 10.0
	for hits := 28; hits >= 0; hits -= 7 {
		g.wave.beat.Set(tick.Dt)
		g.heartbeat(tick, hits)
		if got := g.wave.beat.Left; got >= last {
			t.Errorf("pause with %d hits left: got %v s; want less than %v", hits, got, last)
		} else {
			last = got
		}
	}
	if last != fastBeat {
		t.Errorf("last pause: got %v s; want %v", last, fastBeat)
	}
}
