package render

import (
	"image"
	"math/rand/v2"
	"testing"
)

func TestSkylinePacksWithoutOverlap(t *testing.T) {
	for seed := range uint64(50) {
		a, b := packRandom(seed), packRandom(seed)
		if len(a) < 10 {
			t.Fatalf("seed %d: got %d rectangles; want at least 10", seed, len(a))
		}
		for i, r := range a {
			if r != b[i] {
				t.Fatalf("seed %d: got %v and %v for rectangle %d; want the same place twice", seed, r, b[i], i)
			}
			if !r.In(image.Rect(0, 0, 256, 200)) {
				t.Fatalf("seed %d: got %v; want it inside", seed, r)
			}
			for _, o := range a[:i] {
				if r.Overlaps(o) {
					t.Fatalf("seed %d: %v overlaps %v", seed, r, o)
				}
			}
		}
	}
}

// packRandom packs until eight rectangles in a row find no room.
func packRandom(seed uint64) (placed []image.Rectangle) {
	rnd := rand.New(rand.NewPCG(seed, 1))
	s := newSkyline(256, 200)
	for misses := 0; misses < 8; {
		w, h := 1+rnd.IntN(60), 1+rnd.IntN(60)
		if x, y, ok := s.add(w, h); ok {
			placed = append(placed, image.Rect(x, y, x+w, y+h))
		} else {
			misses++
		}
	}
	return placed
}

func TestSkylineFillsWhatFits(t *testing.T) {
	s := newSkyline(64, 64)
	for i := range 64 {
		if _, _, ok := s.add(8, 8); !ok {
			t.Fatalf("square %d of 64 found no room", i+1)
		}
	}
	if _, _, ok := s.add(1, 1); ok {
		t.Error("a full page took another rectangle")
	}
	if len(s.steps) != 1 {
		t.Errorf("got %d steps; want 1 after all are level", len(s.steps))
	}
	full := newSkyline(10, 10)
	if _, _, ok := full.add(11, 1); ok {
		t.Error("a rectangle wider than the page was taken")
	}
	if x, y, ok := full.add(10, 10); !ok || x != 0 || y != 0 {
		t.Errorf("got %d, %d, %t; want 0, 0, true", x, y, ok)
	}
}
