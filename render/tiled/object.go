package tiled

import (
	"math"
	"sort"
	"strconv"
	"strings"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
)

// Shape is what an object is.
type Shape uint8

// The shapes.
const (
	Rectangle Shape = iota
	Point
	Ellipse
	Polygon
	Polyline
	Text
	TileObject
)

// Object is something that was placed on a map, or a shape of a tile.
type Object struct {
	ID          int
	Name, Class string
	Shape       Shape
	Hidden      bool
	Pos         geom.Vec // logical pixels of the map: the point that Rot leaves in place, for most the top left corner
	Size        geom.Vec // logical pixels, before it is turned
	Rot         float64  // radians, clockwise
	// Points are the corners of a Rectangle, a Polygon, a Polyline or the rectangle around an Ellipse or a Text as they
	// are on the map, turned as well. Logical pixels.
	Points     []geom.Vec
	Tile       uint16    // of a TileObject, for Map.Tile
	Flip       geom.Flip // of its picture
	Label      Label     // of a Text
	Properties Properties
}

// Label is what a Text object says.
type Label struct {
	Text  string
	Font  string  // the name of a family, as it was in Tiled
	Size  float64 // logical pixels
	Color render.Color
	Align render.Align
	Wrap  bool
}

// Bounds returns the box around an object that is not turned, or around its Points.
func (o *Object) Bounds() geom.Rect {
	if len(o.Points) == 0 {
		return geom.Rect{X: o.Pos.X, Y: o.Pos.Y, W: o.Size.X, H: o.Size.Y}
	}
	lo, hi := o.Points[0], o.Points[0]
	for _, p := range o.Points[1:] {
		lo, hi = geom.V(min(lo.X, p.X), min(lo.Y, p.Y)), geom.V(max(hi.X, p.X), max(hi.Y, p.Y))
	}
	return geom.Rect{X: lo.X, Y: lo.Y, W: hi.X - lo.X, H: hi.Y - lo.Y}
}

// objects reads those of a layer or of a tile; place takes positions of the file to the map.
func (l *loader) objects(n *node, place func(geom.Vec) geom.Vec) []Object {
	var objects []Object
	for _, k := range append(n.all("object"), n.all("objects")...) {
		objects = append(objects, l.object(l.fromTemplate(k), place))
	}
	if n.str("draworder") != "index" {
		sort.SliceStable(objects, func(i, j int) bool { return objects[i].Pos.Y < objects[j].Pos.Y })
	}
	return objects
}

func (l *loader) object(n *node, place func(geom.Vec) geom.Vec) Object {
	at := geom.V(n.number("x", 0), n.number("y", 0))
	o := Object{
		ID: n.int("id", 0, 1<<31-1, 0), Name: n.str("name"), Class: n.str("class"), Hidden: !n.flag("visible", true),
		Pos: place(at), Size: geom.V(n.number("width", 0), n.number("height", 0)), Rot: n.number("rotation", 0) * math.Pi / 180,
		Properties: properties(n),
	}
	if o.Class == "" {
		o.Class = n.str("type")
	}
	var local []geom.Vec
	switch {
	case n.has("gid"):
		o.Shape = TileObject
		tile, flip := turned(uint32(n.int("gid", 0, 1<<32-1, 0)))
		if tile >= maxGids {
			fail("object %d has tile %d; a map has at most %d", o.ID, tile, maxGids-1)
		}
		o.Tile, o.Flip = uint16(tile), flip
		return o
	case n.flag("point", false) || n.kid("point") != nil:
		o.Shape = Point
		return o
	case n.has("polygon"):
		o.Shape, local = Polygon, points(n, "polygon")
	case n.has("polyline"):
		o.Shape, local = Polyline, points(n, "polyline")
	case n.flag("ellipse", false) || n.kid("ellipse") != nil:
		o.Shape = Ellipse
	case n.kid("text") != nil:
		o.Shape, o.Label = Text, label(n.kid("text"))
	}
	if local == nil {
		local = []geom.Vec{{}, {X: o.Size.X}, o.Size, {Y: o.Size.Y}}
	}
	for _, p := range local {
		o.Points = append(o.Points, o.Pos.Add(place(at.Add(p)).Sub(o.Pos).Rotate(o.Rot)))
	}
	return o
}

// points reads a list of them, in either form.
func points(n *node, name string) []geom.Vec {
	var ps []geom.Vec
	list := n.all(name)
	if len(list) == 1 && list[0].has("points") {
		for _, f := range strings.Fields(list[0].str("points")) {
			x, y, _ := strings.Cut(f, ",")
			p := node{attrs: []attr{{"x", x}, {"y", y}}}
			ps = append(ps, geom.V(p.number("x", 0), p.number("y", 0)))
		}
		return ps
	}
	for _, k := range list {
		ps = append(ps, geom.V(k.number("x", 0), k.number("y", 0)))
	}
	return ps
}

func label(n *node) Label {
	t := Label{
		Text: string(n.text), Font: n.str("fontfamily"), Size: n.number("pixelsize", 16), Wrap: n.flag("wrap", false),
		Color: render.Black,
	}
	if s := n.str("text"); s != "" {
		t.Text = s
	}
	if n.has("color") {
		t.Color = color(n.str("color"))
	}
	switch n.str("halign") {
	case "center":
		t.Align = render.Center
	case "right":
		t.Align = render.Right
	}
	return t
}

// fromTemplate returns an object with all that its template gives it.
func (l *loader) fromTemplate(k *node) *node {
	file := k.str("template")
	if file == "" {
		return k
	}
	name := l.beside(file, l.place)
	t := l.tree(name, "template")
	of := t.kid("object")
	if of == nil {
		return k
	}
	merged := &node{name: k.name, attrs: append([]attr{}, k.attrs...), kids: append([]*node{}, k.kids...), text: k.text}
	for _, a := range of.attrs {
		if _, ok := k.find(a.name); !ok && a.name != "id" && a.name != "gid" {
			merged.attrs = append(merged.attrs, a)
		}
	}
	for _, kid := range of.kids {
		if kid.name == "properties" || k.kid(kid.name) == nil {
			merged.kids = append(merged.kids, kid)
		}
	}
	if set := t.kid("tileset"); set != nil && of.has("gid") && !k.has("gid") {
		merged.attrs = append(merged.attrs, attr{"gid", l.templateTile(of, set, name)})
	}
	return merged
}

// templateTile returns the number on this map of a template's tile, as a text.
func (l *loader) templateTile(of, set *node, name string) string {
	id := uint32(of.int("gid", 0, 1<<32-1, 0))
	tile, _ := turned(id)
	tile -= uint32(set.int("firstgid", 1, 1<<29, 1))
	source := l.beside(set.str("source"), name)
	for i := range l.m.Tilesets {
		if s := &l.m.Tilesets[i]; s.Source == source {
			return strconv.FormatUint(uint64(uint32(s.First)+tile|id&(flipX|flipY|flipDiagonal)), 10)
		}
	}
	first := 1
	if n := len(l.m.Tilesets); n > 0 {
		first = l.m.Tilesets[n-1].First + max(l.m.Tilesets[n-1].Count, 1)
	}
	k := &node{name: "tileset", attrs: []attr{{"firstgid", strconv.Itoa(first)}, {"source", set.str("source")}}}
	l.addTileset(k, name)
	return strconv.FormatUint(uint64(uint32(first)+tile|id&(flipX|flipY|flipDiagonal)), 10)
}
