package ecs

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// orderNode is a system, or the begin or end of a group, in the graph of one stage.
type orderNode struct {
	system *system // nil: a group's
	name   string  // for errors
	after  []int   // nodes that come before this one
	done   bool
}

// orderGraph is what waits for what in one stage. The systems are its first nodes, in the order of adding; a group is a node
// that begins and one that ends, so that an order passes through it although it has no systems.
type orderGraph struct {
	nodes  []orderNode
	groups map[*group]int // where its begin is; its end is the next node
	of     map[*system]int
	taken  []int // in order
}

// sort puts a stage's systems in order.
func (k *scheduler) sort(p *program, s *phase, places map[*group]*phase) error {
	g := &orderGraph{groups: map[*group]int{}, of: map[*system]int{}}
	for _, sys := range k.systems {
		if places[sys.group] == s {
			g.of[sys] = len(g.nodes)
			g.nodes = append(g.nodes, orderNode{system: sys, name: strconv.Quote(sys.name)})
		}
	}
	for _, gr := range k.groups {
		if places[gr] == s {
			g.groups[gr] = len(g.nodes)
			name := k.nameOf(gr)
			g.nodes = append(g.nodes, orderNode{name: name}, orderNode{name: name})
		}
	}
	g.nest(k)
	for _, gr := range k.groups {
		if places[gr] != s {
			continue
		}
		if err := cmp.Or(k.link(p, g, statement{gr, "after", gr.After}, places), k.link(p, g, statement{gr, "before", gr.Before}, places)); err != nil {
			return err
		}
	}
	var err error
	if s.systems, err = g.order(); err != nil {
		return err
	}
	g.findWaves(s)
	return nil
}

func (g *orderGraph) before(first, then int) {
	g.nodes[then].after = append(g.nodes[then].after, first)
}

// nest puts systems and groups between the begin and the end of what they are in.
func (g *orderGraph) nest(k *scheduler) {
	for _, s := range k.systems {
		if n, here := g.of[s]; here {
			g.before(g.groups[s.group], n)
			g.before(n, g.groups[s.group]+1)
		}
	}
	for _, gr := range k.groups {
		n, here := g.groups[gr]
		if !here {
			continue
		}
		g.before(n, n+1)
		if up, here := g.groups[gr.parent]; here {
			g.before(up, n)
			g.before(n+1, up+1)
		}
	}
}

// order returns the systems so that each comes after all that it waits for, and of those that may come next always the
// one that was added first.
func (g *orderGraph) order() ([]*system, error) {
	var sorted []*system
	systems := len(g.of)
	for {
		n := g.next(systems, len(g.nodes)) // groups cost nothing, and free systems
		if n < 0 {
			n = g.next(0, systems)
		}
		if n < 0 {
			break
		}
		g.nodes[n].done = true
		g.taken = append(g.taken, n)
		if s := g.nodes[n].system; s != nil {
			sorted = append(sorted, s)
		}
	}
	if len(g.taken) < len(g.nodes) {
		return nil, g.cycle()
	}
	return sorted, nil
}

// next returns the first of some nodes that waits for nothing any more, or -1.
func (g *orderGraph) next(from, to int) int {
	for i := from; i < to; i++ {
		if !g.nodes[i].done && g.waits(i) < 0 {
			return i
		}
	}
	return -1
}

// waits returns a node that another one waits for, or -1.
func (g *orderGraph) waits(n int) int {
	for _, before := range g.nodes[n].after {
		if !g.nodes[before].done {
			return before
		}
	}
	return -1
}

// cycle names nodes that wait for each other, in the order in which they would have to run.
func (g *orderGraph) cycle() error {
	at := slices.IndexFunc(g.nodes, func(n orderNode) bool { return !n.done })
	var way []int
	for !slices.Contains(way, at) {
		way = append(way, at)
		at = g.waits(at)
	}
	way = way[slices.Index(way, at):]
	slices.Reverse(way)
	first := slices.Index(way, slices.Min(way))
	way = append(way[first:], way[:first]...)
	var names []string
	for _, n := range append(way, way[0]) {
		if name := g.nodes[n].name; len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	if len(names) == 1 {
		names = append(names, names[0])
	}
	return errors.New(strings.Join(names, " before ") + ": they wait for each other; take one After or Before out")
}
