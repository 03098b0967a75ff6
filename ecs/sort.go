package ecs

// sorted is a row that Sort puts in order.
type sorted[R any] struct {
	entity Entity
	row    R
}

// borrow takes the room that a query keeps for sorting, or makes some.
func borrow[S any](w *World, q *query) []S {
	c := w.cacheOf(q)
	room, ok := c.rows.(*[]S)
	c.rows = nil
	if !ok {
		return nil
	}
	return (*room)[:0]
}

// yieldSorted hands out rows in a loop of the world's, and gives the room back.
func yieldSorted[R any](w *World, q *query, rows []sorted[R], yield func(Entity, R) bool) {
	w.depth++
	for _, r := range rows {
		if w.Alive(r.entity) && !yield(r.entity, r.row) {
			break
		}
	}
	w.depth--
	clear(rows)
	w.cacheOf(q).rows = &rows
	w.settle()
}
