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

// byID sorts names. Package sort has one body for all types, where slices has one for each, in every page.
type byID []Name

func (n byID) Len() int           { return len(n) }
func (n byID) Less(i, j int) bool { return n[i].id < n[j].id }
func (n byID) Swap(i, j int)      { n[i], n[j] = n[j], n[i] }

// Names returns the sounds that this process has named, in a fixed order. O(n log n).
func Names() []Name {
	table.RLock()
	defer table.RUnlock()
	names := make([]Name, 0, len(table.entries))
	for id, e := range table.entries {
		names = append(names, Name{id, e.row})
	}
	sort.Sort(byID(names))
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
