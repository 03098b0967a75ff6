package ldtk

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

func (l *loader) layer(r *rawLayer) *Layer {
	a := &Layer{
		Name: r.Name, IID: r.IID, Kind: r.Kind, Offset: geom.V(r.X, r.Y), Opacity: 1, Tileset: -1,
		Hidden: r.Visible != nil && !*r.Visible,
	}
	if r.Opacity != nil {
		a.Opacity = max(0, min(*r.Opacity, 1))
	}
	if r.Size < 1 || r.Size > 1<<14 {
		fail("its cells have %d pixels; want 1 to %d", r.Size, 1<<14)
	}
	if r.W < 0 || r.H < 0 || r.W > maxCells || r.H > 0 && r.W > maxCells/r.H {
		fail("%d×%d cells; want 0 to %d of them", r.W, r.H, maxCells)
	}
	a.Grid = l.values(r)
	l.chooseTileset(a, r)
	for _, tiles := range [][]rawTile{r.Auto, r.Tiles} {
		for i := range tiles {
			l.place(a, r, &tiles[i])
		}
	}
	for _, e := range r.Entities {
		if e != nil {
			a.Entities = append(a.Entities, l.entity(e))
		}
	}
	return a
}

// grid returns an empty grid of a layer's form.
func (l *loader) grid(r *rawLayer) geom.Grid {
	if l.cells += r.W * r.H; l.cells > maxCells {
		fail("more than %d cells in all grids", maxCells)
	}
	return geom.NewGrid(r.W, r.H, float64(r.Size))
}

func (l *loader) values(r *rawLayer) geom.Grid {
	if len(r.Values) == 0 {
		return geom.Grid{Size: float64(r.Size)}
	}
	if len(r.Values) != r.W*r.H {
		fail("%d values; want %d", len(r.Values), r.W*r.H)
	}
	g := l.grid(r)
	for i, v := range r.Values {
		if v < 0 || v >= maxTiles {
			fail("a value is %d; want 0 to %d", v, maxTiles-1)
		}
		g.Cells[i] = uint16(v)
	}
	return g
}

// chooseTileset finds the tileset of a layer.
func (l *loader) chooseTileset(a *Layer, r *rawLayer) {
	uid := r.Tileset
	if r.Override != nil {
		uid = r.Override
	}
	for i := range l.p.Tilesets {
		if s := &l.p.Tilesets[i]; uid != nil && s.uid == *uid {
			a.Tileset = i
			a.look[0] = render.Tileset{Image: s.Image, Offset: geom.V(0, float64(s.Size-r.Size))}
		}
	}
}

// place puts a tile into the lowest grid whose cell is free, or among the loose ones.
func (l *loader) place(a *Layer, r *rawLayer, t *rawTile) {
	if t.T < 0 || t.T >= maxTiles-1 {
		fail("a tile is %d; want 0 to %d", t.T, maxTiles-2)
	}
	alpha, flip := 1.0, geom.Flip(t.F)&(geom.FlipX|geom.FlipY)
	if t.A != nil {
		alpha = max(0, min(*t.A, 1))
	}
	x, y := t.Px[0]/r.Size, t.Px[1]/r.Size
	if alpha == 1 && t.Px[0] >= 0 && t.Px[1] >= 0 && t.Px[0]%r.Size == 0 && t.Px[1]%r.Size == 0 && x < r.W && y < r.H {
		for i := range maxStack {
			if i == len(a.Tiles) {
				a.Tiles = append(a.Tiles, l.grid(r))
			}
			if g := &a.Tiles[i]; g.At(x, y) == 0 {
				g.SetFlipped(x, y, uint16(t.T+1), flip)
				return
			}
		}
	}
	a.Loose = append(a.Loose, Tile{ID: t.T, Pos: geom.V(float64(t.Px[0]), float64(t.Px[1])), Flip: flip, Opacity: alpha})
}

func (l *loader) entity(r *rawEntity) Entity {
	e := Entity{
		Name: r.Name, IID: r.IID, Tags: r.Tags, Pos: geom.V(r.Px[0], r.Px[1]), Size: geom.V(r.W, r.H),
		Pivot: geom.V(r.Pivot[0], r.Pivot[1]), Color: color(r.Color), Fields: fields(r.Fields),
	}
	if t := r.Tile; t != nil {
		for i := range l.p.Tilesets {
			// A picture of several tiles is left out: no frame of the tileset is that.
			if s := &l.p.Tilesets[i]; s.uid == t.Tileset && t.W == s.Size && t.H == s.Size {
				e.Image, e.Frame = s.Image, s.at(t.X, t.Y)
			}
		}
	}
	return e
}
