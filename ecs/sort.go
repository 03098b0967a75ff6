package ecs

// sorted is a row that Sort puts in order.
type sorted[R any] struct {
	entity Entity
	row    R
}

// borrow takes the room that a query keeps for sorting, or makes some. Structural changes wait until yieldSorted ends.
func borrow[S any](w *World, q *query) *[]S {
	c := w.cacheOf(q)
	room, ok := c.rows.(*[]S)
	c.rows = nil
	w.depth++
	if !ok {
		room = new([]S)
	}
	return room
}

// yieldSorted hands out rows, and gives the room back.
func yieldSorted[R any](w *World, q *query, rows *[]sorted[R], yield func(Entity, R) bool) {
	for _, r := range *rows {
		if w.Alive(r.entity) && !yield(r.entity, r.row) {
			break
		}
	}
	clear(*rows)
	*rows = (*rows)[:0]
	w.cacheOf(q).rows = rows
	w.leave()
}
