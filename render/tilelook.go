package render

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// tiles is a Tilemap while it is drawn. Its memory stays with the canvas.
type tiles struct {
	grid   *geom.Grid
	cells  []uint16
	flips  []geom.Flip // nil: none
	rows   int         // that have cells
	size   geom.Vec    // of the box around a cell
	tint   [4]uint16
	looks  []tileLook
	shown  []uint32 // what looks have in now
	chunks []int32  // in sight
	phase  uint64   // another number whenever a tile that moves shows another frame

	reach  edges    // how far tiles go beyond the boxes of their cells: left, up, right, down
	fits   bool     // each tile covers the box of its cell, and boxes do not overlap
	whole  bool     // all edges lie on whole texels
	drawn  bool     // a set is an Offscreen image
	texels geom.Vec // per logical pixel
}

// tileLook is a Tileset while it is drawn.
type tileLook struct {
	Tileset
	first int
	image *entry   // nil: Tiles
	now   []uint32 // the tile that shows instead of each, and moves; nil: none moves
}

// moves is set in tileLook.now for tiles that move.
const moves = 1 << 16

// beginTiles reads what a map is; it reports false when there is nothing to draw.
func (c *Canvas) beginTiles(d *tiles, m *Tilemap) bool {
	g := m.Grid
	if g == nil || g.W < 1 || g.H < 1 {
		return false
	}
	d.grid, d.cells, d.flips, d.size, d.rows = g, g.Cells, g.Flips, g.CellSize(), min(g.H, len(g.Cells)/g.W)
	if len(d.flips) < len(d.cells) {
		d.flips = nil
	}
	if !(d.size.X > 0 && d.size.Y > 0) || d.rows < 1 {
		return false
	}
	d.tint = m.Tint.or(White).premultiplied()
	d.looks, d.shown, d.phase = d.looks[:0], d.shown[:0], 0
	if m.Image.id != 0 {
		c.addLook(d, Tileset{Image: m.Image, Fill: true})
	} else {
		for i := range m.Sets {
			c.addLook(d, m.Sets[i])
		}
	}
	if len(d.looks) == 0 {
		return false
	}
	c.measureTiles(d)
	return true
}

// addLook takes a set in, if there is a picture in it.
func (c *Canvas) addLook(d *tiles, s Tileset) {
	l := tileLook{Tileset: s, first: max(int(s.First), 1)}
	if s.Image.id != 0 {
		l.image = c.atlas.find(s.Image)
	} else if len(s.Tiles) == 0 {
		return
	}
	c.animate(d, &l)
	d.looks = append(d.looks, l)
}

// animate notes which tiles show instead of those that move.
func (c *Canvas) animate(d *tiles, l *tileLook) {
	if len(l.Anims) == 0 {
		return
	}
	most := 0
	for i := range l.Anims {
		most = max(most, int(l.Anims[i].Tile)+1)
	}
	from := len(d.shown)
	for i := range most {
		d.shown = append(d.shown, uint32(i))
	}
	l.now = d.shown[from:]
	for i := range l.Anims {
		tile := l.Anims[i].At(c.time)
		l.now[l.Anims[i].Tile] = uint32(tile) | moves
		d.phase = (d.phase^uint64(tile))*fnvPrime + 1
	}
}

// measureTiles finds out how tiles lie towards their cells.
func (c *Canvas) measureTiles(d *tiles) {
	d.reach, d.texels, d.drawn = edges{}, geom.Vec{X: 1, Y: 1}, false
	d.fits = d.grid.Tiling.Kind == geom.Rows
	d.whole = true
	for i := range d.looks {
		l := &d.looks[i]
		if l.image != nil {
			c.measureTile(d, l, l.image)
		}
		for j := range l.Tiles {
			if l.image == nil && l.Tiles[j].id != 0 {
				c.measureTile(d, l, c.atlas.find(l.Tiles[j]))
			}
		}
	}
	if l := &d.looks[0]; len(d.looks) == 1 && l.Fill && l.image != nil {
		d.texels = geom.Vec{X: float64(l.image.texW) / d.size.X, Y: float64(l.image.texH) / d.size.Y}
	}
	d.whole = d.whole && d.wholeSteps()
}

// measureTile is measureTiles for one picture.
func (c *Canvas) measureTile(d *tiles, l *tileLook, e *entry) {
	d.drawn = d.drawn || c.atlas.pages[e.page].drawn
	if l.Fill {
		return
	}
	w, h, o := e.w, e.h, l.Offset
	if d.flips != nil {
		w, h = max(w, h), max(w, h)
	}
	r := &d.reach
	r.x0, r.x1 = max(r.x0, -o.X), max(r.x1, o.X+w-d.size.X)
	r.y0, r.y1 = max(r.y0, h-d.size.Y-o.Y), max(r.y1, o.Y)
	d.fits = d.fits && e.w == d.size.X && e.h == d.size.Y && w == h && o == geom.Vec{}
	d.whole = d.whole && isWhole(o.X) && isWhole(o.Y)
}

// wholeSteps reports whether all cells begin and end at whole texels.
func (d *tiles) wholeSteps() bool {
	w, h, t := float64(d.size.X*d.texels.X), float64(d.size.Y*d.texels.Y), &d.grid.Tiling
	switch {
	case t.Kind == geom.Rows:
		return isWhole(w) && isWhole(h)
	case t.Kind == geom.Staggered && t.Columns:
		return isWhole(w) && isWhole(h/2) && isWhole((w+float64(t.Side*d.texels.X))/2)
	case t.Kind == geom.Staggered:
		return isWhole(h) && isWhole(w/2) && isWhole((h+float64(t.Side*d.texels.Y))/2)
	}
	return isWhole(w/2) && isWhole(h/2)
}

func isWhole(x float64) bool { return x == math.Floor(x) }

// look returns what a number looks like, or nil when no set has it.
func (d *tiles) look(n int) *tileLook {
	for i := len(d.looks) - 1; i >= 0; i-- {
		if d.looks[i].first <= n {
			return &d.looks[i]
		}
	}
	return nil
}

// tileOf returns the picture that a tile shows now, or nil when it has none.
func (c *Canvas) tileOf(l *tileLook, tile int) (e *entry, frame int) {
	if tile < len(l.now) {
		tile = int(l.now[tile] &^ moves)
	}
	switch {
	case l.image != nil:
		return l.image, tile
	case tile < len(l.Tiles) && l.Tiles[tile].id != 0:
		return c.atlas.find(l.Tiles[tile]), 0
	}
	return nil, 0
}

// moving reports whether the tile of a number moves.
func (d *tiles) moving(n int) bool {
	l := d.look(n)
	return l != nil && n-l.first < len(l.now) && l.now[n-l.first]&moves != 0
}
