package ecs

import "reflect"

// column holds the values of one component in one table. Its slice is as long as its table has room. What is
// beyond the table's rows means nothing.
type column struct {
	p      any // *[]T
	move   moveFunc
	wipe   bool    // values keep others alive: those beyond the rows are cleared
	parked bool    // the type is not known yet: p is a *[]parkedRow
	stamps []stamp // when each row was added and changed; nil: nobody asked, see World.track
	c      *component
	v      reflect.Value // the slice itself, for the rare work on whole columns
	marked uint64        // when all rows counted as changed
	latest uint64        // when a row was last changed where it lies, while there are stamps
}

// stamp says when the component of a row was added, and last changed, in World.clock.
type stamp struct{ added, changed uint64 }

func newColumn(c *component) (col column) {
	col.hold(c)
	return col
}

// hold makes an empty column one of a component.
func (c *column) hold(of *component) {
	t := of.typ.Load()
	if t == nil {
		*c = of.park(of)
		return
	}
	if of.may != nil {
		panic("ecs: " + of.title() + " is no component: it stands in a query for one that may be absent")
	}
	c.c, c.move, c.wipe = of, of.mover(), hasPointers(*t)
	c.p = c.move(nil, 0, nil, 0, 0)
	c.v = reflect.ValueOf(c.p).Elem()
}

// data is the slice of a column.
func data[T any](c *column) []T { return *c.p.(*[]T) }

// grow gives the column room for n rows.
func (c *column) grow(n int) {
	c.v.Grow(n - c.v.Len())
	c.v.SetLen(n)
	if c.stamps != nil {
		c.stamps = append(make([]stamp, 0, n), c.stamps...)[:n]
	}
}

// stampsTo takes the stamps of a row to another column of this component, and those of the last row into its place.
func (c *column) stampsTo(dst *column, to, from, last int) {
	if c.stamps == nil {
		return
	}
	if dst.stamps != nil {
		if dst.marked != 0 {
			dst.unmark()
		}
		dst.stamps[to] = c.stamp(from)
	}
	c.stamps[from] = c.stamps[last]
}

// cut takes a row out, and moves the last one into its place.
func (c *column) cut(row, last int) {
	c.move(nil, 0, c, row, last)
	if c.stamps != nil {
		c.stamps[row] = c.stamps[last]
	}
}

// lend moves a row to another column and clears it here, where nothing else moves: in a queue's columns.
func (c *column) lend(to *column, at, row int) { c.move(to, at, c, row, row) }
