package state

// sortInts sorts by a comparison that leaves nothing open: a quicksort with the middle of three, which C. A. R. Hoare
// made in 1961, and a heapsort where that goes too deep. It stands for slices.SortFunc, whose body is six times as long
// and would be in every page.
func sortInts(list []int, compare func(i, j int) int) {
	deep := 2
	for n := len(list); n > 0; n >>= 1 {
		deep += 2
	}
	quicksort(list, compare, deep)
}

func quicksort(list []int, compare func(i, j int) int, deep int) {
	const few = 12
	for len(list) > few {
		if deep--; deep == 0 {
			heapsort(list, compare)
			return
		}
		at := split(list, compare)
		if at < len(list)-at {
			quicksort(list[:at], compare, deep)
			list = list[at:]
		} else {
			quicksort(list[at:], compare, deep)
			list = list[:at]
		}
	}
	for i := 1; i < len(list); i++ {
		for k := i; k > 0 && compare(list[k], list[k-1]) < 0; k-- {
			list[k], list[k-1] = list[k-1], list[k]
		}
	}
}

// split puts what comes before the pivot into the first part and returns where the second one begins.
func split(list []int, compare func(i, j int) int) int {
	last, mid := len(list)-1, len(list)/2
	for _, p := range [...][2]int{{0, mid}, {0, last}, {mid, last}} {
		if compare(list[p[1]], list[p[0]]) < 0 {
			list[p[0]], list[p[1]] = list[p[1]], list[p[0]]
		}
	}
	pivot := list[mid]
	for i, k := 0, last; ; i, k = i+1, k-1 {
		for compare(list[i], pivot) < 0 {
			i++
		}
		for compare(pivot, list[k]) < 0 {
			k--
		}
		if i >= k {
			return i
		}
		list[i], list[k] = list[k], list[i]
	}
}

func heapsort(list []int, compare func(i, j int) int) {
	for i := len(list)/2 - 1; i >= 0; i-- {
		sink(list, i, compare)
	}
	for n := len(list) - 1; n > 0; n-- {
		list[0], list[n] = list[n], list[0]
		sink(list[:n], 0, compare)
	}
}

func sink(list []int, i int, compare func(i, j int) int) {
	for {
		child := 2*i + 1
		if child >= len(list) {
			return
		}
		if child+1 < len(list) && compare(list[child], list[child+1]) < 0 {
			child++
		}
		if compare(list[i], list[child]) >= 0 {
			return
		}
		list[i], list[child] = list[child], list[i]
		i = child
	}
}
