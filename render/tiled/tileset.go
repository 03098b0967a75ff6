package tiled

import (
	"sort"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// A snapshot may name sheets with room between their tiles before one is loaded here.
func init() { render.GridSpaced(render.Image{}, 1, 1, 0, 0) }

// Tileset is what some of the numbers in grids look like and are.
type Tileset struct {
	Name, Class string
	Source      string       // the file that it was read from; "": the map itself
	First       int          // number of its first tile
	Size        geom.Vec     // of a tile, logical pixels; of an image collection, of the largest
	Count       int          // of tiles
	Image       render.Image // the tiles as cells; of an image collection: none
	Tiles       []Tile       // those that are more than a cell of the image, by ID
	Properties  Properties

	look  render.Tileset
	align string
}

// Tile is what a tile is besides its picture.
type Tile struct {
	ID         int // its place in the tileset, from 0
	Class      string
	Properties Properties
	Objects    []Object           // its shapes, for collision; logical pixels from its top left corner
	Frames     []render.TileFrame // of one that moves
	Image      render.Image       // of a tile in an image collection
	Size       geom.Vec           // of that, logical pixels
}

// Tile returns the tile of an ID, by O(log n). It has nothing but the ID when it is only a cell of the image.
func (s *Tileset) Tile(id int) Tile {
	i := sort.Search(len(s.Tiles), func(i int) bool { return s.Tiles[i].ID >= id })
	if i < len(s.Tiles) && s.Tiles[i].ID == id {
		return s.Tiles[i]
	}
	return Tile{ID: id}
}

// picture returns the image, the frame and the size of a tile, logical pixels.
func (s *Tileset) picture(id int) (i render.Image, frame int, size geom.Vec) {
	if s.Image != (render.Image{}) {
		return s.Image, id, s.Size
	}
	t := s.Tile(id)
	return t.Image, 0, t.Size
}

// tileset reads one.
func (l *loader) tileset(n *node, first int, source string) Tileset {
	s := Tileset{
		Name: n.str("name"), Class: n.str("class"), Source: source, First: first, Properties: properties(n),
		Size:  geom.V(float64(n.int("tilewidth", 0, 1<<14, 0)), float64(n.int("tileheight", 0, 1<<14, 0))),
		Count: n.int("tilecount", 0, maxElements, 0), align: n.str("objectalignment"),
	}
	for _, k := range append(n.all("tile"), n.all("tiles")...) {
		s.Tiles = append(s.Tiles, l.tile(k, source))
	}
	sort.SliceStable(s.Tiles, func(i, j int) bool { return s.Tiles[i].ID < s.Tiles[j].ID })
	if file, w := imageOf(n); file != "" {
		s.Image = l.sheet(n, &s, file, source)
		if s.Count == 0 { // old files do not say it
			step := int(s.Size.X) + n.int("spacing", 0, 1<<14, 0)
			s.Count = max(w/max(step, 1), 1)
		}
	}
	if last := len(s.Tiles) - 1; last >= 0 {
		s.Count = max(s.Count, s.Tiles[last].ID+1)
	}
	spend(&l.tilesN, s.Count, maxElements, "tiles in all tilesets")
	s.makeLook(n)
	return s
}

// sheet returns the image of a tileset as cells.
func (l *loader) sheet(n *node, s *Tileset, file, source string) render.Image {
	w, h := int(s.Size.X), int(s.Size.Y)
	if w < 1 || h < 1 {
		fail("its tiles have %d×%d pixels; want at least 1×1", w, h)
	}
	return render.GridSpaced(l.image(file, source), w, h, n.int("margin", 0, 1<<14, 0), n.int("spacing", 0, 1<<14, 0))
}

// imageOf returns the file of an element's image and its width in pixels, as far as it is known.
func imageOf(n *node) (file string, w int) {
	if k := n.kid("image"); k != nil { // of XML
		if k.kid("data") != nil {
			fail("its image is inside of the map; save it as a file of its own")
		}
		return k.str("source"), k.int("width", 0, 1<<20, 0)
	}
	return n.str("image"), n.int("imagewidth", 0, 1<<20, 0)
}

// tile reads what is special about a tile.
func (l *loader) tile(n *node, source string) Tile {
	t := Tile{ID: n.int("id", 0, maxElements, 0), Class: n.str("class"), Properties: properties(n)}
	if t.Class == "" {
		t.Class = n.str("type")
	}
	if file, _ := imageOf(n); file != "" {
		t.Image = l.image(file, source)
		t.Size = imageSize(n)
	}
	frames := n.all("animation")
	if len(frames) == 1 && len(frames[0].all("frame")) > 0 { // of XML
		frames = frames[0].all("frame")
	}
	for _, f := range frames {
		ms := f.int("duration", 0, 1<<30, 0)
		t.Frames = append(t.Frames, render.TileFrame{Tile: uint16(f.int("tileid", 0, maxGids-1, 0)), Sec: float64(ms) / 1000})
	}
	if g := n.kid("objectgroup"); g != nil {
		t.Objects = l.objects(g, func(p geom.Vec) geom.Vec { return p })
	}
	return t
}

// imageSize returns the size of an element's image, logical pixels, as the file tells it.
func imageSize(n *node) geom.Vec {
	w, h := "imagewidth", "imageheight"
	if k := n.kid("image"); k != nil {
		n, w, h = k, "width", "height"
	}
	return geom.V(float64(n.int(w, 0, 1<<20, 0)), float64(n.int(h, 0, 1<<20, 0)))
}

// makeLook prepares what a Tilemap needs.
func (s *Tileset) makeLook(n *node) {
	s.look = render.Tileset{First: uint16(min(s.First, maxGids-1)), Image: s.Image, Fill: n.str("tilerendersize") == "grid"}
	if k := n.kid("tileoffset"); k != nil {
		s.look.Offset = geom.V(k.number("x", 0), k.number("y", 0))
	}
	if n := len(s.Tiles); s.Image == (render.Image{}) && n > 0 {
		s.look.Tiles = make([]render.Image, min(s.Tiles[n-1].ID+1, maxGids))
	}
	for i := range s.Tiles {
		t := &s.Tiles[i]
		if t.ID < len(s.look.Tiles) {
			s.look.Tiles[t.ID] = t.Image
		}
		if len(t.Frames) > 0 && t.ID < maxGids {
			s.look.Anims = append(s.look.Anims, render.TileAnim{Tile: uint16(t.ID), Frames: t.Frames})
		}
	}
}
