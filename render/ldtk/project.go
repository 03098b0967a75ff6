package ldtk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Project is a project of LDtk as plain data, to be read, changed and kept in a game's state as a whole.
type Project struct {
	Name       string // of its file
	Background render.Color
	Levels     []*Level // of all worlds, in the order of the file
	Tilesets   []Tileset
}

// Level is one level.
type Level struct {
	Name, IID  string
	World      string       // the name of its world; "" where there is one
	Pos        geom.Vec     // of its top left corner in the world, logical pixels
	Depth      int          // of its plane in the world: higher ones lie above
	Size       geom.Vec     // logical pixels
	Background render.Color // behind everything
	Backdrop   Backdrop
	Layers     []*Layer // the lowest first
	Fields     Fields
	Neighbours []Neighbour
}

// Backdrop is a picture behind a level; without an Image there is none.
type Backdrop struct {
	Image  render.Image
	Rect   geom.Rect // where the shown part of it lies in the level, logical pixels
	Region geom.Rect // that part, pixels of the picture
	Scale  geom.Vec
}

// Neighbour is a level that touches another one.
type Neighbour struct {
	IID string
	Way string // n, s, w, e, their pairs, o for one that overlaps, < and > for one below and above
}

// Layer is a part of a level that is drawn over those below. All positions in it are logical pixels from the top left
// corner of the level, without the layer's Offset.
type Layer struct {
	Name, IID string
	Kind      string // IntGrid, Entities, Tiles or AutoLayer
	Hidden    bool
	Opacity   float64  // 0 to 1
	Offset    geom.Vec // logical pixels

	// Grid has the values of an IntGrid in its cells; that of others has no cells.
	Grid geom.Grid
	// Tiles are the layer's tiles, the lowest first: where several lie in one cell there are several grids. A cell holds a
	// tile's ID in the tileset and 1.
	Tiles []geom.Grid
	// Loose are tiles that lie in no cell, or show through. They are drawn above the others.
	Loose    []Tile
	Tileset  int // its place in Project.Tilesets; −1: none
	Entities []Entity

	look [1]render.Tileset
}

// Tile is a tile that lies at any place.
type Tile struct {
	ID      int      // in the tileset
	Pos     geom.Vec // of its top left corner, logical pixels
	Flip    geom.Flip
	Opacity float64 // 0 to 1
}

// Entity is something that was placed in a level.
type Entity struct {
	Name, IID string
	Tags      []string
	Pos       geom.Vec // of its pivot, logical pixels
	Size      geom.Vec // logical pixels
	Pivot     geom.Vec // the share of its size that lies left of and above Pos
	Color     render.Color
	Image     render.Image // its tile in the editor, for a Sprite; none: it has none
	Frame     int
	Fields    Fields
}

// Bounds returns the rectangle that it covers, logical pixels.
func (e *Entity) Bounds() geom.Rect {
	at := e.Pos.Sub(e.Pivot.Scale(e.Size))
	return geom.Rect{X: at.X, Y: at.Y, W: e.Size.X, H: e.Size.Y}
}

// Tileset is what tiles look like and are.
type Tileset struct {
	Name  string
	Image render.Image // its tiles as cells; none for the icons that LDtk brings along
	Size  int          // side of a tile, logical pixels
	Count int
	Tags  []Tag      // the enumeration's values that tiles have
	Data  []TileData // what somebody wrote beside tiles

	uid                     int
	cols, padding, distance int // of its picture: tiles in a row; pixels around them; pixels from tile to tile
}

// Tag is a value of an enumeration and the tiles that have it.
type Tag struct {
	Name  string
	Tiles []int // IDs
}

// TileData is what somebody wrote beside a tile.
type TileData struct {
	Tile int // ID
	Text string
}

// Has reports whether a tile has a value of the tileset's enumeration.
func (s *Tileset) Has(tile int, tag string) bool {
	for _, t := range s.Tags {
		if t.Name == tag && slices.Contains(t.Tiles, tile) {
			return true
		}
	}
	return false
}

// at returns the ID of the tile at a place in the picture, pixels.
func (s *Tileset) at(x, y int) int {
	x, y = max(x-s.padding, 0)/s.distance, max(y-s.padding, 0)/s.distance
	return min(y, maxTiles)*s.cols + min(x, s.cols)
}

// Level returns the first level of a name or an IID. It panics when there is none: range over Levels where one may be
// missing.
func (p *Project) Level(name string) *Level {
	var names []string
	for _, l := range p.Levels {
		if l.Name == name || l.IID == name && name != "" {
			return l
		}
		names = append(names, fmt.Sprintf("%q", l.Name))
	}
	panic(fmt.Sprintf("ldtk: level %q: project %q has none; it has %s", name, p.Name, strings.Join(names, ", ")))
}

// LevelAt returns the level at a point of the world, logical pixels; the one on the highest plane of several, or nil.
func (p *Project) LevelAt(at geom.Vec) *Level {
	var found *Level
	for _, l := range p.Levels {
		if l.Bounds().Contains(at) && (found == nil || l.Depth > found.Depth) {
			found = l
		}
	}
	return found
}

// Entity returns the entity of an IID, to be read or changed, and its level; nil when there is none. It looks at all.
func (p *Project) Entity(iid string) (*Entity, *Level) {
	for _, l := range p.Levels {
		for _, a := range l.Layers {
			for i := range a.Entities {
				if a.Entities[i].IID == iid {
					return &a.Entities[i], l
				}
			}
		}
	}
	return nil, nil
}

// Bounds returns where a level lies in the world, logical pixels.
func (l *Level) Bounds() geom.Rect {
	return geom.Rect{X: l.Pos.X, Y: l.Pos.Y, W: l.Size.X, H: l.Size.Y}
}

// Layer returns the layer of a name. It panics when there is none: range over Layers where one may be missing.
func (l *Level) Layer(name string) *Layer {
	var names []string
	for _, a := range l.Layers {
		if a.Name == name {
			return a
		}
		names = append(names, fmt.Sprintf("%q", a.Name))
	}
	panic(fmt.Sprintf("ldtk: layer %q: level %q has none; it has %s", name, l.Name, strings.Join(names, ", ")))
}

// Entities returns the entities whose name or one of whose tags is name; all of them for "". They are copies, and their
// positions are those in the level.
func (l *Level) Entities(name string) []Entity {
	var found []Entity
	for _, a := range l.Layers {
		for i := range a.Entities {
			if e := &a.Entities[i]; name == "" || e.Name == name || slices.Contains(e.Tags, name) {
				found = append(found, *e)
			}
		}
	}
	return found
}
