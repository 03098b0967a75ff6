package audio

import (
	"cmp"
	"slices"
)

// Name is a row of the table from handles to what they stand for: plain data that goes into a snapshot, so that a
// program in which the name was never spoken finds the sound all the same.
type Name struct {
	id  uint64
	row row
}

// Known returns how many names this process has spoken, so that Names need not be asked again when it is the same.
func Known() int {
	table.RLock()
	defer table.RUnlock()
	return len(table.entries)
}

// Names returns the sounds that this process has named, in a fixed order. O(n log n).
func Names() []Name {
	table.RLock()
	defer table.RUnlock()
	names := make([]Name, 0, len(table.entries))
	for id, e := range table.entries {
		names = append(names, Name{id, e.row})
	}
	slices.SortFunc(names, func(a, b Name) int { return cmp.Compare(a.id, b.id) })
	return names
}

// EnterNames makes the handles of another process's names mean here what they meant there. An effect or a tune that has
// changed since then stays as it is here.
func EnterNames(names []Name) {
	for _, n := range names {
		if lookup(Sound{n.row.hash()}) == nil {
			enter(n.row)
		}
	}
}
