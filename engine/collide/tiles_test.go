package collide

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/krill2d/krill/engine/geom"
)

// drawn makes a grid of cells of 16 by 16 from rows: # is Solid, = a Platform, / and \ are slopes of the ground, L and J
// slopes of the ceiling (their corner is the one that is full), ( and ) the halves of a gentle slope up, _ half a tile.
func drawn(rows ...string) (geom.Grid, []Tile) {
	tiles := []Tile{
		{},
		Solid, Platform,
		{Left: 0, Right: 1},
		{Left: 1, Right: 0},
		{Left: 1, Right: 0, Hangs: true},
		{Left: 0, Right: 1, Hangs: true},
		{Left: 0, Right: 0.5},
		{Left: 0.5, Right: 1},
		{Left: 0.5, Right: 0.5},
		{Left: 0, Right: 1, OneWay: true},
	}
	const letters = ".#=/\\LJ()_%"
	g := geom.NewGrid(len(rows[0]), len(rows), 16)
	for y, row := range rows {
		for x, c := range row {
			for n, l := range letters {
				if c == l {
					g.Set(x, y, uint16(n))
				}
			}
		}
	}
	return g, tiles
}

// slide moves a shape as a hero goes: along what it meets, pushed out of what it begins in.
func slide(a *placed, by geom.Vec, b *placed) (hits []touch) {
	for range 4 {
		t, ok := sweep(a, by, b)
		if !ok {
			a.pos = a.pos.Add(by)
			return hits
		}
		hits = append(hits, t)
		a.pos = a.pos.Add(by.Mul(t.t)).Add(t.normal.Mul(t.depth))
		by = by.Mul(1 - t.t)
		by = by.Sub(t.normal.Mul(min(by.Dot(t.normal), 0)))
	}
	return hits
}

func TestFloorOfTilesIsSmooth(t *testing.T) {
	g, tiles := drawn(
		"................",
		"................",
		"################",
	)
	floor := Tiles(&g, tiles...)
	b := place(&floor, geom.V(-3.3, 7.7), 0)
	for _, sh := range []Shape{
		Box(10, 14), Box(40, 14), Circle(7), Capsule(geom.V(0, -4), geom.V(0, 4), 3),
		Convex(geom.V(-5, -7), geom.V(5, -7), geom.V(5, 7), geom.V(-5, 7)),
		Convex(geom.V(-5, -7), geom.V(5, -7), geom.V(0, 7)),
	} {
		for _, by := range []geom.Vec{{X: 2.3, Y: 0}, {X: 2.3, Y: 0.25}, {X: 37, Y: 4}, {X: 0.1, Y: 0.001}, {X: -1.7, Y: 3}} {
			top := b.pos.Y + 32
			box := bounds(&placed{Shape: &sh, cos: 1})
			start := geom.V(120, top-box.Y-box.H)
			a := place(&sh, start, 0)
			n := 0
			for ; n < 50 && math.Abs(a.pos.X-start.X) < 90; n++ {
				for _, hit := range slide(&a, by, &b) {
					if hit.normal.Dist(geom.V(0, -1)) > 1e-6 {
						t.Fatalf("%s by %v at %v: met %+v; want the floor alone", kindNames[sh.Kind], by, a.pos, hit)
					}
				}
			}
			if want := start.X + by.X*float64(n); math.Abs(a.pos.X-want) > 1e-6 {
				t.Errorf("%s by %v: got to %v; want %v", kindNames[sh.Kind], by, a.pos.X, want)
			}
			if d := a.pos.Y - start.Y; d > slop || d < -1e-6 {
				t.Errorf("%s by %v: sank %v", kindNames[sh.Kind], by, d)
			}
		}
	}
}

