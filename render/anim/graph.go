package anim

import "fmt"

// Any is the name of a state that is none: its edges lead from every state, and are looked at before that one's own.
const Any = "*"

// State is one thing that a figure can be doing: an anim, and when it does something else. T is what conditions look
// at, the figure itself.
type State[T any] struct {
	Name  string
	Anim  Anim
	Speed float64   // Player.Speed when the state begins; zero: 1
	Edges []Edge[T] // the first that can be taken is
}

// Edge leads from a state to another one, or to itself, which begins it again. It is taken when all that it asks for
// is so.
type Edge[T any] struct {
	To   string        // a state's name
	When func(*T) bool // zero: whatever the figure does. It must not change the figure
	On   string        // what Machine.Trigger must have been called with; zero: nothing
	// Exit is how much of the anim must be over, 0 to 1; in a loop, of each round. Zero: it may be left at any time.
	// 1 is the end of a round, and of an anim with an end, that end.
	Exit float64
}

// Graph says which anim follows which. It is made once and never changes, may serve any number of figures and
// goroutines, and is no state: a [Machine] is.
type Graph[T any] struct {
	states []node[T]
	any    []edge[T]
}

type node[T any] struct {
	State[T]
	id    uint64
	edges []edge[T]
}

type edge[T any] struct {
	Edge[T]
	to int    // in states
	on uint64 // the hash of On; 0: nothing
}

// NewGraph returns a graph of states. A figure begins in the first one. It panics when there is none, when two have a
// name, and when an edge leads to a name that no state has.
func NewGraph[T any](states ...State[T]) *Graph[T] {
	g := &Graph[T]{}
	for _, s := range states {
		if s.Name == "" || g.index(s.Name) >= 0 {
			panic(fmt.Sprintf("anim: graph: state %q: it needs a name that no other state has", s.Name))
		}
		if s.Name != Any {
			g.states = append(g.states, node[T]{State: s, id: hash(s.Name)})
		}
	}
	if len(g.states) == 0 {
		panic("anim: graph: it has no states; give it at least one")
	}
	for _, s := range states {
		edges := g.resolve(&s)
		if s.Name == Any {
			g.any = append(g.any, edges...)
		} else {
			g.states[g.index(s.Name)].edges = edges
		}
	}
	return g
}

// resolve looks the targets of a state's edges up.
func (g *Graph[T]) resolve(s *State[T]) []edge[T] {
	var edges []edge[T]
	for _, e := range s.Edges {
		to := edge[T]{Edge: e, to: g.index(e.To)}
		if to.to < 0 {
			panic(fmt.Sprintf("anim: graph: state %q leads to %q, which is no state", s.Name, e.To))
		}
		if !(e.Exit >= 0 && e.Exit <= 1) {
			panic(fmt.Sprintf("anim: graph: the edge from %q to %q has Exit %v; needs 0 to 1", s.Name, e.To, e.Exit))
		}
		if e.On != "" {
			to.on = hash(e.On)
		}
		edges = append(edges, to)
	}
	return edges
}

// index returns where the state of a name is, or -1.
func (g *Graph[T]) index(name string) int {
	for i := range g.states {
		if g.states[i].Name == name {
			return i
		}
	}
	return -1
}
