package rendertest

import (
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/ldtk"
	"github.com/krill2d/krill/render/tiled"
)

// tiles are maps of all tilings, of both editors, and what tiles can do.
func tiles() []Scene {
	return []Scene{
		{Name: "tiles", Draw: tilesIsland},
		{Name: "tiles_flips", Draw: tilesFlips},
		{Name: "tiles_diamond", Draw: tilesDiamond},
		{Name: "tiles_hexagons", Draw: tilesHexagons, Ticks: 15},
		{Name: "tiles_turned", Draw: tilesTurned},
		{Name: "tiled", Draw: tiledMap, Files: tiledFiles},
		{Name: "ldtk", Draw: ldtkLevel, Files: tiledFiles},
	}
}

// chance is a number from 0 to 1 for a place, by the finish of MurmurHash3.
func chance(x, y, seed int) float64 {
	h := uint32(x)*0x9e3779b1 ^ uint32(y)*0x85ebca6b ^ uint32(seed)*0xc2b2ae35
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return float64(h^h>>16) / (1 << 32)
}

// slopes is smooth noise from 0 to 1 with hills some size apart.
func slopes(x, y, size float64, seed int) float64 {
	i, j := geom.Floor(x/size), geom.Floor(y/size)
	u, v := x/size-float64(i), y/size-float64(j)
	u, v = u*u*(3-float64(2*u)), v*v*(3-float64(2*v))
	top := geom.Lerp(chance(i, j, seed), chance(i+1, j, seed), u)
	return geom.Lerp(top, geom.Lerp(chance(i, j+1, seed), chance(i+1, j+1, seed), u), v)
}

// coast is fifteen tiles of ground whose corners are land or not, as the bits of the tile's number say: top left, top
// right, bottom left, bottom right.
func coast(name string, shore, land, light render.Color) render.Image {
	return render.Make("rendertest tiles "+name, 15*16, 16, func(x, y int) render.Color {
		mask, u, v := x/16+1, (float64(x%16)+0.5)/16, (float64(y)+0.5)/16
		bit := func(n int) float64 { return float64(mask >> n & 1) }
		height := geom.Lerp(geom.Lerp(bit(0), bit(1), u), geom.Lerp(bit(2), bit(3), u), v)
		switch {
		case height < 0.42:
			return render.Color{}
		case height < 0.56:
			return shore
		case chance(x, y, 3) < 0.08:
			return light
		}
		return land
	}).Grid(16, 16)
}

// fill sets cells to the corners that are land.
func fill(g *geom.Grid, land func(x, y int) bool) {
	for y := range g.H {
		for x := range g.W {
			n := 0
			for i := range 4 {
				if land(x+i%2, y+i/2) {
					n |= 1 << i
				}
			}
			g.Set(x, y, uint16(n))
		}
	}
}

var (
	sea     = render.Hex(0x2f6f9f)
	beach   = coast("beach", render.Hex(0xf0e2b0), render.Hex(0xe3cf94), render.Hex(0xd0b878))
	meadow  = coast("meadow", render.Hex(0x5c9a48), render.Hex(0x7dbb57), render.Hex(0xa8d96c))
	woods   = coast("woods", render.Hex(0x24523a), render.Hex(0x2f6b43), render.Hex(0x438a52))
	palm    = render.Make("rendertest tiles palm", 20, 26, paintPalm)
	islands = makeIslands()
)

func paintPalm(x, y int) render.Color {
	from := geom.V(float64(x)-9.5, float64(y)-8.5)
	switch angle := from.Angle(); {
	case x >= 9 && x <= 10 && y > 8:
		return render.Hex(0x8a5a35)
	case from.Len() < 9 && geom.Cos(angle*5+1.57) > 0.1 && y < 15:
		return render.Mix(render.Hex(0x3f9a4a), render.Hex(0xb4e36a), (9-from.Len())/12)
	}
	return render.Color{}
}

