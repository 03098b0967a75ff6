package collide

import "github.com/krill2d/krill/engine/geom"

// Filter says which bodies a question is about. The zero Filter: all that hold others.
type Filter struct {
	Hits     Mask // layers; zero: all
	Not      ID   // this one is left out: who asks
	Triggers bool // triggers count, too
}

// Hit is where something met a body.
type Hit struct {
	ID     ID       // of the body that was met
	Point  geom.Vec // where, logical pixels
	Normal geom.Vec // the way out of the body that was met, length 1
	Depth  float64  // how far they overlap along Normal, logical pixels; 0 of a ray or a cast that began outside
	T      float64  // of a ray or a cast: the part of the way that is free, 0 to 1
	User   uint64   // of the body that was met
}

// Ray returns the first body on the way from one point to another. One that it begins in is met at T 0.
func (s *Space) Ray(from, to geom.Vec, f Filter) (Hit, bool) { panic("collide: soon") }

// RayAll appends all bodies on the way, nearest first, each once.
func (s *Space) RayAll(dst []Hit, from, to geom.Vec, f Filter) []Hit { panic("collide: soon") }

// Cast returns the first body that a shape meets on its way from a place by a vector.
func (s *Space) Cast(sh Shape, from, by geom.Vec, f Filter) (Hit, bool) { panic("collide: soon") }

// Touching appends all bodies that a shape overlaps at a place, by their ID.
func (s *Space) Touching(dst []Hit, sh Shape, at geom.Vec, f Filter) []Hit { panic("collide: soon") }

// At appends the bodies that a point is in, by their ID.
func (s *Space) At(dst []ID, p geom.Vec, f Filter) []ID { panic("collide: soon") }

// In appends the bodies that a rectangle overlaps, by their ID.
func (s *Space) In(dst []ID, r geom.Rect, f Filter) []ID { panic("collide: soon") }

// Nearest returns the body whose edge is nearest to a point, within a distance in logical pixels; Depth is the distance,
// and 0 of a body that the point is in.
func (s *Space) Nearest(p geom.Vec, within float64, f Filter) (Hit, bool) { panic("collide: soon") }
