package anim

import "fmt"

// Machine is where a figure is in a [Graph]: the state, and the player of its anim. It is plain data, for a game's state
// or a column of an entity store. The zero value is before the first state of whatever graph steps it.
type Machine struct {
	Player         // of the present state: Sprite, Fired and the rest; Graph.Step steps it
	state   uint64 // the hash of its name
	trigger uint64 // the hash of one that waits
}

// Trigger gives the name that an edge with such an On waits for. It stays until an edge of the state takes it, until
// another state begins or another trigger comes.
func (m *Machine) Trigger(name string) { m.trigger = hash(name) }

// In reports whether the state of that name is the present one.
func (m *Machine) In(name string) bool { return m.state == hash(name) }

// Step lets dt seconds pass for a figure: call it once in each Update, when all that conditions look at is as it will be
// drawn. It takes at most one edge from each state, as many in a row as there are states, and then steps the player, so
// the first frame of a new state fires its events in this call. It allocates nothing; O(edges). It panics as
// Player.Step does.
func (g *Graph[T]) Step(m *Machine, figure *T, dt float64) {
	now := g.present(m)
	for range g.states {
		e := g.way(m, now, figure, dt)
		if e == nil {
			break
		}
		now = e.to
		g.begin(m, now)
	}
	m.Player.Step(dt)
}

// State returns the name of a machine's present state, before its first Step the first one's. O(states).
func (g *Graph[T]) State(m *Machine) string { return g.states[max(g.find(m), 0)].Name }

// Go begins a state, whatever the edges say, with the next Step. It panics when the graph has no state of that name.
func (g *Graph[T]) Go(m *Machine, name string) {
	to := g.index(name)
	if to < 0 {
		panic(fmt.Sprintf("anim: go to %q: it is no state of the graph", name))
	}
	g.begin(m, to)
}

// find returns where a machine's state is, or -1.
func (g *Graph[T]) find(m *Machine) int {
	for i := range g.states {
		if g.states[i].id == m.state {
			return i
		}
	}
	return -1
}

// present returns where the machine's state is, and begins the first one when there is none of that name.
func (g *Graph[T]) present(m *Machine) int {
	if i := g.find(m); i >= 0 {
		return i
	}
	g.begin(m, 0)
	return 0
}

func (g *Graph[T]) begin(m *Machine, to int) {
	s := &g.states[to]
	*m = Machine{Player: Player{Anim: s.Anim, Speed: s.Speed}, state: s.id}
}

// way returns the edge that is taken, or nil. One from any state does not begin the present one again all the time: for
// that it needs a trigger.
func (g *Graph[T]) way(m *Machine, from int, figure *T, dt float64) *edge[T] {
	for i := range g.any {
		if e := &g.any[i]; (e.to != from || e.on != 0) && e.open(m, figure, dt) {
			return e
		}
	}
	edges := g.states[from].edges
	for i := range edges {
		if e := &edges[i]; e.open(m, figure, dt) {
			return e
		}
	}
	return nil
}

func (e *edge[T]) open(m *Machine, figure *T, dt float64) bool {
	return (e.on == 0 || e.on == m.trigger) && (e.When == nil || e.When(figure)) && (e.Exit == 0 || m.past(e.Exit, dt))
}

// past reports whether a part of the round will be over in dt seconds: what is drawn at the end of a tick must not be
// one frame too late. What is not known holds nobody up.
func (p *Player) past(part, dt float64) bool {
	t := known.find(p.Anim).ready()
	switch {
	case t == nil || p.done:
		return true
	case p.playing != p.Anim || part == 1 && int(p.round)+1 < t.rounds:
		return false
	}
	if p.Speed != 0 {
		dt = float64(dt * p.Speed)
	}
	return p.shown().start+p.at+dt >= float64(part*t.length)-slack
}
