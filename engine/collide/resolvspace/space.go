package resolvspace

import (
	"fmt"

	"github.com/solarlune/resolv"

	"github.com/krill2d/krill/engine/collide"
	"github.com/krill2d/krill/engine/geom"
)

// Space is a resolv Space with the calls of a collide.Space. The zero Space is empty and ready.
type Space struct {
	Area geom.Rect // that resolv's grid covers, logical pixels; zero: 4096 by 4096 around (0, 0)
	Cell float64   // side of its cells, logical pixels; zero: 64

	bodies  collide.Space                // what was put in, and its IDs
	grid    *resolv.Space                `state:"-"`
	shapes  map[collide.ID]resolv.IShape `state:"-"` // never looped over
	outside []collide.ID                 `state:"-"` // reach beyond the grid
	near    []collide.ID                 `state:"-"` // scratch
}

// Add puts a body into the space. It panics when a number in it is NaN or infinite, and when resolv has no such shape.
func (s *Space) Add(b collide.Body) collide.ID {
	refuse("add", &b.Shape)
	s.build()
	id := s.bodies.Add(b)
	s.enter(id, b)
	return id
}

// Remove takes a body out, and reports whether it was there.
func (s *Space) Remove(id collide.ID) bool {
	s.build()
	s.leave(id)
	return s.bodies.Remove(id)
}

// Body returns a body, and false when it is gone.
func (s *Space) Body(id collide.ID) (collide.Body, bool) { return s.bodies.Body(id) }

// Pos returns where a body is, and the zero Vec when it is gone.
func (s *Space) Pos(id collide.ID) geom.Vec { return s.bodies.Pos(id) }

// Set replaces a body by another one under the same ID, and reports whether it was there.
func (s *Space) Set(id collide.ID, b collide.Body) bool {
	refuse("set", &b.Shape)
	s.build()
	if !s.bodies.Set(id, b) {
		return false
	}
	s.leave(id)
	s.enter(id, b)
	return true
}

// Put moves a body to a place, and reports whether it was there.
func (s *Space) Put(id collide.ID, pos geom.Vec) bool {
	b, ok := s.bodies.Body(id)
	b.Pos = pos
	return ok && s.Set(id, b)
}

// Len returns how many bodies there are.
func (s *Space) Len() int { return s.bodies.Len() }

// All passes every body with its ID, in the order of a collide.Space.
func (s *Space) All(yield func(collide.ID, collide.Body) bool) { s.bodies.All(yield) }

// Grid returns the resolv Space, for what only that has. It has its origin at the top left of Area, and shapes there are
// where they are here, less that corner. It is another one after a restore.
func (s *Space) Grid() *resolv.Space {
	s.build()
	return s.grid
}

// Shape returns the shape that resolv has of a body, and nil when it is gone. Its Data is the body's ID.
func (s *Space) Shape(id collide.ID) resolv.IShape {
	s.build()
	return s.shapes[id]
}

// build makes resolv's part when there is none: at the beginning, and after a restore.
func (s *Space) build() {
	if s.grid != nil {
		return
	}
	if s.Area == (geom.Rect{}) {
		s.Area = geom.Around(geom.Vec{}, 4096, 4096)
	}
	if s.Cell == 0 {
		s.Cell = 64
	}
	cell := geom.Int(s.Cell)
	s.grid = resolv.NewSpace(geom.Int(s.Area.W), geom.Int(s.Area.H), cell, cell)
	s.shapes = map[collide.ID]resolv.IShape{}
	for id, b := range s.bodies.All {
		s.enter(id, b)
	}
}

func (s *Space) enter(id collide.ID, b collide.Body) {
	shape := s.resolve(&b.Shape, b.Pos, b.Rot)
	shape.SetData(id)
	s.shapes[id] = shape
	s.grid.Add(shape)
	if s.beyond(shape) {
		s.outside = append(s.outside, id)
	}
}

// beyond reports whether resolv's grid does not have the whole of a shape.
func (s *Space) beyond(shape resolv.IShape) bool {
	b := shape.Bounds()
	return b.Min.X < 0 || b.Min.Y < 0 || b.Max.X >= s.Area.W || b.Max.Y >= s.Area.H
}

// leave takes a shape out of resolv, which nobody moves any more.
func (s *Space) leave(id collide.ID) {
	shape := s.shapes[id]
	if shape == nil {
		return
	}
	s.grid.Remove(shape)
	delete(s.shapes, id)
	for i, other := range s.outside {
		if other == id {
			s.outside = append(s.outside[:i], s.outside[i+1:]...)
			return
		}
	}
}

// refuse panics for shapes that resolv does not have.
func refuse(verb string, sh *collide.Shape) {
	switch sh.Kind {
	case collide.CapsuleShape, collide.TilesShape:
		panic(fmt.Sprintf("resolvspace: %s: resolv has no capsules and no tiles; try a collide.Space", verb))
	}
}
