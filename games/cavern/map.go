package main

import (
	"fmt"
	"strconv"

	"github.com/krill2d/krill/engine"
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render/tiled"
)

const (
	mapFile   = "cavern.tmx"
	maxCells  = 1 << 16 // of a map
	maxThings = 1024    // of a map, those of tiles as well
	maxSpeed  = 400.0   // of a thing, logical pixels per second
	maxThread = 64      // of a spider, cells
	spikeHigh = 10.0    // of a tile of spikes, logical pixels: what hurts
)

// level is a map as it was read: it never changes, so it is no part of a game's state.
type level struct {
	Tiles  geom.Grid      // the layer "ground": what collide and lights read
	Kinds  []collide.Tile // what each number in Tiles is to bodies
	Rooms  []room         // none overlaps another
	Things []thing        // those of the tiles first, then the objects in the order of the file
	Start  geom.Vec       // between the hero's feet, logical pixels

	made look // how it is drawn
}

// room is a part of the map that the camera stays in.
type room struct {
	Name  string
	At    geom.Rect // logical pixels
	Music string    // see roomMusic
	Dark  float64   // 0: day, 1: no light but lamps
	Theme string    // of the rocks: see themes
}

// thing is something of the map that rules know.
//
//	coin, key                 taken by touch; At is around the middle
//	checkpoint, exit, spring  stand on the ground: At ends there
//	door                      stops bodies until it is opened
//	slug, bat, spider         enemies: on the ground, below a ceiling, and there on a thread
//	lift                      is stood on and goes along its Path, to and fro
//	ladder                    is climbed; a hatch at its end, which is a tile of its own, is stood on
//	spikes, lava              hurt
//	water                     is waded through
//	lamp, crystal             give light
type thing struct {
	Kind   string
	At     geom.Rect  // logical pixels, where it begins
	Path   []geom.Vec // of a lift: where its middle goes; the first point is where it begins
	Speed  float64    // logical pixels per second; 0: as its kind has it
	Facing int        // −1 left or 1 right; of spikes: −1 hangs from the ceiling
	N      int        // of a spider: the length of its thread, cells; 0: as its kind has it
}

// sizes are those of things whose object is a point or a path, logical pixels.
var sizes = map[string]geom.Vec{
	"coin": {X: 10, Y: 10}, "key": {X: 14, Y: 10}, "checkpoint": {X: 16, Y: 28}, "exit": {X: 32, Y: 44}, "spring": {X: 16, Y: 8},
	"door": {X: 16, Y: 64}, "slug": {X: 16, Y: 10}, "bat": {X: 14, Y: 10}, "spider": {X: 14, Y: 12}, "lift": {X: 48, Y: 8},
	"lamp": {X: 8, Y: 12}, "crystal": {X: 14, Y: 14},
}

// standing are those whose point is in the middle of their lower edge.
var standing = map[string]bool{"checkpoint": true, "exit": true, "spring": true, "slug": true}

// readLevel reads the map of the game. What is wrong with it is an error that names the file, the layer and the object.
func readLevel(t *engine.Tick) (*level, error) { return loadLevel(mapFile, t.File) }

// loadLevel reads a map from files.
func loadLevel(name string, file func(string) ([]byte, error)) (*level, error) {
	m, err := tiled.Load(name, file)
	if err != nil {
		return nil, fmt.Errorf("cavern: %w", err)
	}
	l, err := newLevel(m)
	if err != nil {
		return nil, fmt.Errorf("cavern: read %q: %w", name, err)
	}
	return l, nil
}

func newLevel(m *tiled.Map) (*level, error) {
	ground, err := layerOf(m, "ground", tiled.TileLayer)
	if err != nil {
		return nil, err
	}
	switch {
	case m.Tiling.Kind != geom.Rows || m.Cell != geom.V(cell, cell):
		return nil, fmt.Errorf("its cells are %v×%v logical pixels; want upright ones of %v×%[3]v", m.Cell.X, m.Cell.Y, cell)
	case m.W*m.H > maxCells || len(ground.Grid.Cells) != ground.Grid.W*ground.Grid.H:
		return nil, fmt.Errorf("it has %d×%d cells; want at most %d in all", m.W, m.H, maxCells)
	case ground.Grid.W != m.W || ground.Grid.H != m.H:
		return nil, fmt.Errorf("layer %q has %d×%d cells; want all %d×%d of the map", ground.Name, ground.Grid.W, ground.Grid.H, m.W, m.H)
	}
	l := &level{Tiles: ground.Grid}
	l.Tiles.Flips = nil
	classes, err := l.readKinds(m)
	if err != nil {
		return nil, err
	}
	if err := l.readRooms(m); err != nil {
		return nil, err
	}
	if l.addTileThings(classes); len(l.Things) > maxThings {
		return nil, fmt.Errorf("layer \"ground\" has more than %d ladders, spikes and pools", maxThings)
	}
	if err := l.readThings(m); err != nil {
		return nil, err
	}
	if len(l.Things) > maxThings {
		return nil, fmt.Errorf("it has %d things; want at most %d", len(l.Things), maxThings)
	}
	if l.made, err = makeLook(l, m, classes); err != nil {
		return nil, err
	}
	return l, nil
}

