package render

import (
	"testing"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
)

// Without chunks only what is in sight is drawn, without gaps.
func TestTilesOneByOne(t *testing.T) {
	g := geom.NewGrid(1000, 1000, 16)
	for i := range g.Cells {
		g.Cells[i] = uint16(1 + i%3)
	}
	set := File("tiles 24x8").Grid(8, 8)
	var f driver.Frame
	c := NewCanvas(NewAtlas(sized))
	c.Begin(&f, NewViewport(Fit, 320, 180, 500, 282), Color{}, 0, 0)
	c.World(Camera{Pos: geom.V(8003.3, 4007.7)})
	c.atlas.MaxImage = 500 // too little for chunks
	Tiles(c, &g, set)
	c.End()
	if n := len(f.Quads) - 1; n < 20*11 || n > 22*14 || c.Stats().Culled > 200 {
		t.Errorf("got %d quads, %d culled; want about those in sight", n, c.Stats().Culled)
	}
	for i, q := range f.Quads[2:] {
		if before := f.Quads[1+i]; q.Y == before.Y && q.X != before.X+before.A {
			t.Fatalf("tile %d begins at %v; want %v, where its neighbour ends", i, q.X, before.X+before.A)
		}
	}
}

// TestFlips turns a tile in all ways: each corner of the picture goes where the flips, one after the other, take it.
func TestFlips(t *testing.T) {
	g := geom.NewGrid(2, 1, 20)
	var plain driver.Quad
	for flip := range geom.Flip(8) {
		g.SetFlipped(1, 0, 1, flip)
		f, _ := drawn(100, 100, func(c *Canvas) { Tilemap{Grid: &g, Image: box20}.Draw(c) })
		q := f.Quads[len(f.Quads)-1]
		if flip == 0 {
			plain = q
		}
		for corner := range 4 {
			u, v := float32(corner&1), float32(corner>>1)
			x, y := u, v
			if flip&geom.FlipDiagonal != 0 {
				x, y = y, x
			}
			if flip&geom.FlipX != 0 {
				x = 1 - x
			}
			if flip&geom.FlipY != 0 {
				y = 1 - y
			}
			// The point of the quad that reads the corner u, v of the picture.
			s := (plain.U0 + (plain.U1-plain.U0)*u - q.U0) / (q.U1 - q.U0)
			r := (plain.V0 + (plain.V1-plain.V0)*v - q.V0) / (q.V1 - q.V0)
			gotX, gotY := q.X+q.A*s+q.B*r, q.Y+q.C*s+q.D*r
			if gotX != 20+20*x || gotY != 20*y {
				t.Errorf("flip %03b: the corner %v, %v is at %v, %v; want %v, %v", flip, u, v, gotX, gotY, 20+20*x, 20*y)
			}
		}
	}
}

func TestTileAnim(t *testing.T) {
	a := TileAnim{Tile: 7, Frames: []TileFrame{{1, 0.5}, {9, 0}, {2, 0.25}, {9, -1}}}
	for _, c := range []struct {
		time float64
		want uint16
	}{{0, 1}, {0.49, 1}, {0.5, 2}, {0.74, 2}, {0.76, 1}, {7.51 + 0.5, 2}} {
		if got := a.At(c.time); got != c.want {
			t.Errorf("at %v s: got tile %d; want %d", c.time, got, c.want)
		}
	}
	if got := (&TileAnim{Tile: 7}).At(3); got != 7 {
		t.Errorf("without frames: got %d; want the tile itself", got)
	}
}

func TestMapsThatAreBrokenDrawNothing(t *testing.T) {
	cells := make([]uint16, 400)
	for i := range cells {
		cells[i] = 1
	}
	f, _ := drawn(100, 100, func(c *Canvas) {
		for _, g := range []*geom.Grid{
			nil,
			{},
			{W: 20, H: 20, Size: 16},
			{W: 20, H: 20, Cells: cells},
			{W: 20, H: 20, Size: -1, Cells: cells},
			{W: -1, H: 20, Size: 16, Cells: cells},
			{W: 401, H: 1, Size: 16, Cells: cells},
		} {
			Tiles(c, g, box20)
			Tilemap{Grid: g}.Draw(c)
		}
		good := geom.Grid{W: 20, H: 20, Size: 16, Cells: cells}
		Tiles(c, &good, Image{})
		Tilemap{Grid: &good}.Draw(c)
		Tilemap{Grid: &good, Sets: []Tileset{{First: 5, Image: box20}}}.Draw(c)
		Tilemap{Grid: &good, Sets: []Tileset{{Tiles: []Image{{}}}}}.Draw(c)
	})
	for _, k := range f.Commands {
		for _, q := range f.Quads[k.Quads.First:][:k.Quads.Count] {
			if k.Target == (driver.ImageID{}) && q.A != 100 && k.Sources[0].Image.Slot < 3 {
				t.Errorf("got %+v; want nothing but the background", q)
			}
		}
	}
}
