package main

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// drawn makes a level of one room out of a picture in letters: # rock, / and \ slopes, = a plank, and things where their
// letters are: @ the hero, o a coin, k a key, D a door of one cell, s a slug, b a bat, x a spider, c a checkpoint, S a
// spring, ^ spikes, H a ladder, l a lamp, E the exit.
func drawn(t testing.TB, picture string) *level {
	t.Helper()
	rows := strings.Split(strings.Trim(picture, "\n"), "\n")
	l := &level{
		Tiles: geom.NewGrid(len(rows[0]), len(rows), cell),
		Kinds: []collide.Tile{{}, collide.Solid, {Left: 0, Right: 1}, {Left: 1, Right: 0}, collide.Platform},
	}
	for y, row := range rows {
		if len(row) != len(rows[0]) {
			t.Fatalf("row %d has %d letters; want %d", y, len(row), len(rows[0]))
		}
		for x, letter := range row {
			l.put(x, y, letter)
		}
	}
	l.Rooms = []room{{Name: "test", At: l.Tiles.Bounds(), Music: "dawn", Theme: "moss"}}
	return l
}

var letterKinds = map[rune]string{
	'o': "coin", 'k': "key", 'D': "door", 's': "slug", 'b': "bat", 'x': "spider", 'c': "checkpoint", 'S': "spring",
	'^': "spikes", 'H': "ladder", 'l': "lamp", 'E': "exit",
}

func (l *level) put(x, y int, letter rune) {
	if n := strings.IndexRune("#/\\=", letter); n >= 0 {
		l.Tiles.Set(x, y, uint16(n+1))
		return
	}
	kind, known := letterKinds[letter]
	low := geom.V(l.Tiles.Center(x, y).X, float64(y+1)*cell)
	switch {
	case letter == '@':
		l.Start = low
	case kind == "ladder" || kind == "door":
		l.Things = append(l.Things, thing{Kind: kind, At: geom.R(float64(x)*cell, float64(y)*cell, cell, cell)})
	case kind == "spikes":
		l.Things = append(l.Things, thing{Kind: kind, At: geom.R(float64(x)*cell+2, float64(y)*cell+6, cell-4, 10)})
	case kind == "bat" || kind == "spider":
		size := sizes[kind]
		l.Things = append(l.Things, thing{Kind: kind, At: geom.R(low.X-size.X/2, low.Y-cell, size.X, size.Y)})
	case known:
		size := sizes[kind]
		l.Things = append(l.Things, thing{Kind: kind, At: geom.R(low.X-size.X/2, low.Y-size.Y, size.X, size.Y)})
	}
}

// thingOf returns the number of the first thing of a kind.
func (l *level) thingOf(t testing.TB, kind string) int {
	t.Helper()
	for i := range l.Things {
		if l.Things[i].Kind == kind {
			return i
		}
	}
	t.Fatalf("there is no %s", kind)
	return -1
}

func TestGround(t *testing.T) {
	l := drawn(t, `
......
.=..#.
....#.
./\...
######`)
	for _, c := range []struct {
		at    geom.Vec
		solid bool
		floor float64 // 0: none within two cells
	}{
		{geom.V(8, 8), false, 0},
		{geom.V(24, 8), false, 16},   // a plank
		{geom.V(24, 20), false, 0},   // within it: the slope is too far below
		{geom.V(72, 24), true, 0},    // rock
		{geom.V(28, 50), false, 52},  // over a slope
		{geom.V(28, 54), true, 0},    // within it
		{geom.V(44, 50), false, 60},  // down the other one
		{geom.V(88, 40), false, 64},  // the ground
		{geom.V(-40, 40), false, 0},  // outside
		{geom.V(40, 1000), false, 0}, // far below
	} {
		if got := l.solid(c.at); got != c.solid {
			t.Errorf("solid at %v: got %v; want %v", c.at, got, c.solid)
		}
		got, ok := l.floor(c.at, 2*cell)
		if ok != (c.floor > 0) || ok && got != c.floor {
			t.Errorf("floor below %v: got %v, %v; want %v", c.at, got, ok, c.floor)
		}
	}
	if l.clear(geom.V(40, 20), geom.V(90, 20)) || !l.clear(geom.V(8, 8), geom.V(90, 8)) {
		t.Error("a wall between is not seen, or one where there is none")
	}
}
