package ecs

// EntitiesOf returns the entities of a world that are alive, by their places, for tools: at most n of them behind the
// first skip. O(entities that ever were at the same time).
func EntitiesOf(w *World, skip, n int) (list []Entity) {
	for i := range w.entries {
		at := &w.entries[i]
		if at.table < 0 || at.tag == 0 {
			continue
		}
		if skip--; skip >= 0 {
			continue
		}
		if len(list) == n {
			break
		}
		list = append(list, entityAt(uint32(i), at.tag))
	}
	return list
}