func makeIslands() [4]geom.Grid {
	var g [4]geom.Grid
	for i := range g {
		g[i] = geom.NewGrid(60, 40, 16)
	}
	height := func(x, y int) float64 {
		return slopes(float64(x), float64(y), 7, 1)*0.7 + slopes(float64(x), float64(y), 3, 2)*0.3
	}
	fill(&g[0], func(x, y int) bool { return height(x, y) > 0.44 })
	fill(&g[1], func(x, y int) bool { return height(x, y) > 0.52 })
	fill(&g[2], func(x, y int) bool { return height(x, y) > 0.63 })
	for y := range g[3].H {
		for x := range g[3].W {
			if g[0].At(x, y) == 15 && g[1].At(x, y) < 4 && chance(x, y, 7) < 0.5 {
				g[3].Set(x, y, 1)
			}
		}
	}
	return g
}

func drawIslands(c *render.Canvas) {
	for i, set := range [...]render.Image{beach, meadow, woods} {
		shade := render.Tilemap{Grid: &islands[i], Image: set, Tint: render.Black.Fade(0.25)}
		c.Push(geom.Move(geom.V(0, 3)))
		shade.Draw(c)
		c.Pop()
		render.Tilemap{Grid: &islands[i], Image: set}.Draw(c)
	}
	render.Tilemap{Grid: &islands[3], Sets: []render.Tileset{{Tiles: []render.Image{palm}, Offset: geom.V(-2, 0)}}}.Draw(c)
}

// tilesIsland is four maps over each other; of the last, tiles are larger than their cells.
func tilesIsland(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), sea)
	c.World(render.Camera{Pos: geom.V(620, 240)})
	drawIslands(c)
}

// tilesTurned looks at the same from a turned camera, smoothly.
func tilesTurned(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), sea)
	c.Smooth(true)
	c.World(render.Camera{Pos: geom.V(400, 300), Rot: 0.5, Zoom: 0.6})
	drawIslands(c)
}

var (
	arcs = render.Make("rendertest tiles arcs", 16, 16, func(x, y int) render.Color {
		near := min(geom.V(float64(x)+0.5, float64(y)+0.5).Len(), geom.V(float64(x)-15.5, float64(y)-15.5).Len())
		switch {
		case near > 4.5 && near < 11.5:
			return render.Mix(render.Hex(0xf26a4b), render.Hex(0xffd166), 1-max(near-8, 8-near)/3.5)
		case near > 3.5 && near < 12.5:
			return render.Hex(0x5a2340)
		}
		return render.Hex(0x23324a)
	})
	weave = makeWeave()
)

func makeWeave() geom.Grid {
	g := geom.NewGrid(20, 13, 16)
	for y := range g.H {
		for x := range g.W {
			g.SetFlipped(x, y, 1, geom.Flip(chance(x, y, 11)*8))
		}
	}
	return g
}

// tilesFlips is one tile, turned in all ways.
func tilesFlips(c *render.Canvas) { render.Tilemap{Grid: &weave, Image: arcs}.Draw(c) }

// block is a cube of a colour and a height in pixels, for diamonds of 32 by 16.
func block(name string, high int, top render.Color) render.Image {
	return render.Make("rendertest tiles block "+name, 32, 16+high, func(x, y int) render.Color {
		u := max(float64(x)-15.5, 15.5-float64(x)) / 16
		roof, wall := float64(y)-7.5, float64(y)-float64(high)-7.5
		switch edge := 8 * (1 - u); {
		case roof >= -edge && roof <= edge:
			return top
		case roof > edge && wall <= edge && x < 16:
			return render.Mix(top, render.Black, 0.45)
		case roof > edge && wall <= edge:
			return render.Mix(top, render.Black, 0.25)
		}
		return render.Color{}
	})
}

var (
	blocks = []render.Image{
		block("water", 2, render.Hex(0x4aa3d8)), block("sand", 6, render.Hex(0xe8d590)), block("grass", 10, render.Hex(0x86c35c)),
		block("rock", 22, render.Hex(0x9b95a3)), block("snow", 34, render.Hex(0xf2f6ff)),
	}
	diamonds = makeDiamonds()
)

