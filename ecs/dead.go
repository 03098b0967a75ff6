package ecs

import mathbits "math/bits"

// Rows of entities that were destroyed in a loop stay where they are until the loop ends: a table has a bit for each of
// them, so that loops which begin meanwhile pass them over. Without any, t.dead is empty.

// bury notes that the entity of a row is dead.
func (t *table) bury(row int) {
	t.dead = lengthen(t.dead, row/64)
	t.dead[row/64] |= 1 << (row % 64)
	t.deads++
}

func (t *table) buried(row int) bool {
	return row/64 < len(t.dead) && t.dead[row/64]&(1<<(row%64)) != 0
}

// unbury keeps dead right when a row is about to be taken out and the last row comes into its place.
func (t *table) unbury(row int) {
	last := t.n - 1
	lastDead := t.buried(last)
	if t.buried(row) {
		t.dead[row/64] &^= 1 << (row % 64)
		t.deads--
	}
	if lastDead && row != last {
		t.dead[last/64] &^= 1 << (last % 64)
		t.dead[row/64] |= 1 << (row % 64)
	}
	if t.deads == 0 {
		t.dead = t.dead[:0]
	}
}

// living cuts the rows [from, to) to the first run of them whose entities are alive.
func (t *table) living(from, to int) (lo, hi int) {
	for from < to && from/64 < len(t.dead) {
		alive := ^t.dead[from/64] >> (from % 64)
		if alive != 0 {
			from += mathbits.TrailingZeros64(alive)
			break
		}
		from = from/64*64 + 64
	}
	from = min(from, to)
	hi = from
	for hi < to && hi/64 < len(t.dead) {
		dead := t.dead[hi/64] >> (hi % 64)
		if dead != 0 {
			return from, min(to, hi+mathbits.TrailingZeros64(dead))
		}
		hi = hi/64*64 + 64
	}
	return from, to
}
