package ecs

import (
	"errors"
	"fmt"
	"reflect"
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
		if err := k.link(p, g, gr, places); err != nil {
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

// link adds what a group's After and Before say.
func (k *scheduler) link(p *program, g *orderGraph, gr *group, places map[*group]*phase) error {
	self := g.groups[gr]
	for _, dir := range [...]struct {
		word  string
		names any
		early bool // what is named comes first
	}{{"after", gr.After, true}, {"before", gr.Before, false}} {
		for _, ref := range parts(dir.names) {
			targets, err := k.find(ref)
			if err != nil {
				return fmt.Errorf("%s is to run %s %w", k.nameOf(gr), dir.word, err)
			}
			for _, t := range targets {
				begin, end, here := g.span(t)
				switch {
				case here && dir.early:
					g.before(end, self)
				case here:
					g.before(self+1, begin)
				case !p.ordered(places[gr], places[t.home()], dir.early):
					return fmt.Errorf("%s is to run %s %s, but the one is in %s and the other in %s", k.nameOf(gr), dir.word, k.targetName(t), places[gr].name, places[t.home()].name)
				}
			}
		}
	}
	return nil
}

// ordered reports whether what is in the stage other comes before what is in s, or after it.
func (p *program) ordered(s, other *phase, before bool) bool {
	if before {
		return p.rank(other) < p.rank(s)
	}
	return p.rank(other) > p.rank(s)
}

// orderTarget is what an After or a Before names: a system or a group.
type orderTarget struct {
	system *system
	group  *group
}

func (t orderTarget) home() *group {
	if t.system != nil {
		return t.system.group
	}
	return t.group
}

func (k *scheduler) targetName(t orderTarget) string {
	if t.system != nil {
		return fmt.Sprintf("%q", t.system.name)
	}
	return k.nameOf(t.group)
}

// span returns the nodes that a target begins and ends with, and whether it is in this graph.
func (g *orderGraph) span(t orderTarget) (begin, end int, here bool) {
	if t.system != nil {
		n, here := g.of[t.system]
		return n, n, here
	}
	n, here := g.groups[t.group]
	return n, n + 1, here
}

// parts returns the parts of an After or a Before.
func parts(names any) []any {
	switch names := names.(type) {
	case nil:
		return nil
	case []any:
		return names
	}
	return []any{names}
}

// find returns what a part of an After or a Before stands for.
func (k *scheduler) find(ref any) ([]orderTarget, error) {
	var found []orderTarget
	switch v := reflect.ValueOf(ref); v.Kind() {
	case reflect.String:
		return k.named(v.String())
	case reflect.Func:
		for _, s := range k.systems {
			if s.code == v.Pointer() {
				found = append(found, orderTarget{system: s})
			}
		}
		if found == nil && !v.IsNil() {
			name := funcName(v.Pointer())
			return nil, fmt.Errorf("the func %s, which is not in the schedule%s", name, didYouMean(name[strings.Index(name, ".")+1:], k.allNames()))
		}
	}
	if found == nil {
		return nil, fmt.Errorf("a %T; want a system's func, or the name of a system or a group, or a list []any{…} of them", ref)
	}
	return found, nil
}

// named returns the group or the systems of a name; one that two systems share means neither.
func (k *scheduler) named(name string) ([]orderTarget, error) {
	for _, g := range k.groups {
		if name != "" && g.Name == name {
			return []orderTarget{{group: g}}, nil
		}
	}
	var found []orderTarget
	var full []string
	for _, s := range k.systems {
		if s.full == name {
			return []orderTarget{{system: s}}, nil
		}
		if s.short() == name {
			found, full = append(found, orderTarget{system: s}), append(full, s.full)
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("%q: there is no system or group of that name%s", name, didYouMean(name, k.allNames()))
	case 1:
		return found, nil
	}
	return nil, fmt.Errorf("%q, which is the name of several: %s; write one of these", name, strings.Join(full, ", "))
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