func makeDiamonds() geom.Grid {
	g := geom.NewGrid(18, 18, 32)
	g.Tall, g.Tiling = 16, geom.Tiling{Kind: geom.Diamond}
	for y := range g.H {
		for x := range g.W {
			from := geom.V(float64(x)-8.5, float64(y)-8.5).Len() / 9
			height := slopes(float64(x), float64(y), 3, 5)*0.7 + 0.75 - from
			g.Set(x, y, uint16(1+geom.Clamp(height*5, 0, 4.9)))
		}
	}
	return g
}

// tilesDiamond is an isometric map of blocks that stand before each other.
func tilesDiamond(c *render.Canvas) {
	c.Rect(geom.R(0, 0, Width, Height), render.Hex(0x1d2b45))
	c.World(render.Camera{Pos: diamonds.Bounds().Center().Add(geom.V(0, -6)), Zoom: 0.58})
	c.Smooth(true)
	render.Tilemap{Grid: &diamonds, Sets: []render.Tileset{{Tiles: blocks}}}.Draw(c)
}

// hexagon is a tile of 28 by 24 with sides of 14.
func hexagon(frame int, col, rim render.Color) func(x, y int) render.Color {
	return func(x, y int) render.Color {
		dx, dy := max(float64(x)-13.5, 13.5-float64(x)), max(float64(y)-11.5, 11.5-float64(y))
		switch edge := 14 - float64(dy*7/12) - dx; {
		case edge < 0:
			return render.Color{}
		case edge < 1.6:
			return rim
		case frame > 0 && chance(x, y/3+frame, frame) < 0.12:
			return render.Mix(col, render.White, 0.5)
		}
		return col
	}
}

var (
	hexes = [4]func(x, y int) render.Color{
		hexagon(1, render.Hex(0x3c7fb0), render.Hex(0x34719e)), hexagon(2, render.Hex(0x3c7fb0), render.Hex(0x34719e)),
		hexagon(0, render.Hex(0xd9c27e), render.Hex(0xc2a963)), hexagon(0, render.Hex(0x6cae5f), render.Hex(0x4f8f4b)),
	}
	hexSheet = render.Make("rendertest tiles hexagons", 4*28, 24, func(x, y int) render.Color { return hexes[x/28](x%28, y) }).Grid(28, 24)
	hexSet   = []render.Tileset{{Image: hexSheet, Anims: []render.TileAnim{{Tile: 0, Frames: []render.TileFrame{{Tile: 0, Sec: 0.2}, {Tile: 1, Sec: 0.2}}}}}}
	hexMap   = makeHexMap()
)

func makeHexMap() geom.Grid {
	g := geom.NewGrid(20, 16, 28)
	g.Tall, g.Tiling = 24, geom.Tiling{Kind: geom.Staggered, Columns: true, Side: 14}
	for y := range g.H {
		for x := range g.W {
			at := g.Center(x, y)
			height := slopes(at.X, at.Y, 90, 8)
			tile := uint16(1)
			if height > 0.38 {
				tile = 3
			}
			if height > 0.5 {
				tile = 4
			}
			g.Set(x, y, tile)
		}
	}
	return g
}

// tilesHexagons is a map of hexagons with water that moves, and the cells around a point.
func tilesHexagons(c *render.Canvas) {
	c.World(render.Camera{Pos: geom.V(250, 190)})
	render.Tilemap{Grid: &hexMap, Sets: hexSet}.Draw(c)
	x, y := hexMap.Cell(geom.V(246, 181))
	at := hexMap.Center(x, y)
	c.PolygonLine([]geom.Vec{at.Add(geom.V(-14, 0)), at.Add(geom.V(-7, -12)), at.Add(geom.V(7, -12)), at.Add(geom.V(14, 0)), at.Add(geom.V(7, 12)), at.Add(geom.V(-7, 12)), at.Add(geom.V(-14, 0))}, 2, render.White)
}

