package collide

import (
	"fmt"

	"github.com/krill2d/krill/engine/geom"
)

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
	Pos    geom.Vec // logical pixels, up to 1e9 from the origin
	Rot    float64  // radians, clockwise; turns segments, capsules and convex polygons
	Vel    geom.Vec // logical pixels per second; Space.Step moves a Kinematic body by it, and what it carries
	Kind   Kind
	Is     Mask   // the layers that it is in; zero: the first one
	Hits   Mask   // the layers that hold it, or that it has events with; zero: all
	OneWay bool   // holds only what comes from above, as a Platform does
	User   uint64 // the game's own: an index, the id of an entity
}

// is returns the layers that a body is in.
func (b *Body) is() Mask {
	if b.Is == 0 {
		return 1
	}
	return b.Is
}

// hits returns the layers that a body meets.
func (b *Body) hits() Mask { return b.Hits.orAll() }

func (m Mask) orAll() Mask {
	if m == 0 {
		return Everything
	}
	return m
}

// ID names a body of one Space. The zero ID names none; that of a body that was removed names none either, for ever.
// IDs are ordered by their slot: a number that the Space gives to a body and, once it is gone, to the next one.
type ID struct {
	slot uint32 // from 1
	gen  uint32 // odd
}

// Compare returns −1, 0 or 1: the order in which a Space tells of bodies.
func (id ID) Compare(o ID) int {
	switch {
	case id.slot < o.slot || id.slot == o.slot && id.gen < o.gen:
		return -1
	case id == o:
		return 0
	}
	return 1
}

// farthest is how large a coordinate, a size or a speed may be: logical pixels, and logical pixels per second.
const farthest = 1e9

// fits reports whether a number may enter a Space. NaN does not.
func fits(v float64) bool { return v >= -farthest && v <= farthest }

func fitsVec(v geom.Vec) bool { return fits(v.X) && fits(v.Y) }

// refuse panics when a vector may not enter.
func refuse(verb, name string, v geom.Vec) {
	if fitsVec(v) {
		return // names are put together when one is needed
	}
	refuseNumber(verb, name+".X", v.X)
	refuseNumber(verb, name+".Y", v.Y)
}

func refuseNumber(verb, name string, v float64) {
	if !fits(v) {
		panic(fmt.Sprintf("collide: %s: %s is %v; try a number from -1e9 to 1e9", verb, name, v))
	}
}

// refuseBody panics when something in a body may not enter.
func refuseBody(verb string, b *Body) {
	refuse(verb, "Pos", b.Pos)
	refuse(verb, "Vel", b.Vel)
	refuseNumber(verb, "Rot", b.Rot)
	if b.Kind > Trigger {
		panic(fmt.Sprintf("collide: %s: Kind is %d; try Static, Kinematic or Trigger", verb, b.Kind))
	}
	refuseShape(verb, &b.Shape)
}

// refuseShape panics when a shape that was written by hand is none that Box, Circle and the others could have made.
func refuseShape(verb string, sh *Shape) {
	if cause := sh.fault(); cause != "" {
		panic(fmt.Sprintf("collide: %s: Shape: %s", verb, cause))
	}
}
