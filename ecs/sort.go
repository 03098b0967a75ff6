package ecs

import "slices"

// found is a row that Sort puts in order. It is not generic, so that no user's package compiles a sort of its own for
// each of its queries: that was a third of the time that a query took to compile.
type found struct {
	entity Entity
	m      *match
	row    int
}

// sorted lists the rows of a query in an order. The loop over them must end with unsorted.
func (w *World) sorted(q *query, to []Goal, cmp func(x, y found) int) []found {
	c := w.cacheOf(q)
	rows := c.rows[:0]
	c.rows = nil // a loop in this one makes its own
	l := w.begin(q, to)
	for l.next() {
		for i, e := range l.entities() {
			rows = append(rows, found{e, l.m, l.lo + i})
		}
	}
	w.end(l)
	slices.SortStableFunc(rows, cmp)
	w.depth++
	return rows
}

// unsorted ends a loop over sorted rows and keeps their room for the next one.
func (w *World) unsorted(q *query, rows []found) {
	w.depth--
	clear(rows)
	w.cacheOf(q).rows = rows
	w.settle()
}
