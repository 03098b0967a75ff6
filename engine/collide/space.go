package collide

import "github.com/krill2d/krill/engine/geom"

// Space holds bodies and answers what touches what. The zero Space is empty and ready. It is plain data that belongs into
// a game's state: what it has built for speed is left out of snapshots and is built anew.
type Space struct {
	// Cell is the side of the squares that bodies are sorted into, logical pixels: about the size of a common body. Zero:
	// it is chosen from the bodies that there are.
	Cell float64
}

// Add puts a body into the space. It panics when a number in it is NaN or infinite, and when its shape is broken.
func (s *Space) Add(b Body) ID { panic("collide: soon") }

// Remove takes a body out, and reports whether it was there. Those that touched it get their Exit in the next Step.
func (s *Space) Remove(id ID) bool { panic("collide: soon") }

// Body returns a body, and false when it is gone.
func (s *Space) Body(id ID) (Body, bool) { panic("collide: soon") }

// Pos returns where a body is, and the zero Vec when it is gone.
func (s *Space) Pos(id ID) geom.Vec { panic("collide: soon") }

// Set replaces a body by another one under the same ID, and reports whether it was there.
func (s *Space) Set(id ID, b Body) bool { panic("collide: soon") }

// Put moves a body to a place, through everything: a jump of a teleporter, or a game that computes its own motion.
func (s *Space) Put(id ID, pos geom.Vec) bool { panic("collide: soon") }

// SetVel sets the velocity of a body, logical pixels per second.
func (s *Space) SetVel(id ID, vel geom.Vec) bool { panic("collide: soon") }

// Len returns how many bodies there are.
func (s *Space) Len() int { panic("collide: soon") }

// All passes every body with its ID, in the order in which slots were taken. It allocates nothing.
func (s *Space) All(yield func(ID, Body) bool) { panic("collide: soon") }
