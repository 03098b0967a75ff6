package tiled

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// buildMap makes a map of its element.
func (l *loader) buildMap(n *node, name string) *Map {
	m := &Map{
		Name: name, Class: n.str("class"), Properties: properties(n), Background: color(n.str("backgroundcolor")),
		W: n.int("width", 0, maxCells, 0), H: n.int("height", 0, maxCells, 0),
		Cell:   geom.V(float64(n.int("tilewidth", 1, 1<<14, 0)), float64(n.int("tileheight", 1, 1<<14, 0))),
		Tiling: tiling(n), parallaxAt: geom.V(n.number("parallaxoriginx", 0), n.number("parallaxoriginy", 0)),
	}
	if m.Cell.X < 1 || m.Cell.Y < 1 {
		fail("its cells have %v×%v pixels; want at least 1×1", m.Cell.X, m.Cell.Y)
	}
	l.m = m
	infinite := n.flag("infinite", false)
	if infinite {
		l.findExtent(n)
	}
	if m.W > 0 && m.H > maxCells/m.W {
		fail("%d×%d cells; a map has at most %d", m.W, m.H, maxCells)
	}
	l.tilesets(n)
	m.Layers = l.layers(n, geom.Vec{}, 0)
	for i := range m.Tilesets {
		m.sets = append(m.sets, m.Tilesets[i].look)
	}
	return m
}

func tiling(n *node) geom.Tiling {
	t := geom.Tiling{
		Kind: geom.Staggered, Columns: n.str("staggeraxis") == "x", Even: n.str("staggerindex") == "even",
		Side: float64(n.int("hexsidelength", 0, 1<<14, 0)),
	}
	switch o := n.str("orientation"); o {
	case "orthogonal", "":
		return geom.Tiling{}
	case "isometric":
		return geom.Tiling{Kind: geom.Diamond}
	case "staggered":
		t.Side = 0
	case "hexagonal":
	default:
		fail("its orientation is %q; want orthogonal, isometric, staggered or hexagonal", short(o))
	}
	return t
}

// tilesets reads those of a map.
func (l *loader) tilesets(n *node) {
	for _, k := range append(n.all("tileset"), n.all("tilesets")...) {
		l.addTileset(k, "")
	}
}

// addTileset adds a tileset that lies in a map, or is only named there. The name is relative to the file from.
func (l *loader) addTileset(k *node, from string) {
	m := l.m
	first := k.int("firstgid", 1, 1<<29, 1)
	if len(m.Tilesets) > 0 && first <= m.Tilesets[len(m.Tilesets)-1].First {
		fail("a tileset begins with tile %d; want more than the one before", first)
	}
	source, body := "", k
	if file := k.str("source"); file != "" {
		source = l.beside(file, from)
		body = l.tree(source, "tileset")
	}
	outer := l.place
	if source != "" {
		l.place = source
	}
	s := l.tileset(body, first, source)
	l.place = outer
	m.Tilesets = append(m.Tilesets, s)
}

// layers reads those of a map or a group.
func (l *loader) layers(n *node, offset geom.Vec, depth int) []*Layer {
	var layers []*Layer
	for _, k := range n.kids {
		kind, is := kindOf(k)
		if !is {
			continue
		}
		outer := l.layer
		l.layer = k.str("name")
		layers = append(layers, l.buildLayer(k, kind, offset, depth))
		l.layer = outer
	}
	return layers
}

// kindOf tells what an element is, in either form.
func kindOf(k *node) (LayerKind, bool) {
	name := k.name
	if name == "layers" {
		name = k.str("type")
	}
	switch name {
	case "layer", "tilelayer":
		return TileLayer, true
	case "objectgroup":
		return ObjectLayer, true
	case "imagelayer":
		return ImageLayer, true
	case "group":
		return Group, true
	}
	return 0, false
}

func (l *loader) buildLayer(k *node, kind LayerKind, offset geom.Vec, depth int) *Layer {
	a := &Layer{
		ID: k.int("id", 0, 1<<31-1, 0), Kind: kind, Name: k.str("name"), Class: k.str("class"), Properties: properties(k),
		Hidden: !k.flag("visible", true), Opacity: max(0, min(k.number("opacity", 1), 1)), Tint: color(k.str("tintcolor")),
		Offset:   geom.V(k.number("offsetx", 0), k.number("offsety", 0)),
		Parallax: geom.V(k.number("parallaxx", 1), k.number("parallaxy", 1)),
	}
	offset = offset.Add(a.Offset)
	switch kind {
	case TileLayer:
		a.Grid = l.grid(k)
	case ObjectLayer:
		a.Objects = l.objects(k, func(p geom.Vec) geom.Vec { return l.toMap(p).Add(offset) })
	case ImageLayer:
		if file, _ := imageOf(k); file != "" {
			a.Image, a.Size = l.image(file, ""), imageSize(k)
		}
		a.Offset = a.Offset.Sub(l.m.Moved)
		a.RepeatX, a.RepeatY = k.flag("repeatx", false), k.flag("repeaty", false)
	case Group:
		a.Layers = l.layers(k, offset, depth+1)
	}
	return a
}

