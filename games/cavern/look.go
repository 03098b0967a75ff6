package main

import (
	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render"
	"github.com/krill2d/krill/render/light"
	"github.com/krill2d/krill/render/tiled"
)

// look is how a level is drawn: made with it, from what is in the map and from chance that is always the same.
type look struct {
	m         *tiled.Map
	far, near *tiled.Layer // of the background; tinted anew for each picture
	built     tiled.Layer  // planks, ladders and spikes
	fluids    tiled.Layer  // water and lava
	rock      geom.Grid    // quarters of tiles
	wall      geom.Grid    // behind everything, likewise
	plants    []plant
	glows     []glow
	drips     []drip
	beams     []geom.Rect    // daylight that falls in: from the upper edge, which is as wide as the hole, to the lower one
	night     light.Lighting // filled anew for each picture
}

// tints are those of a theme: of the far background, of the near one, and of the wall.
type tints struct{ far, near, wall render.Color }

var themeTints = [...]tints{
	{render.Hex(0xa8e0b8), render.Hex(0xb8d0a8), render.Hex(0x8c8c90)},
	{render.Hex(0x98c4f4), render.Hex(0xa8bce0), render.Hex(0x848ca4)},
	{render.Hex(0xc0a4ff), render.Hex(0xb8a4f0), render.Hex(0x8880ac)},
	{render.Hex(0xff9c70), render.Hex(0xe89880), render.Hex(0xa07c78)},
	{render.Hex(0xa09ebc), render.Hex(0xa09cb4), render.Hex(0x807c8c)},
}

// makeLook prepares a level's picture.
func makeLook(l *level, m *tiled.Map, classes []string) (look, error) {
	k := look{m: m}
	k.night.Tiles = light.Tiles{Grid: &l.Tiles, Solid: l.opaque}
	k.night.Depth, k.night.Samples = lightDepth, 5
	var err error
	if k.far, err = layerOf(m, "far", tiled.ImageLayer); err != nil {
		return k, err
	}
	if k.near, err = layerOf(m, "near", tiled.ImageLayer); err != nil {
		return k, err
	}
	ground, err := layerOf(m, "ground", tiled.TileLayer)
	if err != nil {
		return k, err
	}
	k.built = only(ground, classes, "plank", "ladder", "hatch", "spikes", "spikes hanging")
	k.fluids = only(ground, classes, "water", "lava")
	k.makeRocks(l, classes)
	k.plant(l, classes)
	k.makeGlows(l)
	return k, k.readBeams(m)
}

// only returns a layer with the tiles of some classes alone.
func only(from *tiled.Layer, classes []string, which ...string) tiled.Layer {
	l := *from
	l.Grid.Cells = make([]uint16, len(from.Grid.Cells))
	for i, n := range from.Grid.Cells {
		for _, class := range which {
			if classes[n] == class {
				l.Grid.Cells[i] = n
			}
		}
	}
	return l
}

// themeAt returns the theme of the room that a point is in.
func (l *level) themeAt(p geom.Vec) int { return themes[l.Rooms[max(0, l.roomAt(p))].Theme] }

// tintsAt returns the tints of what a camera sees: between two rooms those of both, each as much as it is seen.
func (l *level) tintsAt(seen geom.Rect) (t tints) {
	sum := 0.0
	for i := range l.Rooms {
		part := l.Rooms[i].At.Intersect(seen)
		if part.Empty() {
			continue
		}
		area := float64(part.W * part.H)
		sum += area
		o := themeTints[themes[l.Rooms[i].Theme]]
		t = tints{render.Mix(t.far, o.far, area/sum), render.Mix(t.near, o.near, area/sum), render.Mix(t.wall, o.wall, area/sum)}
	}
	return t
}

// view returns what a camera sees of the world.
func view(c *render.Canvas, cam render.Camera) geom.Rect {
	lo, hi := cam.ToWorld(geom.Vec{}, c.Size()), cam.ToWorld(c.Size(), c.Size())
	return geom.R(lo.X, lo.Y, hi.X-lo.X, hi.Y-lo.Y)
}

// drawRoom draws the background, the rocks and what is built on them.
func drawRoom(c *render.Canvas, l *level, cam render.Camera, time float64) {
	k := &l.made
	seen := view(c, cam)
	t := l.tintsAt(seen)
	k.far.Tint, k.near.Tint = t.far, t.near
	k.m.DrawLayer(c, cam, k.far)
	k.m.DrawLayer(c, cam, k.near)
	c.World(cam)
	render.Tilemap{Grid: &k.wall, Image: rockSet, Tint: t.wall}.Draw(c)
	drawPlants(c, k.plants, seen, false, time)
	k.m.DrawLayer(c, cam, &k.built)
	render.Tiles(c, &k.rock, rockSet)
}

// drawFront draws what lies before the hero: grass, drops, water and lava.
func drawFront(c *render.Canvas, l *level, cam render.Camera, time float64) {
	k := &l.made
	c.World(cam)
	seen := view(c, cam)
	drawPlants(c, k.plants, seen, true, time)
	drawDrips(c, k.drips, seen, time)
	k.m.DrawLayer(c, cam, &k.fluids)
}

// drawStill draws the world without the hero and enemies, with all lamps lit: behind a title.
func drawStill(c *render.Canvas, l *level, cam render.Camera, time float64) {
	drawRoom(c, l, cam, time)
	c.World(cam)
	seen := view(c, cam).Inset(-2 * cell)
	for i := range l.Things {
		switch t := &l.Things[i]; t.Kind {
		case "coin", "key", "lamp", "checkpoint", "spring", "crystal", "exit":
			if at := t.At.Center(); seen.Contains(at) {
				drawThing(c, t.Kind, at, "on", 1, time)
			}
		}
	}
	drawFront(c, l, cam, time)
	drawLights(c, l, cam, geom.V(-1000, -1000), 1, nil, time)
}