// cellShape is the tile at a cell as a shape of its own, by the definition of Tile and not by the code under test.
func cellShape(g *geom.Grid, tiles []Tile, x, y int) (Shape, bool) {
	n := g.At(x, y)
	if int(n) >= len(tiles) || tiles[n] == (Tile{}) {
		return Shape{}, false
	}
	tile, s := tiles[n], g.CellSize()
	f := g.Flip(x, y)
	if f&geom.FlipX != 0 {
		tile.Left, tile.Right = tile.Right, tile.Left
	}
	if f&geom.FlipY != 0 {
		tile.Hangs = !tile.Hangs
	}
	at := func(px, py float64) geom.Vec {
		if tile.Hangs {
			py = 1 - py
		}
		return geom.V((float64(x)+px)*s.X, (float64(y)+1-py)*s.Y)
	}
	points := []geom.Vec{at(0, 0), at(1, 0)}
	if tile.Right > 0 {
		points = append(points, at(1, tile.Right))
	}
	if tile.Left > 0 {
		points = append(points, at(0, tile.Left))
	}
	return Convex(points...), true
}

// someGrid is of 8 by 8 cells, a third of which are full or half of a slope.
func someGrid(r *rand.Rand) (geom.Grid, []Tile) {
	_, tiles := drawn(".")
	tiles = append(tiles[:2:2], tiles[3:10]...)
	g := geom.NewGrid(8, 8, 6)
	g.Tall = []float64{0, 0, 4.5, 9}[r.IntN(4)]
	for y := range 8 {
		for x := range 8 {
			switch r.IntN(6) {
			case 0:
				g.Set(x, y, 1)
			case 1:
				g.SetFlipped(x, y, uint16(r.IntN(len(tiles))), geom.Flip(r.IntN(4)))
			}
		}
	}
	return g, tiles
}

// Shapes overlap tiles when they overlap a polygon that one of the cells is.
func TestOverlapOfTilesIsThatOfTheirPolygons(t *testing.T) {
	for _, kind := range kinds {
		t.Run(kindNames[kind], func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, uint64(kind)))
			for range cases(10000) {
				g, tiles := someGrid(r)
				sa, sb := some(r, kind), Tiles(&g, tiles...)
				a, b := place(&sa, somePlace(r).Add(geom.V(24, 24)), someTurn(r)), place(&sb, geom.Vec{}, 0)
				deepest := 0.0
				for i := range g.Cells {
					if sc, ok := cellShape(&g, tiles, i%8, i/8); ok {
						c := place(&sc, geom.Vec{}, 0)
						o, _ := overlap(&a, &c)
						deepest = max(deepest, o.depth)
					}
				}
				got, ok := overlap(&a, &b)
				if ok != (deepest > 0) || ok && !(got.depth > 0) {
					t.Fatalf("%+v at %v: got %+v, %v; one of them overlaps by %v", sa, a.pos, got, ok, deepest)
				}
			}
		})
	}
}

// A sweep through tiles ends where the first of their polygons is met.
func TestSweepOfTilesIsThatOfTheirPolygons(t *testing.T) {
	for _, kind := range kinds {
		t.Run(kindNames[kind], func(t *testing.T) {
			r := rand.New(rand.NewPCG(8, uint64(kind)))
			for range cases(10000) {
				g, tiles := someGrid(r)
				sa, sb := some(r, kind), Tiles(&g, tiles...)
				a, b := place(&sa, somePlace(r).Mul(3), someTurn(r)), place(&sb, geom.Vec{X: -24, Y: -24}, 0)
				by := somePlace(r).Mul(4)
				want, met := touch{t: 2}, false
				for i := range g.Cells {
					if sc, ok := cellShape(&g, tiles, i%8, i/8); ok {
						c := place(&sc, b.pos, 0)
						if o, ok := sweep(&a, by, &c); ok && o.t < want.t {
							want, met = o, true
						}
					}
				}
				got, ok := sweep(&a, by, &b)
				if ok != met || ok && math.Abs(got.t-want.t) > 1e-9 {
					t.Fatalf("%+v at %v by %v: got %+v, %v; want %+v, %v", sa, a.pos, by, got, ok, want, met)
				}
				if ok && got.depth == 0 && by.Dot(got.normal) >= 0 {
					t.Fatalf("%+v at %v by %v: got %+v; want a normal against the way", sa, a.pos, by, got)
				}
			}
		})
	}
}