// grid reads the cells of a layer.
func (l *loader) grid(k *node) geom.Grid {
	m := l.m
	spend(&l.cellsN, m.W*m.H, maxCells, "cells in all layers")
	g := geom.NewGrid(m.W, m.H, m.Cell.X)
	g.Tiling = m.Tiling
	if m.Cell.Y != m.Cell.X {
		g.Tall = m.Cell.Y
	}
	data := k.kid("data")
	chunks := chunksOf(k)
	switch {
	case len(chunks) > 0:
		for _, c := range chunks {
			l.chunk(&g, c, k)
		}
	case data != nil:
		l.put(&g, l.cells(data, howOf(k, data), m.W*m.H), 0, 0, m.W)
	}
	return g
}

// howOf returns the element that says in which form cells are: the one of the data in XML, the layer in JSON.
func howOf(layer, data *node) *node {
	if data != nil && (layer.str("encoding") == "" || data.str("encoding") == "csv") {
		return data
	}
	return layer
}

// chunksOf returns the parts of a layer of an infinite map.
func chunksOf(k *node) []*node {
	if data := k.kid("data"); data != nil && len(data.all("chunk")) > 0 {
		return data.all("chunk")
	}
	return k.all("chunks")
}

// chunk reads a part of a layer.
func (l *loader) chunk(g *geom.Grid, c, layer *node) {
	x, y, w, h := chunkBox(c)
	data := c // of XML
	how := layer.kid("data")
	if k := c.kid("data"); k != nil {
		data, how = k, howOf(layer, k)
	}
	if how == nil {
		how = layer
	}
	l.put(g, l.cells(data, how, w*h), x-l.origin[0], y-l.origin[1], w)
}

func chunkBox(c *node) (x, y, w, h int) {
	const far = 1 << 28
	x, y = c.int("x", -far, far, 0), c.int("y", -far, far, 0)
	w, h = c.int("width", 0, maxCells, 0), c.int("height", 0, maxCells, 0)
	if w > 0 && h > maxCells/w {
		fail("a chunk of %d×%d cells; a map has at most %d", w, h, maxCells)
	}
	return x, y, w, h
}

// put writes numbers of a file into a grid, w to a row.
func (l *loader) put(g *geom.Grid, gids []uint32, x, y, w int) {
	for i, id := range gids {
		if id == 0 {
			continue
		}
		tile, flip := turned(id)
		if tile >= maxGids {
			fail("a cell has tile %d, and a map has at most %d; use fewer tilesets", tile, maxGids-1)
		}
		g.SetFlipped(x+i%w, y+i/w, uint16(tile), flip)
	}
}

// findExtent gives an infinite map the size of what is used.
func (l *loader) findExtent(n *node) {
	first, x0, y0, x1, y1 := true, 0, 0, 0, 0
	var look func(n *node)
	look = func(n *node) {
		for _, k := range n.kids {
			kind, is := kindOf(k)
			if !is {
				continue
			}
			for _, c := range chunksOf(k) {
				x, y, w, h := chunkBox(c)
				if first {
					first, x0, y0, x1, y1 = false, x, y, x+w, y+h
				}
				x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+w), max(y1, y+h)
			}
			if kind == Group {
				look(k)
			}
		}
	}
	look(n)
	m := l.m
	if m.Tiling.Kind == geom.Staggered { // rows that are moved stay so
		x0, y0 = x0&^1, y0&^1
	}
	height := m.H
	m.W, m.H = x1-x0, y1-y0
	l.origin = [2]int{x0, y0}
	// Where Tiled shows the first cell, and where the grid does.
	shown := *m.grid()
	shown.H = height
	m.Moved = shown.Corner(x0, y0).Sub(m.grid().Corner(0, 0))
	m.parallaxAt = m.parallaxAt.Sub(m.Moved)
}

// toMap takes a position in a file to one on the map. On isometric maps a file has them along the cells' edges.
func (l *loader) toMap(p geom.Vec) geom.Vec {
	m := l.m
	if m.Tiling.Kind == geom.Diamond {
		x, y := p.X/m.Cell.Y-float64(l.origin[0]), p.Y/m.Cell.Y-float64(l.origin[1])
		return geom.V(float64((x-y+float64(m.H))*m.Cell.X/2), float64((x+y)*m.Cell.Y/2))
	}
	return p.Sub(m.Moved)
}

// pictureOf returns what a tile number shows.
func (m *Map) pictureOf(cell uint16) (i render.Image, frame int, size geom.Vec, s *Tileset) {
	s, id := m.Tileset(cell)
	if s == nil {
		return render.Image{}, 0, geom.Vec{}, nil
	}
	i, frame, size = s.picture(id)
	return i, frame, size, s
}
