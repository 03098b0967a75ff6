package main

import (
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

const dt60 = 1.0 / 60

// watched lets an enemy think for some ticks with the hero at a place, and calls look after each.
func watched(l *level, f *foe, hero geom.Vec, ticks int, look func(tick int)) {
	for i := range ticks {
		f.think(l, &asInCode.cave, hero, dt60)
		if look != nil {
			look(i)
		}
	}
}

func TestSlugTurnsAtEdgesAndWalls(t *testing.T) {
	l := drawn(t, `
............
...s...#....
.#######....
............
############`)
	f := newFoe(l, 0)
	low, high, turns := 1e9, -1e9, 0
	facing := f.facing
	watched(l, &f, geom.Vec{}, 3000, func(int) {
		low, high = min(low, f.pos.X), max(high, f.pos.X)
		if f.facing != facing {
			facing, turns = f.facing, turns+1
		}
		if f.pos.Y != 2*cell-foeSize("slug").Y/2 {
			t.Fatalf("its middle is at %v; want it on its ground", f.pos)
		}
	})
	if low < cell+4 || low > cell+10 || high > 7*cell-6 || high < 7*cell-12 {
		t.Errorf("it went from %v to %v; want from the edge at 16 to the wall at 112, with all of it", low, high)
	}
	if turns < 5 {
		t.Errorf("it turned %d times in 50 s; want to and fro", turns)
	}
}

func TestSlugFollowsASlope(t *testing.T) {
	l := drawn(t, `
..........
..........
s...../#..
##########`)
	f := newFoe(l, 0)
	l.Tiles.Set(7, 2, 0)
	l.Tiles.Set(7, 2, 1)
	high := f.pos.Y
	watched(l, &f, geom.Vec{}, 600, func(int) { high = min(high, f.pos.Y) })
	if want := 2*cell - foeSize("slug").Y/2; high > want+2 {
		t.Errorf("on a slope its middle rose to %v; want about %v", high, want)
	}
}

func TestBatWakesSwoopsAndGoesHome(t *testing.T) {
	l := drawn(t, `
####################
.........b..........
....................
....................
....................
####################`)
	f := newFoe(l, 0)
	watched(l, &f, geom.V(300, 70), 300, nil)
	if f.mood != calm || f.pos != f.nest {
		t.Fatalf("with nobody near: got mood %d at %v; want it asleep at %v", f.mood, f.pos, f.nest)
	}
	hero := geom.V(f.nest.X-40, 70)
	nearest := 1e9
	var seen [moods]bool
	watched(l, &f, hero, 240, func(int) {
		seen[f.mood] = true
		nearest = min(nearest, f.pos.Dist(hero))
	})
	if !seen[waking] || !seen[attack] || !seen[home] {
		t.Errorf("with the hero near: got moods %v; want it to wake, swoop and go home", seen)
	}
	if nearest > 14 {
		t.Errorf("it came as near as %v; want it to reach who stands still", nearest)
	}
	watched(l, &f, geom.V(-500, 0), 600, nil)
	if f.mood != calm || f.pos != f.nest {
		t.Errorf("when he is gone: got mood %d at %v; want it asleep at %v", f.mood, f.pos, f.nest)
	}
}

func TestBatSeesNobodyThroughAWall(t *testing.T) {
	l := drawn(t, `
##########
....b.....
..........
##########
..........
##########`)
	f := newFoe(l, 0)
	watched(l, &f, geom.V(f.nest.X, 4.5*cell), 200, nil)
	if f.mood != calm {
		t.Errorf("with rock between: got mood %d; want it asleep", f.mood)
	}
}

func TestBatStaysInItsRoomAndOutOfRock(t *testing.T) {
	l := drawn(t, `
####################
#........b.........#
#..................#
#...##.............#
#.............##...#
####################`)
	f := newFoe(l, 0)
	size := foeSize("bat")
	for i := range 4000 {
		hero := geom.V(160+150*geom.Sin(float64(i)/40), 50+40*geom.Cos(float64(i)/23))
		f.think(l, &asInCode.cave, hero, dt60)
		if !l.Rooms[0].At.Contains(f.pos) {
			t.Fatalf("tick %d: it is at %v, outside of its room", i, f.pos)
		}
		if f.mood == attack && l.blocked(f.pos, size) {
			t.Fatalf("tick %d: it swoops into the rock at %v", i, f.pos)
		}
	}
}

func TestSpiderDropsOnWhoIsBelow(t *testing.T) {
	l := drawn(t, `
##########
....x.....
..........
..........
..........
..........
##########`)
	f := newFoe(l, 0)
	aside := geom.V(f.nest.X+40, 5.5*cell)
	watched(l, &f, aside, 200, nil)
	if f.mood != calm || f.pos != f.nest {
		t.Fatalf("with the hero aside: got mood %d at %v; want it at the ceiling", f.mood, f.pos)
	}
	below := geom.V(f.nest.X+5, 5.5*cell)
	low := 0.0
	watched(l, &f, below, 60, func(int) { low = max(low, f.pos.Y) })
	if low < 5*cell {
		t.Errorf("with the hero below: it came down to %v; want it near the ground at %v", low, 6*cell)
	}
	watched(l, &f, aside, 400, nil)
	if f.mood != calm || f.pos != f.nest {
		t.Errorf("later: got mood %d at %v; want it back at %v", f.mood, f.pos, f.nest)
	}
}

func TestSpiderHasAThreadOfItsOwnLength(t *testing.T) {
	l := drawn(t, `
##########
....x.....
..........
..........
..........
..........
##########`)
	l.Things[0].N = 2
	f := newFoe(l, 0)
	low := 0.0
	watched(l, &f, geom.V(f.nest.X, f.nest.Y+30), 100, func(int) { low = max(low, f.pos.Y) })
	if low > f.nest.Y+2*cell || low < f.nest.Y+cell {
		t.Errorf("with a thread of 2 cells it came down by %v; want at most 32", low-f.nest.Y)
	}
}

func TestBeatenEnemiesDoNothing(t *testing.T) {
	l := drawn(t, `
..s.....
########`)
	f := newFoe(l, 0)
	f.gone = dt60
	at := f.pos
	watched(l, &f, geom.Vec{}, 100, nil)
	if f.pos != at || f.state() != "gone" {
		t.Errorf("got %v, %q; want it still at %v, gone", f.pos, f.state(), at)
	}
	if f.reset(); f.gone != 0 || f.pos != f.nest {
		t.Error("after a reset it is not as at first")
	}
}
