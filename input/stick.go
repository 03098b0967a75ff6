package input

import "github.com/krill2d/krill/engine/geom"

// Vec returns the direction of a stick, at most 1 long, x to the right and y down. Keys give 1, also aslant;
// a gamepad's stick gives what lies between, from a round dead zone of 0.2 on; so does a dragging finger.
// Of several the one that is pushed furthest counts.
func (s *State) Vec(k Stick) geom.Vec {
	s.askedStick(&k)
	best := s.digital(&k)
	for player := range s.pads {
		if s.pads[player].id != 0 {
			best = longer(best, s.analog(&k, player))
		}
	}
	fingers := s.dragging(&k)
	for i := range fingers {
		if f := &fingers[i]; !f.Released && k.Drag.holds(f.half) {
			best = longer(best, round(f.drag))
		}
	}
	return best
}

func longer(a, b geom.Vec) geom.Vec {
	if b.Dot(b) > a.Dot(a) {
		return b
	}
	return a
}

// way returns one of the stick's four ways.
func (k *Stick) way(way int) *Any {
	switch way {
	case wayLeft:
		return &k.Left
	case wayRight:
		return &k.Right
	case wayUp:
		return &k.Up
	}
	return &k.Down
}

// digital returns the direction of the keys and buttons.
func (s *State) digital(k *Stick) geom.Vec {
	return geom.V(s.key(k, wayRight)-s.key(k, wayLeft), s.key(k, wayDown)-s.key(k, wayUp)).Unit()
}

// key returns 1 when a control that knows only up and down is down.
func (s *State) key(k *Stick, way int) float64 {
	if at := s.find(k.Name, way, k.by); at != none {
		return s.bound.push(s, at, k.by, switches)
	}
	for _, c := range k.way(way) {
		if c.half() || c.trigger() {
			continue
		}
		if one := (Any{c}); one.has(&s.buttons.down) {
			return 1
		}
	}
	return 0
}

// analog returns the direction of one player's sticks and triggers.
func (s *State) analog(k *Stick, player int) geom.Vec {
	return round(geom.V(
		s.push(k, wayRight, player)-s.push(k, wayLeft, player),
		s.push(k, wayDown, player)-s.push(k, wayUp, player),
	))
}

func (s *State) push(k *Stick, way, player int) float64 {
	if at := s.find(k.Name, way, k.by); at != none {
		return s.bound.push(s, at, k.by, player)
	}
	v := 0.0
	for _, c := range k.way(way) {
		if owner, ok := c.Player(); ok && owner != player || !c.half() && !c.trigger() {
			continue
		}
		v = max(v, s.tilt(c, padPlace(c, player)))
	}
	return v
}

// round applies the dead zone, the same in every direction, and cuts the rest at a length of 1.
func round(v geom.Vec) geom.Vec {
	n := v.Len()
	if n <= deadZone {
		return geom.Vec{}
	}
	return v.Mul(live(n) / n)
}

// Step returns one step of a menu or grid: -1, 0 or 1 each way when the stick is pushed there, again after
// 0.4 seconds and then every 0.1, unless the bindings say otherwise. Of two opposite ways the one that was pushed last counts, once.
func (s *State) Step(k Stick) (dx, dy int) {
	s.askedStick(&k)
	dx = s.step(&k, wayLeft, wayRight)
	dy = s.step(&k, wayUp, wayDown)
	if dx != 0 || dy != 0 {
		return dx, dy
	}
	fingers := s.dragging(&k)
	for i := range fingers {
		f := &fingers[i]
		if !k.Drag.holds(f.half) || f.heading == [2]int8{} {
			continue
		}
		if f.turned == s.tick || !f.Released && s.due(f.turned) {
			return int(f.heading[0]), int(f.heading[1])
		}
	}
	return 0, 0
}

func (s *State) step(k *Stick, less, more int) int {
	ql, qm := s.about(k.Name, less, k.way(less), k.by), s.about(k.Name, more, k.way(more), k.by)
	l, m := s.repeated(&ql), s.repeated(&qm)
	if s.isDown(&ql) && s.isDown(&qm) {
		l, m = s.pressed(&ql), s.pressed(&qm)
	}
	switch {
	case m && !l:
		return 1
	case l && !m:
		return -1
	}
	return 0
}

// Aim returns the direction in which the player aims from a point in canvas units, 1 long: towards the mouse or the
// finger that points, or as the stick is pushed, whichever was used last; a finger in the stick's zone drags the stick
// and does not point. It is the zero vector while the stick that was used last rests; a game then keeps its last aim.
func (s *State) Aim(k Stick, from geom.Vec) geom.Vec {
	v := s.Vec(k)
	if s.dragged(&k) {
		return v.Unit()
	}
	used := s.used(&k)
	if used > s.pointer.used || used == s.pointer.used && v != (geom.Vec{}) {
		return v.Unit()
	}
	return s.pointer.Pos.Sub(from).Unit()
}

// dragging returns the fingers that may push a stick: those on the screen's pad when it is the pad's, else the others.
func (s *State) dragging(k *Stick) []Finger {
	if s.screen.steers(k) {
		return s.thumbs.all()
	}
	return s.fingers.all()
}

// dragged reports whether a finger lies in the stick's zone.
func (s *State) dragged(k *Stick) bool {
	fingers := s.dragging(k)
	for i := range fingers {
		if f := &fingers[i]; !f.Released && k.Drag.holds(f.half) {
			return true
		}
	}
	return false
}

// used returns the last tick at which a control of the stick was pressed, let go or tilted; 0: never.
func (s *State) used(k *Stick) uint32 {
	last := uint32(0)
	for way := wayLeft; way <= wayDown; way++ {
		if at := s.find(k.Name, way, k.by); at != none {
			last = max(last, s.bound.used(s, at))
			continue
		}
		for _, c := range k.way(way) {
			n := c.places()
			for i := range n.count {
				last = max(last, s.usedAt(c, n.at(i)))
			}
		}
	}
	return last
}

func (s *State) usedAt(c Control, place int) uint32 {
	if !c.half() {
		return s.buttons.changed[place]
	}
	axis, _ := c.axis()
	return s.pads[(place-int(boardEnd))/padCodes].tilted[axis/2]
}
