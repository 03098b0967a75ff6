package audio

import "sort"

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

// ids are sorted by package sort, which has one body for all types, where slices has one for each, in every page.
type ids []uint64

func (n ids) Len() int           { return len(n) }
func (n ids) Less(i, j int) bool { return n[i] < n[j] }
func (n ids) Swap(i, j int)      { n[i], n[j] = n[j], n[i] }

// Names returns the sounds that this process has named, in a fixed order. O(n log n).
func Names() []Name {
	table.RLock()
	defer table.RUnlock()
	order := make(ids, 0, len(table.entries))
	for id := range table.entries {
		order = append(order, id)
	}
	sort.Sort(order)
	names := make([]Name, 0, len(order))
	for _, id := range order {
		names = append(names, Name{id, table.entries[id].row})
	}
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
