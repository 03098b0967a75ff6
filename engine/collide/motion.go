package collide

import "github.com/krill2d/krill/engine/geom"

// Motion is what became of a move.
type Motion struct {
	By                   geom.Vec // how far the body went, logical pixels
	Floor, Ceiling, Wall bool     // what held it: Floor is any ground that is not steeper than 46°
	FloorNormal          geom.Vec // of the ground, length 1; zero: in the air
	On                   ID       // the ground
	Hits                 [4]Hit   // what it met, in order
	N                    int      // how many of Hits there are
}

// Slide moves a body by a vector as far as others let it, along what is in its way: what heroes and enemies do. Nothing
// is passed through at any speed. A body that begins inside another one is first pushed out.
func (s *Space) Slide(id ID, by geom.Vec) Motion { panic("collide: soon") }

// Move moves a body by a vector and stops at the first that holds it: what balls and bullets do, which then bounce with
// geom.Vec.Reflect or burst.
func (s *Space) Move(id ID, by geom.Vec) (Hit, bool) { panic("collide: soon") }

// Push moves a body by a vector through everything, carries along what stands on it and pushes what is in its way:
// what a lift does. It appends to crushed the bodies that something else held.
func (s *Space) Push(crushed []ID, id ID, by geom.Vec) []ID { panic("collide: soon") }
