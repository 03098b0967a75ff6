package engine

import (
	"math"
	"slices"
	"testing"
)

func TestRandIsTheSameForASeed(t *testing.T) {
	a, b, other := NewRand(7), NewRand(7), NewRand(8)
	same := 0
	for range 1000 {
		x := a.Uint64()
		if y := b.Uint64(); x != y {
			t.Fatalf("two streams of seed 7 gave %x and %x", x, y)
		}
		if x == other.Uint64() {
			same++
		}
	}
	if same > 0 {
		t.Errorf("seeds 7 and 8 agreed %d times in 1000; want 0", same)
	}
}

func TestRandKnownValues(t *testing.T) {
	r := NewRand(1)
	got := [4]uint64{r.Uint64(), r.Uint64(), r.Uint64(), r.Uint64()}
	want := [4]uint64{0x36076ac3f7df8c52, 0x2cc1d8260e8e3673, 0xcc8c844aee30e7d9, 0x32f274b19dfbebfe}
	if got != want {
		t.Errorf("seed 1 gave %#x; want %#x: replays of every game would change", got, want)
	}
}

func TestZeroRandIsSeedZero(t *testing.T) {
	var zero Rand
	seeded := NewRand(0)
	if a, b := zero.Uint64(), seeded.Uint64(); a != b {
		t.Errorf("zero Rand gave %x; NewRand(0) gave %x", a, b)
	}
}

func TestRandIntIsEven(t *testing.T) {
	r := NewRand(3)
	const n, draws = 7, 70000
	var seen [n]int
	for range draws {
		seen[r.Int(n)]++
	}
	for i, got := range seen {
		if math.Abs(float64(got)-draws/n) > 500 {
			t.Errorf("Int(%d) gave %d %d times in %d; want about %d", n, i, got, draws, draws/n)
		}
	}
}

func TestRandIntRefusesNothing(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("Int(0) did not panic")
		}
	}()
	new(Rand).Int(0)
}

func TestRandRange(t *testing.T) {
	r := NewRand(5)
	sum := 0.0
	for range 10000 {
		x := r.Range(-2, 6)
		if x < -2 || x > 6 {
			t.Fatalf("Range(-2, 6) gave %v", x)
		}
		sum += x
	}
	if mean := sum / 10000; math.Abs(mean-2) > 0.1 {
		t.Errorf("mean of Range(-2, 6) is %v; want about 2", mean)
	}
}

func TestShuffleKeepsAll(t *testing.T) {
	r := NewRand(9)
	s := make([]int, 100)
	for i := range s {
		s[i] = i
	}
	Shuffle(&r, s)
	if slices.IsSorted(s) {
		t.Error("Shuffle left the order as it was")
	}
	slices.Sort(s)
	for i, x := range s {
		if x != i {
			t.Fatalf("after Shuffle and Sort s[%d] is %d", i, x)
		}
	}
}
