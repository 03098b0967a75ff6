package nav

// item is a cell that waits in a queue.
type item struct {
	key  uint64 // the least comes first
	x, y uint16
}

// queue is a heap with four children to a node, which is shallower than one with two. Its order among equal keys is
// the same for the same pushes.
type queue []item

func (q *queue) push(it item) {
	h := append(*q, it)
	i := len(h) - 1
	for i > 0 {
		up := (i - 1) / 4
		if h[up].key <= it.key {
			break
		}
		h[i] = h[up]
		i = up
	}
	h[i] = it
	*q = h
}

func (q *queue) pop() item {
	h := *q
	first := h[0]
	last := h[len(h)-1]
	h = h[:len(h)-1]
	*q = h
	if len(h) > 0 {
		h.sink(last)
	}
	return first
}

// sink puts an item in the place of the first one, and moves it down to where it belongs.
func (q queue) sink(it item) {
	i := 0
	for {
		child := 4*i + 1
		if child >= len(q) {
			break
		}
		least := child
		for j := child + 1; j < min(child+4, len(q)); j++ {
			if q[j].key < q[least].key {
				least = j
			}
		}
		if q[least].key >= it.key {
			break
		}
		q[i] = q[least]
		i = least
	}
	q[i] = it
}
