package collide

import (
	"math"

	"github.com/krill2d/krill/engine/geom"
)

// Space holds bodies and answers what touches what. The zero Space is empty and ready. It is plain data that belongs into
// a game's state: what it has built for speed is left out of snapshots and is built anew. It may be large, and a body
// may be up to 1e9 logical pixels from the origin. It is not for several goroutines at a time, not even for questions,
// and not to be copied by assignment.
type Space struct {
	// Cell is the side of the squares that bodies are sorted into, logical pixels: about the size of a common body. Zero:
	// it is chosen from the bodies that there are.
	Cell float64

	bodies []Body     // by slot; their Pos is in places
	places []geom.Vec // by slot
	gens   []uint32   // by slot: odd when it is taken
	ground []ID       // by slot: what the body stood on after its last Slide
	free   []uint32   // slots, the next one last
	live   int

	events  []Event // of the last Step
	crushed []ID    // of the last Step
	met     []meeting
	metOnce int // how many of met were different when they were last looked through

	seal  seal
	broad broad   `state:"-"`
	work  scratch `state:"-"`
}

// scratch is room that calls use for their time.
type scratch struct {
	near    []uint32
	pairs   []uint64
	sorted  []uint64
	counts  []uint32
	events  []Event
	merged  []Event
	pushed  []pushed
	pushing []uint64 // by slot: the number of the Push in which it is making room for its move
	push    uint64
	shoves  int
}

// Add puts a body into the space. It panics when a number in it is NaN or beyond 1e9, and when its shape is broken.
func (s *Space) Add(b Body) ID {
	refuseBody("add", &b)
	i := s.take()
	s.bodies[i], s.places[i], s.ground[i] = b, b.Pos, ID{}
	s.live++
	if s.seal.whole {
		s.broad.enter(i, &s.bodies[i], b.Pos)
	}
	return s.id(i)
}

// take returns a slot that nobody has.
func (s *Space) take() uint32 {
	if n := len(s.free); n > 0 {
		i := s.free[n-1]
		s.free = s.free[:n-1]
		s.gens[i]++
		return i
	}
	if len(s.gens) == math.MaxInt32 {
		panic("collide: add: the space has 2147483647 bodies; try to remove some")
	}
	s.bodies = append(s.bodies, Body{})
	s.places = append(s.places, geom.Vec{})
	s.gens = append(s.gens, 1)
	s.ground = append(s.ground, ID{})
	return uint32(len(s.gens) - 1)
}

// Remove takes a body out, and reports whether it was there. Those that touched it get their Exit in the next Step.
func (s *Space) Remove(id ID) bool {
	i, ok := s.find(id)
	if !ok {
		return false
	}
	if s.seal.whole {
		s.broad.leave(i)
	}
	s.bodies[i], s.places[i], s.ground[i] = Body{}, geom.Vec{}, ID{}
	s.live--
	s.gens[i]++
	if s.gens[i] != 0 { // once round, its IDs might come again
		s.free = append(s.free, i)
	}
	return true
}

// Body returns a body, and false when it is gone.
func (s *Space) Body(id ID) (Body, bool) {
	i, ok := s.find(id)
	if !ok {
		return Body{}, false
	}
	return s.body(i), true
}

// Pos returns where a body is, and the zero Vec when it is gone.
func (s *Space) Pos(id ID) geom.Vec {
	i, ok := s.find(id)
	if !ok {
		return geom.Vec{}
	}
	return s.places[i]
}

// Set replaces a body by another one under the same ID, and reports whether it was there. It panics as Add does.
func (s *Space) Set(id ID, b Body) bool {
	refuseBody("set", &b)
	i, ok := s.find(id)
	if !ok {
		return false
	}
	s.change(i, b)
	return true
}

// change puts another body into a slot.
func (s *Space) change(i uint32, b Body) {
	if s.seal.whole {
		s.broad.leave(i)
	}
	s.bodies[i], s.places[i] = b, b.Pos
	if s.seal.whole {
		s.broad.enter(i, &s.bodies[i], b.Pos)
	}
}

// SetRot turns a body to an angle in radians, clockwise, through everything. It panics when that is NaN or beyond 1e9.
func (s *Space) SetRot(id ID, rot float64) bool {
	refuseNumber("turn", "Rot", rot)
	i, ok := s.find(id)
	if ok {
		b := s.body(i)
		b.Rot = rot
		s.change(i, b)
	}
	return ok
}

// Put moves a body to a place, through everything: a jump of a teleporter, or a game that computes its own motion.
// It panics when the place is NaN or beyond 1e9.
func (s *Space) Put(id ID, pos geom.Vec) bool {
	if !fitsVec(pos) {
		refuse("put", "Pos", pos)
	}
	i, ok := s.find(id)
	if !ok {
		return false
	}
	s.put(i, pos)
	return true
}

func (s *Space) put(i uint32, pos geom.Vec) {
	s.places[i] = pos
	if s.seal.whole {
		s.broad.move(i, pos)
	}
}

// SetVel sets the velocity of a body, logical pixels per second. It panics when that is NaN or beyond 1e9.
func (s *Space) SetVel(id ID, vel geom.Vec) bool {
	refuse("set velocity", "Vel", vel)
	i, ok := s.find(id)
	if !ok {
		return false
	}
	s.bodies[i].Vel = vel
	if s.seal.whole {
		s.broad.traits[i].drives = s.bodies[i].Kind == Kinematic && vel != (geom.Vec{})
	}
	return true
}

// Len returns how many bodies there are.
func (s *Space) Len() int { return s.live }

// All passes every body with its ID, by slot. It allocates nothing. Bodies may be moved, removed and added meanwhile;
// new ones may or may not be passed.
func (s *Space) All(yield func(ID, Body) bool) {
	for i := 0; i < len(s.gens); i++ {
		if s.gens[i]&1 == 1 && !yield(s.id(uint32(i)), s.body(uint32(i))) {
			return
		}
	}
}

// find returns the slot of a body.
func (s *Space) find(id ID) (uint32, bool) {
	i := id.slot - 1
	if uint(i) >= uint(len(s.gens)) || s.gens[i] != id.gen {
		return 0, false
	}
	return i, true
}

func (s *Space) id(i uint32) ID { return ID{i + 1, s.gens[i]} }

// body returns the body in a slot that is taken.
func (s *Space) body(i uint32) Body {
	b := s.bodies[i]
	b.Pos = s.places[i]
	return b
}

// placed returns the body in a slot as the narrow phase wants it. Of tiles those count that are in the layers of hits.
func (s *Space) placed(i uint32, hits Mask) placed {
	b := &s.bodies[i]
	p := place(&b.Shape, s.places[i], b.Rot)
	p.oneWay, p.hits, p.is = b.OneWay, hits, b.is()
	return p
}
