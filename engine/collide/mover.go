package collide

import "github.com/krill2d/krill/engine/geom"

// mover is a body on its way among those that hold it.
type mover struct {
	space *Space
	slot  uint32
	not   uint32 // the slot of one that does not hold it, or noSlot
	self  placed
	from  geom.Vec
	own   box // of the body at (0, 0)
	known box // the part of the world that near is about
	near  []uint32
	walk  bool
	drop  bool
	did   Motion
}

const (
	bounces = 5         // surfaces that one Slide goes along
	steep   = -0.694658 // the Y of the normal of the steepest floor: −cos 46°
	probe   = 2 * slop  // how far below its feet a body looks for ground, logical pixels
	tries   = 8         // pushes out of others
	ahead   = 64        // moves of up to so many pixels look for candidates once
)

// mover returns the body of a slot, ready to go.
func (s *Space) mover(i, not uint32) mover {
	s.ready()
	m := mover{space: s, slot: i, not: not, self: s.placed(i, s.bodies[i].hits()), from: s.places[i], known: nowhere}
	m.self.oneWay = false
	at := place(m.self.Shape, geom.Vec{}, s.bodies[i].Rot)
	m.own = boxOf(bounds(&at))
	return m
}

// look finds the candidates for a way, unless it knows them.
func (m *mover) look(by geom.Vec) {
	at := m.own.at(m.self.pos)
	whole := at.swept(by)
	if m.known.contains(&whole) {
		return
	}
	s := m.space
	q := question{column: s.broad.holds, hits: m.self.hits, not: m.slot}
	if reach := max(by.X, -by.X, by.Y, -by.Y); reach <= ahead {
		m.known = at.grown(reach + 1)
		s.work.near = s.near(s.work.near[:0], &m.known, q)
	} else {
		m.known = nowhere
		s.work.near = s.along(s.work.near[:0], &at, by, q)
	}
	m.near = s.work.near
}

// first returns the first body that holds the mover on a way, or T 1 and false. Of several it is that in the lowest slot.
func (m *mover) first(by geom.Vec) (hit touch, slot uint32, met bool) {
	hit.t = 1
	if by == (geom.Vec{}) {
		return hit, 0, false
	}
	m.look(by)
	at := m.own.at(m.self.pos)
	whole := at.swept(by)
	for _, j := range m.near {
		if j == m.not || !m.space.mayTouch(j, &whole) {
			continue
		}
		p := m.space.placed(j, m.self.hits)
		p.drop = m.drop
		t, ok := sweep(&m.self, by, &p)
		if ok && p.Kind == TilesShape && t.depth > 0 && t.normal.Dot(by) >= 0 { // out of one tile, and maybe into another
			p.leaving = true
			t, ok = sweep(&m.self, by, &p)
		}
		if !ok || t.normal.Dot(by) >= 0 || m.drop && t.oneWay {
			continue
		}
		if !met || t.t < hit.t || t.t == hit.t && j < slot {
			hit, slot, met = t, j, true
		}
	}
	return hit, slot, met
}

// mayTouch reports whether the box of a candidate touches another one.
func (s *Space) mayTouch(j uint32, o *box) bool {
	if s.broad.traits[j].grid == inTiles {
		return true
	}
	at := s.boxAt(j)
	return at.touches(o)
}

// step moves the body, through everything.
func (m *mover) step(by geom.Vec) {
	to := m.self.pos.Add(by)
	m.self.pos = geom.V(geom.Clamp(to.X, -farthest, farthest), geom.Clamp(to.Y, -farthest, farthest))
}

// slide moves the body by a vector, along what is in its way.
func (m *mover) slide(by geom.Vec) {
	var before geom.Vec
	for range bounces {
		t, j, met := m.first(by)
		m.step(by.Mul(t.t))
		if !met {
			return
		}
		m.note(&t, j)
		by = m.along(by.Mul(1-t.t), t.normal)
		if by.Dot(before) < -1e-12 { // in a corner
			return
		}
		before = t.normal
	}
}

// along returns what is left of a way that a surface holds.
func (m *mover) along(by, normal geom.Vec) geom.Vec {
	rest := by.Sub(normal.Mul(by.Dot(normal)))
	switch {
	case !m.walk:
		return rest
	case normal.Y <= steep: // ground: as far across as it would have been, and no slipping down
		return geom.V(by.X, -float64(by.X*normal.X)/normal.Y)
	case rest.Y < 0 && m.did.Floor: // nothing that stands climbs a wall
		return geom.Vec{}
	case rest.Y < min(by.Y, 0): // too steep to walk up
		return geom.V(0, by.Y)
	}
	return rest
}

// note writes down that a body was met.
func (m *mover) note(t *touch, j uint32) {
	if m.did.N < len(m.did.Hits) {
		m.did.Hits[m.did.N] = m.space.hit(j, t)
		m.did.N++
	}
	m.space.meet(m.slot, j, t.normal)
	switch {
	case t.normal.Y <= steep:
		m.stand(t, j)
	case t.normal.Y >= -steep:
		m.did.Ceiling = true
	default:
		m.did.Wall = true
	}
}

func (m *mover) stand(t *touch, j uint32) {
	m.did.Floor, m.did.FloorNormal, m.did.On = true, t.normal, m.space.id(j)
}

// land looks for ground below the feet, and goes there when it is within snap.
func (m *mover) land(by geom.Vec, snap float64) {
	if snap <= 0 && (m.did.Floor || by.Y < 0) {
		return
	}
	down := geom.V(0, max(snap, probe))
	t, j, met := m.first(down)
	if !met || t.normal.Y > steep || t.depth > 0 {
		return
	}
	if snap > 0 {
		m.step(down.Mul(t.t))
	}
	if !m.did.Floor || snap > 0 {
		m.space.meet(m.slot, j, t.normal)
		m.stand(&t, j)
	}
}

// recover pushes the body out of those that it begins in, deepest first, but not through others. When that does not
// help it stays where it was.
func (m *mover) recover(by geom.Vec) {
	m.look(by)
	for range tries {
		t, met := m.deepest()
		if !met {
			return
		}
		m.escape(t.normal.Mul(t.depth))
	}
	if _, met := m.deepest(); met {
		m.self.pos = m.from
	}
}

// deepest returns the body that the mover is deepest in, and false when it is in none.
func (m *mover) deepest() (touch, bool) {
	var best touch
	slot := uint32(0)
	m.look(geom.Vec{})
	at := m.own.at(m.self.pos)
	for _, j := range m.near {
		if j == m.not || !m.space.mayTouch(j, &at) {
			continue
		}
		p := m.space.placed(j, m.self.hits)
		if p.oneWay {
			continue
		}
		t, ok := overlap(&m.self, &p)
		if ok && !t.oneWay && t.depth > slop && (t.depth > best.depth || t.depth == best.depth && j < slot) {
			best, slot = t, j
		}
	}
	return best, best.depth > 0
}

// escape moves the body out of another one, up to what it was not in before.
func (m *mover) escape(out geom.Vec) {
	m.look(out)
	at := m.own.at(m.self.pos)
	whole := at.swept(out)
	free := 1.0
	for _, j := range m.near {
		if j == m.not || !m.space.mayTouch(j, &whole) {
			continue
		}
		p := m.space.placed(j, m.self.hits)
		if t, ok := sweep(&m.self, out, &p); ok && t.depth == 0 && t.normal.Dot(out) < 0 {
			free = min(free, t.t)
		}
	}
	m.step(out.Mul(free))
}
