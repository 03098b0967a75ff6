//go:build screen && linux

package speed

import (
	"testing"

	eb "github.com/hajimehoshi/ebiten/v2"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

const (
	tileSide = 16   // logical pixels
	mapSide  = 1000 // cells
	seen     = 0.5  // zoom: as many tiles are in sight as in a window of 1280 by 960
)

// compareTiles scrolls over a map of a million tiles, some of which change in one of the ways.
func compareTiles(t *testing.T) map[string][]turn {
	g := geom.NewGrid(mapSide, mapSide, tileSide)
	for i := range g.Cells {
		g.Cells[i] = uint16(1 + i*7%13%8)
	}
	set := render.Make("speed tiles", 8*tileSide, tileSide, func(x, y int) render.Color {
		return render.Color{R: uint8(x), G: uint8(y * 8), B: 90, A: 255}
	}).Grid(tileSide, tileSide)
	edited := g
	edited.Cells = append([]uint16{}, g.Cells...)
	return compare(t, []way{
		{"tiles", scrolled(func(c *render.Canvas, _ geom.Vec, _ int) { render.Tiles(c, &g, set) })},
		{"tiles edited", scrolled(func(c *render.Canvas, at geom.Vec, n int) {
			x, y := edited.Cell(at)
			edited.Set(x+n%7, y+n%5, uint16(1+n%8))
			render.Tiles(c, &edited, set)
		})},
		{"sprites", scrolled(func(c *render.Canvas, at geom.Vec, _ int) {
			eachInSight(&g, at, func(x, y int) {
				c.Draw(render.Sprite{Image: set, Frame: int(g.At(x, y)) - 1, Pos: g.Center(x, y)})
			})
		})},
		{"raw images", rawTiles(&g)},
	}, []row{
		{name: "tiles/one-by-one/draw", bar: 0.10, way: "tiles", against: "sprites"},
		{name: "tiles/one-by-one/frame", way: "tiles", against: "sprites", frame: true},
		{name: "tiles-edited/one-by-one/draw", way: "tiles edited", against: "sprites"},
		{name: "tiles/raw-drawimage/draw", way: "tiles", against: "raw images"},
	})
}

// scrolled draws with a camera that moves on from frame to frame.
func scrolled(draw func(c *render.Canvas, at geom.Vec, n int)) func(*eb.Image) {
	n := 0
	return krill(func(c *render.Canvas) {
		at := place(n)
		c.World(render.Camera{Pos: at, Zoom: seen})
		draw(c, at, n)
		n++
	})
}

// place is where a camera is, the n-th frame.
func place(n int) geom.Vec { return geom.V(8000+float64(3*n%900), 8000+float64(2*n%700)) }

func eachInSight(g *geom.Grid, at geom.Vec, do func(x, y int)) {
	x0, y0 := g.Cell(at.Sub(geom.V(width/2, height/2).Mul(1 / seen)))
	x1, y1 := g.Cell(at.Add(geom.V(width/2, height/2).Mul(1 / seen)))
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			do(x, y)
		}
	}
}

// rawTiles is the same with DrawImage.
func rawTiles(g *geom.Grid) func(*eb.Image) {
	var tiles []*eb.Image
	var op eb.DrawImageOptions
	n := 0
	return func(screen *eb.Image) {
		for len(tiles) < 8 {
			m := eb.NewImage(tileSide, tileSide)
			m.WritePixels(make([]byte, 4*tileSide*tileSide))
			tiles = append(tiles, m)
		}
		at := place(n)
		n++
		eachInSight(g, at, func(x, y int) {
			op.GeoM.Reset()
			op.GeoM.Translate(float64(x*tileSide)-at.X, float64(y*tileSide)-at.Y)
			op.GeoM.Scale(seen, seen)
			op.GeoM.Translate(width/2, height/2)
			screen.DrawImage(tiles[g.At(x, y)-1], &op)
		})
	}
}
