package state

import (
	"slices"
	"strings"
)

// Report says how the layout of a snapshot differed from that of the value it was laid over. The paths are those of
// types: rocks[].spin is the field of every rock. A struct type is reported where it is met first.
// All are empty when the layouts are the same. Do not change the slices.
type Report struct {
	Added   []string // not in the snapshot: they keep the value that was there, and in new elements they are zero
	Parked  []string // in the snapshot and not, or not as that type, here: kept for the day when they are back
	Adopted []string // parked by an earlier Restore, and back
	Renamed []string // found under an earlier name; the path has the present one
	Retyped []string // numbers and arrays that were converted
}

// String says all in a line; it is empty when nothing differed.
func (r Report) String() string {
	var parts []string
	for _, list := range []struct {
		verb  string
		paths []string
	}{{"added", r.Added}, {"parked", r.Parked}, {"adopted", r.Adopted}, {"renamed", r.Renamed}, {"retyped", r.Retyped}} {
		if len(list.paths) > 0 {
			parts = append(parts, list.verb+" "+strings.Join(list.paths, ", "))
		}
	}
	return strings.Join(parts, "; ")
}

func (r *Report) sort() {
	for _, list := range []*[]string{&r.Added, &r.Parked, &r.Adopted, &r.Renamed, &r.Retyped} {
		slices.Sort(*list)
		*list = slices.Clip(slices.Compact(*list))
	}
}
