package main

import (
	"slices"
	"testing"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/save"
)

func TestChainMultiplies(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	want := 0
	for i := range 40 {
		times := min(1+(i+1)/chainStep, mostTimes)
		want += 10 * times
		if g.award(tick, 10, centre); g.score.points != want {
			t.Fatalf("points after %d hits: got %d; want %d", i+1, g.score.points, want)
		}
	}
	for range 140 { // more than chainTime
		g.score.step(tick.Dt)
	}
	if g.score.times() != 1 || g.score.best != 40 {
		t.Errorf("after a rest: got times %d, best %d; want 1, 40", g.score.times(), g.score.best)
	}
	if g.score.shown != g.score.points {
		t.Errorf("shown: got %d; want %d", g.score.shown, g.score.points)
	}
}

func TestExtraLives(t *testing.T) {
	tick := newTick()
	g := newPlay(tick)
	g.addPoints(tick, extraLife-1)
	if g.score.lives != firstLives {
		t.Errorf("lives one point short: got %d; want %d", g.score.lives, firstLives)
	}
	g.addPoints(tick, 1)
	if g.score.lives != firstLives+1 {
		t.Errorf("lives at %d: got %d; want %d", extraLife, g.score.lives, firstLives+1)
	}
	g.addPoints(tick, 2*extraLife)
	if g.score.lives != firstLives+3 {
		t.Errorf("lives after two more at once: got %d; want %d", g.score.lives, firstLives+3)
	}
	g.addPoints(tick, 100*extraLife)
	if g.score.lives != mostLives {
		t.Errorf("most lives: got %d; want %d", g.score.lives, mostLives)
	}
}

func TestTableStaysSorted(t *testing.T) {
	r := engine.NewRand(3)
	b := firstTable()
	all := []int{}
	for _, row := range b.Rows {
		all = append(all, row.Score)
	}
	for range 200 {
		points := r.Int(20000)
		rank := b.rank(points)
		if at := b.insert(row{Name: "TST", Score: points}); at != rank || at >= 0 && b.Rows[at].Name != "TST" {
			t.Fatalf("row of %d: got %d; want %d", points, at, rank)
		}
		all = append(all, points)
		slices.SortFunc(all, func(a, b int) int { return b - a })
		for i, row := range b.Rows {
			if row.Score != all[i] {
				t.Fatalf("row %d: got %d; want %d", i, row.Score, all[i])
			}
		}
	}
	if b.rank(0) != -1 {
		t.Error("rank of no points: got a row; want none")
	}
}

func TestAboveIsTheNextToBeat(t *testing.T) {
	b := firstTable()
	for points := 0; points < 20000; points += 250 {
		rival := b.above(points)
		for i := range b.Rows {
			if r := &b.Rows[i]; r.Score >= points && (rival == nil || r.Score < rival.Score) {
				t.Fatalf("above %d: got %v; want %v", points, rival, r)
			}
		}
	}
}

// TestScoreOutlivesTheRun plays a game to its end, types initials, and starts the program again on the same disk.
func TestScoreOutlivesTheRun(t *testing.T) {
	disk := save.Memory()
	g := &game{}
	l := newLoop(g, disk)
	in := window()
	tap(l, in, driver.KeyEnter)
	g.score.points, g.score.lives = 99990, 1
	g.loseShip(&engine.Tick{Dt: 1.0 / 60, Rand: newTick().Rand, Audio: newTick().Audio})
	step(l, in, 60*6)
	if g.mode != entering || g.rank != 0 {
		t.Fatalf("after the last ship: got mode %d, rank %d; want initials for the first row", g.mode, g.rank)
	}
	in.Text = []driver.TextEvent{{Kind: driver.TextCommit, Text: "z-9q"}}
	step(l, in, 1)
	tap(l, in, driver.KeyEnter)
	if g.mode != title || g.table.Rows[0].Name != "Z9Q" {
		t.Fatalf("after the initials: got mode %d, %+v; want the title, Z9Q first", g.mode, g.table.Rows[0])
	}
	l.Close()
	again := &game{}
	step(newLoop(again, disk), window(), 1)
	if again.table != g.table {
		t.Errorf("after a new start: got %+v; want %+v", again.table.Rows[0], g.table.Rows[0])
	}
}

func TestInitialsByStick(t *testing.T) {
	g := &game{table: firstTable(), mode: entering, rank: 0, entry: entry{name: [nameLength]byte{'A', 'A', 'A'}}}
	e := &g.entry
	e.dial(-1)
	e.at = 1
	e.dial(1)
	e.dial(1)
	if got := string(e.name[:]); got != "9CA" {
		t.Errorf("dialled: got %s; want 9CA", got)
	}
}
