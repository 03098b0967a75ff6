package collide

import (
	"strings"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// The layers of the levels in tests.
const (
	ground Mask = 1 << iota
	rungs
	figures
)

// tileSize is the side of a tile in the levels of tests, and the hero is a box of 12 by 16, logical pixels.
const tileSize, heroW, heroH = 16.0, 12.0, 16.0

// letters are what the letters of a level are.
var (
	letters   = " #=/\\<>[]H^"
	tileKinds = []Tile{
		{},
		Solid, Platform,
		{Left: 0, Right: 1},
		{Left: 1, Right: 0},
		{Left: 0, Right: 0.5},
		{Left: 0.5, Right: 1},
		{Left: 1, Right: 0.5},
		{Left: 0.5, Right: 0},
		{Left: 1, Right: 1, Is: rungs},
		{Left: 0.6, Right: 1, Hangs: true},
	}
)

// scene is a level with a hero in it, who stands where the level has an @.
type scene struct {
	space Space
	grid  geom.Grid
	hero  Platformer
	id    ID
	tps   float64
}

// newScene makes a level of rows of letters.
func newScene(t testing.TB, hero Platformer, rows ...string) *scene {
	t.Helper()
	w := 0
	for _, row := range rows {
		w = max(w, len(row))
	}
	g := &scene{grid: geom.NewGrid(w, len(rows), tileSize), hero: hero, tps: 60}
	at := geom.Vec{}
	for y, row := range rows {
		for x, letter := range row {
			if letter == '@' {
				at = g.grid.Corner(x, y).Add(geom.V(tileSize/2, tileSize-heroH/2))
				continue
			}
			n := strings.IndexRune(letters, letter)
			if n < 0 {
				t.Fatalf("level: %q is nothing", letter)
			}
			g.grid.Set(x, y, uint16(n))
		}
	}
	g.space.Add(Body{Shape: Tiles(&g.grid, tileKinds...), Is: ground})
	g.id = g.space.Add(Body{Shape: Box(heroW, heroH), Pos: at, Kind: Kinematic, Is: figures, Hits: ground})
	g.hero.Body, g.hero.Ladders = g.id, rungs
	return g
}

// pos is where the hero is.
func (g *scene) pos() geom.Vec { return g.space.Pos(g.id) }

// feet is how far the hero's feet are above the lower edge of the row y, logical pixels.
func (g *scene) feet(y int) float64 { return float64(y+1)*tileSize - g.pos().Y - heroH/2 }

// step plays n ticks with the same moves; a jump and a dash are pressed in the first one.
func (g *scene) step(n int, m Moves) (last Motion) {
	for range n {
		last = g.hero.Update(&g.space, m, 1/g.tps)
		m.Jump, m.Dash = false, false
	}
	return last
}

// until plays until something is so, and returns after how many ticks.
func (g *scene) until(t testing.TB, what string, m Moves, so func() bool) int {
	t.Helper()
	for n := range 1200 {
		if so() {
			return n
		}
		g.step(1, m)
		m.Jump, m.Dash = false, false
	}
	t.Fatalf("%s: not within 1200 ticks; the hero is at %v: %+v", what, g.pos(), g.hero)
	return 0
}

// same reports whether two numbers are as good as the same: to a hundredth.
func same(a, b float64) bool { return a-b < 0.01 && b-a < 0.01 }
