package collide

import "github.com/krill2d/krill/engine/geom"

// Moves is what a player wants of a body in a tick. Games fill it from their actions, bots and enemies from their wits.
type Moves struct {
	X, Y     float64 // −1 to 1: left and right, up and down; Y is for ladders, for dropping through platforms, and for a TopDown
	Jump     bool    // was pressed in this tick
	JumpHeld bool    // is down
}

// Platformer moves a body as heroes of jump and run games move: plain data, a game's own field. The zero one has good
// settings. It is a kinematic body's driver: it calls Space.Slide.
type Platformer struct {
	Body ID
	Vel  geom.Vec // logical pixels per second

	// Settings; zero: the number in brackets.
	Speed      float64 // logical pixels per second, on the ground [120]
	JumpHeight float64 // of a jump that is held, logical pixels [52]

	// What it does, as of the last Update.
	OnFloor, OnLadder, OnWall bool
	Facing                    float64 // −1 or 1
	Jumped, Landed            bool    // in this tick
}

// Update moves the body for one tick.
func (p *Platformer) Update(s *Space, m Moves, dt float64) Motion { panic("collide: soon") }

// TopDown moves a body in all directions, as heroes seen from above move. The zero one has good settings.
type TopDown struct {
	Body  ID
	Vel   geom.Vec // logical pixels per second
	Speed float64  // logical pixels per second [120]
}

// Update moves the body for one tick.
func (p *TopDown) Update(s *Space, m Moves, dt float64) Motion { panic("collide: soon") }
