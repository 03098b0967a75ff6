package render_test

import (
	"fmt"

	"github.com/krill2d/krill/engine/driver"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

func ExampleTiles() {
	level := geom.NewGrid(1000, 1000, 16) // state of a game
	for i := range level.Cells {
		level.Cells[i] = 1 + uint16(i%4)
	}
	tiles := render.File("tiles 64x16").Grid(16, 16)

	c := render.NewCanvas(render.NewAtlas(tilePicture)) // the engine's part
	view := render.NewViewport(render.Fit, 640, 360, 640, 360)
	var f driver.Frame
	for range 2 {
		c.Begin(&f, view, render.Navy, 0, 0)
		c.World(render.Camera{Pos: geom.V(8000, 8000)})
		render.Tiles(c, &level, tiles)
		c.End()
	}
	fmt.Println("a million tiles, draw calls:", c.Stats().DrawCalls <= 3, "quads:", c.Stats().Quads < 10)
	// Output: a million tiles, draw calls: true quads: true
}

func ExampleTilemap_Draw() {
	hexes := geom.NewGrid(30, 20, 28)
	hexes.Tall, hexes.Tiling = 24, geom.Tiling{Kind: geom.Staggered, Columns: true, Side: 14}
	hexes.Set(3, 4, 2)
	sea := render.Tileset{Image: render.File("sea.png").Grid(28, 24), Anims: []render.TileAnim{
		{Tile: 0, Frames: []render.TileFrame{{Tile: 0, Sec: 0.3}, {Tile: 1, Sec: 0.3}}}, // waves
	}}
	trees := render.Tileset{First: 9, Image: render.File("trees.png").Grid(28, 40)} // taller than their cells
	world := render.Tilemap{Grid: &hexes, Sets: []render.Tileset{sea, trees}}
	draw := func(c *render.Canvas) { world.Draw(c) } // a game's Draw
	_ = draw

	x, y := hexes.Cell(geom.V(50, 119)) // under the pointer
	fmt.Println(x, y, hexes.At(x, y), hexes.Center(x, y))
	// Output: 2 4 0 {56 108}
}
