package tiled

import (
	"fmt"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Map is a map of Tiled as plain data, to be read, changed and kept in a game's state as a whole.
// All positions are logical pixels from the top left corner of its grids.
type Map struct {
	Name       string // of its file
	Class      string
	W, H       int         // cells across and down
	Cell       geom.Vec    // size of the box around a cell, logical pixels
	Tiling     geom.Tiling // how cells lie
	Background render.Color
	Layers     []*Layer // the lowest first
	Tilesets   []Tileset
	Properties Properties

	// Moved is by how much the positions of an infinite map differ from those that Tiled shows: its grids begin at the
	// first cell that is used. Logical pixels; zero for other maps.
	Moved geom.Vec

	parallaxAt geom.Vec         // where layers of all parallax factors meet
	sets       []render.Tileset // of Tilesets, for drawing
}

// LayerKind says what is in a layer.
type LayerKind uint8

// The kinds.
const (
	TileLayer LayerKind = iota
	ObjectLayer
	ImageLayer
	Group
)

// Layer is a part of a map that is drawn over those below.
type Layer struct {
	ID          int
	Kind        LayerKind
	Name, Class string
	Hidden      bool
	Opacity     float64      // 0 to 1
	Tint        render.Color // multiplies its pictures; zero: white
	Offset      geom.Vec     // logical pixels; it is part of the positions of Objects already
	Parallax    geom.Vec     // how much it moves when the camera does: 1 as the map, 0 not at all
	Properties  Properties

	Grid    geom.Grid    // of a TileLayer: the numbers of Tilesets in its cells. Map.Tile tells what a number is
	Objects []Object     // of an ObjectLayer, in drawing order
	Image   render.Image // of an ImageLayer
	Size    geom.Vec     // of it, logical pixels
	RepeatX bool         // it is repeated to the sides
	RepeatY bool         // and up and down
	Layers  []*Layer     // of a Group: what is on it applies to them too
}

// Layer returns the first layer of a name, in groups as well. It panics when there is none: range over Layers where one
// may be missing.
func (m *Map) Layer(name string) *Layer {
	var names []string
	for l := range m.all() {
		if l.Name == name {
			return l
		}
		names = append(names, fmt.Sprintf("%q", l.Name))
	}
	panic(fmt.Sprintf("tiled: layer %q: map %q has none; it has %s", name, m.Name, strings.Join(names, ", ")))
}

// all goes through all layers and groups, the lowest first.
func (m *Map) all() func(func(*Layer) bool) {
	return func(yield func(*Layer) bool) { walk(m.Layers, yield) }
}

func walk(layers []*Layer, yield func(*Layer) bool) bool {
	for _, l := range layers {
		if !yield(l) || !walk(l.Layers, yield) {
			return false
		}
	}
	return true
}

// Objects returns the objects whose name or class is name, in the order of layers; all of them for "". They are copies.
func (m *Map) Objects(name string) []Object {
	var found []Object
	for l := range m.all() {
		for i := range l.Objects {
			if o := &l.Objects[i]; name == "" || o.Name == name || o.Class == name {
				found = append(found, *o)
			}
		}
	}
	return found
}

// Object returns the object of an ID, to be read or changed, or nil. It looks at all of them.
func (m *Map) Object(id int) *Object {
	for l := range m.all() {
		for i := range l.Objects {
			if l.Objects[i].ID == id {
				return &l.Objects[i]
			}
		}
	}
	return nil
}

// Bounds returns the box around all cells: what a camera's Bounds want.
func (m *Map) Bounds() geom.Rect { return m.grid().Bounds() }

// grid returns a grid of the map's form without cells, for its arithmetic.
func (m *Map) grid() *geom.Grid {
	return &geom.Grid{W: m.W, H: m.H, Size: m.Cell.X, Tall: m.Cell.Y, Tiling: m.Tiling}
}

// Tileset returns the tileset that a number in a grid is of, and the tile's place in it, or nil for a number of none.
func (m *Map) Tileset(cell uint16) (set *Tileset, id int) {
	for i := len(m.Tilesets) - 1; i >= 0 && cell > 0; i-- {
		if s := &m.Tilesets[i]; s.First <= int(cell) {
			return s, int(cell) - s.First
		}
	}
	return nil, 0
}

// Tile returns what a number in a grid is besides its picture. The zero Tile is of one that is only a picture, or none.
func (m *Map) Tile(cell uint16) Tile {
	if s, id := m.Tileset(cell); s != nil {
		return s.Tile(id)
	}
	return Tile{}
}