// layerOf returns a layer by its name.
func layerOf(m *tiled.Map, name string, kind tiled.LayerKind) (*tiled.Layer, error) {
	for _, l := range m.Layers {
		if l.Name == name && l.Kind == kind {
			return l, nil
		}
	}
	what := map[tiled.LayerKind]string{tiled.TileLayer: "tile", tiled.ObjectLayer: "object", tiled.ImageLayer: "image"}[kind]
	return nil, fmt.Errorf("it has no %s layer %q", what, name)
}

// readKinds learns what the numbers in the ground are, and returns the class of each.
func (l *level) readKinds(m *tiled.Map) (classes []string, err error) {
	last := uint16(0)
	for _, n := range l.Tiles.Cells {
		last = max(last, n)
	}
	l.Kinds, classes = make([]collide.Tile, int(last)+1), make([]string, int(last)+1)
	for i, n := range l.Tiles.Cells {
		if n == 0 || classes[n] != "" {
			continue
		}
		if l.Kinds[n], classes[n], err = kindOf(m.Tile(n)); err != nil {
			return nil, fmt.Errorf("layer %q: tile %d in column %d of row %d: %w", "ground", n, i%l.Tiles.W, i/l.Tiles.W, err)
		}
	}
	return classes, nil
}

// kindOf returns what a tile of the editor is to bodies.
func kindOf(t tiled.Tile) (collide.Tile, string, error) {
	k := collide.Tile{OneWay: t.Properties.Bool("oneWay")}
	switch t.Class {
	case "rock", "plank", "hatch":
	case "ladder", "spikes", "water", "lava":
		return collide.Tile{}, t.Class + hanging(t), nil
	default:
		return k, "", fmt.Errorf("its class is %q; want rock, plank, hatch, ladder, spikes, water or lava", t.Class)
	}
	var err error
	if k.Left, err = number(t.Properties, "left", 1); err != nil {
		return k, "", err
	}
	if k.Right, err = number(t.Properties, "right", 1); err != nil {
		return k, "", err
	}
	if k.Left == 0 && k.Right == 0 {
		return k, "", fmt.Errorf("a %s whose sides have no height; give it the properties left and right, 0 to 1", t.Class)
	}
	return k, t.Class, nil
}

// number returns a property, from 0 to most; 0 when there is none.
func number(p tiled.Properties, name string, most float64) (float64, error) {
	f := p.Find(name)
	if f == nil {
		return 0, nil
	}
	v, err := strconv.ParseFloat(f.Text, 64)
	if err != nil || !(v >= 0 && v <= most) {
		return 0, fmt.Errorf("%s is %.40q; want a number from 0 to %v", name, f.Text, most)
	}
	return v, nil
}

func hanging(t tiled.Tile) string {
	if t.Properties.Bool("hangs") {
		return " hanging"
	}
	return ""
}

// readRooms reads the rectangles of the layer "rooms".
func (l *level) readRooms(m *tiled.Map) error {
	layer, err := layerOf(m, "rooms", tiled.ObjectLayer)
	if err != nil {
		return err
	}
	for i := range layer.Objects {
		o := &layer.Objects[i]
		r := room{Name: o.Name, At: o.Bounds(), Music: o.Properties.String("music"), Theme: o.Properties.String("theme")}
		if r.Dark, err = number(o.Properties, "dark", 1); err == nil {
			err = l.checkRoom(&r, m.Bounds())
		}
		if err != nil {
			return fmt.Errorf("layer %q: object %d, %q: %w", layer.Name, o.ID, o.Name, err)
		}
		l.Rooms = append(l.Rooms, r)
	}
	if len(l.Rooms) == 0 {
		return fmt.Errorf("layer %q: it is empty; want a rectangle for each room", layer.Name)
	}
	return nil
}

func (l *level) checkRoom(r *room, bounds geom.Rect) error {
	_, known := themes[r.Theme]
	switch {
	case len(l.Rooms) >= 64:
		return fmt.Errorf("there are more than 64 rooms")
	case !inside(bounds, r.At):
		return fmt.Errorf("it lies at %v and the map at %v; want it inside", r.At, bounds)
	case r.At.W < width || r.At.H < height:
		return fmt.Errorf("it is %v×%v; want at least %v×%v, which a camera sees", r.At.W, r.At.H, width, height)
	case !known:
		return fmt.Errorf("theme is %q; want one of %v", r.Theme, names(themes))
	case !hasMusic(r.Music):
		return fmt.Errorf("music is %q; want one of %v", r.Music, names(songs))
	}
	for _, other := range l.Rooms {
		if other.At.Overlaps(r.At) {
			return fmt.Errorf("it overlaps the room %q", other.Name)
		}
	}
	return nil
}

// inside reports whether all of r lies inside bounds. A rectangle with NaN in it does not.
func inside(bounds, r geom.Rect) bool {
	return r.X >= bounds.X && r.Y >= bounds.Y && r.W >= 0 && r.H >= 0 && r.X+r.W <= bounds.X+bounds.W && r.Y+r.H <= bounds.Y+bounds.H
}

// roomAt returns the number of the room that a point is in, or −1.
func (l *level) roomAt(p geom.Vec) int {
	for i := range l.Rooms {
		if l.Rooms[i].At.Contains(p) {
			return i
		}
	}
	return -1
}
