package main

import (
	"fmt"
	"slices"

	"github.com/krill2d/krill/engine/geom"
	"github.com/krill2d/krill/render/tiled"
)

// addTileThings joins tiles of a kind that are neighbours to things: ladders downwards, all else sideways.
func (l *level) addTileThings(classes []string) {
	g := &l.Tiles
	for _, class := range []string{"ladder", "spikes", "spikes hanging", "water", "lava"} {
		dx, dy := 1, 0
		if class == "ladder" {
			dx, dy = 0, 1
		}
		is := func(x, y int) bool { return climbs(classes[g.At(x, y)], class) }
		for y := range g.H {
			for x := range g.W {
				if !is(x, y) || is(x-dx, y-dy) || len(l.Things) > maxThings {
					continue
				}
				n := 1
				for is(x+n*dx, y+n*dy) {
					n++
				}
				l.Things = append(l.Things, tileThing(class, geom.R(float64(x)*cell, float64(y)*cell, cell*float64(1+(n-1)*dx), cell*float64(1+(n-1)*dy))))
			}
		}
	}
}

// climbs reports whether a tile of a class belongs to things of another one: a hatch is the upper end of a ladder.
func climbs(class, of string) bool { return class == of || class == "hatch" && of == "ladder" }

// tileThing returns what a row of tiles is.
func tileThing(class string, at geom.Rect) thing {
	t := thing{Kind: class, At: at, Facing: 1}
	switch class {
	case "spikes":
		t.At = geom.R(at.X+2, at.Y+cell-spikeHigh, at.W-4, spikeHigh)
	case "spikes hanging":
		t.Kind, t.Facing, t.At = "spikes", -1, geom.R(at.X+2, at.Y, at.W-4, spikeHigh)
	case "lava":
		t.At = geom.R(at.X, at.Y+4, at.W, at.H-4)
	}
	return t
}

// readThings reads the objects of the layer "things".
func (l *level) readThings(m *tiled.Map) error {
	layer, err := layerOf(m, "things", tiled.ObjectLayer)
	if err != nil {
		return err
	}
	if len(layer.Objects) > maxThings {
		return fmt.Errorf("layer %q has %d objects; want at most %d", layer.Name, len(layer.Objects), maxThings)
	}
	starts := 0
	for i := range layer.Objects {
		o := &layer.Objects[i]
		if o.Class == "start" {
			starts++
		}
		if err := l.readThing(o, m.Bounds()); err != nil {
			return fmt.Errorf("layer %q: object %d, %q: %w", layer.Name, o.ID, o.Class, err)
		}
	}
	if starts != 1 {
		return fmt.Errorf("layer %q has %d objects of the class start; want one", layer.Name, starts)
	}
	return nil
}

func (l *level) readThing(o *tiled.Object, bounds geom.Rect) error {
	at := placeOf(o)
	speed, err := number(o.Properties, "speed", maxSpeed)
	if err != nil {
		return err
	}
	n, err := number(o.Properties, "n", maxThread)
	if err != nil {
		return err
	}
	t := thing{Kind: o.Class, At: at, Speed: speed, Facing: 1, N: int(n)}
	if o.Properties.Bool("left") {
		t.Facing = -1
	}
	_, known := sizes[o.Class]
	switch {
	case !known && o.Class != "start":
		return fmt.Errorf("its class is none that the game knows; want one of %v", names(sizes))
	case o.Rot != 0:
		return fmt.Errorf("it is turned; want it upright")
	case !inside(bounds, at):
		return fmt.Errorf("it lies at %v and the map at %v; want it inside", at, bounds)
	case l.roomAt(at.Center()) < 0:
		return fmt.Errorf("it lies at %v, which is in no room", at.Center())
	case o.Class == "start":
		l.Start = o.Pos
		return nil
	}
	if t.Kind == "lift" {
		if err := t.follow(o, bounds); err != nil {
			return err
		}
	}
	l.Things = append(l.Things, t)
	return nil
}

// placeOf returns where an object is: a rectangle as it is drawn, and of a point or a path what has the size of its kind.
func placeOf(o *tiled.Object) geom.Rect {
	if o.Shape == tiled.Rectangle && o.Size != (geom.Vec{}) {
		return geom.R(o.Pos.X, o.Pos.Y, o.Size.X, o.Size.Y)
	}
	size := sizes[o.Class]
	at := geom.R(o.Pos.X-size.X/2, o.Pos.Y-size.Y/2, size.X, size.Y)
	if standing[o.Class] {
		at.Y = o.Pos.Y - size.Y
	}
	return at
}

// follow gives a thing the path of its object.
func (t *thing) follow(o *tiled.Object, bounds geom.Rect) error {
	switch {
	case o.Shape != tiled.Polyline || len(o.Points) < 2:
		return fmt.Errorf("it has no path; draw it as a polyline of two points or more")
	case len(o.Points) > 64:
		return fmt.Errorf("its path has %d points; want at most 64", len(o.Points))
	}
	for i, p := range o.Points {
		if !inside(bounds, geom.R(p.X, p.Y, 0, 0)) {
			return fmt.Errorf("point %d of its path is at %v, outside of the map", i+1, p)
		}
		if i > 0 && p == o.Points[i-1] {
			return fmt.Errorf("points %d and %d of its path are the same", i, i+1)
		}
	}
	t.Path = o.Points
	return nil
}

// names returns the keys of a map in order, for messages.
func names[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
