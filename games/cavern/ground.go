package main

import (
	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// What enemies know of the ground: they look at the tiles around them, and need no bodies for that.

// tileAt returns what a cell is to bodies.
func (l *level) tileAt(x, y int) collide.Tile {
	n := int(l.Tiles.At(x, y))
	switch {
	case n < len(l.Kinds):
		return l.Kinds[n]
	case len(l.Kinds) == 0 && n > 0:
		return collide.Solid
	}
	return collide.Tile{}
}

// solid reports whether a point is within a wall or the ground; planks are neither.
func (l *level) solid(p geom.Vec) bool {
	x, y := l.Tiles.Cell(p)
	tile := l.tileAt(x, y)
	if tile.OneWay || tile == (collide.Tile{}) {
		return false
	}
	corner := l.Tiles.Corner(x, y)
	high := float64(geom.Lerp(tile.Left, tile.Right, (p.X-corner.X)/l.Tiles.Size) * l.Tiles.Size)
	if tile.Hangs {
		return p.Y < corner.Y+high
	}
	return p.Y >= corner.Y+l.Tiles.Size-high
}

// floor returns the height of the ground below a point, planks included, and false when there is none within a reach
// in logical pixels. A point within the ground has none.
func (l *level) floor(p geom.Vec, reach float64) (y float64, ok bool) {
	size := l.Tiles.Size
	x, first := l.Tiles.Cell(p)
	_, last := l.Tiles.Cell(geom.V(p.X, p.Y+reach))
	for row := first; row <= last; row++ {
		tile := l.tileAt(x, row)
		if tile == (collide.Tile{}) || tile.Hangs {
			continue
		}
		corner := l.Tiles.Corner(x, row)
		top := corner.Y + size - float64(geom.Lerp(tile.Left, tile.Right, (p.X-corner.X)/size)*size)
		if top >= p.Y && top <= p.Y+reach {
			return top, true
		}
		if !tile.OneWay {
			return 0, false
		}
	}
	return 0, false
}

// blocked reports whether a box would be in a wall at a place.
func (l *level) blocked(at, size geom.Vec) bool {
	h := size.Mul(0.5)
	for _, d := range [...]geom.Vec{{X: -h.X, Y: -h.Y}, {X: h.X, Y: -h.Y}, {X: -h.X, Y: h.Y}, h, {}} {
		if l.solid(at.Add(d)) {
			return true
		}
	}
	return false
}

// bounds returns the box around all rooms.
func (l *level) bounds() geom.Rect { return l.Tiles.Bounds() }

// clear reports whether nothing solid lies on the straight way from one point to another.
func (l *level) clear(from, to geom.Vec) bool {
	steps := geom.Int(from.Dist(to)/4) + 1
	for i := range steps {
		if l.solid(from.Lerp(to, float64(i)/float64(steps))) {
			return false
		}
	}
	return true
}