// The eight ways of a slope from corner to corner hold what their pictures show.
func TestFlipsTurnSlopesAsTheirPictures(t *testing.T) {
	for _, slope := range []Tile{
		Solid, {Right: 1}, {Left: 1}, {Right: 1, Hangs: true}, {Left: 1, Hangs: true},
	} {
		g := geom.NewGrid(1, 1, 16)
		sh := Tiles(&g, Tile{}, slope)
		for f := range geom.Flip(8) {
			g.SetFlipped(0, 0, 1, 0)
			picture := sh.TileOutline(nil, geom.Vec{}, 0, 0)
			g.SetFlipped(0, 0, 1, f)
			turned := sh.TileOutline(nil, geom.Vec{}, 0, 0)
			for i, v := range picture {
				if f&geom.FlipDiagonal != 0 {
					v = geom.V(v.Y, v.X)
				}
				if f&geom.FlipX != 0 {
					v.X = 16 - v.X
				}
				if f&geom.FlipY != 0 {
					v.Y = 16 - v.Y
				}
				if !slices.Contains(turned, v) || len(turned) != len(picture) {
					t.Errorf("%+v flipped by %d: got %v; want corner %v, which is %v of its picture", slope, f, turned, v, picture[i])
				}
			}
		}
	}
	g := geom.NewGrid(1, 1, 16)
	g.SetFlipped(0, 0, 1, geom.FlipDiagonal)
	for _, odd := range []Tile{Platform, {Left: 0.5, Right: 0.5}, {Left: 0.5, Right: 1}, {Right: 1, OneWay: true}} {
		sh := Tiles(&g, Tile{}, odd)
		if got := sh.TileOutline(nil, geom.Vec{}, 0, 0); len(got) != 4 || bounds(&placed{Shape: &sh, cos: 1}).H != 16 {
			t.Errorf("%+v with rows and columns swapped: got %v; want a full cell", odd, got)
		}
	}
	empty := Tiles(&g, Tile{}, Tile{})
	if got := empty.TileOutline(nil, geom.Vec{}, 0, 0); len(got) != 0 {
		t.Errorf("an empty tile with rows and columns swapped: got %v; want none", got)
	}
}

// Only cells of layers that are asked about count, and what does not count covers no side of another.
func TestTilesOfOtherLayersAreNotThere(t *testing.T) {
	const wall, water, ice = Mask(1), Mask(2), Mask(4)
	g := geom.NewGrid(3, 1, 16)
	g.Cells = []uint16{1, 2, 3}
	sh := Tiles(&g, Tile{}, Solid, Tile{Left: 1, Right: 1, Is: water}, Tile{Left: 1, Right: 1, Is: ice})
	box := Box(6, 6)
	for _, c := range []struct {
		is, hits Mask
		want     [3]bool
	}{
		{0, 0, [3]bool{true, true, true}},
		{0, wall, [3]bool{true, false, false}},
		{water, water, [3]bool{true, true, false}},
		{wall, water | ice, [3]bool{false, true, true}},
		{wall, 8, [3]bool{}},
	} {
		b := place(&sh, geom.Vec{}, 0)
		b.is, b.hits = c.is, c.hits
		for i, want := range c.want {
			a := place(&box, geom.V(float64(i)*16+8, -10), 0)
			hit, swept := sweep(&a, geom.V(0, 18), &b)
			a.pos.Y = 8
			_, over := overlap(&a, &b)
			_, inside := nearest(a.pos, &b)
			if swept != want || over != want || inside != want || swept && hit.cell != i {
				t.Errorf("is %b, hits %b, cell %d: got %v, %v, %v (cell %d); want %v", c.is, c.hits, i, swept, over, inside, hit.cell, want)
			}
		}
		if c.hits == wall {
			a := place(&box, geom.V(17, 8), 0)
			if hit, _ := overlap(&a, &b); hit.normal != geom.V(1, 0) {
				t.Errorf("beside water that does not count: got %+v; want the way right", hit)
			}
		}
	}
}