// tiledFiles are a map of Tiled and a project of LDtk, with pictures.
var tiledFiles = fstest.MapFS{
	"level.tmx":  {Data: []byte(levelTMX())},
	"world.ldtk": {Data: []byte(worldLDtk())},
	"ground.png": {Data: picturePNG(groundPicture)},
	"sky.png":    {Data: picturePNG(skyPicture)},
}

func fileOf(name string) ([]byte, error) { return tiledFiles.ReadFile(name) }

var (
	level, levelErr = tiled.Load("level.tmx", fileOf)
	world, worldErr = ldtk.Load("world.ldtk", fileOf)
)

// tiledMap is a map with all kinds of layers: a picture that repeats, tiles with parallax and tint, objects and texts.
func tiledMap(c *render.Canvas) {
	if levelErr != nil {
		panic(levelErr)
	}
	level.Draw(c, render.Camera{Pos: geom.V(260, 90), Bounds: level.Bounds()})
}

// ldtkLevel is a level with values of an IntGrid, stacked tiles, and tiles that lie between cells and show through.
func ldtkLevel(c *render.Canvas) {
	if worldErr != nil {
		panic(worldErr)
	}
	world.Draw(c, render.Camera{Pos: geom.V(160, 90)})
	for _, e := range world.Levels[0].Entities("Flag") {
		b := e.Bounds()
		c.Rect(geom.R(b.X, b.Y, 1, b.H), render.White)
		c.Polygon([]geom.Vec{{X: b.X + 1, Y: b.Y}, {X: b.X + 14, Y: b.Y + 5}, {X: b.X + 1, Y: b.Y + 10}}, e.Fields.Color("Cloth"))
	}
}

// ridge is where the ground begins in a column of the two levels, rows.
func ridge(x int) int { return 6 + int(slopes(float64(x), 0, 5, 21)*5) }

func levelTMX() string {
	const w, h = 44, 12
	row := func(depth int, tile func(x, y int) int) string {
		var s strings.Builder
		for y := range h {
			for x := range w {
				fmt.Fprintf(&s, "%d,", tile(x, y+depth))
			}
			s.WriteByte('\n')
		}
		return s.String()
	}
	ground := row(0, func(x, y int) int { return groundTile(ridge(x), ridge(x-1), ridge(x+1), y) })
	far := row(3, func(x, y int) int {
		r := func(x int) int { return ridge(x*2+40) - 1 }
		return groundTile(r(x), r(x-1), r(x+1), y)
	})
	return fmt.Sprintf(`<map orientation="orthogonal" width="%d" height="%d" tilewidth="16" tileheight="16">
 <tileset firstgid="1" name="ground" tilewidth="16" tileheight="16" tilecount="8" columns="8" margin="1" spacing="2"><image source="ground.png" width="146" height="18"/></tileset>
 <imagelayer name="sky" parallaxx="0.2" repeatx="1"><image source="sky.png" width="160" height="192"/></imagelayer>
 <layer name="far" parallaxx="0.5" tintcolor="#7f8fc8" width="%d" height="%d"><data encoding="csv">%s</data></layer>
 <layer name="ground" width="%d" height="%d"><data encoding="csv">%s</data></layer>
 <objectgroup name="things">
  <object id="1" gid="7" x="190" y="%d" width="16" height="16"/>
  <object id="2" gid="2147483655" x="330" y="%d" width="32" height="32"/>
  <object id="3" x="228" y="20" width="120" height="20"><text wrap="1" pixelsize="9" color="#ffffff" halign="center">A map of Tiled</text></object>
 </objectgroup>
</map>`, w, h, w, h, far, w, h, ground, 16*ridge(12), 16*ridge(21))
}

// groundTile returns the tile for a row of a column of ground with others beside it.
func groundTile(top, left, right, y int) int {
	switch {
	case y < top:
		return 0
	case y > top:
		return 2
	case left > top && right > top:
		return 6
	case left > top:
		return 3
	case right > top:
		return 5
	}
	return 1 + 3*int(chance(top, y+left*7, 2)*1.99)
}
