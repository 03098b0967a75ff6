package geom

import (
	"math"
	"testing"
)

func TestScatterFillsItsRange(t *testing.T) {
	const n, bins = 1 << 16, 16
	for _, seed := range []uint32{0, 1, 2, 1 << 31} {
		var count [bins]int
		sum, beside, last := 0.0, 0.0, 0.0
		for i := range uint32(n) {
			v := Scatter(i, seed)
			if !(v >= -1 && v <= 1) {
				t.Fatalf("Scatter(%d, %d): got %v; want −1 to 1", i, seed, v)
			}
			count[min(int((v+1)/2*bins), bins-1)]++
			sum += v
			beside += v * last
			last = v
		}
		for b, c := range count {
			if c < n/bins*9/10 || c > n/bins*11/10 {
				t.Errorf("seed %d: got %d values in part %d of %d; want about %d", seed, c, b, bins, n/bins)
			}
		}
		if math.Abs(sum/n) > 0.02 || math.Abs(beside/n) > 0.02 {
			t.Errorf("seed %d: got a mean of %v and neighbours alike by %v; want about 0", seed, sum/n, beside/n)
		}
	}
}

func TestNoiseIsSmooth(t *testing.T) {
	for i := -50; i < 50; i++ {
		if got, want := Noise(float64(i), 3), Scatter(uint32(i), 3); got != want {
			t.Errorf("Noise(%d): got %v; want %v, as Scatter has it", i, got, want)
		}
		for k := range 100 {
			at := float64(i) + float64(k)/100
			if step := math.Abs(Noise(at+0.01, 3) - Noise(at, 3)); step > 0.031 {
				t.Fatalf("Noise at %v: got a step of %v in 0.01; want at most 1.5 times 2 times that", at, step)
			}
		}
	}
	if Noise(0.5, 1) == Noise(0.5, 2) {
		t.Error("got one value for two seeds; want two curves")
	}
}
