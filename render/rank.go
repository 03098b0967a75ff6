package render

// ranked is the number of a thing and what it is sorted by.
type ranked struct{ key, index uint32 }

const (
	rankBits = 11 // of a key in one pass
	rankMask = 1<<rankBits - 1
)

// rank sorts things by their keys; equal keys keep their order. Things in order are left alone after a look at each;
// else it is a radix sort, of three passes at most: one that all keys agree on is left out. It returns the sorted slice
// first; the other one is room for the next call.
func rank(things, spare []ranked) (sorted, rest []ranked) {
	if inOrder(things) {
		return things, spare
	}
	if cap(spare) < len(things) {
		spare = make([]ranked, len(things))
	}
	spare = spare[:len(things)]
	var counts [3][1 << rankBits]uint32
	for _, t := range things {
		counts[0][t.key&rankMask]++
		counts[1][t.key>>rankBits&rankMask]++
		counts[2][t.key>>(2*rankBits)]++
	}
	for pass := range counts {
		count, shift := &counts[pass], pass*rankBits
		if int(count[things[0].key>>shift&rankMask]) == len(things) {
			continue
		}
		at := uint32(0)
		for i, n := range count {
			count[i], at = at, at+n
		}
		for _, t := range things {
			to := &count[t.key>>shift&rankMask]
			spare[*to] = t
			*to++
		}
		things, spare = spare, things
	}
	return things, spare
}

func inOrder(things []ranked) bool {
	last := uint32(0)
	for _, t := range things {
		if t.key < last {
			return false
		}
		last = t.key
	}
	return true
}
