package nav

import (
	"fmt"
	"iter"
	"slices"
)

// Graph is any places with ways between them, for ways that are no grid's: waypoints of a big world, rooms with doors,
// the states of a puzzle. N names a place: an index, a pair of them, a struct. It holds funcs, so make it where it is used;
// it is not state.
type Graph[N comparable] struct {
	// Neighbours passes the places that a step leads to, and what it costs: 0 or more. The same place must always have the
	// same neighbours in the same order.
	Neighbours func(from N) iter.Seq2[N, float64]
	// Estimate says what the way between two places costs at least: their distance, where costs are lengths. More than
	// that, and the way may not be the cheapest. Zero: nothing is known, and the search goes out to all sides.
	Estimate func(from, to N) float64
	Limit    int // places that a search looks at; zero: 100,000
}

// graphNode is what a search knows of a place.
type graphNode[N comparable] struct {
	at   N
	from int // the index of the place before it
	cost float64
	done bool
}

// graphItem is a place that waits.
type graphItem struct {
	key, cost float64
	node      int
}

// Path appends the cheapest way from start to goal, both among it, to dst, and returns its cost; false when there is
// none, or when the limit was reached first. Where there is a choice the same graph gives the same way. It allocates as
// many places as it looks at. It panics when a cost or an estimate is below 0 or NaN.
func (g Graph[N]) Path(dst []N, start, goal N) (path []N, cost float64, ok bool) {
	limit := g.Limit
	if limit <= 0 {
		limit = 100_000
	}
	nodes := []graphNode[N]{{at: start}}
	known := map[N]int{start: 0}
	open := graphQueue{{g.estimate(start, goal), 0, 0}}
	for looked := 0; len(open) > 0 && looked < limit; {
		it := open.pop()
		n := nodes[it.node]
		switch {
		case n.done:
			continue
		case n.at == goal:
			return trace(dst, nodes, it.node), n.cost, true
		}
		nodes[it.node].done = true
		looked++
		for to, step := range g.Neighbours(n.at) {
			if !(step >= 0) {
				panic(fmt.Sprintf("nav: graph path: the step from %v to %v costs %v; a cost is 0 or more", n.at, to, step))
			}
			i, seen := known[to]
			if !seen {
				i = len(nodes)
				known[to] = i
				nodes = append(nodes, graphNode[N]{at: to})
			}
			if cost := n.cost + step; !seen || cost < nodes[i].cost {
				nodes[i] = graphNode[N]{to, it.node, cost, false}
				open.push(graphItem{cost + g.estimate(to, goal), cost, i})
			}
		}
	}
	return dst, 0, false
}

func (g *Graph[N]) estimate(from, to N) float64 {
	if g.Estimate == nil {
		return 0
	}
	e := g.Estimate(from, to)
	if !(e >= 0) {
		panic(fmt.Sprintf("nav: graph path: the estimate from %v to %v is %v; it is 0 or more", from, to, e))
	}
	return e
}

// trace appends the way to a node.
func trace[N comparable](dst []N, nodes []graphNode[N], end int) []N {
	begin := len(dst)
	for i := end; ; i = nodes[i].from {
		dst = append(dst, nodes[i].at)
		if i == 0 {
			break
		}
	}
	slices.Reverse(dst[begin:])
	return dst
}

// graphQueue is a heap: the least key first, of equal ones the greater cost, which is nearer to the goal.
type graphQueue []graphItem

func (q graphQueue) before(i, j int) bool {
	return q[i].key < q[j].key || q[i].key == q[j].key && q[i].cost > q[j].cost
}

func (q *graphQueue) push(it graphItem) {
	*q = append(*q, it)
	h := *q
	for i := len(h) - 1; i > 0 && h.before(i, (i-1)/2); i = (i - 1) / 2 {
		h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
	}
}

func (q *graphQueue) pop() graphItem {
	h := *q
	first, last := h[0], len(h)-1
	h[0] = h[last]
	h = h[:last]
	*q = h
	for i := 0; ; {
		child := 2*i + 1
		if child >= len(h) {
			return first
		}
		if child+1 < len(h) && h.before(child+1, child) {
			child++
		}
		if !h.before(child, i) {
			return first
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
}
