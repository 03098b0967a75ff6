package collide

import "github.com/krill2d/krill/engine/geom"

// EventKind says what two bodies began or ended.
type EventKind uint8

// The kinds.
const (
	Enter EventKind = iota // they touch, and did not in the last Step
	Stay                   // they still touch
	Exit                   // they no longer touch, or one of them is gone
)

// Event is about two bodies of which one at least has the other's layer in its Hits; A came before B into its slot.
type Event struct {
	Kind   EventKind
	A, B   ID
	Normal geom.Vec // the way for A out of B, length 1; zero of an Exit
	Depth  float64  // logical pixels
	UserA  uint64
	UserB  uint64
}

// Step moves each Kinematic body that has a Vel, as Push does, and finds out which bodies touch. A Static body has no
// events with another Static one. Call it once a tick.
func (s *Space) Step(dt float64) { panic("collide: soon") }

// Events returns what the last Step found, by A and then by B. It is good until the next Step.
func (s *Space) Events() []Event { panic("collide: soon") }

// Of passes the events of one body in which it is A, with all turned so: e.B is the other one.
func (s *Space) Of(id ID) func(yield func(Event) bool) { panic("collide: soon") }
