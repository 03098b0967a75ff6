package ecs

import (
	"iter"
	"slices"
)

// Sort loops over rows in an order: by what cmp says of two, and where that is 0 in their own order.
//
//	for e, r := range ecs.Sort(&w, sprites.All(&w), byDepth) { … }
//
// It costs n log n comparisons; it allocates only until the world has room for all rows. Structural changes in the loop
// wait for its end, and an entity that was destroyed in it is left out.
func Sort[K, R any](w *World, rows iter.Seq2[K, R], cmp func(a, b R) int) iter.Seq2[K, R] {
	return func(yield func(K, R) bool) {
		w.depth++
		all := borrow[sorted[K, R]](w)
		for k, r := range rows {
			*all = append(*all, sorted[K, R]{k, r})
		}
		slices.SortStableFunc(*all, func(a, b sorted[K, R]) int { return cmp(a.row, b.row) })
		for _, s := range *all {
			if e, ok := any(s.key).(Entity); ok && !w.Alive(e) {
				continue
			}
			if !yield(s.key, s.row) {
				break
			}
		}
		clear(*all)
		w.rooms = append(w.rooms, all)
		w.leave()
	}
}

type sorted[K, R any] struct {
	key K
	row R
}

// borrow takes room for elements of a type out of what the world keeps, or makes some.
func borrow[S any](w *World) *[]S {
	for i, r := range w.rooms {
		if room, ok := r.(*[]S); ok {
			w.rooms = slices.Delete(w.rooms, i, i+1)
			*room = (*room)[:0]
			return room
		}
	}
	return new([]S)
}

// FirstOf is the first row of a loop, or false when there is none:
//
//	e, r, ok := ecs.FirstOf(players.All(&w))
func FirstOf[K, R any](rows iter.Seq2[K, R]) (key K, row R, ok bool) {
	for k, r := range rows {
		return k, r, true
	}
	return key, row, false
}
