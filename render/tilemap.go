package render

import (
	"github.com/krill2d/krill/engine/geom"
)

// Tilemap is a grid to draw with all that a map of an editor has: its tiles may come from several images, keep their own
// sizes, move, and lie in any geom.Tiling. All but Grid and one of Image and Sets may be zero.
type Tilemap struct {
	Grid  *geom.Grid
	Image Image     // its tiles, 1 and up, as the cells of a Grid, each stretched to its cell
	Sets  []Tileset // without Image: what its tiles look like, the lowest First first
	Tint  Color     // multiplies the picture; zero: white
}

// Draw draws the cells of the grid that are in sight; its top left corner is at (0, 0). Edges are put on whole device
// pixels unless the view is turned, so that no gaps show between cells.
//
// A grid of 256 cells or more is drawn once, in squares of some hundred texels that are kept on the driver's side and
// shown from there at any zoom; those squares are compared with the grid whenever they are in sight, so a changed cell
// needs no call. They take 64 MB at most. Tiles are drawn one by one where squares do not pay: smaller grids, views in
// which a texel is less than a quarter of a pixel, cells that are no whole number of texels or more than 500, tiles from
// an Offscreen image, a shader, and blends other than Over and Add. It allocates nothing for what it has drawn before.
func (m Tilemap) Draw(c *Canvas) {
	s := c.atlas.chunked()
	if s.frame != c.atlas.now {
		s.begin(c.atlas.now)
	}
	d := &s.drawn
	if !c.beginTiles(d, &m) {
		return
	}
	back, ok := c.m.Inverse()
	if !ok {
		return
	}
	lo, hi := bounds(back, c.sight.Inset(-1)) // edges that are rounded may come in sight
	sight := geom.Rect{X: lo.X, Y: lo.Y, W: hi.X - lo.X, H: hi.Y - lo.Y}
	if !c.worthChunks(d) || !c.drawChunks(d, sight) {
		c.cells(d, d.box(sight))
	}
	d.grid, d.cells, d.flips = nil, nil, nil
}

// Tileset is what some of the numbers in a grid look like.
type Tileset struct {
	First uint16  // the number of its first tile, and of all up to the next set's First; zero: 1
	Image Image   // its tiles as the cells of a Grid
	Tiles []Image // without Image: its tiles one by one; a zero one draws nothing
	// Fill stretches tiles to the box around their cell. Without it a tile has the size of its picture, a pixel of which
	// is a logical one, and stands with its bottom left corner on that of the box.
	Fill   bool
	Offset geom.Vec   // without Fill: moves its tiles, logical pixels
	Anims  []TileAnim // of tiles that move
}

// TileAnim is a tile that shows others in turn, as long as the game runs.
type TileAnim struct {
	Tile   uint16 // from the first of its set, which is 0
	Frames []TileFrame
}

// TileFrame is one of a TileAnim's.
type TileFrame struct {
	Tile uint16  // from the first of its set, which is 0
	Sec  float64 // seconds that it shows; zero or less: none
}

// At returns the tile that shows at a time in seconds.
func (a *TileAnim) At(time float64) uint16 {
	total := 0.0
	for i := range a.Frames {
		total += max(a.Frames[i].Sec, 0)
	}
	left := geom.Wrap(time, total)
	for i := range a.Frames {
		if t := a.Frames[i].Sec; t > 0 {
			if left < t {
				return a.Frames[i].Tile
			}
			left -= t
		}
	}
	return a.Tile
}
