package collide

import "github.com/krill2d/krill/engine/geom"

// Kind says how a body takes part.
type Kind uint8

// The kinds.
const (
	Static    Kind = iota // stands still and holds others: walls, ground
	Kinematic             // is moved by the game, held by others and holds them: heroes, enemies, crates, platforms
	Trigger               // holds nobody: coins, doors, places; it has events alone
)

// Mask is a set of up to 64 layers of bodies, a bit each. Games name theirs: const Wall, Enemy = collide.Mask(1), 2.
type Mask uint64

// Everything is the mask of all layers.
const Everything = ^Mask(0)

// Body is one thing in a Space: plain data, which Space.Add and Space.Set copy.
type Body struct {
	Shape  Shape
	Pos    geom.Vec // logical pixels
	Rot    float64  // radians, clockwise; turns segments, capsules and convex polygons
	Vel    geom.Vec // logical pixels per second; Space.Step moves a Kinematic body by it, and what it carries
	Kind   Kind
	Is     Mask   // the layers that it is in; zero: the first one
	Hits   Mask   // the layers that hold it, or that it has events with; zero: all
	OneWay bool   // holds only what comes from above, as a Platform does
	User   uint64 // the game's own: an index, the id of an entity
}

// ID names a body of one Space. The zero ID names none; that of a body that was removed names none either, for ever.
type ID struct {
	slot uint32 // from 1
	gen  uint32
}
