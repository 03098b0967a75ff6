package state

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSortInts(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for n := range 400 {
		list := make([]int, n)
		for i := range list {
			switch n % 4 {
			case 0:
				list[i] = rnd.IntN(1000)
			case 1:
				list[i] = rnd.IntN(3)
			case 2:
				list[i] = i
			case 3:
				list[i] = -i % 50
			}
		}
		want := slices.Sorted(slices.Values(list))
		heap := slices.Clone(list)
		sortInts(list, cmp.Compare[int])
		heapsort(heap, cmp.Compare[int])
		if !slices.Equal(list, want) || !slices.Equal(heap, want) {
			t.Fatalf("%d numbers: got %v and %v; want %v", n, list, heap, want)
		}
	}
}
