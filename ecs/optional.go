package ecs

// Optional stands in a query for a component that an entity may have or not:
//
//	var bodies = ecs.Query2[Pos, ecs.Optional[Name]]()
//
//	for p, name := range bodies.Each(w) {
//		if name.Value != nil { … }
//	}
//
// It costs a pass of its own over the entities that have it. It is no component: nothing can be put into it.
type Optional[T any] struct {
	Value *T // nil: the entity has none
}

// optional is what a query asks of its type parameters that are Optional.
type optional interface {
	component() *component
	join(q *query, i, n int)
	place(m *match, i int, from *column)
	offer(to any, from *column, lo, hi int)
}

func (*Optional[T]) component() *component { return componentOf[T]() }

// join makes a query of n components one whose i-th may be absent.
func (o *Optional[T]) join(q *query, i, n int) {
	q.optionals = append(q.optionals, make([]optional, n-len(q.optionals))...)
	q.optionals[i], q.offer = o, (*match).offer
}

// place makes room for the pointers to the values of one table.
func (*Optional[T]) place(m *match, i int, from *column) {
	if m.source == nil {
		m.source = make([]*column, len(m.slice))
	}
	m.source[i], m.slice[i] = from, new([]Optional[T])
}

// offer points rows of to, which room made, at those of from; nil: there are none.
func (*Optional[T]) offer(to any, from *column, lo, hi int) {
	s := to.(*[]Optional[T])
	if hi > len(*s) {
		*s = append(*s, make([]Optional[T], hi-len(*s))...)
	}
	if from == nil {
		return
	}
	values := data[T](from)
	for i := lo; i < hi; i++ {
		(*s)[i].Value = &values[i]
	}
}

// offer points the optional columns of a match at the values of the rows [lo, hi).
func (m *match) offer(q *query, lo, hi int) {
	for i, may := range q.optionals {
		if may != nil {
			may.offer(m.slice[i], m.source[i], lo, hi)
		}
	}
}
