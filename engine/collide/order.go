package collide

import "cmp"

// Compare returns -1, 0 or 1: the order in which a Space tells of bodies.
func (id ID) Compare(other ID) int {
	return cmp.Or(cmp.Compare(id.slot, other.slot), cmp.Compare(id.gen, other.gen))
}
