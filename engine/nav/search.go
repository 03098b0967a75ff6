package nav

// work is the memory of searches, which a map keeps.
type work struct {
	nodes []node
	round uint32 // of the search: nodes of earlier ones count as new
	open  queue
	cells []int32 // of the way that was found, from its beginning
	spans []span  // of a view
}

// node is what a search knows of a cell.
type node struct {
	cost  uint32 // of the best way to it so far
	round uint32 // round: seen; round+1: done with
	from  int32  // the cell before it
}

// begin makes ready for a search over n cells.
func (w *work) begin(n int) {
	if len(w.nodes) < n {
		w.nodes, w.round = make([]node, n), 0
	}
	if w.round > 1<<32-4 {
		clear(w.nodes)
		w.round = 0
	}
	w.round += 2
	w.open = w.open[:0]
}

// found is what a search ends with.
type found struct {
	cell int // where the way ends
	left uint32
	cost uint32
	full bool // the limit was reached before the goal
}

// search looks for the cheapest way from one cell to another: A* (Hart, Nilsson, Raphael) over whole numbers. Among
// cells that promise as much it takes the one that is nearer to the goal. With no way it ends at the cell that is nearest
// to the goal by steps over open ground, and of those at the cheapest one.
func (w *work) search(l *lattice, x0, y0, x1, y1, limit int) found {
	w.begin(l.w * l.h)
	least, _ := l.costRange()
	start, goal := y0*l.w+x0, y1*l.w+x1
	left := least * l.estimate(x0, y0, x1, y1)
	w.nodes[start] = node{0, w.round, int32(start)}
	w.open.push(item{uint64(left)<<32 | uint64(left), uint16(x0), uint16(y0)})
	best := found{cell: start, left: left}
	for looked := 0; len(w.open) > 0; looked++ {
		it := w.open.pop()
		i := int(it.y)*l.w + int(it.x)
		n := &w.nodes[i]
		if n.round > w.round {
			looked--
			continue
		}
		n.round++
		left := uint32(it.key)
		if left < best.left || left == best.left && n.cost < best.cost {
			best = found{cell: i, left: left, cost: n.cost}
		}
		if i == goal {
			return best
		}
		if limit > 0 && looked+1 >= limit {
			best.full = true
			return best
		}
		w.expand(l, int(it.x), int(it.y), x1, y1, least)
	}
	return best
}

// expand offers the way over a cell to its neighbours.
func (w *work) expand(l *lattice, x, y, x1, y1 int, least uint32) {
	var steps [8]step
	i := y*l.w + x
	so := w.nodes[i].cost
	for _, s := range steps[:l.around(x, y, &steps)] {
		to := int(s.y)*l.w + int(s.x)
		n := &w.nodes[to]
		cost := so + s.length*uint32(s.cost)
		if n.round >= w.round && n.cost <= cost {
			continue
		}
		*n = node{cost, w.round, int32(i)}
		left := least * l.estimate(int(s.x), int(s.y), x1, y1)
		w.open.push(item{uint64(cost+left)<<32 | uint64(left), uint16(s.x), uint16(s.y)})
	}
}

// trace writes down the cells of the way that ends at a cell.
func (w *work) trace(end int) {
	w.cells = w.cells[:0]
	for i := end; ; i = int(w.nodes[i].from) {
		w.cells = append(w.cells, int32(i))
		if int(w.nodes[i].from) == i {
			break
		}
	}
	for i, j := 0, len(w.cells)-1; i < j; i, j = i+1, j-1 {
		w.cells[i], w.cells[j] = w.cells[j], w.cells[i]
	}
}
